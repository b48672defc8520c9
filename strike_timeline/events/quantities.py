"""Everything that a sentence counts: workers, votes, percentages, sites, money and days, each with its unit.

Sums and percentages are read first, then votes and days, then workers and sites, and no number is read twice:
a tally of votes is never a number of workers. "Tens of thousands" counts nothing; of a range it is the lower
end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from strike_timeline.events.numbers import headcounts
from strike_timeline.events.numerals import NUMERAL, SHORT_SCALE, value
from strike_timeline.language.lexicon import read_lexicon, word_list
from strike_timeline.model import NumberKind

_START = r"(?<![\w.,$£€-])"
_PERCENT = re.compile(rf"{_START}({NUMERAL})(?:\s?%|\s(?:per\s?cent|percent|pct)\b)(?!age)")
_TALLY = re.compile(
    rf"{_START}(?P<first>{NUMERAL})(?:\s(?:votes\s)?(?:to|against)\s|\s?[-–]\s?)(?P<second>{NUMERAL})"
    r"(?![\w%]|\s(?:percent|per\s?cent|pct|weeks?|days?|months?|years?|hours?|workers|members|million|mln))"
)
_SPLIT = re.compile(
    rf"{_START}(?P<first>{NUMERAL})(?:\svotes|\smembers)?\s(?:for|in favou?r|yes)(?:\sand|,|\sto)?"
    rf"\s(?P<second>{NUMERAL})(?:\svotes|\smembers)?\s(?:against|opposed|no)\b"
)
_CAST = re.compile(
    rf"{_START}({NUMERAL})\s(?:votes?|ballots|(?:\w+\s){{0,2}}vot(?:ed|ing))\s"
    r"(?:(?:in favou?r|for|yes)|(?P<against>against|no))\b"
)
_DAYS = re.compile(
    rf"{_START}({NUMERAL})-(?P<unit>day|week)(?:-old|-long)?\b"
    rf"|\b(?:for|lasted|lasting|after)\s(?:\w+\s)?(?P<span>{NUMERAL})\s(?P<units>days|weeks)\b(?!\s(?:ago|earlier|later))"
)
_DAYS_IN = {"day": 1, "week": 7}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a sentence, from whose beginning offsets count."""

    kind: NumberKind
    value: float
    unit: str
    start: int
    end: int


@cache
def _money() -> list[tuple[str, tuple[str, ...], re.Pattern[str]]]:
    """Every currency: its code, its marks, and the pattern of a sum."""
    table = read_lexicon("quantities")["currencies"]
    assert isinstance(table, dict)
    patterns = []
    for code, entry in table.items():
        signs, words = ("|".join(map(re.escape, entry[key])) for key in ("signs", "words"))
        before = rf"(?<![\w$])(?:{signs})\s?(?P<before>{NUMERAL}{SHORT_SCALE}?)" if signs else ""
        behind = rf"{_START}(?P<behind>{NUMERAL})\s(?:{words})(?!\w)"
        marks = (*entry["signs"], *entry["words"])
        patterns.append((code, marks, re.compile(f"{before or '(?P<before>(?!))'}|{behind}")))
    return patterns


@cache
def _sites() -> re.Pattern[str]:
    nouns = "|".join(map(re.escape, sorted(word_list("quantities", "sites"), key=len, reverse=True)))
    stop = "|".join(map(re.escape, word_list("workers", "not_between")))
    return re.compile(
        rf"{_START}({NUMERAL})(?:\s(?!(?:{stop})\b)[a-z][\w'&.-]*){{0,3}}?\s(?:{nouns})(?![\w-])"
    )


@cache
def _fractions() -> tuple[re.Pattern[str], dict[str, float]]:
    table = read_lexicon("quantities")["fractions"]
    assert isinstance(table, dict)
    words = "|".join(map(re.escape, sorted(table, key=len, reverse=True)))
    return re.compile(rf"(?<![\w-])({words})\s(?:of|the|majority)(?!\w)(?!\san?\s)"), table


@cache
def _any_of(key: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, word_list('quantities', key)))})\b")


def quantities(folded: str) -> list[Quantity]:
    """The numbers of a sentence in lower case, in text order."""
    found: list[Quantity] = []
    for read in (_sums, _shares, _votes, _lengths, _people, _places):
        for item in read(folded):
            if all(item.end <= other.start or other.end <= item.start for other in found):
                found.append(item)
    return sorted(found, key=lambda item: (item.start, item.end, item.kind))


def _holds(folded: str, *marks: str) -> bool:
    """Whether one of ``marks`` occurs: far quicker to ask than a pattern that begins with any number."""
    return any(mark in folded for mark in marks)


def _sums(folded: str) -> Iterator[Quantity]:
    for code, marks, pattern in _money():
        for match in pattern.finditer(folded) if _holds(folded, *marks) else ():
            text = match["before"] or match["behind"]
            yield Quantity(NumberKind.MONEY, value(text), code, *match.span())


def _shares(folded: str) -> Iterator[Quantity]:
    for match in _PERCENT.finditer(folded) if _holds(folded, "%", "cent", "pct") else ():
        yield Quantity(NumberKind.PERCENT, value(match[1]), "percent", *match.span())
    pattern, table = _fractions()
    for match in pattern.finditer(folded):
        yield Quantity(NumberKind.PERCENT, table[match[1]], "percent", *match.span(1))


def _votes(folded: str) -> Iterator[Quantity]:
    sides = (NumberKind.VOTES_FOR, NumberKind.VOTES_AGAINST)
    about_votes = bool(_any_of("vote").search(folded))
    if not (about_votes or _holds(folded, "against", "opposed")):
        return
    for match in _CAST.finditer(folded):
        yield Quantity(sides[bool(match["against"])], value(match[1]), "votes", *match.span())
    for pattern in (_SPLIT, _TALLY):
        for match in pattern.finditer(folded):
            if pattern is _TALLY and not about_votes:
                continue
            refused = pattern is _TALLY and _any_of("against").search(folded, 0, match.start())
            for group, kind in zip(("first", "second"), sides[::-1] if refused else sides, strict=True):
                yield Quantity(kind, value(match[group]), "votes", *match.span(group))


def _lengths(folded: str) -> Iterator[Quantity]:
    for match in _DAYS.finditer(folded) if _holds(folded, "day", "week") else ():
        unit = (match["unit"] or match["units"]).removesuffix("s")
        group = 1 if match[1] else "span"
        end = match.end()
        yield Quantity(NumberKind.DAYS, value(match[group]) * _DAYS_IN[unit], "days", match.start(group), end)


def _people(folded: str) -> Iterator[Quantity]:
    for start, end, count in headcounts(folded):
        yield Quantity(NumberKind.WORKERS, count, "workers", start, end)


def _places(folded: str) -> Iterator[Quantity]:
    for match in _sites().finditer(folded):
        yield Quantity(NumberKind.SITES, value(match[1]), "sites", *match.span())


def nearest(found: Iterable[Quantity], trigger: int, spans: list[tuple[int, int]]) -> list[Quantity]:
    """Those of ``found`` that are nearer to the trigger ``spans[trigger]`` than to any other of ``spans``."""

    def distance(item: Quantity, place: int) -> tuple[int, int]:
        start, end = spans[place]
        return max(item.start - end, start - item.end, 0), place

    return [item for item in found if min(range(len(spans)), key=lambda i: distance(item, i)) == trigger]
