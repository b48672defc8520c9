"""EDTF and TIMEX3 of every granularity."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from strike_timeline.dates import edtf, timex
from strike_timeline.model import DateSpan, Granularity

Found = Callable[..., list[tuple[str, DateSpan]]]


@pytest.mark.parametrize(
    ("text", "granularity", "edtf_text", "type_", "value", "mod"),
    [
        ("They struck on May 2, 2020.", "day", "2020-05-02", "DATE", "2020-05-02", None),
        ("They struck last week.", "week", "2021-06-07/2021-06-13", "DATE", "2021-W23", None),
        ("They struck last weekend.", "weekend", "2021-06-12/2021-06-13", "DATE", "2021-W23-WE", None),
        ("They struck in May 2020.", "month", "2020-05", "DATE", "2020-05", None),
        ("They struck in the second quarter of 2020.", "quarter", "2020-04/2020-06", "DATE", "2020-Q2", None),
        ("They struck in the summer of 2020.", "season", "2020-06/2020-08", "DATE", "2020-SU", None),
        ("They struck in 2020.", "year", "2020", "DATE", "2020", None),
        ("They struck in the 1980s.", "decade", "198X", "DATE", "198", None),
        ("They struck in early May 2020.", "range", "2020-05-01/2020-05-10", "DATE", "2020-05", "START"),
        ("They struck in mid-2020.", "range", "2020-05/2020-08", "DATE", "2020", "MID"),
        ("They struck on Friday night.", "day", "2021-06-11", "TIME", "2021-06-11TNI", None),
        ("They struck at 12:01 a.m. on Friday.", "day", "2021-06-11", "TIME", "2021-06-11T00:01", None),
        ("It took nearly two months.", "duration", "", "DURATION", "P2M", "LESS_THAN"),
    ],
)
def test_one_phrase_in_both(
    found: Found, text: str, granularity: str, edtf_text: str, type_: str, value: str, mod: str | None
) -> None:
    [(_, when)] = found(text)
    assert when.granularity is Granularity(granularity)
    assert when.edtf == edtf_text
    assert (when.timex3.type, when.timex3.value, when.timex3.mod) == (type_, value, mod)
    assert timex.is_value(value)


def test_the_basis_names_anchor_and_weekday(found: Found) -> None:
    [(_, when)] = found("They will meet next week.", "2023-09-15")
    assert when.basis == "'next week' relative to publication 2023-09-15 (Friday)"


@pytest.mark.parametrize("text", ["", "soon", "2023-13", "23-01-01", "2023-W38"])
def test_unreadable_edtf_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        edtf.read(text)
