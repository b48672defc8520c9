"""When an article was published, bounded from its own text where the source does not say.

What is known is intersected: a dateline gives the day, and the year is the first one that the rest allows; a
dated link or a date told as past bounds from below; a date to come and the people in office bound from above.
"""

from __future__ import annotations

from datetime import date, timedelta

from spacy.tokens import Doc

from strike_timeline.dates import intervals
from strike_timeline.dates.evidence import Evidence, collect, latest
from strike_timeline.dates.expressions import CalendarDay
from strike_timeline.dates.offices import in_office
from strike_timeline.dates.reading import Reading, read
from strike_timeline.model import Published

_AFTER_LINK = timedelta(days=14)
_AFTER_PAST = timedelta(days=60)
"""How long after the last date told as past a text is taken to be written."""
_STORY = timedelta(days=150)
_PAST_FIT = (1.0, 0.9, 0.6, 0.4, 0.3, 0.2, 0.1)
"""How well a weekday told as past so many days before publication fits a news text."""
_FUTURE_FIT = (0.5, 1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
_LEAD_FIT = (1.0, 0.1)
"""How well the weekday of a dateline's own sentence fits on that day and on the next, and on others:"""
_LEAD_MISFIT = 0.03
_YEARS_AHEAD = 40
_AFTER_TOLD = (1.0, 0.9, 0.6, 0.4)
"""How likely a text is written so many years after the latest one that it tells as past; or later: news tells
what happened a generation ago too, and then any year is about as likely."""
_LONG_AFTER = 0.2
_LONGER = 0.93
_MEASURED = 0.3
"""The first of these, where the latest year only measures something ("the first since 1965")."""
_HINTED = 10.0
"""The same of the year of the other articles, however long after."""
_TERM_FIT = 40.0
"""How much likelier a year is in which a contract runs out, and one that the text sets in a pair ("the
1988-89 season")."""
_SEASON_FIT = 3.0
_STORY_FIT = 6.0
"""The same where the latest date told is a day within :data:`_STORY`."""
_SURE = 0.4
"""Share of the likely years in all that can be, from which they are told."""
_WRONG_PAIR = 0.02
_AS_GOOD = 0.9
"""Years that fit nearly as well as the best one stay open."""


def infer_published(doc: Doc, hint_year: int | None = None) -> Published | None:
    """The interval in which the document must have been published, or None when nothing bounds it.

    ``hint_year`` (from sibling articles, say) only chooses among years that the text leaves open.
    """
    return infer_from(doc.text, read(doc.text), doc._.link_dates, hint_year)


def infer_from(
    text: str, readings: list[Reading], link_dates: tuple[date, ...], hint_year: int | None = None
) -> Published | None:
    """As :func:`infer_published`, from phrases already read."""
    found = collect(readings, text)
    if found.stamp is not None:
        stamped = _from_stamp(found.stamp, found, text, link_dates, hint_year)
        if stamped is not None or not link_dates:
            return stamped
    if link_dates:
        return _from_links(max(link_dates), found)
    return _from_text(found, text, hint_year)


def _weekday_fit(day: date, found: Evidence) -> float:
    """How well the bare weekdays of the text fit a text written on ``day``: 0 to 1."""
    scores = [_PAST_FIT[(day.weekday() - w) % 7] for w in found.past_weekdays]
    scores += [_FUTURE_FIT[(w - day.weekday()) % 7] for w in found.future_weekdays]
    return sum(scores) / len(scores) if scores else 0.5


def _gap_fit(gap: int, measured: bool) -> float:
    """How likely a text is written ``gap`` years after the latest that it tells as past."""
    if gap >= len(_AFTER_TOLD):
        return _LONG_AFTER * _LONGER ** (gap - len(_AFTER_TOLD))
    return _AFTER_TOLD[gap] * (_MEASURED if measured else 1.0)


def _lead_fit(day: date, found: Evidence) -> float:
    """How well the weekday that a dateline's sentence tells as past fits a text written on ``day``."""
    if found.lead_weekday is None:
        return 1.0
    ago = (day.weekday() - found.lead_weekday) % 7
    return _LEAD_FIT[ago] if ago < len(_LEAD_FIT) else _LEAD_MISFIT


def _pairs_fit(day: date, found: Evidence) -> float:
    """Do days told with their weekday ("Friday, Sept. 15") agree with a text written on ``day``?"""
    fit = 1.0
    for pair in found.paired:
        assert pair.month is not None
        near = [of for y in (-1, 0, 1) if (of := intervals.safe_date(day.year + y, pair.month, pair.day))]
        near.sort(key=lambda of: abs(of - day))
        if near and near[0].weekday() != pair.weekday:
            fit *= _WRONG_PAIR
    return fit


def _from_stamp(
    stamp: CalendarDay, found: Evidence, text: str, link_dates: tuple[date, ...], hint_year: int | None
) -> Published | None:
    assert stamp.month is not None
    if stamp.year is not None and stamp.year.number is not None:
        of = intervals.safe_date(stamp.year.number, stamp.month, stamp.day)
        return Published(of, of, "date line in the text", True) if of else None
    told = latest(found.past)
    office = in_office(text, told)
    bounds = [d for d in (told, max(link_dates, default=None), office[0].start if office else None) if d]
    first_future = min((s.end for s in found.future), default=None)
    if not bounds and hint_year is not None:
        bounds = [date(hint_year, 1, 1)]
    if not bounds and first_future is None:
        return None
    floor = max(bounds) if bounds else date((first_future or date.max).year - 1, 1, 1)
    measured = any(span.start == floor for span in found.since)
    days_told = {span.start for span in found.past if span.start == span.end}
    candidates: list[tuple[float, date]] = []
    for year in range(floor.year, max(floor.year + _YEARS_AHEAD, (hint_year or 0) + 1)):
        of = intervals.safe_date(year, stamp.month, stamp.day)
        if of is None or of < floor or (office and of > office[0].end):
            continue
        if stamp.weekday is not None and of.weekday() != stamp.weekday:
            continue
        score = _HINTED if year == hint_year else _gap_fit(year - floor.year, measured)
        score *= _weekday_fit(of, found) * _pairs_fit(of, found)
        score *= _lead_fit(of, found) * _term_fit(of, found)
        if told is not None and told in days_told and of - told <= _STORY:
            score *= _STORY_FIT
        if year in found.season_years:
            score *= _SEASON_FIT
        if first_future is not None and of > first_future:
            score *= 0.3
        candidates.append((score, of))
    if not candidates:
        return None
    best = max(score for score, _ in candidates)
    likely = sorted(of for score, of in candidates if score >= best * _AS_GOOD)
    if not bounds and len(likely) > 1:  # a year to come need not be near
        return None
    if sum(score for score, of in candidates if of in likely) < _SURE * sum(score for score, _ in candidates):
        return None
    what = "dateline" if found.stamp_says_published else "updated line (modified)"
    why = [f"{what} of {stamp.day}/{stamp.month} without a year"]
    if told:
        why.append(f"not before {told.isoformat()}, the latest date told as past")
    if link_dates:
        why.append(f"not before the link of {max(link_dates).isoformat()}")
    if office:
        why.append(f"{office[1].title()} in office")
    if found.terms:
        why.append("the term of a contract told in it")
    if found.past_weekdays or found.paired:
        why.append("weekdays that fit")
    if hint_year is not None and any(of.year == hint_year for of in likely):
        why.append(_sibling(hint_year))
    if len(likely) > 1:
        why.append(f"{len(likely)} years fit as well")
    return Published(likely[0], likely[-1], "inferred: " + "; ".join(why), True)


def _sibling(year: int) -> str:
    return f"most of the other articles are of {year}"


def _term_fit(day: date, found: Evidence) -> float:
    """A contract that is about to run out in a year that its term gives."""
    told = found.future_days + found.past_days
    ends = [d for y in found.terms for m, n in told if (d := intervals.safe_date(y, m, n))]
    if any(timedelta(0) <= end - day <= _STORY for end in ends):
        return _TERM_FIT
    return 1.0


def _from_links(link: date, found: Evidence) -> Published:
    """Not before the latest dated link; the text's own past dates and weekdays say how long after it."""
    basis = f"inferred: not before the latest dated link ({link.isoformat()})"
    bound = link
    for month, day in found.past_days:
        of = _after(link, month, day)
        if of is not None and of > bound:
            bound = of
    for month in found.past_months:
        end = intervals.month(link.year, month).end
        if end < link:
            end = intervals.month(link.year + 1, month).end
        if end - link <= _STORY and not (found.past_weekdays and month != link.month):
            bound = max(bound, intervals.shift_days(end, 1))
    told = latest(found.past)
    if told is not None and told > bound:
        bound = told
    if bound > link:
        return Published(
            bound, bound + _AFTER_PAST, f"{basis} nor before the dates told as past ({bound})", True
        )
    fits = any((link.weekday() - w) % 7 <= 1 for w in found.past_weekdays)
    if fits:
        return Published(
            link, link + timedelta(days=1), f"{basis}, whose weekday the text tells as just past", True
        )
    return Published(link, link + _AFTER_LINK, f"{basis}, and at most two weeks after it", True)


def _after(link: date, month: int, day: int) -> date | None:
    """The day of that number within half a year after ``link``, if there is one."""
    for year in (link.year, link.year + 1):
        of = intervals.safe_date(year, month, day)
        if of is not None and timedelta(0) <= of - link <= _STORY:
            return of
    return None


def _from_text(found: Evidence, text: str, hint_year: int | None) -> Published | None:
    """Neither dateline nor links: soon after a full day that the text opens with, or in the year of the other
    articles, and after the months told as past; else while someone was in office.

    A year, a month or a day told further down is background as a rule, however old. Newspapers leave the year
    out of the days of the year they write in, so beside such days one with its year is of another.
    """
    told = latest(found.past)
    office = in_office(text, told)
    if told is not None and told in found.opening and not found.past_days:
        floor, end = told, told + _AFTER_PAST
        basis = f"inferred: not before {floor.isoformat()}, the day that the text opens with"
    elif hint_year is not None and (told is None or told.year <= hint_year):
        floor = max(date(hint_year, 1, 1), told or date.min)
        end = intervals.year(hint_year).end
        basis = f"inferred: not before {floor.isoformat()}: {_sibling(hint_year)}"
    elif office is not None:
        floor = max(office[0].start, told or date.min)
        basis = f"inferred: not before {floor.isoformat()}, {office[1].title()} in office"
        return Published(floor, office[0].end, basis, True) if floor <= office[0].end else None
    else:
        return None
    begin = _after_months(floor, found)
    if begin is not None:
        return Published(begin, begin + _AFTER_PAST, f"{basis}; the months that it tells as past", True)
    return Published(floor, end, basis, True)


def _after_months(floor: date, found: Evidence) -> date | None:
    """The first day from ``floor`` on that the months and days told as past allow, within a year."""
    month = _month_of_writing(found)
    if month is None:
        return None
    year = floor.year if intervals.month(floor.year, month).end >= floor else floor.year + 1
    start = intervals.month(year, month).start
    if any(span.start < start for span in found.future if span.end >= floor):
        return None
    days = [d for m, n in found.past_days if m == month and (d := intervals.safe_date(year, m, n))]
    return max([start, floor, *days])


def _month_of_writing(found: Evidence) -> int | None:
    """The month in which the months told as past lie least far back and those to come least far ahead."""
    past = [(m, 0) for m, _ in found.past_days] + [(m, 1) for m in found.past_months]
    future = [m for m, _ in found.future_days] + found.future_months
    if not past:
        return None
    best: tuple[int, int] | None = None
    for month in range(1, 13):
        lags = [(month - m - least) % 12 + least for m, least in past]
        cost = sum(lag * lag for lag in lags) + sum(((m - month) % 12) ** 2 for m in future)
        if best is None or cost < best[0]:
            best = cost, month
    return best[1] if best else None
