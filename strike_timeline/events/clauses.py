"""Clauses of a sentence, from punctuation and function words: where one statement ends and the next begins.

A shallow stand-in for a parse, good enough to keep "went on strike on May 2 | after talks collapsed" apart. Offsets count
from the beginning of the sentence; clauses cover it without gaps.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Link(StrEnum):
    """How a clause hangs on the one before it."""

    MAIN = "main"
    COORDINATE = "coordinate"
    SUBORDINATE = "subordinate"
    RELATIVE = "relative"
    REPORTED = "reported"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class Clause:
    start: int
    end: int
    link: Link


_SUBORDINATORS = (
    r"after|before|when|while|because|although|though|as soon as|once|until|since|even as|following|hours after|days after|whereas|so that|"
    r"despite|amid|followed by|with"
)
_BREAKS = (
    (Link.MAIN, re.compile(r"[;:]\s+|\s[-–—]{1,2}\s")),
    (Link.CONDITION, re.compile(r"(?:,\s+|\s+|^)(?=(?:and |or |but )?(?:if|unless|provided|should (?:the|they|no)|were (?:the|they|no|a|an))\b)")),
    (
        Link.SUBORDINATE,
        re.compile(rf"(?:,\s+|\s+)(?=(?:{_SUBORDINATORS})\s+(?!(?:the\s+)?(?:[\w.]+\s+){{0,2}}\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:last|next|this|early|late)\b))"),
    ),
    (Link.RELATIVE, re.compile(r",?\s+(?=(?:which|who|whose|whom|where)\b)")),
    (Link.REPORTED, re.compile(r"\s+(?=that\s+(?:it|they|he|she|the|its|their|no|a|an|both|there)\b)")),
    (Link.COORDINATE, re.compile(r",\s+(?=(?:and|but|or|nor|yet|then|while)\b)|\s+(?=(?:but|and then)\s)|\s+(?=and\s+(?:\w+\s+){0,3}(?:will|would|has|have|had|is|are|was|were|said|began|went|\w+ed)\b)")),
    (Link.SUBORDINATE, re.compile(r",\s+(?=\w+ing\b)")),
)


def clauses(folded: str) -> list[Clause]:
    """Splits a sentence in lower case (see :func:`strike_timeline.events.triggers.fold`)."""
    cuts: dict[int, Link] = {}
    for link, pattern in _BREAKS:
        for match in pattern.finditer(folded):
            cuts.setdefault(match.end(), link)
    first = cuts.pop(0, Link.MAIN)
    starts = sorted(cuts)
    bounds = [0, *starts, len(folded)]
    links = [first, *(cuts[start] for start in starts)]
    return [Clause(a, b, link) for a, b, link in zip(bounds, bounds[1:], links, strict=False) if b > a]


def clause_at(parts: list[Clause], offset: int) -> int:
    """Index of the clause that holds ``offset``."""
    for index, part in enumerate(parts):
        if offset < part.end:
            return index
    return len(parts) - 1
