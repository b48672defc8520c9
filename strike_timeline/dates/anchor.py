"""From readings to :class:`~strike_timeline.model.DateSpan`: resolved for the days on which the text may have
been published, then joined."""

from __future__ import annotations

from datetime import date, timedelta
from functools import reduce

from strike_timeline.dates import edtf
from strike_timeline.dates.intervals import hull
from strike_timeline.dates.narrate import resolve_all
from strike_timeline.dates.reading import Reading
from strike_timeline.dates.resolved import Resolved
from strike_timeline.dates.timex import UNTOLD_DAY
from strike_timeline.model import DateSpan, Granularity, Published, Timex3

_ANY = (date(1951, 3, 7), date(2048, 10, 23))
"""Two days of writing with nothing in common: what comes out the same for both does not depend on it."""

_OPEN = {"DATE": UNTOLD_DAY, "TIME": "TXX:XX", "DURATION": "PXD"}
"""TIMEX3 values of what depends on it."""
_EVERY_DAY = 45
"""Days of a publication interval up to which each of them is tried."""


def date_spans(readings: list[Reading], published: Published | None) -> list[DateSpan]:
    """One span a reading. Where the days of the publication interval disagree, the hull of what they give;
    without any publication date only what does not depend on it has dates."""
    if published is None:
        one, other = (resolve_all(readings, base) for base in _ANY)
        return [_independent(r, a, b) for r, a, b in zip(readings, one, other, strict=True)]
    first = resolve_all(readings, published.start)
    if published.start == published.end:
        return [_span(reading, found) for reading, found in zip(readings, first, strict=True)]
    last = resolve_all(readings, published.end)
    between = [resolve_all(readings, base) for base in _days_between(published)] if first != last else []
    return [
        _joined(reading, list(found), published)
        for reading, *found in zip(readings, first, *between, last, strict=True)
    ]


def _days_between(published: Published) -> list[date]:
    """The days between the ends of the interval for which a text is resolved: all of them in a short one; in
    a long one the first and last of every month, at which most of what counts in months turns."""
    count = (published.end - published.start).days
    days = [published.start + timedelta(days=n) for n in range(1, count)]
    if count <= _EVERY_DAY:
        return days
    return [day for day in days if day.day == 1 or (day + timedelta(days=1)).day == 1]


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


def _joined(reading: Reading, found: list[Resolved], published: Published) -> DateSpan:
    """The hull; but for a phrase that means a range it says some time within, not all through it."""
    dated = [each for each in found if each.span is not None]
    spans = {each.span for each in dated if each.span is not None}
    if len(spans) < 2:
        return _span(reading, dated[0] if dated else found[0])
    first, last = dated[0], dated[-1]
    both = reduce(hull, spans)
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
