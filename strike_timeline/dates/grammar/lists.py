"""What the members of a list share: "Tuesday and Wednesday next week", "May and June 2019", "from 9 a.m. to
5 p.m. on Monday", "the second and third quarters"."""

from __future__ import annotations

from dataclasses import replace

from strike_timeline.dates.expressions import (
    CalendarDay,
    Clock,
    Expression,
    Month,
    Numbered,
    Period,
    Phrase,
    Quarter,
    Range,
    Weekday,
    Year,
)
from strike_timeline.dates.numerals import ordinal
from strike_timeline.dates.tokens import Tokens

_LINKS = frozenset({",", "and", "or", "&", "to", "-", "until", "till"})
_PREPOSITIONS = frozenset({"on", "in", "again", "the"})
_GAP = 3
"""Pieces that stand between two members of a list at most."""


def with_shared(t: Tokens, phrases: list[Phrase]) -> list[Phrase]:
    """The phrases of a text, each with what it shares with the one after it in its list."""
    linked = False
    for i in range(len(phrases) - 1, 0, -1):
        link = _link(t, phrases[i - 1], phrases[i])
        if link is None or (link == "," and not linked):
            linked = False
            continue
        tree = shared(phrases[i - 1].tree, phrases[i].tree, to=link not in ("and", "or", ",", "&"))
        linked = tree is not None
        if tree is not None:
            phrases[i - 1] = replace(phrases[i - 1], tree=tree)
    return phrases


def _link(t: Tokens, one: Phrase, other: Phrase) -> str | None:
    """The word that links two phrases, a comma only where nothing else does; None where they stand apart."""
    if not 0 < other.first - one.last <= _GAP:
        return None
    between = t.lower[one.last : other.first]
    if not all(word in _LINKS or word in _PREPOSITIONS for word in between):
        return None
    links = [word for word in between if word in _LINKS]
    return next((word for word in links if word != ","), links[0] if links else None)


def shared(one: Expression, other: Expression, to: bool = False) -> Expression | None:
    """``one`` with the week, month, year or day that ``other``, the next of its list, tells for both (``to``:
    the end of a stretch); None where they share nothing."""
    match one, other:
        case Weekday(turn=None, weeks=0), Numbered(unit="day", of=Period(unit="week")):
            return Numbered(one.weekday + 1, 1, "day", other.of)
        case Month(year=None, turn=None), Month(year=Year()) if not to:
            year = _year_before(other.year, one.month > other.month)
            return replace(one, year=year) if year else None
        case CalendarDay(month=None, weekday=None), CalendarDay(month=int()) if one.day < other.day:
            return replace(one, month=other.month, year=other.year)
        case CalendarDay(month=int(), year=None, weekday=None), CalendarDay(month=int(), year=Year()):
            year = _year_before(other.year, (one.month, one.day) > (other.month, other.day))
            return replace(one, year=year) if year else None
        case Clock(of=None), Clock(of=day) if day is not None:
            return replace(one, of=day)
        case _:
            return None


def _year_before(year: Year | None, over: bool) -> Year | None:
    """The year, or the one before it for a list that runs ``over`` the turn of the year."""
    if year is None or not over:
        return year
    return Year(year.number - 1) if year.number is not None else None


def with_elided(t: Tokens, phrase: Phrase) -> list[Phrase]:
    """A phrase with those before it in its list that leave out what it says: a quarter's or a range's."""
    return _with_quarters(t, phrase) if not isinstance(phrase.tree, Range) else _with_ranges(t, phrase)


def _with_ranges(t: Tokens, phrase: Phrase) -> list[Phrase]:
    """The "11-13" of "11-13 and 18-20 March"."""
    tree, i = phrase.tree, phrase.first
    assert isinstance(tree, Range)
    first, link, last = t.lower[i - 4], t.lower[i - 3], t.lower[i - 2]
    if (
        t.lower[i - 1] not in ("and", "or", ",")
        or link not in ("-", "to")
        or not isinstance(tree.first, CalendarDay)
    ):
        return [phrase]
    if not (first.isdecimal() and last.isdecimal() and 0 < int(first) < int(last) < tree.first.day):
        return [phrase]
    days = (replace(tree.first, day=int(number), weekday=None) for number in (first, last))
    return [Phrase(Range(*days), i - 4, i - 1), phrase]


def _with_quarters(t: Tokens, phrase: Phrase) -> list[Phrase]:
    """A quarter with those told by their number alone: "the second and third quarters", "the first to the
    third quarter"."""
    tree, i = phrase.tree, phrase.first
    number = tree.ordinal if isinstance(tree, Numbered) and tree.unit == "quarter" else None
    number = tree.quarter if isinstance(tree, Quarter) else number
    link = t.lower[i - 1]
    if number is None or link not in ("and", "or", "to", "through"):
        return [phrase]
    start = i - 2
    before = ordinal(t, start)
    if before is None or before[1] != i - 1 or not 0 < before[0] < number:
        return [phrase]
    if t.lower[start - 1] == "the":
        start -= 1
    if isinstance(tree, Numbered):
        first: Expression = replace(tree, ordinal=before[0])
    else:
        first = Quarter(before[0], tree.year if isinstance(tree, Quarter) else None)
    if link in ("to", "through"):
        return [Phrase(Range(first, tree), start, phrase.last)]
    return [Phrase(first, start, i - 1), phrase]
