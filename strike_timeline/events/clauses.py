"""Clauses of a sentence, from punctuation and function words: where one statement ends and the next begins.

A shallow stand-in for a parse, good enough to keep "went on strike on May 2 | after talks collapsed" apart.
Offsets count
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
    RESUMED = "resumed"
    """The main clause again, after a subordinate or relative clause set off by commas."""


TELLING = (Link.MAIN, Link.COORDINATE, Link.RESUMED, Link.REPORTED)
"""Links of the clauses that carry what a sentence has to tell, not what it only hangs on that."""


@dataclass(frozen=True, slots=True)
class Clause:
    start: int
    end: int
    link: Link
    group: int
    """Clauses of one group are coordinate: what dates one can date the other."""


_SUBORDINATORS = (
    r"after|before|when|because|although|though|as soon as|once|until|since|even as|following|"
    r"hours after|days after|whereas|so that|"
    r"despite|amid|followed by"
)
_BREAKS = (
    (Link.MAIN, re.compile(r"[;:]\s+|\s[-–—]{1,2}\s")),
    (
        Link.CONDITION,
        re.compile(
            r"(?:,\s+|\s+|^)(?=(?:and |or |but )?"
            r"(?:if|unless|provided|should (?:the|they|no)|were (?:the|they|no|a|an))\b)"
        ),
    ),
    (
        Link.SUBORDINATE,
        re.compile(
            rf"(?:,\s+|\s+)(?=(?:{_SUBORDINATORS})\s+"
            rf"(?!(?:the\s+)?(?:[\w.]+\s+){{0,2}}(?:\d|(?:hour|day|week|month|year|decade)s?\b(?! of\b))"
            r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:last|next|this|early|late)\b))"
        ),
    ),
    (
        Link.SUBORDINATE,
        re.compile(
            r"\s+(?=as (?!(?:well|early|soon|much|many|of|a|an|part|late|long|such|if|to|far|few|little)\b"
            r"|\w+ as\b))"
        ),
    ),
    (Link.RELATIVE, re.compile(r",\s+(?=(?:\w+\s+of\s+)?(?:which|who|whose|whom|where)\b)")),
    (Link.SUBORDINATE, re.compile(r",\s+(?=with\b)")),
    (Link.REPORTED, re.compile(r"\s+(?=that\s+(?:it|they|he|she|the|its|their|no|a|an|both|there)\b)")),
    (
        Link.COORDINATE,
        re.compile(
            r",?\s+(?=while\b)|,\s+(?=(?:and|but|or|nor|yet|then)\b)|\s+(?=(?:but|and then)\s)"
            r"|\s+(?=and\s+(?:\w+\s+){0,3}(?:will|would|has|have|had|is|are|was|were|said|began|went|\w+ed)\b)"
        ),
    ),
    (Link.SUBORDINATE, re.compile(r",\s+(?=\w+ing\b)")),
)


_RESUMES = re.compile(
    r",\s+(?=(?:the|a|an|they|it|he|she|its|their|his|her|some|no|both|neither|members|workers|talks|union|unions|"
    r"has|have|had|is|are|was|were|will|would|could|may|might|did|does|do|said|says|told|began|went|[a-z]{2,}ed|ran|broke|fell)\b)"
)
_SIMULTANEOUS = re.compile(
    r"(?:since|when|as) "
    r"|(?!following|during|including|according|pending|having|returning|ending|resuming)\w+ing\b"
)
"""Subordinate clauses that share their date with the clause they hang on."""

_INTERRUPTIONS = (Link.SUBORDINATE, Link.RELATIVE, Link.CONDITION)


def clauses(folded: str) -> list[Clause]:
    """Splits a sentence in lower case (see :func:`strike_timeline.events.triggers.fold`)."""
    cuts: dict[int, Link] = {}
    for link, pattern in _BREAKS:
        for match in pattern.finditer(folded):
            cuts.setdefault(match.end(), link)
    first = cuts.pop(0, Link.MAIN)
    starts = [0, *sorted(cuts)]
    out: list[Clause] = []
    group, main, top = 0, 0, 0
    for start, end in zip(starts, [*starts[1:], len(folded)], strict=True):
        link = cuts.get(start, first)
        if link is Link.MAIN:
            top += bool(out)
            group = main = top
        elif link is not Link.COORDINATE and not _SIMULTANEOUS.match(folded, start):
            top += 1
            group = top
        out.append(Clause(start, end, link, group))
        back = _RESUMES.search(folded, start, end) if link in _INTERRUPTIONS else None
        if back and back.end() < end:
            out[-1] = Clause(start, back.end(), link, group)
            group = main
            out.append(Clause(back.end(), end, Link.RESUMED, group))
    return [clause for clause in out if clause.end > clause.start]


def clause_at(parts: list[Clause], offset: int) -> int:
    """Index of the clause that holds ``offset``."""
    for index, part in enumerate(parts):
        if offset < part.end:
            return index
    return len(parts) - 1
