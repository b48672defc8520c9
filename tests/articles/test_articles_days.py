"""Days written out in fields, addresses and file names."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strike_timeline.articles.days import (
    Order,
    address_days,
    field_day,
    name_day,
    numeric_order,
    url_day,
    written_days,
)

FIELDS: list[tuple[object, str | None]] = [
    ("2021-03-04", "2021-03-04"),
    ("2021-03-04T23:30:00-08:00", "2021-03-04"),
    ("2021-03-04T00:10:00+10:00", "2021-03-04"),
    ("2021-03-04 10:00:00", "2021-03-04"),
    ("2021/03/04", "2021-03-04"),
    ("20210304", "2021-03-04"),
    ("20210304T101500Z", "2021-03-04"),
    (20210304, "2021-03-04"),
    ("Thu, 04 Mar 2021 23:30:00 -0800", "2021-03-04"),
    ("4 Mar 2021", "2021-03-04"),
    ("4th of March, 2021", "2021-03-04"),
    ("March 4th, 2021 at 5 pm", "2021-03-04"),
    ("Mar. 4 2021", "2021-03-04"),
    ("Thu Mar  4 17:15:00 EST 2021", "2021-03-04"),
    ("Thu Mar 04 2021 17:15:00 GMT-0500 (EST)", "2021-03-04"),
    ("Thursday, 04-Mar-21 10:00:00 GMT", "2021-03-04"),
    ("Mar 4, '21", "2021-03-04"),
    ("Mar 4, 21:15", None),
    ("4 Mar 17:15", None),
    ("2021\u201103\u201104", "2021-03-04"),
    ("/Date(1614852000000)/", "2021-03-04"),
    ("04-Mar-2021", "2021-03-04"),
    ("25/03/2021", "2021-03-25"),
    ("03/25/2021", "2021-03-25"),
    ("3/4/2021 5:15 PM EST", "2021-03-04"),
    ("25.03.2021", "2021-03-25"),
    ("3/25/21", "2021-03-25"),
    (1614816000, "2021-03-04"),
    (1614816000.5, "2021-03-04"),
    (1614816000000, "2021-03-04"),
    ("1614816000", "2021-03-04"),
    (date(2021, 3, 4), "2021-03-04"),
    (datetime(2021, 3, 4, 23, 59), "2021-03-04"),
    ("2021-03", "2021-03-01/2021-03-31"),
    ("March 2021", "2021-03-01/2021-03-31"),
    ("2021", "2021-01-01/2021-12-31"),
    ("2021-02-30", None),
    ("yesterday", None),
    ("", None),
    (None, None),
    (True, None),
    (0, None),
    (float("nan"), None),
    ([], None),
]


@pytest.mark.parametrize(("value", "expected"), FIELDS)
def test_field_values(value: object, expected: str | None) -> None:
    found = field_day(value)
    if expected is None:
        assert found is None
    else:
        assert found is not None
        start, _, end = expected.partition("/")
        assert (found.start.isoformat(), found.end.isoformat()) == (start, end or start)


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["03/04/2021", "25/03/2021"], Order.DAY_FIRST),
        (["03/04/2021", "03/25/2021"], Order.MONTH_FIRST),
        (["03/04/2021", "05/06/2021"], Order.UNKNOWN),
        (["25/03/2021", "03/25/2021"], Order.UNKNOWN),
        (["2021-03-25", "today", ""], Order.UNKNOWN),
        ([], Order.UNKNOWN),
    ],
)
def test_an_impossible_month_decides_for_the_column(column: list[str], order: Order) -> None:
    assert numeric_order(column) is order


def test_an_ambiguous_date_is_day_first_with_a_warning() -> None:
    found = field_day("03/04/2021")
    assert found is not None
    assert found.start == date(2021, 4, 3)
    assert found.warning == "date 03/04/2021 read as day-first"
    same = field_day("04/04/2021")
    assert same is not None
    assert same.warning is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://paper.example/2021/03/04/ports/dockers.html", "2021-03-04"),
        ("https://paper.example/ports/2021/mar/04/dockers", "2021-03-04"),
        ("https://paper.example/ports/2021-03-04-dockers", "2021-03-04"),
        ("https://paper.example/ports/20210304/dockers", "2021-03-04"),
        ("https://paper.example/ports/dockers-20210304.html", "2021-03-04"),
        ("/2021/3/4/dockers", "2021-03-04"),
        ("https://paper.example/2021/03/dockers", None),
        ("https://paper.example/2021/13/04/dockers", None),
        ("https://paper.example/story-2021030455", None),
        ("https://paper.example/a?date=/2021/03/04/", None),
        ("https://2021-03-04.example/dockers", None),
        ("", None),
    ],
)
def test_days_in_addresses(url: str, day: str | None) -> None:
    found = url_day(url)
    assert (found.isoformat() if found else None) == day


def test_days_of_other_addresses_are_sorted_and_unique() -> None:
    own = "https://paper.example/2021/03/05/own"
    links = [own, "/2021/03/04/b", "/2021/02/01/a", "https://x.example/2021/03/04/c", "/about"]
    assert address_days(links, own) == (date(2021, 2, 1), date(2021, 3, 4))


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2021-03-04-dockers.txt", "2021-03-04"),
        ("dockers_20210304.html", "2021-03-04"),
        ("2021/03/04/dockers.txt", "2021-03-04"),
        ("dockers.2021_03_04.txt", "2021-03-04"),
        ("dockers-2021.txt", None),
        ("dockers-120210304.txt", None),
        ("20211304.txt", None),
    ],
)
def test_days_in_file_names(name: str, day: str | None) -> None:
    found = name_day(name)
    assert (found.isoformat() if found else None) == day


@given(st.dates(date(1800, 1, 1), date(2099, 12, 31)))
def test_every_usual_way_to_write_a_day_is_read_back(day: date) -> None:
    month = day.strftime("%B")
    for written in (
        day.isoformat(),
        f"{month} {day.day}, {day.year}",
        f"{month[:3]}. {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"Published {day.strftime('%A')}, {day.day} {month[:3]} {day.year} at noon",
    ):
        assert [found.day for found in written_days(written)] == [day]


@given(st.text())
def test_any_text_is_searched_without_error(text: str) -> None:
    for found in written_days(text):
        assert 0 <= found.start < found.end <= len(text)
    field_day(text)
    url_day(text)
    name_day(text)
