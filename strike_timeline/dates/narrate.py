"""Reading a text's date phrases in order: each is resolved in the scene that the ones before it have set."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import date

from strike_timeline.dates.chronicle import entry_years, line_end, opens_line, section_end
from strike_timeline.dates.direction import Direction, direction, is_past_form
from strike_timeline.dates.expressions import (
    Anchor,
    Beside,
    CalendarDay,
    Clock,
    DayCount,
    DayOffset,
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
    Reported,
    Season,
    Turn,
    Vague,
    Weekday,
    Year,
    YearRange,
)
from strike_timeline.dates.grammar.phrases import find
from strike_timeline.dates.intervals import Interval
from strike_timeline.dates.lexicon import RELATIONS, words
from strike_timeline.dates.quotes import quote_days
from strike_timeline.dates.region import Region
from strike_timeline.dates.resolve.compose import resolve
from strike_timeline.dates.resolve.scene import Scene
from strike_timeline.dates.resolved import Resolved, nothing, on_day
from strike_timeline.dates.stamps import is_stamp
from strike_timeline.dates.tokens import PARAGRAPH, Tokens
from strike_timeline.model import Granularity, Relation

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
_DAYPART_CODES = ("MO", "AF", "EV", "NI")
_DEFINITE = ("the", "that", "this")
_STRETCHES = frozenset({"P6M", "P9M", "P1Y"})
"""Lengths that companies report on beside the quarter."""
_ABBREVIATIONS = words("abbreviations")
_RUNNING = frozenset({"run", "runs", "ran", "running"})
"""What makes "out" an expiry: contracts run out, people walk out."""
_RELATIVE = frozenset({"which", "who", "whose", "where", "whom"})
_LATE = 7
"""Days before publication up to which the weekdays of an entry are those of any text."""
_ENTRY = 3
"""Sentences that the entry of a chronicle has at most after its date."""
_COMPARED = 6
"""Pieces before a length in which "first" or "longest" makes it a comparison."""
_COMPARING = words("comparing")
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


class _Story:
    """What the phrases read so far have told."""

    def __init__(self, base: date) -> None:
        self.base = base
        self.told: Resolved | None = None
        self.then: Resolved | None = None
        self.told_day: Resolved | None = None
        self.told_quarter: Resolved | None = None
        self.stretch = False
        self.here: Resolved | None = None
        self.heading: Resolved | None = None
        self.background: Resolved | None = None
        self.section: Resolved | None = None
        self.section_end = 0
        self.days: list[Resolved] = []
        self.day_sentence = -1
        self.sentence = -1
        self.headed = -1
        self.heading_end = 0
        self.years: dict[int, int] = {}

    def scene(self, reading: Reading) -> Scene:
        """The scene of the next phrase; a new sentence forgets what held only in the one before."""
        if reading.sentence != self.sentence:
            over = 0 < self.heading_end <= reading.start
            if over or reading.sentence - self.headed > _ENTRY:
                self.heading = None
            if not (reading.back and reading.sentence == self.sentence + 1):
                self.background = None
            day = self.heading is not None and self.heading.granularity is Granularity.DAY
            self.here, self.sentence = self.heading if day else None, reading.sentence
        here = self.here
        if here is None and isinstance(reading.tree, Clock) and self.day_sentence == reading.sentence - 1:
            here = self.told_day if reading.tree.value in _DAYPART_CODES else None
        way = reading.direction
        if self.heading is not None and self.heading.span is not None and self.heading.span.end <= self.base:
            way = Direction.UNKNOWN if way is Direction.FUTURE else way
        background = self.background
        if background is None and reading.start < self.section_end:
            background = self.section
        return Scene(
            self.base,
            way,
            self.then if isinstance(reading.tree, Period) and reading.tree.unit == "then" else self.told,
            self._day_meant(reading.tree),
            self.told_quarter,
            self.stretch,
            here,
            background if way is not Direction.FUTURE else None,
            reading.relation,
            self.years.get(reading.tree.month) if isinstance(reading.tree, Month) else None,
            self._entry_day(),
            reading.expiry,
            reading.region,
        )

    def _entry_day(self) -> date | None:
        """The day of the entry that is being told, if it is none of the last days."""
        if self.heading is None or self.heading.span is None:
            return None
        day = self.heading.span.start
        known = self.heading.granularity is Granularity.DAY and (self.base - day).days > _LATE
        return day if known else None

    def _day_meant(self, tree: Expression) -> Resolved | None:
        """The day told last; for "that Monday" the last one that was a Monday, if only as a bound."""
        if isinstance(tree, Weekday) and tree.turn is Turn.THAT:
            for day in reversed(self.days):
                if day.span is not None and day.span.start.weekday() == tree.weekday:
                    return day
        return self.told_day

    def _reported(self, reading: Reading, span: Interval) -> bool:
        """Does the text report on a quarter? On none still to come, and on none that only repeats another by
        the day on which it closed (a fiscal quarter keeps its number) or by its distance."""
        if reading.direction is Direction.FUTURE or isinstance(reading.tree, Offset):
            return False
        return self.told_quarter is None or (not isinstance(reading.tree, Part) and span.end < self.base)

    def tell(self, reading: Reading, found: Resolved) -> None:
        """Remember a resolved phrase, if it told something."""
        tree = reading.tree
        if isinstance(tree, Reported) and tree.year is not None:
            return
        if isinstance(tree, (Duration, Numbered)) and found.value in _STRETCHES:
            self.stretch = True
        if isinstance(tree, Range) and found.span is not None:
            first = found.span.start
            self.then = on_day(first, "the beginning of the range told last")
        if reading.stamp or found.span is None or not found.point:
            return
        if isinstance(tree, Offset) and (tree.anchor is Anchor.CLAUSE or tree.length.unit == "year"):
            return
        heads = reading.alone and found.granularity is Granularity.DAY and isinstance(tree, CalendarDay)
        if heads or (reading.entry and isinstance(tree, (CalendarDay, Month))):
            self.heading, self.headed = found, reading.sentence
            self.heading_end = reading.section
        if reading.section and isinstance(tree, Year):
            self.section, self.section_end = found, reading.section
        if found.granularity is Granularity.DAY:
            self.days.append(found)
            self.day_sentence = -1 if isinstance(tree, Clock) else reading.sentence
        self.then = found
        if not reading.since:
            self.told = found
            if found.granularity is Granularity.DAY:
                self.told_day = self.here = found
        if found.granularity is Granularity.QUARTER and self._reported(reading, found.span):
            self.told_quarter, self.stretch = found, False
        old = (self.base - found.span.end).days > _OLD_DAYS
        if _has_own_year(tree):
            if found.granularity in (Granularity.DAY, Granularity.MONTH) and not old:
                self.years[found.span.start.month] = found.span.start.year
            if not reading.aside:
                self.background = found if old and reading.relation is not Relation.SINCE else None
        elif not old:
            self.background = None


_AHEAD = (Weekday, CalendarDay, DayOffset)


def _beside(readings: list[Reading], i: int) -> bool:
    """Does the date that "three weeks later" gives stand behind it ("three weeks later, on July 25")?"""
    tree = readings[i].tree
    if not (isinstance(tree, Offset) and tree.anchor is Anchor.TOLD and tree.base is None):
        return False
    following = readings[i + 1] if i + 1 < len(readings) else None
    return (
        following is not None
        and isinstance(following.tree, CalendarDay)
        and following.sentence == readings[i].sentence
        and following.start - readings[i].end <= len(", on ")
    )


def _here_ahead(readings: list[Reading], i: int, scene: Scene) -> Resolved | None:
    """The day told later in the same sentence, for a phrase that needs one and has none before it."""
    tree = readings[i].tree
    if not (isinstance(tree, DayCount) or (isinstance(tree, Offset) and tree.anchor is Anchor.CLAUSE)):
        return None
    for reading in readings[i + 1 : i + 3]:
        if reading.sentence == readings[i].sentence and isinstance(reading.tree, _AHEAD):
            return resolve(reading.tree, replace(scene, direction=reading.direction))
    return None


def _apposed(readings: list[Reading], i: int, text_gap: int) -> bool:
    """Does "eleven months later" stand right behind the date that it gives once more?"""
    tree = readings[i].tree
    return (
        isinstance(tree, Offset)
        and tree.anchor is Anchor.TOLD
        and tree.base is None
        and i > 1
        and readings[i].start - readings[i - 1].end == text_gap
        and readings[i].sentence == readings[i - 2].sentence
        and _has_own_year(readings[i - 1].tree)
    )


def _from_noun(reading: Reading) -> Offset | None:
    """ "Three days after the ruling", as counted from what was told, for want of another day to go by."""
    tree = reading.tree
    if not (reading.noun and isinstance(tree, Offset) and tree.anchor is Anchor.CLAUSE):
        return None
    return replace(tree, anchor=Anchor.TOLD)


def _in_speech(reading: Reading, dated: Reading, scene: Scene) -> Resolved:
    """A phrase of direct speech, counted from the day that the text gives the speech; in speech dated by its
    month or year only what is as coarse has dates."""
    now = resolve(dated.tree, replace(scene, direction=dated.direction))
    if now.span is None:
        return resolve(reading.tree, scene)
    told = replace(scene, base=now.span.start, here=None, background=None)
    found = resolve(reading.tree, told)
    if now.granularity is Granularity.DAY or found.granularity is now.granularity:
        return found.ruled(f"said on {now.value}: {found.rule}")
    return nothing(found.type, "XXXX-XX-XX", rule=f"said in {now.value}, on a day that is not told")


def resolve_all(readings: list[Reading], base: date) -> list[Resolved]:
    """Resolve every phrase for one publication day, in the order of the text."""
    results: list[Resolved] = []
    story = _Story(base)
    years = entry_years(
        [(i, r.tree) for i, r in enumerate(readings) if r.entry or (r.alone and not r.stamp)], base
    )
    for i, reading in enumerate(readings):
        scene = story.scene(reading)
        if scene.here is None and (ahead := _here_ahead(readings, i, scene)) is not None:
            scene = replace(scene, here=ahead)
        if reading.said:
            found = _in_speech(reading, readings[i + reading.said], scene)
        elif _apposed(readings, i, len(", ")):
            found = results[-1].ruled(f"beside {results[-1].value} in the text")
        elif i in years and isinstance(reading.tree, (CalendarDay, Month)):
            dated = replace(reading.tree, year=Year(years[i]))
            found = resolve(dated, scene).ruled("in the year that the entries after it call for")
        elif scene.here is None and (counted := _from_noun(reading)):
            found = resolve(counted, scene)
        elif _beside(readings, i):
            found = resolve(readings[i + 1].tree, replace(scene, direction=readings[i + 1].direction))
        else:
            found = resolve(reading.tree, scene)
        results.append(found)
        story.tell(reading, found)
    return results
