"""Publication dates that the text states: datelines, date lines, bylines, and what is none of these."""

from __future__ import annotations

import pytest

from strike_timeline.articles.dateline import text_date
from strike_timeline.articles.days import Order

BODY = "Dockers at the northern port stopped work at dawn and said they would stay out until they are heard."

DATELINES = [
    ("DULUTH, Minn., March 4, 2021 (Lakewire) - " + BODY, "2021-03-04"),
    ("DULUTH, March 4, 2021 -- " + BODY, "2021-03-04"),
    ("DULUTH, Thursday, March 4, 2021 (Lakewire) — " + BODY, "2021-03-04"),
    ("ST. JOHN'S, N.L., Mar. 4, 2021 /Newsline/ - " + BODY, "2021-03-04"),
    ("Halifax, 4 March 2021 – " + BODY, "2021-03-04"),
    ("(Halifax, March 4, 2021) – " + BODY, "2021-03-04"),
    ("LEEDS (Lakewire), 4 March 2021 - " + BODY, "2021-03-04"),
    ("March 4, 2021 - " + BODY, "2021-03-04"),
    ("SÃO PAULO, Brazil, 4th March 2021 - " + BODY, "2021-03-04"),
    ("Dockers stop work\n\nDULUTH, March 4, 2021 (Lakewire) - " + BODY, "2021-03-04"),
    ("Duluth, Minn. – March 4, 2021 – " + BODY, "2021-03-04"),
    ("DULUTH, MN (March 4, 2021) – " + BODY, "2021-03-04"),
    ("DULUTH--(LABOR WIRE)--March 4, 2021--" + BODY, "2021-03-04"),
    ("March 4, 2021 (DULUTH) - " + BODY, "2021-03-04"),
    ("Three days on, and no sign of an end. " * 5 + "\n\nDULUTH, March 4, 2021 - " + BODY, "2021-03-04"),
]

DATE_LINES = [
    ("Dockers stop work\n4 March 2021\n\n" + BODY, "2021-03-04"),
    ("Dockers stop work\nMarch 4, 2021\n\n" + BODY, "2021-03-04"),
    ("Dockers stop work\nPublished: Thursday 4 March 2021, 17:30 GMT\n\n" + BODY, "2021-03-04"),
    ("Dockers stop work\nPosted on March 4, 2021 at 5:15 p.m. ET\n\n" + BODY, "2021-03-04"),
    ("FOR IMMEDIATE RELEASE: March 4, 2021\n\n" + BODY, "2021-03-04"),
    ("FOR IMMEDIATE RELEASE\nMarch 4th, 2021\n\n" + BODY, "2021-03-04"),
    ("Date: Thu, 4 Mar 2021 10:00:00 -0500\n\n" + BODY, "2021-03-04"),
    ("Dockers stop work\n2021-03-04\n\n" + BODY, "2021-03-04"),
    ("Dockers stop work\n2021-03-04T23:30:00-08:00\n\n" + BODY, "2021-03-04"),
    ("Dockers stop work\nBy Ada Quill | March 4, 2021\n\n" + BODY, "2021-03-04"),
    ("Dockers stop work\nBy Ada Quill, Staff Writer | March 4, 2021, 5:15 p.m.\n\n" + BODY, "2021-03-04"),
    ("Dockers stop work\nBy Ada Quill, March 4, 2021\n\n" + BODY, "2021-03-04"),
    ("Dockers stop work\nThe Harbor Sheet · 4 March 2021 · 3 min read\n\n" + BODY, "2021-03-04"),
    ("Dockers stop work\nPublished 4 March 2021, updated 6 March 2021\n\n" + BODY, "2021-03-04"),
    ("Dockers stop work\nUpdated 6 March 2021; first published 4 March 2021\n\n" + BODY, "2021-03-04"),
    ("Dockers stop work\nLast updated: 6 March 2021\n\n" + BODY, "2021-03-06"),
    ("Dockers stop work\nUpdated 6 March 2021\nPublished 4 March 2021\n\n" + BODY, "2021-03-04"),
    ("Dockers stop work\n5:15 PM EST, Thursday, March 4, 2021\n\n" + BODY, "2021-03-04"),
    ("Dockers stop work\nPublished 5:15 PM EST, Thu March 4, 2021\n\n" + BODY, "2021-03-04"),
    ("Dockers stop work\nThursday, 4 March 2021\n\n" + BODY, "2021-03-04"),
    ("Dockers stop work\r\nMarch 4, 2021\r\n\r\n" + BODY, "2021-03-04"),
    ("**Published:** March 4, 2021\n\n" + BODY, "2021-03-04"),
    ("DULUTH, March 4, 2021\n\n" + BODY, "2021-03-04"),
    ("Dockers stop work\nMarch 4, 2021 / 5:15 PM EST / Lakewire\n\n" + BODY, "2021-03-04"),
    (
        "Dockers stop work\nThu 4 Mar 2021 17.15 GMT\nLast modified on Fri 5 Mar 2021 09.00 GMT\n\n" + BODY,
        "2021-03-04",
    ),
    ("Dockers stop work\nMarch 4, 2021, 5:15 PM GMT+1\n\n" + BODY, "2021-03-04"),
    (
        "Dockers stop work\nPosted: Mar 4, 2021 / 05:15 PM EST Updated: Mar 5, 2021 / 09:00 AM\n\n" + BODY,
        "2021-03-04",
    ),
    ("Dockers stop work\n(Published 4 March 2021)\n\n" + BODY, "2021-03-04"),
    # masthead, place or newsletter in title case before the date
    ("Dockers stop work\n\nThe Lake Valley Herald, Thursday, March 4, 2021\n\n" + BODY, "2021-03-04"),
    ("Dockers stop work\n\nLakeside, Thursday 4 March 2021\n\n" + BODY, "2021-03-04"),
    ("Dock Talk\nCircular no. 12 / Week of 1 March 2021\n\n" + BODY, "2021-03-01"),
    # labels of programs and lists
    ("Dockers stop work\n\nAired March 4, 2021, 7:10 a.m. Eastern\n\n" + BODY, "2021-03-04"),
    ("The year at the docks\n\nCompiled Mar. 4, 2021\n\n" + BODY, "2021-03-04"),
    (
        "PRESS RELEASE\n\nContact: Ada Quill\nada@union.example\n555 0100\n\nMarch 4, 2021\n\nDOCKERS OUT\n\n"
        + BODY,
        "2021-03-04",
    ),
]

