"""What holds for every text and every day of writing."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from strike_timeline.dates import edtf, timex
from strike_timeline.dates.anchor import date_spans
from strike_timeline.dates.narrate import read
from strike_timeline.dates.publication import infer_from
from strike_timeline.model import Granularity, Published

_WORDS = [
    "early",
    "mid",
    "late",
    "the",
    "first",
    "second",
    "last",
    "next",
    "this",
    "that",
    "following",
    "previous",
    "same",
    "end",
    "beginning",
    "of",
    "in",
    "on",
    "at",
    "by",
    "since",
    "until",
    "from",
    "to",
    "through",
    "between",
    "and",
    "or",
    "a",
    "two",
    "three",
    "5",
    "14",
    "31",
    "1999",
    "2024",
    "2007-08",
    "1980s",
    "May",
    "June",
    "Sept.",
    "Dec.",
    "Friday",
    "Monday",
    "Sun",
    "week",
    "weeks",
    "weekend",
    "month",
    "months",
    "year",
    "years",
    "day",
    "days",
    "quarter",
    "summer",
    "fall",
    "winter",
    "decade",
    "century",
    "ago",
    "later",
    "earlier",
    "before",
    "after",
    "midnight",
    "noon",
    "12:01",
    "a.m.",
    "7pm",
    "morning",
    "night",
    "today",
    "yesterday",
    "tomorrow",
    "Christmas",
    "Easter",
    "Labor",
    "Day",
    "will",
    "struck",
    "was",
    "to",
    "strike",
    "expires",
    "half",
    "hours",
    "more",
    "than",
    "about",
    "every",
    "recent",
    "now",
    "soon",
    ",",
    ".",
    "-",
    ";",
    "Local",
    "$",
    "percent",
    "workers",
]

days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
texts = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=14).map(" ".join)


@given(texts, days)
def test_intervals_are_ordered_and_formats_agree(text: str, day: date) -> None:
    readings = read(text)
    for reading, when in zip(readings, date_spans(readings, Published(day, day, "t")), strict=True):
        assert 0 <= reading.start < reading.end <= len(text)
        assert timex.is_value(when.timex3.value), when
        assert when.basis
        if when.start is None:
            assert when.end is None and when.edtf == ""
            assert when.granularity in (Granularity.DURATION, Granularity.VAGUE)
            continue
        assert when.end is not None and when.start <= when.end
        span = edtf.read(when.edtf)
        assert (span.start, span.end) == (when.start, when.end)


@given(texts)
def test_phrases_are_in_order_and_apart(text: str) -> None:
    readings = read(text)
    for one, other in itertools.pairwise(readings):
        assert one.end <= other.start


@given(texts, days, st.integers(0, 60), st.integers(0, 60))
def test_the_hull_contains_both_ends(text: str, day: date, wide: int, _: int) -> None:
    readings = read(text)
    last = day + timedelta(days=wide)
    joined = date_spans(readings, Published(day, last, "t"))
    for one, other, both in zip(
        date_spans(readings, Published(day, day, "t")),
        date_spans(readings, Published(last, last, "t")),
        joined,
        strict=True,
    ):
        for point in (one, other):
            if point.start and point.end and both.start and both.end:
                assert both.start <= point.start and point.end <= both.end


@given(st.text(max_size=80), days)
def test_any_text_is_survived(text: str, day: date) -> None:
    readings = read(text)
    date_spans(readings, Published(day, day, "t"))
    infer_from(text, readings, (), None)


@given(texts, days)
def test_same_text_same_result(text: str, day: date) -> None:
    published = Published(day, day, "t")
    assert date_spans(read(text), published) == date_spans(read(text), published)


@given(texts, st.lists(days, max_size=3))
def test_inferred_intervals_are_ordered_and_not_before_links(text: str, links: list[date]) -> None:
    found = infer_from(text, read(text), tuple(links), None)
    if found is not None:
        assert found.start <= found.end
        assert found.inferred and found.basis
        if links:
            assert found.end >= max(links)
