"""Reading a text's date phrases in order: each is resolved in the scene that the ones before it have set."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from strike_timeline.dates.direction import Direction, direction
from strike_timeline.dates.expressions import (
    CalendarDay,
    Clock,
    DayCount,
    Duration,
    Expression,
    HolidayDate,
    Month,
    Numbered,
    Part,
    Phrase,
    Quarter,
    Range,
    Repeat,
    Season,
    Vague,
    Weekday,
    Year,
    YearRange,
)
from strike_timeline.dates.grammar.phrases import find
from strike_timeline.dates.lexicon import RELATIONS
from strike_timeline.dates.resolve.compose import resolve
from strike_timeline.dates.resolve.scene import Scene
from strike_timeline.dates.resolved import Resolved
from strike_timeline.dates.stamps import is_stamp
from strike_timeline.dates.tokens import PARAGRAPH, Tokens
from strike_timeline.model import Granularity, Relation

_DIRECTED = (CalendarDay, Weekday, Month, Season, Quarter, HolidayDate, Clock, Part, Range, Numbered)
_OLD_DAYS = 330
"""A told date so long before publication has a story of its own."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A phrase of the text with what the text itself says of it, before any publication date is known."""

    phrase: Phrase
    start: int
    end: int
    sentence: int
    direction: Direction
    relation: Relation | None
    stamp: bool

    @property
    def tree(self) -> Expression:
        return self.phrase.tree


def sentence_starts(t: Tokens) -> list[int]:
    """Character offsets at which sentences begin, guessed from full stops and line ends."""
    starts = [0]
    for i in range(t.count - 1):
        word = t.lower[i]
        if word == PARAGRAPH:
            starts.append(t.starts[i + 1])
        elif word in (".", "!", "?") and t.capital(i + 1) and not t.glued(i + 1) and len(t.lower[i - 1]) > 1:
            if not (
                word == "."
                and t.lower[i - 1] in ("sept", "oct", "nov", "dec", "jan", "feb", "aug", "mr", "dr", "ms")
            ):
                starts.append(t.starts[i + 1])
    return starts


def _relation(t: Tokens, phrase: Phrase) -> Relation | None:
    if isinstance(phrase.tree, (Duration, Repeat, Vague, Range, DayCount)):
        return None
    i = phrase.first - 1
    if t.lower[i] in ("the", "about", "around", "late", "at", "on", "as") and t.lower[i - 1] in RELATIONS:
        i -= 1
    name = RELATIONS.get(t.lower[i])
    if name is None and t.lower[i] in ("since", "until", "by"):
        name = t.lower[i]
    return Relation(name) if name else None


def read(text: str, starts: list[int] | None = None) -> list[Reading]:
    """Find the date phrases of a text; ``starts`` are the offsets of its sentences, guessed when not given."""
    t = Tokens(text)
    phrases = find(t)
    if not phrases:
        return []
    starts = starts if starts is not None else sentence_starts(t)
    first_piece = _pieces_of(starts, t)
    readings: list[Reading] = []
    for phrase in phrases:
        start, end = t.starts[phrase.first], t.ends[phrase.last - 1]
        sentence = max(bisect_right(starts, start) - 1, 0)
        begin = first_piece[sentence]
        stop = first_piece[sentence + 1] if sentence + 1 < len(first_piece) else t.count
        tree = phrase.tree
        way = Direction.UNKNOWN
        if isinstance(tree, _DIRECTED):
            way = direction(t, phrase.first, phrase.last, min(begin, phrase.first), max(stop, phrase.last))
        stamp = is_stamp(text, start, end, tree)
        readings.append(Reading(phrase, start, end, sentence, way, _relation(t, phrase), stamp))
    return readings


def _pieces_of(starts: list[int], t: Tokens) -> list[int]:
    """Index of the first piece of each sentence."""
    found: list[int] = []
    i = 0
    for start in starts:
        while i < t.count and t.starts[i] < start:
            i += 1
        found.append(i)
    return found


def _has_own_year(tree: Expression) -> bool:
    match tree:
        case Year() | YearRange():
            return True
        case Month() | CalendarDay() | Season():
            return tree.year is not None
        case Part() | Numbered():
            return _has_own_year(tree.of)
        case Clock():
            return tree.of is not None and _has_own_year(tree.of)
        case _:
            return False


def resolve_all(readings: list[Reading], base: date) -> list[Resolved]:
    """Resolve every phrase for one publication day, in the order of the text."""
    results: list[Resolved] = []
    told: Resolved | None = None
    told_day: Resolved | None = None
    told_quarter: Resolved | None = None
    here: Resolved | None = None
    background: Resolved | None = None
    sentence = -1
    for reading in readings:
        if reading.sentence != sentence:
            here, background, sentence = None, None, reading.sentence
        scene = Scene(
            base,
            reading.direction,
            told,
            told_day,
            told_quarter,
            here,
            background if reading.direction is not Direction.FUTURE else None,
            reading.relation,
        )
        found = resolve(reading.tree, scene)
        results.append(found)
        if reading.stamp or found.span is None or not found.point:
            continue
        told = found
        if found.granularity is Granularity.DAY:
            told_day = here = found
        elif found.granularity is Granularity.QUARTER:
            told_quarter = found
        old = (base - found.span.end).days > _OLD_DAYS
        if _has_own_year(reading.tree):
            background = found if old and reading.relation is not Relation.SINCE else None
        elif not old:
            background = None
    return results
