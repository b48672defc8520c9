"""Chronicles: lines that a date opens ("Feb. 15: …") and parts of a text that a year heads ("1966: first
blood")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from strike_timeline.dates import intervals
from strike_timeline.dates.expressions import CalendarDay, Expression, Month

_LINE_START = re.compile(r"(?:\n|\A)[ \t*•·–—-]*\Z")
_BULLET = 6
"""Characters that can stand before the date of an entry in its line."""
_HEADING = re.compile(r"\n\n[^\n]{1,80}[^\n.!?:;,\"”'’)]\n\n")
"""A short line without a full stop, between blank ones."""
_MIDDLE = 15
"""The day that stands for a month."""
_LISTED = 3
"""Entries from which a text is a chronicle, whose days follow on each other."""


def opens_line(text: str, start: int) -> bool:
    """Does nothing but a bullet stand before ``start`` in its line?"""
    return _LINE_START.search(text, max(0, start - _BULLET), start) is not None


def line_end(text: str, start: int) -> int:
    """Offset at which the line of ``start`` ends."""
    found = text.find("\n", start)
    return found if found >= 0 else len(text)


def section_end(text: str, start: int) -> int:
    """Offset at which the next heading after ``start`` begins."""
    heading = _HEADING.search(text, start)
    return heading.start() if heading else len(text)


def entry_years(entries: Sequence[tuple[int, Expression]], base: date) -> dict[int, int]:
    """The years of those ``entries`` (index, date) that are days or months without one, by index.

    Each is the nearest to the entry after it, the last one to ``base``, the day of publication.
    """
    years: dict[int, int] = {}
    dated = [(i, tree) for i, tree in entries if isinstance(tree, (CalendarDay, Month))]
    if len(dated) < _LISTED:
        return years
    after = base
    for i, tree in reversed(dated):
        written = tree.year.number if tree.year else None
        around = [written] if written else range(after.year - 1, after.year + 2)
        day = tree.day if isinstance(tree, CalendarDay) else _MIDDLE
        days = [d for y in around if (d := intervals.safe_date(y, tree.month or 1, day))]
        if tree.month is None or not days:
            continue
        of = min(days, key=lambda d: (abs(d - after), d))
        told = tree.weekday is not None if isinstance(tree, CalendarDay) else tree.turn is not None
        if tree.year is None and not told and after != base:
            years[i] = of.year
        after = of
    return years
