"""What holds for every text and every day of writing."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strike_timeline.dates import edtf, timex
from strike_timeline.dates.anchor import date_spans
from strike_timeline.dates.intervals import Interval
from strike_timeline.dates.publication import infer_from
from strike_timeline.dates.reading import read
from strike_timeline.model import DateSpan, Granularity, Published
from tests.dates.sentences import TABLES, Row, rows

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


SENTENCES = [row for path in sorted(TABLES.glob("*.txt")) for row in rows(path.name)]
"""Several hundred sentences of news, in every kind of phrase."""
sentences = st.sampled_from(SENTENCES)
patient = settings(deadline=None)
"""The first date in figures and the first bank holiday import a library."""
CYCLE = timedelta(days=146097)
"""400 years: the Gregorian calendar repeats, weekdays and leap years alike."""
_MOVABLE = [
    *("easter", "good friday", "palm", "maundy", "shrove", "ash wed", "whit", "mother", "bank hol"),
    *("diwali", "eid", "lunar", "chinese"),
]


def _spans(text: str, first: date, last: date | None = None) -> list[DateSpan]:
    return date_spans(read(text), Published(first, last or first, "t"))


def _moves_with_easter(row: Row) -> bool:
    return any(name in row.text.lower() for name in _MOVABLE)


@pytest.mark.parametrize("row", [row for row in SENTENCES if not _moves_with_easter(row)], ids=str)
def test_shifting_publication_by_a_whole_cycle_shifts_what_is_relative_and_nothing_else(row: Row) -> None:
    day = date.fromisoformat(row.published)
    for base in (day, day + timedelta(days=37), day + timedelta(days=222)):
        for here, there in zip(_spans(row.text, base), _spans(row.text, base + CYCLE), strict=True):
            assert (here.start is None) == (there.start is None)
            if here.start and here.end and there.start and there.end:
                assert there.start in (here.start, here.start + CYCLE)
                assert there.end in (here.end, here.end + CYCLE)
                assert here.granularity is there.granularity


_UNITS = st.sampled_from(["day", "week", "fortnight"])
_DAY_NAMES = st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
_COUNTS = st.sampled_from(["two", "three", "10", "a couple of"])
counted_from_now = st.one_of(
    st.sampled_from(["today", "tonight", "yesterday", "tomorrow", "last night", "this morning", "overnight"]),
    st.sampled_from(["the day after tomorrow", "tomorrow morning", "at noon", "at 12:01 a.m. tomorrow"]),
    st.builds("{} week".format, st.sampled_from(["last", "this", "next", "yesterday", "tomorrow"])),
    st.builds("{} weekend".format, st.sampled_from(["last", "this", "next", "over the"])),
    st.builds(
        "{} {}".format, st.sampled_from(["on", "last", "next", "this", "by", "until", "since"]), _DAY_NAMES
    ),
    st.builds("{} {} week".format, _DAY_NAMES, st.sampled_from(["last", "next", "this"])),
    st.builds("on {} week".format, _DAY_NAMES),
    st.builds("from {} to {}".format, _DAY_NAMES, _DAY_NAMES),
    st.builds("{} {}s ago".format, _COUNTS, _UNITS),
    st.builds("a {} ago".format, _UNITS),
    st.builds("two {}s ago".format, _DAY_NAMES),
    st.builds("{} {}s from now".format, _COUNTS, _UNITS),
    st.builds("a week on {}".format, _DAY_NAMES),
    st.builds("{} {}".format, _DAY_NAMES, st.sampled_from(["morning", "night", "at dawn", "at 5 p.m. ET"])),
    st.builds("over the past {} {}s".format, _COUNTS, _UNITS),
    st.builds("{} this week".format, st.sampled_from(["earlier", "later"])),
)
written_in_full = st.one_of(
    st.builds("on {:%B} {}, {}".format, days, st.integers(1, 28), st.integers(1900, 2099)),
    st.builds("on {} {:%B} {}".format, st.integers(1, 28), days, st.integers(1900, 2099)),
    st.builds("on {}".format, days),
    st.builds("in {:%B} {}".format, days, st.integers(1900, 2099)),
    st.builds(
        "in the {} of {}".format, st.sampled_from(["spring", "summer", "autumn"]), st.integers(1900, 2099)
    ),
    st.builds("in Q{} {}".format, st.integers(1, 4), st.integers(1900, 2099)),
    st.builds("in {} {}".format, st.sampled_from(["early", "mid", "late"]), st.integers(1900, 2099)),
    st.builds("on Labor Day {}".format, st.integers(1971, 2099)),
    st.builds("in the {}s".format, st.integers(190, 209).map(lambda decade: decade * 10)),
)
clauses = st.sampled_from(
    [
        "Crews struck {}.",
        "Crews will strike {}.",
        "Crews could strike {}.",
        "They have met {}.",
        "A vote was due {}.",
    ]
)


@patient
@given(clauses, counted_from_now, days, st.integers(-200, 200))
def test_weeks_of_shift_move_what_is_counted_in_days_and_weeks(
    clause: str, phrase: str, day: date, weeks: int
) -> None:
    text, shift = clause.format(phrase), timedelta(weeks=weeks)
    for here, there in zip(_spans(text, day), _spans(text, day + shift), strict=True):
        if here.start is None or here.end is None:
            assert there.start is None
        else:
            assert (there.start, there.end) == (here.start + shift, here.end + shift)


@patient
@given(clauses, written_in_full, days, days)
def test_what_is_written_in_full_does_not_move(clause: str, phrase: str, day: date, other: date) -> None:
    text = clause.format(phrase)
    found = _spans(text, day)
    assert [(w.start, w.end) for w in found] == [(w.start, w.end) for w in _spans(text, other)]
    assert found and all(w.start is not None for w in found)


@patient
@given(sentences, st.integers(-300, 300), st.integers(0, 45), st.data())
def test_narrowing_the_anchor_never_widens_a_result(
    row: Row, away: int, wide: int, data: st.DataObject
) -> None:
    first = date.fromisoformat(row.published) + timedelta(days=away)
    begin = data.draw(st.integers(0, wide))
    end = data.draw(st.integers(begin, wide))
    wider = _spans(row.text, first, first + timedelta(days=wide))
    narrower = _spans(row.text, first + timedelta(days=begin), first + timedelta(days=end))
    for outer, inner in zip(wider, narrower, strict=True):
        if inner.start is not None and inner.end is not None:
            assert outer.start is not None and outer.end is not None
            assert outer.start <= inner.start and inner.end <= outer.end


@patient
@given(sentences, st.integers(1, 40))
def test_a_widened_result_says_why(row: Row, wide: int) -> None:
    first = date.fromisoformat(row.published)
    last = first + timedelta(days=wide)
    for when, exact in zip(_spans(row.text, first, last), _spans(row.text, first), strict=True):
        if (when.start, when.end) != (exact.start, exact.end):
            assert "publication is only known to lie between" in when.basis or exact.start is None


@patient
@given(sentences, st.integers(-3000, 3000), st.integers(0, 20))
def test_sentences_keep_the_formats(row: Row, away: int, wide: int) -> None:
    first = date.fromisoformat(row.published) + timedelta(days=away)
    for when in _spans(row.text, first, first + timedelta(days=wide)):
        assert timex.is_value(when.timex3.value) or "XX" in when.timex3.value
        assert when.basis
        if when.start is None or when.end is None:
            assert when.edtf == ""
            continue
        assert when.start <= when.end
        assert edtf.read(when.edtf) == Interval(when.start, when.end)
        if when.granularity is Granularity.DAY:
            assert when.start == when.end
