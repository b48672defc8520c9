"""Which date phrase of the sentence dates an event: that of its clause, else one it shares with a
coordinate clause.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from strike_timeline.dates import edtf
from strike_timeline.events.clauses import TELLING, Link, clause_at
from strike_timeline.events.scene import Phrase, Scene
from strike_timeline.model import Granularity, Relation

_FAR = 10_000
_LEADING = re.compile(r"^\W*(?:\w+\W+){0,3}$")
_COMPARISON = re.compile(
    r"\b(?:first|last|biggest|largest|longest|worst|only|record)\b[^;]{0,60}\bsince\s+(?:the\s+)?$"
)
_AGE = re.compile(
    r"\bold\b|\binto\b|\bday \d|\d(?:st|nd|rd|th) (?:day|week|month)\b"
    r"|\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) (?:day|week|month)\b"
)
_COARSE = {Granularity.YEAR: 6, Granularity.DECADE: 9, Granularity.SEASON: 2}
_ASIDE = 8
_TRAILING_SOURCE = re.compile(r",\s+(?:[\w'.-]+\s+){0,8}?(?:said|announced|reported|confirmed)\b[^,;]{0,24}$")
_BOUND = re.compile(r"(?:before|after|since|until|following)\s+(?:the\s+)?")
_NO_CLAUSE = re.compile(
    r"\s*(?:[,.;:)\"]|$)|\s+(?:in|at|on|over|to|for|and|but|while|if|when|because|as|though)\b"
)
"""What follows a date that is all a preposition brings ("before the weekend"), not the rest of a clause."""
_SINCE = re.compile(r"\b(?:since|until)$")
_JOINT = re.compile(r"\s+(?:until|till|to|through|and ending on|and ending)\s+(?:the\s+)?")
_AND = re.compile(r"\s+(?:and|&)\s+(?:on\s+)?(?:the\s+)?")
_ASIDE_END = re.compile(r"\b(?:after|before)$")
_ASIDE_START = re.compile(r" (?:after|before)\b")
_BETWEEN = re.compile(r"\bbetween $")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Dated:
    """The phrase that dates an event."""

    phrase: Phrase
    shared: bool
    """It stands in another clause than the trigger."""
    reporting: bool
    """It dates the clause that reports the event ("said on Monday that …")."""


def date_of(
    scene: Scene, start: int, end: int, triggers: list[tuple[int, int]], fits: Callable[[Phrase], bool]
) -> Dated | None:
    """The phrase for the trigger at ``start:end`` among those that ``fits`` accepts; ``triggers`` are all
    of the sentence.
    """
    candidates = [
        phrase
        for phrase in scene.phrases
        if phrase.when.start and fits(phrase) and not _compares(scene, phrase)
    ]
    if not candidates:
        return None
    home = range(clause_at(scene.clauses, start), clause_at(scene.clauses, max(start, end - 1)) + 1)
    own = [phrase for phrase in scene.phrases if _clause_of(scene, phrase) in home]
    if any(phrase.when.timex3.type == "SET" for phrase in own):  # what is habitual shares no day
        candidates = [phrase for phrase in candidates if phrase in own]
        if not candidates:
            return None
    ranked = [
        (_cost(scene, phrase, start, end, home, triggers), phrase.start, phrase) for phrase in candidates
    ]
    cost, _, phrase = min(ranked, key=lambda item: item[:2])
    if cost < _FAR:
        where = _clause_of(scene, phrase)
        reporting = scene.clauses[home[-1]].link is Link.REPORTED and where < home[0]
        return Dated(_joined(scene, phrase), where not in home, reporting)
    source = _TRAILING_SOURCE.search(scene.folded.rstrip(' ."'))
    if source and source.start() >= end and candidates[-1].start > source.start():
        return Dated(candidates[-1], True, True)
    return None


def _clause_of(scene: Scene, phrase: Phrase) -> int:
    """Index of the clause that the phrase belongs to: "before" with nothing but a date begins none."""
    index = clause_at(scene.clauses, phrase.start)
    clause = scene.clauses[index]
    if (
        index
        and clause.link is Link.SUBORDINATE
        and _BOUND.fullmatch(scene.folded, clause.start, phrase.start)
        and _NO_CLAUSE.match(scene.folded, phrase.end)
    ):
        return index - 1
    return index


def completes(scene: Scene, phrase: Phrase, start: int, end: int) -> bool:
    """Whether the phrase is what the trigger's last word asks for ("without a contract since", Aug. 31)."""
    return bool(_SINCE.search(scene.folded, start, end)) and not scene.folded[end : phrase.start].strip()


