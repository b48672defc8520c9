"""Resolving the phrases of a text in order: each in the scene that the ones before it have set."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from strike_timeline.dates import timex
from strike_timeline.dates.chronicle import entry_years
from strike_timeline.dates.direction import Direction
from strike_timeline.dates.expressions import (
    Anchor,
    CalendarDay,
    Clock,
    DayCount,
    DayOffset,
    Duration,
    Expression,
    Month,
    Numbered,
    Offset,
    Part,
    Period,
    Range,
    Reported,
    Season,
    Turn,
    Weekday,
    Year,
    YearRange,
)
from strike_timeline.dates.intervals import Interval
from strike_timeline.dates.reading import Reading
from strike_timeline.dates.resolve.compose import resolve
from strike_timeline.dates.resolve.scene import Scene
from strike_timeline.dates.resolved import Resolved, nothing, on_day
from strike_timeline.model import Granularity, Relation

_DAYPART_CODES = ("MO", "AF", "EV", "NI")
_STRETCHES = frozenset({"P6M", "P9M", "P1Y"})
"""Lengths that companies report on beside the quarter."""
_LATE = 7
"""Days before publication up to which the weekdays of an entry are those of any text."""
_ENTRY = 3
"""Sentences that the entry of a chronicle has at most after its date."""
_OLD_DAYS = 330
"""A told date so long before publication has a story of its own."""


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
        self.told_time: Resolved | None = None
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
        day_meant = self._day_meant(reading.tree)
        if isinstance(reading.tree, Clock) and not reading.tree.value and self.told_time is not None:
            here = day_meant = self.told_time  # "at the same minute"
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
            day_meant,
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
        if isinstance(tree, Clock) and tree.value[:1].isdecimal() and tree.value != "24:00":
            self.told_time = found
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
    counts = isinstance(tree, DayCount) or (isinstance(tree, Duration) and tree.age)
    if not (counts or (isinstance(tree, Offset) and tree.anchor is Anchor.CLAUSE)):
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
    return nothing(found.type, timex.UNTOLD_DAY, rule=f"said in {now.value}, on a day that is not told")


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
