"""What a trained pipeline's own names say of the candidates: that a family-named firm is no person, that
"workers at X" work in a town.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from strike_timeline.language.article_names import Candidate, base_name, is_start_of
from strike_timeline.language.lexicon import words
from strike_timeline.language.name_form import HINT, judge_name
from strike_timeline.language.people import is_given_name
from strike_timeline.model import EntityType

_SUPPORT = 4
"""Strength of a type that its tag and at least one hint of ours speak for."""
_TWICE = 2
_PERSON = 5
_SURE_PLACE = 7

Tag = tuple[int, int, EntityType]
"""Pieces [first, last) and the kind of name that they are."""


def weigh_tags(candidates: Sequence[Candidate], tags: Iterable[Tag]) -> None:
    """Add to ``candidates``, and take from them, what the tags of all mentions of their name say."""
    at = {(first, last): kind for first, last, kind in tags}
    votes: dict[str, Counter[EntityType]] = {}
    for candidate in candidates:
        kind = at.get((candidate.run.first, candidate.run.last))
        if kind is not None:
            votes.setdefault(base_name(candidate.name), Counter())[kind] += 1
    hints = _hints(candidates)
    for candidate in candidates:
        base = base_name(candidate.name)
        kind = _majority(votes, base)
        if kind is EntityType.OTHER_ORG:
            _as_organization(candidate, hints.get(base, Counter()))
        elif kind is EntityType.PLACE and not any(is_start_of(base, other) for other in hints):
            _as_place(candidate, sum(hints[base].values()))
        elif kind is EntityType.PERSON:
            _as_person(candidate)


def _majority(votes: Mapping[str, Counter[EntityType]], base: str) -> EntityType | None:
    counted = votes.get(base)
    return max(counted, key=lambda kind: (counted[kind], str(kind))) if counted else None


def _hints(candidates: Iterable[Candidate]) -> dict[str, Counter[EntityType]]:
    """How often anything hints that a name is of a type, all its mentions together."""
    hints: dict[str, Counter[EntityType]] = {}
    for candidate in candidates:
        hints.setdefault(base_name(candidate.name), Counter()).update(
            kind for kind, strength in candidate.verdicts if strength >= HINT
        )
    return hints


def _as_organization(candidate: Candidate, hints: Counter[EntityType]) -> None:
    """No person without a given name, and no town that only its preposition makes one; a union where its
    form hints at it, an employer where its form or its surroundings do so twice.
    """
    named_so = is_given_name(candidate.name.split()[0])
    candidate.verdicts = [
        (kind, strength)
        for kind, strength in candidate.verdicts
        if (kind is not EntityType.PERSON or named_so)
        and (kind is not EntityType.PLACE or strength >= _SURE_PLACE)
    ]
    last = candidate.name.split()[-1].casefold()
    if last in words("organizations", "employer", "sites") or candidate.name.isupper():
        return
    if hints[EntityType.UNION]:
        candidate.verdicts.append((EntityType.UNION, _SUPPORT))
    if hints[EntityType.EMPLOYER] >= _TWICE:
        candidate.verdicts.append((EntityType.EMPLOYER, _SUPPORT))


def _as_place(candidate: Candidate, hints: int) -> None:
    """A place, unless its own words or a description make it an employer; a hotel or a hall of which nothing
    else is told is where the two sides met.
    """
    form = judge_name(candidate.name)
    if form is None:
        candidate.verdicts.append((EntityType.PLACE, _SUPPORT))
    elif hints == 1 and candidate.name.split()[-1].casefold() in words("organizations", "employer", "venues"):
        candidate.verdicts.append((EntityType.PLACE, form[1] + 1))


def _as_person(candidate: Candidate) -> None:
    """A person, whatever the words around make of a name that does not read as an organization's."""
    if judge_name(candidate.name) is None:
        candidate.verdicts = [v for v in candidate.verdicts if v[0] is not EntityType.UNION]
        candidate.verdicts.append((EntityType.PERSON, _PERSON))
