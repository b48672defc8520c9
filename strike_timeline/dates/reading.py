"""A text's date phrases in order, each with what its own sentence says of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from strike_timeline.dates.chronicle import line_end, opens_line, section_end
from strike_timeline.dates.direction import Direction, direction, is_past_form
from strike_timeline.dates.expressions import (
    Anchor,
    Beside,
    CalendarDay,
    Clock,
    DayCount,
    Duration,
    Expression,
    HolidayDate,
    Month,
    Numbered,
    Offset,
    Part,
    Period,
    Phrase,
    Quarter,
    Range,
    Repeat,
    Season,
    Vague,
    Weekday,
    Year,
)
from strike_timeline.dates.grammar.phrases import find
from strike_timeline.dates.lexicon import RELATIONS, words
from strike_timeline.dates.quotes import quote_days
from strike_timeline.dates.region import Region
from strike_timeline.dates.stamps import is_stamp
from strike_timeline.dates.tokens import PARAGRAPH, Tokens
from strike_timeline.model import Relation

_DIRECTED = (
    CalendarDay,
    Weekday,
    Month,
    Season,
    Quarter,
    HolidayDate,
    Clock,
    Part,
    Range,
    Numbered,
    Year,
    Offset,
)
_EXPIRY = words("expiry")
_DEFINITE = ("the", "that", "this")
_ABBREVIATIONS = words("abbreviations")
_RUNNING = frozenset({"run", "runs", "ran", "running"})
"""What makes "out" an expiry: contracts run out, people walk out."""
_RELATIVE = frozenset({"which", "who", "whose", "where", "whom"})
_COMPARED = 6
"""Pieces before a length in which "first" or "longest" makes it a comparison."""
_COMPARING = words("comparing")


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
    alone: bool = False
    """Is it all there is in its sentence, as at the head of a chronicle's entry?"""
    expiry: bool = False
    """Does something expire at it?"""
    entry: bool = False
    """Does it open a line, as the date of a chronicle's entry ("Feb. 15: …")?"""
    noun: bool = False
    """Does a definite noun follow it ("three days after the ruling")?"""
    since: bool = False
    """Does "since" stand before it, which bounds the story and tells nothing in it?"""
    aside: bool = False
    """Does it stand in a relative clause between commas, beside the story?"""
    back: bool = False
    """Does its sentence go on about what the one before told ("That strike ended in August")?"""
    region: Region = Region.UNKNOWN
    """The country that the text is set in, where that makes a difference."""
    said: int = 0
    """How many phrases further on (or back) stands the day of the direct speech that this one is part of; 0
    where none is told."""
    section: int = 0
    """Where in the text ends what an entry's date or a year as a heading ("1966: first blood") is over; else
    0."""

    @property
    def tree(self) -> Expression:
        return self.phrase.tree


def sentence_starts(t: Tokens) -> list[int]:
    """Character offsets at which sentences begin, guessed from full stops and line ends."""
    starts = [0]
    for i in range(t.count - 1):
        word = t.lower[i]
        if word == PARAGRAPH or word in ("!", "?") or (word == "." and _ends_sentence(t, i)):
            starts.append(t.starts[i + 1])
    return starts


def _ends_sentence(t: Tokens, i: int) -> bool:
    """Is the full stop at ``i`` more than the end of an abbreviation?"""
    before = t.lower[i - 1]
    return t.capital(i + 1) and not t.glued(i + 1) and len(before) > 1 and before not in _ABBREVIATIONS


def _relation(t: Tokens, phrase: Phrase) -> Relation | None:
    if isinstance(phrase.tree, (Duration, Repeat, Vague, Range, DayCount)):
        return None
    if isinstance(phrase.tree, Period) and phrase.tree.unit == "then":
        return Relation(t.lower[phrase.first])
    i = phrase.first - 1
    if t.lower[i] in ("the", "about", "around", "late", "at", "on", "as") and t.lower[i - 1] in RELATIONS:
        i -= 1
    name = RELATIONS.get(t.lower[i])
    if name is None and t.lower[i] in ("since", "until", "by"):
        name = t.lower[i]
    return Relation(name) if name else None


