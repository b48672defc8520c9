"""Unions and employers as listings of labor actions name them: body, acronym, local."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from strike_timeline.document import EntityRecord
from strike_timeline.output.labels import short_name
from strike_timeline.output.plain import plain
from strike_timeline.output.view import View

_LOCAL = re.compile(
    r"\b(?:Local|Lodge|Branch|District Council|District)\s+(?:No\.?\s*)?\d[\w-]*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Union:
    name: str
    acronym: str
    """Empty when the union is not known by letters."""
    local: str
    """ "Local 7"; empty for the whole union."""


def unions(ids: Iterable[str], view: View) -> list[Union]:
    """The unions; a local as part of the union it belongs to, where that is known."""
    by_key = {entity.key: entity for entity in view.entities.values() if entity.key}
    found = []
    for party in ids:
        entity = view.entities.get(party)
        if entity is None:
            found.append(Union(plain(party), "", ""))
            continue
        name = plain(entity.name)
        local = _LOCAL.search(name)
        parent = by_key.get(entity.parent or "")
        if local and parent:
            found.append(Union(plain(parent.name), _acronym(parent), local[0]))
        elif local:
            rest = " ".join((name[: local.start()] + name[local.end() :]).split())
            found.append(Union(rest.strip(" ,").removeprefix("of the ").removeprefix("of "), "", local[0]))
        else:
            found.append(Union(name, _acronym(entity), ""))
    return found


def entities(ids: Iterable[str], view: View) -> list[EntityRecord]:
    return [view.entities[party] for party in ids if party in view.entities]


def _acronym(entity: EntityRecord) -> str:
    short = short_name(entity)
    return "" if short == plain(entity.name) and not short.isupper() else short