NONE = [
    BODY,
    "DULUTH, March 4 (Lakewire) - " + BODY,
    "Dockers' contract expires March 4, 2021\n\n" + BODY,
    "The strike of March 4, 2021, and what came of it\n\n" + BODY,
    "Dockers walked out on March 4, 2021, and went back two days later, their union said on Friday.",
    "A ballot opened on 4 March 2021 - the first in a decade - and closes on Friday. " + BODY,
    "From March 4, 2021 - " + BODY,
    "\n\n".join([BODY] * 12) + "\n\nMarch 4, 2021",
    "Dockers stop work\n\nMarch 2021\n\n" + BODY,
    "How it went\n\n" + BODY * 4 + "\n\nMarch 4, 2021\n\nDockers walk out.\n\nMarch 9, 2021\n\nThey return.",
    "The pact runs until March 4, 2021",
    "Rally at the gates\nWhen: Thursday, March 4, 2021\n\n" + BODY,
    "Dockers walked out, March 4, 2021\n\n" + BODY,
    "Strikes: March 4, 2021 and March 9, 2021\n\n" + BODY,
    "",
]


@pytest.mark.parametrize(("text", "day"), DATELINES + DATE_LINES)
def test_stated_in_full(text: str, day: str) -> None:
    stamp = text_date(text)
    assert stamp is not None
    assert stamp.start.isoformat() == day == stamp.end.isoformat()


@pytest.mark.parametrize("text", NONE)
def test_dates_of_events_and_dates_without_a_year_are_not_the_publication_date(text: str) -> None:
    assert text_date(text) is None


@pytest.mark.parametrize(
    ("line", "order", "day", "warned"),
    [
        ("17/01/2024", Order.UNKNOWN, "2024-01-17", False),
        ("01/17/2024", Order.UNKNOWN, "2024-01-17", False),
        ("03/04/2023", Order.UNKNOWN, "2023-04-03", True),
        ("03/04/2023", Order.DAY_FIRST, "2023-04-03", False),
        ("03/04/2023", Order.MONTH_FIRST, "2023-03-04", False),
        ("17/01/2024", Order.MONTH_FIRST, "2024-01-17", False),
    ],
)
def test_numeric_date_lines(line: str, order: Order, day: str, warned: bool) -> None:
    stamp = text_date(f"Dockers stop work\nPublished: {line}\n\n{BODY}", order)
    assert stamp is not None
    assert stamp.start.isoformat() == day
    assert (stamp.warning is not None) is warned
