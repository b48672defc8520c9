"""Who a phrase before or after a verb of saying names: a body, somebody who speaks for it, or somebody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from strike_timeline.events.scene import Party, Scene
from strike_timeline.language.lexicon import word_list
from strike_timeline.model import EntityType

_APART = re.compile(r"[.;:\"()]")
_LONGEST_TITLE = 70
"""Characters between a person and the body that a title ties him to."""
_LONGEST_NAME = 12
"""Words of a speaker without a name."""
_LATELY = 2
"""Sentences for which "he" stands for whoever spoke or was named last."""
_SPEAKING = frozenset(
    {EntityType.UNION, EntityType.EMPLOYER, EntityType.EMPLOYER_ASSOCIATION, EntityType.GOVERNMENT}
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whoever says something."""

    key: str
    """Entity key; the words as written of whoever has no name ("two sources")."""
    type: EntityType | None
    person: str | None = None
    """Name of the person who speaks for the body ``key``."""


@cache
def any_of(*listed: str) -> re.Pattern[str]:
    """The words of lists of the lexicon ``reporting``, as whole words, longer ones first."""
    found = {word for name in listed for word in word_list("reporting", name)}
    ranked = sorted(found, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(map(re.escape, ranked))})(?![\w-])")


@cache
def _leads() -> re.Pattern[str]:
    verbs = "|".join(map(re.escape, word_list("reporting", "leads")))
    return re.compile(rf"(?:,? who)? (?:\w+ )?(?:{verbs}) (?:the |an? )?")


def _named(parties: Iterable[Party], start: int, end: int) -> list[Party]:
    return [party for party in parties if start <= party.start and party.end <= end]


def phrase_speaker(scene: Scene, start: int, end: int, posts: dict[str, Party]) -> Speaker | None:
    """The speaker that the noun phrase ``start:end`` of a sentence names; ``posts`` are the bodies that
    persons speak for, by their keys.
    """
    people, bodies = _named(scene.people, start, end), _bodies(scene, start, end)
    if people:
        person = people[0]
        body = _post(scene, person, bodies) or posts.get(person.entity.key)
        if body is not None and not _is_member(scene, start, person, end):
            return Speaker(body.entity.key, body.entity.type, person.entity.name)
        return Speaker(person.entity.key, EntityType.PERSON)
    phrase = scene.folded[start:end]
    if bodies and not any_of("members").search(phrase, 0, max(0, bodies[0].start - start)):
        return Speaker(bodies[0].entity.key, bodies[0].entity.type)
    unnamed = any_of("unnamed").search(phrase)
    return as_written(scene, start, end) if unnamed and not bodies else None


def as_written(scene: Scene, start: int, end: int) -> Speaker | None:
    """A speaker without a name, by the words of a phrase that is not too long."""
    words = scene.text[start:end].split()
    return Speaker(" ".join(words).strip(' ,"“”'), None) if len(words) <= _LONGEST_NAME else None


def _bodies(scene: Scene, start: int, end: int) -> list[Party]:
    return [party for party in _named(scene.parties, start, end) if party.entity.type in _SPEAKING]


def _is_member(scene: Scene, start: int, person: Party, end: int) -> bool:
    """Whether the words around a person make him a member, a worker or a bystander of the body."""
    around = f"{scene.folded[start : person.start]} | {scene.folded[person.end : end]}"
    return bool(any_of("members").search(around)) and not any_of("officers").search(around)


def _post(scene: Scene, person: Party, bodies: Sequence[Party]) -> Party | None:
    """The body that ``person`` speaks for, of ``bodies`` in the same sentence."""
    near = sorted(bodies, key=lambda body: min(abs(body.start - person.end), abs(person.start - body.end)))
    for body in near:
        if body.end <= person.start:
            between = scene.folded[body.end : person.start]
            tied = bool(any_of("officers").search(between)) or not between.strip()
        else:
            between = scene.folded[person.end : body.start]
            tied = bool(
                re.fullmatch(r" (?:of|for|from) (?:the |an? )?", between)
                or (any_of("officers").search(between) and not any_of("members").search(between))
                or _leads().fullmatch(between)
                or (re.fullmatch(r", (?:the |an? )?", between) and _officer_after(scene, body.end))
            )
        if tied and len(between) <= _LONGEST_TITLE and not _APART.search(between):
            return body
    return None


def _officer_after(scene: Scene, offset: int) -> bool:
    """ "…, GM's chief executive" """
    match = re.match(r"(?:'s?)? (?:[\w-]+ ){0,2}?", scene.folded[offset:])
    return bool(match and any_of("officers").search(scene.folded, offset, offset + 40))


@dataclass
class Cast:
    """Who has spoken or been named so far, and for whom persons speak."""

    posts: dict[str, Party] = field(default_factory=dict)
    """Bodies by key of the person that a title ties to them, anywhere in the article."""
    _persons: list[tuple[int, Speaker]] = field(default_factory=list)
    """Who is named, or speaks, with the number of the sentence, in text order."""
    _bodies: list[tuple[int, Speaker]] = field(default_factory=list)

    @classmethod
    def of(cls, told: Sequence[Scene]) -> Cast:
        """The cast of an article; reads titles anywhere in it."""
        cast = cls()
        for scene in told:
            bodies = _bodies(scene, 0, len(scene.text))
            for person in scene.people if bodies else ():
                around = _clause_bounds(scene, person)
                body = _post(scene, person, [b for b in bodies if around[0] <= b.start <= around[1]])
                if body is not None and not _is_member(scene, around[0], person, around[1]):
                    cast.posts.setdefault(person.entity.key, body)
        return cast

    def note(self, number: int, scene: Scene, speakers: Iterable[Speaker]) -> None:
        """Remember who is named first in sentence ``number``, then who speaks in it."""
        for person in scene.people[:1]:
            body = self.posts.get(person.entity.key)
            speaker = (
                Speaker(body.entity.key, body.entity.type, person.entity.name)
                if body
                else Speaker(person.entity.key, EntityType.PERSON)
            )
            self._persons.append((number, speaker))
        for body in _bodies(scene, 0, len(scene.text))[:1]:
            self._bodies.append((number, Speaker(body.entity.key, body.entity.type)))
        for speaker in speakers:
            self._persons.append((number, speaker))
            if speaker.person is None and speaker.type is not EntityType.PERSON:
                self._bodies.append((number, speaker))

    def he(self, number: int) -> Speaker | None:
        """Who "he" or "she" in sentence ``number`` is."""
        return _last(self._persons, number)

    def they(self, number: int, types: frozenset[EntityType] = _SPEAKING) -> Speaker | None:
        """Which body of ``types`` "it" or "they" in sentence ``number`` are."""
        return _last([item for item in self._bodies if item[1].type in types], number)


def _clause_bounds(scene: Scene, person: Party) -> tuple[int, int]:
    """Half a title's length to each side of a person."""
    return max(0, person.start - _LONGEST_TITLE), min(len(scene.text), person.end + _LONGEST_TITLE)


def _last(said: Sequence[tuple[int, Speaker]], number: int) -> Speaker | None:
    return next((who for when, who in reversed(said) if 0 <= number - when <= _LATELY), None)
