"""Direct speech with a day of its own: what is said in it is counted from the day on which it was said ("“We
meet tomorrow,” she said on Friday")."""

from __future__ import annotations

from collections.abc import Sequence

from strike_timeline.dates.expressions import (
    Anchor,
    CalendarDay,
    Clock,
    DayOffset,
    Expression,
    Month,
    Offset,
    Period,
    Phrase,
    Weekday,
    Year,
)
from strike_timeline.dates.lexicon import words
from strike_timeline.dates.tokens import PARAGRAPH, Tokens

_OPENING, _CLOSING, _STRAIGHT = "“", "”", '"'
_SPEECH = words("speech")
_SAYING_DAYS = (CalendarDay, Weekday, DayOffset, Year, Month)
_LEAD = 4
"""Pieces before a day in which the verb of saying stands that it goes with."""
_BREAKS = frozenset({".", ";", ",", PARAGRAPH, _OPENING, _STRAIGHT, "that", "and", "of"})
"""What parts a verb of saying from a day that is not its own."""
_AHEAD = frozenset({"for", "by", "before", "until", "since"})
_VERB_REACH = 8
"""Pieces after the closing quote in which the verb of saying stands."""
_DAY_REACH = 16
"""Pieces after the closing quote in which its day begins."""
_LONGEST = 80
"""Pieces of a quotation that are looked through for its opening."""


def quote_days(t: Tokens, phrases: Sequence[Phrase]) -> dict[int, int]:
    """Index of a phrase in direct speech that counts from now → index of the phrase that dates the speech."""
    found: dict[int, int] = {}
    for k, phrase in enumerate(phrases):
        opening = _opening(t, phrase.first) if _counts_from_now(phrase.tree) else 0
        if not opening:
            continue
        if k and _leads_in(t, phrases[k - 1], opening):
            found[k] = k - 1
            continue
        closing = _closing(t, phrase.last)
        for m in range(k + 1, min(k + 4, len(phrases))) if closing else ():
            first = phrases[m].first
            if first > closing:
                if _dates(t, closing, first, phrases[m].tree):
                    found[k] = m
                break
    return found


def _counts_from_now(tree: Expression) -> bool:
    match tree:
        case DayOffset():
            return True
        case Weekday() | Period():
            return tree.turn is None or not tree.turn.told
        case Offset(anchor=Anchor.NOW):
            return True
        case Clock(of=of) if of is not None:
            return _counts_from_now(of)
        case _:
            return False


def _opening(t: Tokens, i: int) -> int:
    """Index of the quotation mark that opens the direct speech around piece ``i``; 0 where there is none."""
    straight: list[int] = []
    for k in range(i - 1, max(-1, i - _LONGEST), -1):
        word = t.lower[k]
        if word == PARAGRAPH:
            break
        if word in (_OPENING, _CLOSING):
            return max(k, 1) if word == _OPENING else 0
        if word == _STRAIGHT:
            straight.append(k)
    return max(straight[0], 1) if len(straight) % 2 else 0


def _leads_in(t: Tokens, phrase: Phrase, opening: int) -> bool:
    """Does a phrase date the speech that opens right behind it ("She said on Friday: “…")?"""
    if opening - phrase.last not in (0, 1) or not isinstance(phrase.tree, _SAYING_DAYS):
        return False
    before = t.lower[max(0, phrase.first - _LEAD) : phrase.first]
    return not _SPEECH.isdisjoint(before) and before[-1] not in _AHEAD and _BREAKS.isdisjoint(before[-2:])


def _closing(t: Tokens, i: int) -> int:
    """Index of the quotation mark that ends the speech, 0 where none is near."""
    for k in range(i, min(i + _LONGEST, t.count)):
        if t.lower[k] in (_CLOSING, _STRAIGHT):
            return k
        if t.lower[k] == PARAGRAPH:
            break
    return 0


def _dates(t: Tokens, closing: int, first: int, tree: Expression) -> bool:
    """Does a phrase that begins at ``first`` say when the speech that ends at ``closing`` was made?"""
    if first - closing > _DAY_REACH or not isinstance(tree, _SAYING_DAYS):
        return False
    between = t.lower[closing + 1 : first]
    if not _BREAKS.isdisjoint(between) or (between and between[-1] in _AHEAD):
        return False
    return not _SPEECH.isdisjoint(between[:_VERB_REACH])
