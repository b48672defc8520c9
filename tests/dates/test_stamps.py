"""Datelines, publication lines and post times are mentions, but stamps: they say when a text was written."""

from __future__ import annotations

import pytest

from strike_timeline.dates.reading import read


def _stamps(text: str) -> list[str]:
    return [text[r.start : r.end] for r in read(text) if r.stamp]


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("LISBON, March 4 (Wire) - Crane drivers walked out.", "March 4"),
        ("Ferries halted\n\nPORT-AU-PRINCE, Haiti, Jan. 9 - Crews walked out.", "Jan. 9"),
        ("NEW YORK (AP), Aug. 3 -- Crews walked out.", "Aug. 3"),
        (
            "Cranes idle\nPublished: Tuesday 2 March 2021, 17:30 GMT\n\nCrews left.",
            "Tuesday 2 March 2021, 17:30 GMT",
        ),
        ("Cranes idle\n2 March 2021\n\nCrews left.", "2 March 2021"),
        ("16:45 - The union has left the talks.", "16:45"),
        ("8:05 p.m. ET: The union has left the talks.", "8:05 p.m. ET"),
    ],
)
def test_stamps(text: str, stamp: str) -> None:
    assert _stamps(text) == [stamp]


@pytest.mark.parametrize(
    "text",
    [
        "On March 4 crane drivers walked out.",
        "March 4: crane drivers walked out.",
        "They stop at 16:45 - an hour early.",
        "The IG Metall union said on Friday - hours before the vote - that talks failed.",
    ],
)
def test_ordinary_dates_are_no_stamps(text: str) -> None:
    assert _stamps(text) == []
