"""From readings to :class:`~strike_timeline.model.DateSpan`: resolved at both ends of the publication
interval, then joined."""

from __future__ import annotations

from datetime import date

from strike_timeline.dates import edtf
from strike_timeline.dates.intervals import hull
from strike_timeline.dates.narrate import Reading, resolve_all
from strike_timeline.dates.resolved import Resolved
from strike_timeline.model import DateSpan, Granularity, Published, Timex3

_ANY = (date(1951, 3, 7), date(2048, 10, 23))
"""Two days of writing with nothing in common: what comes out the same for both does not depend on it."""

_OPEN = {"DATE": "XXXX-XX-XX", "TIME": "TXX:XX", "DURATION": "PXD"}
"""TIMEX3 values of what depends on it."""


def date_spans(readings: list[Reading], published: Published | None) -> list[DateSpan]:
    """One span a reading. Where the two ends of the publication interval disagree, the hull of both; without
    any publication date only what does not depend on it has dates."""
    if published is None:
        one, other = (resolve_all(readings, base) for base in _ANY)
        return [_independent(r, a, b) for r, a, b in zip(readings, one, other, strict=True)]
    first = resolve_all(readings, published.start)
    if published.start == published.end:
        return [_span(reading, found) for reading, found in zip(readings, first, strict=True)]
    last = resolve_all(readings, published.end)
    return [_joined(r, a, b, published) for r, a, b in zip(readings, first, last, strict=True)]


def _span(reading: Reading, found: Resolved) -> DateSpan:
    timex = Timex3(found.type, found.value, found.mod)
    basis = found.rule
    if found.span is None:
        return DateSpan(None, None, found.granularity, "", timex, basis)
    start, end = found.span.start, found.span.end
    approximate = found.approximate or found.mod == "APPROX"
    return DateSpan(start, end, found.granularity, edtf.write(start, end, approximate), timex, basis)


def _independent(reading: Reading, first: Resolved, last: Resolved) -> DateSpan:
    if first == last:
        return _span(reading, first)
    if first.span == last.span:
        return _span(reading, first.ruled("as written"))
    timex = Timex3(first.type, first.value if first.value == last.value else _OPEN[first.type], first.mod)
    return DateSpan(None, None, Granularity.VAGUE, "", timex, "the publication date is not known")


def _joined(reading: Reading, first: Resolved, last: Resolved, published: Published) -> DateSpan:
    """The hull; but for a phrase that means a range it says some time within, not all through it."""
    if first.span is None or last.span is None or first.span == last.span:
        return _span(reading, first)
    both = hull(first.span, last.span)
    basis = (
        f"{first.rule} … to {last.rule}: publication is only known to lie between "
        f"{published.start.isoformat()} and {published.end.isoformat()}"
    )
    spans_days = first.granularity is Granularity.RANGE
    return DateSpan(
        both.start,
        both.end,
        Granularity.RANGE if spans_days else Granularity.VAGUE,
        edtf.write(both.start, both.end),
        Timex3(first.type, first.value, first.mod),
        basis,
    )
