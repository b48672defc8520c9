"""Workdays as statistics of work stoppages count them: Monday to Friday without public holidays.

The US Bureau of Labor Statistics measures a stoppage "in weekdays, Monday through Friday, excluding weekends
and Federal holidays" (footnotes of its monthly listing, bls.gov/wsp). In other countries the holidays of the
whole country take the place of the federal ones, as the holidays library has them; those of a state or
province are not left out.
"""

from __future__ import annotations

import warnings
from datetime import date
from functools import lru_cache

_WEEK, _WORKING = 7, 5


def workdays(first: date, last: date, country: str | None) -> int:
    """Workdays from ``first`` to ``last``, both included; none when ``last`` lies before ``first``.

    ``country`` is an ISO 3166-1 alpha-2 code; without one, or with one whose holidays are not known, only
    weekends are left out.
    """
    if last < first:
        return 0
    off = sum(
        first <= day <= last for year in range(first.year, last.year + 1) for day in _off(country, year)
    )
    return _weekdays_before(last.toordinal() + 1) - _weekdays_before(first.toordinal()) - off


def has_holidays(country: str | None) -> bool:
    """Whether the public holidays of a country are known."""
    return country is not None and _public_holidays(country, 2000) is not None


def _weekdays_before(ordinal: int) -> int:
    """Weekdays of the calendar before a day; day 1 of the calendar, 1 January of year 1, was a Monday."""
    weeks, rest = divmod(ordinal - 1, _WEEK)
    return weeks * _WORKING + min(rest, _WORKING)


def _off(country: str | None, year: int) -> frozenset[date]:
    """The holidays of a year that fall on a weekday."""
    return (_public_holidays(country, year) if country else None) or frozenset()


@lru_cache(maxsize=512)
def _public_holidays(country: str, year: int) -> frozenset[date] | None:
    from holidays import country_holidays  # slow to import, and many timelines count no workdays

    try:
        with warnings.catch_warnings():  # of years that the library does not know
            warnings.simplefilter("ignore")
            found = country_holidays(country, years=year)
    except NotImplementedError:
        return None
    return frozenset(day for day in found if day.weekday() < _WORKING)