def read(text: str, starts: list[int] | None = None) -> list[Reading]:
    """Find the date phrases of a text; ``starts``: offsets of its sentences, guessed when not given."""
    t = Tokens(text)
    phrases = find(t)
    if not phrases:
        return []
    starts = starts if starts is not None else sentence_starts(t)
    first_piece = _pieces_of(starts, t)
    readings: list[Reading] = []
    said = quote_days(t, phrases)
    for number, phrase in enumerate(phrases):
        start, end = t.starts[phrase.first], t.ends[phrase.last - 1]
        sentence = max(bisect_right(starts, start) - 1, 0)
        begin = first_piece[sentence]
        stop = first_piece[sentence + 1] if sentence + 1 < len(first_piece) else t.count
        phrase = _same_turn(t, phrase, readings)
        tree = phrase.tree
        way = Direction.UNKNOWN
        weekend = isinstance(tree, Period) and tree.unit == "weekend"
        if isinstance(tree, _DIRECTED) or weekend:
            day = weekend or isinstance(tree, (CalendarDay, Weekday, Clock, HolidayDate))
            way = direction(
                t, phrase.first, phrase.last, min(begin, phrase.first), max(stop, phrase.last), day
            )
        elif isinstance(tree, Duration) and _lies_ahead(t, phrase, begin, stop):
            phrase = replace(phrase, tree=Offset(tree, 1, Anchor.NOW))
        stamp = is_stamp(text, start, end, tree)
        alone = phrase.first <= begin + 1 and phrase.last >= stop - 2
        expiry = any(
            t.lower[i] in _EXPIRY and (t.lower[i] != "out" or t.lower[i - 1] in _RUNNING)
            for i in range(max(begin, phrase.first - 5), phrase.first)
        )
        readings.append(
            Reading(
                phrase,
                start,
                end,
                sentence,
                way,
                _relation(t, phrase),
                stamp,
                alone,
                expiry,
                entry=t.lower[phrase.last] == ":" and opens_line(text, start),
                noun=t.lower[phrase.last + (t.lower[phrase.last] in ("after", "before"))] in _DEFINITE,
                since="since" in t.lower[max(0, phrase.first - 2) : phrase.first],
                aside=_is_aside(t, phrase, begin, stop),
                region=t.region if _differs(tree) else Region.UNKNOWN,
                said=said[number] - number if number in said else 0,
                back=t.lower[begin] in ("that", "those") and t.lower[begin + 1].isalpha(),
            )
        )
        if readings[-1].entry:
            section = section_end(text, end) if isinstance(tree, Year) else line_end(text, end)
            readings[-1] = replace(readings[-1], section=section)
    return readings


def _same_turn(t: Tokens, phrase: Phrase, before: list[Reading]) -> Phrase:
    """The Friday of "last Thursday and Friday" with the turn of the Thursday."""
    tree = phrase.tree
    if not isinstance(tree, Weekday) or tree.turn is not None or not before:
        return phrase
    led = before[-1]
    listed = led.phrase.last == phrase.first - 1 and t.lower[phrase.first - 1] == "and"
    if not listed or not isinstance(led.tree, Weekday):
        return phrase
    return replace(phrase, tree=replace(tree, turn=led.tree.turn))


def _is_aside(t: Tokens, phrase: Phrase, begin: int, stop: int) -> bool:
    """Is the phrase in a relative clause that a comma closes (", which was signed in 2021, "), or does it
    date a participle beside the verb of the clause ("the pact signed in 2021 expired")?"""
    if _dates_participle(t, phrase, stop):
        return True
    for i in range(phrase.first - 1, begin, -1):
        if t.lower[i] == ",":
            opened = t.lower[i + 1] in _RELATIVE
            return opened and "," in t.lower[phrase.last : stop]
    return False


def _dates_participle(t: Tokens, phrase: Phrase, stop: int) -> bool:
    """Does "signed in 2021" hang on a noun, and the verb of the clause follow ("…, signed in 2021, ran")?"""
    participle = phrase.first - 2
    if t.lower[phrase.first - 1] not in ("in", "since", "on") or not is_past_form(t, participle):
        return False
    comma = t.lower[phrase.last] == ","
    if comma and t.lower[participle - 1] != ",":
        return False
    verb = phrase.last + 1 if comma else phrase.last
    auxiliary = t.lower[verb] in (
        "will",
        "has",
        "have",
        "had",
        "is",
        "was",
        "are",
        "were",
        "would",
        "could",
        "may",
    )
    return verb < stop and (auxiliary or is_past_form(t, verb))


def _lies_ahead(t: Tokens, phrase: Phrase, begin: int, stop: int) -> bool:
    """Is a length a distance: "will vote in two weeks", not "could be the first in a century"?"""
    tree = phrase.tree
    if (
        not isinstance(tree, Duration)
        or tree.amount is None
        or tree.turn is not None
        or t.lower[phrase.first - 1] != "in"
    ):
        return False
    ahead = t.lower[max(begin, phrase.first - _COMPARED) : phrase.first]
    if any(word in _COMPARING or (word.endswith("est") and len(word) > _COMPARED) for word in ahead):
        return False
    return direction(t, phrase.first, phrase.last, begin, stop) is Direction.FUTURE


def _pieces_of(starts: list[int], t: Tokens) -> list[int]:
    """Index of the first piece of each sentence."""
    return [bisect_left(t.starts, start, hi=t.count) for start in starts]


def _differs(tree: Expression) -> bool:
    """Does what it means differ between countries?"""
    match tree:
        case Season() | HolidayDate():
            return True
        case Part() | Numbered() | Clock() | Offset() | Beside() | Range():
            inner = (tree.first, tree.last) if isinstance(tree, Range) else (_base(tree),)
            return any(one is not None and _differs(one) for one in inner)
        case _:
            return False


def _base(tree: Part | Numbered | Clock | Offset | Beside) -> Expression | None:
    return tree.base if isinstance(tree, (Offset, Beside)) else tree.of
