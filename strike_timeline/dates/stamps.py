"""Datelines, publication lines and post times: dates that say when a text was written, not what happened."""

from __future__ import annotations

import re

from strike_timeline.dates.expressions import CalendarDay, Clock, DayOffset, Expression, Month, Weekday

_DATELINE_BEFORE = re.compile(
    r"(?:^|[.!?\n]\s*|\)\s*)[\"“(]?[A-Z][A-Z.'’-]+(?:[ ,/]+(?:[A-Z][A-Z.'’-]*|[A-Z][a-z]+\.?|de|del|la))*"
    r"(?:\s*\([A-Z][\w .]*\))?(?:,\s*|\s+\()$"
)
_PLACE_BEFORE = re.compile(
    r"(?:^|\n)[ \t]*[A-Z][\w.'’-]+(?:[ ,/]+(?:[A-Z][\w.'’-]*|de|del|la|of|the|upon)){0,4},\s*$"
)
"""A place in lower case opens a dateline only at the beginning of a line."""
_DATELINE_AFTER = re.compile(r"\)?\s*(?:,?\s*\([^)\n]{1,40}\))?[ ]*(?:--?|—|–|:)(?:\s|$)")
_LINE_BEFORE = re.compile(
    r"\s*(?:(?:first |last )?"
    r"(?:published|updated|posted|date|modified|issued|filed|created|publish_date|released)"
    r"(?:\s+(?:on|at))?\s*:?\s*|by\s+[^\n]{1,60}?[,|•·–—-]?\s*)?[|•·–—\s]*",
    re.IGNORECASE,
)
_LINE_AFTER = re.compile(
    r"[,.|•·–—\s]*(?:at\s+)?(?:\d{1,2}[:.]\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?(?:\s*\|[^\n]{0,60})?[\s.|]*"
)
_POST_AFTER = re.compile(r"\s*(?:[A-Z]{2,4}\s*)?(?:--?|—|–|:|\||$|\n)")
_UPDATE_BEFORE = re.compile(r"\b(?:updated?|modified|revised)\b(?!.*\b(?:published|posted)\b)", re.IGNORECASE)
_TOP = 700


def is_dateline(text: str, start: int, end: int) -> bool:
    """Does the phrase stand in a dateline: behind a place in capitals, or one that opens a line near the top,
    before a dash?"""
    if _DATELINE_AFTER.match(text, end) is None:
        return False
    before = text[max(0, start - 90) : start]
    return _DATELINE_BEFORE.search(before) is not None or (
        start < _TOP and _PLACE_BEFORE.search(before) is not None
    )


def is_update(text: str, start: int) -> bool:
    """Does the line say, before the stamp at ``start``, that this is when the text was changed?"""
    return _UPDATE_BEFORE.search(text, text.rfind("\n", 0, start) + 1, start) is not None


def is_stamp(text: str, start: int, end: int, tree: Expression) -> bool:
    """Does the phrase at ``text[start:end]`` stamp the text or a post in it?"""
    if not isinstance(tree, (CalendarDay, Clock, Weekday, DayOffset, Month)):
        return False
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    before, after = text[line_start:start], text[end:line_end]
    if isinstance(tree, Clock) and tree.of is None:
        return (
            not before.strip(" \t-*•[(") and tree.value[:1].isdecimal() and bool(_POST_AFTER.match(text, end))
        )
    if isinstance(tree, (Weekday, DayOffset, Month)):
        return False
    if is_dateline(text, start, end):
        return True
    return (
        start < _TOP
        and _LINE_BEFORE.fullmatch(before) is not None
        and _LINE_AFTER.fullmatch(after) is not None
    )
