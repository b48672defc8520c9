"""The tables in ``tables/``: one sentence a line, what its date phrases come to, by topic."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from strike_timeline.model import DateSpan
from tests.dates.sentences import TABLES, Row, rows


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
