"""The tables in ``tables/``: one sentence a line, what its date phrases come to, by topic."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from strike_timeline.model import DateSpan

TABLES = Path(__file__).parent / "tables"


class Row(NamedTuple):
    published: str
    text: str
    intervals: str
    values: str
    """TIMEX3 values of all phrases, those without dates too; empty when the row does not say."""


def rows(name: str) -> list[Row]:
    """The rows of a table: "text | intervals | values", under the publication day that "@" sets."""
    found: list[Row] = []
    published = ""
    for line in (TABLES / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            published = line.removeprefix("@").strip()
        elif line and not line.startswith("#"):
            text, intervals, values = ([part.strip() for part in line.split(" | ")] + [""])[:3]
            found.append(Row(published, text, intervals, values))
    return found


def _interval(when: DateSpan, named: bool) -> str:
    days = f"{when.start}" if when.start == when.end else f"{when.start}..{when.end}"
    return f"{days} {when.granularity}" if named else days


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, id=f"{path.stem}: {row.text}")
        for path in sorted(TABLES.glob("*.txt"))
        for row in rows(path.name)
    ],
)
def test_table(found: Callable[..., list[tuple[str, DateSpan]]], row: Row) -> None:
    """A granularity is compared where the row gives one behind the interval."""
    phrases = [when for _, when in found(row.text, row.published)]
    dated = [when for when in phrases if when.start is not None]
    asked = [" " in wanted for wanted in row.intervals.split(" ; ")] + [True] * len(dated)
    told = [_interval(when, named) for when, named in zip(dated, asked, strict=False)]
    assert (" ; ".join(told) or "-") == row.intervals
    if row.values:
        assert " ; ".join(when.timex3.value for when in phrases) == row.values