def is_age(phrase: Phrase) -> bool:
    """Whether the phrase tells how old a strike is ("a 13-day-old strike"), which dates its beginning
    only.
    """
    return phrase.when.timex3.type == "DURATION" and bool(_AGE.search(phrase.text.lower()))


def _compares(scene: Scene, phrase: Phrase) -> bool:
    """Whether the phrase only says how long ago the like last happened ("the first since 2007")."""
    return bool(_COMPARISON.search(scene.folded[: phrase.start]))


def _joined(scene: Scene, phrase: Phrase) -> Phrase:
    """The phrase, widened to the end of the range it opens ("from Saturday until 8 December", "on Thursday
    and Friday")."""
    for other in scene.phrases:
        between = scene.folded[phrase.end : other.start]
        if not (other.start >= phrase.end and other.when.end and phrase.when.start):
            continue
        listed = _AND.fullmatch(between) and (
            _next_day(phrase, other) or _BETWEEN.search(scene.folded, 0, phrase.start)
        )
        if _JOINT.fullmatch(between) or listed:
            if other.when.end < phrase.when.start:
                return phrase
            when = replace(
                phrase.when,
                end=other.when.end,
                granularity=Granularity.RANGE,
                edtf=edtf.write(phrase.when.start, other.when.end),
                basis=f"{phrase.when.basis}; to: {other.when.basis}",
            )
            return replace(phrase, end=other.end, text=scene.text[phrase.start : other.end], when=when)
    return phrase


def _counted_from(scene: Scene, phrase: Phrase) -> bool:
    """Whether a length is counted from what a clause behind it tells ("nine days after they resumed")."""
    return phrase.when.timex3.type == "DURATION" and bool(_ASIDE_START.match(scene.folded, phrase.end))


def _next_day(phrase: Phrase, other: Phrase) -> bool:
    """Whether two phrases tell a day and the one after it."""
    first, second = phrase.when, other.when
    days = first.start == first.end and second.start == second.end
    return bool(days and first.end and second.start and second.start - first.end == _DAY)


def _doubt(phrase: Phrase) -> int:
    """What a phrase loses against others for being coarse, or for saying only "before" or "after"."""
    aside = phrase.relation in (Relation.BEFORE, Relation.AFTER)
    return _COARSE.get(phrase.when.granularity, 0) + (_ASIDE if aside else 0)


def _cost(
    scene: Scene, phrase: Phrase, start: int, end: int, home: range, triggers: list[tuple[int, int]]
) -> int:
    """How badly ``phrase`` fits: words between, triggers between, clauses between; at least ``_FAR`` if
    not at all.
    """
    where = _clause_of(scene, phrase)
    if start <= phrase.start < end:
        return scene.folded[phrase.end : end].count(" ") + _doubt(phrase)
    if phrase.start >= end and (_ASIDE_END.search(phrase.text.lower()) or _counted_from(scene, phrase)):
        return _FAR  # "the day after …" and "three days after …" date what follows them
    low, high = (end, phrase.start) if phrase.start >= end else (phrase.end, start)
    cost = _doubt(phrase) + scene.folded[low:high].count(" ") + 8 * sum(low <= a < high for a, _ in triggers)
    if where in home:
        return cost
    link = scene.clauses[home[0]].link
    if _LEADING.match(scene.folded[: phrase.start]) and link in TELLING:
        return cost // 4 + 4
    groups = {scene.clauses[index].group for index in home}
    if scene.clauses[where].group in groups:
        return cost + 12
    if link is Link.REPORTED and where == home[0] - 1:
        return cost + 16
    return _FAR + cost
