"""Entities where they are not written as names: in lines of capitals, and unions that have no name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from strike_timeline.language.article_names import base_name
from strike_timeline.language.gazetteer_data import fold
from strike_timeline.language.name_runs import Run
from strike_timeline.language.pieces import PieceText, is_ordinary
from strike_timeline.language.unnamed_unions import unnamed_unions
from strike_timeline.model import Entity, EntityType


def unions_without_name(cut: PieceText, named: Sequence[Entity]) -> Iterator[tuple[Run, Entity]]:
    """Unions such as "the miners' federation", in an article that names none."""
    if any(entity.type is EntityType.UNION for entity in named):
        return
    for first, last, name in unnamed_unions(cut):
        yield Run(first, last), Entity(f"{EntityType.UNION}:{fold(name)}", name, EntityType.UNION)


def shouted_names(
    cut: PieceText, entities: Sequence[Entity], fixed: Sequence[tuple[int, int]]
) -> Iterator[tuple[Run, Entity]]:
    """Names of ``entities`` found again in the lines of capitals, outside the known names ``fixed``."""
    forms: dict[tuple[str, ...], Entity] = {}
    for entity in entities:
        for name in (entity.name, *entity.aliases, base_name(entity.name)):
            forms.setdefault(tuple(fold(name).split()), entity)
    taken = {i for first, last in fixed for i in range(first, last)}
    longest = max((len(form) for form in forms), default=0)
    if not cut.shouting:
        return
    for i, text in enumerate(cut.texts):
        if cut.lines[i] not in cut.shouting or not cut.is_word[i]:
            continue
        for size in range(longest, 0, -1):
            found = forms.get(tuple(cut.folded[i : i + size]))
            plain = size == 1 and is_ordinary(text)
            if found and not plain and taken.isdisjoint(range(i, i + size)):
                yield Run(i, i + size), found
                break
