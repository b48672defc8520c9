"""Industries of the gazetteer as sectors of the North American Industry Classification System (NAICS)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from strike_timeline.document import EntityRecord


@dataclass(frozen=True, slots=True)
class Sector:
    code: str
    title: str


def sectors(entities: Iterable[EntityRecord]) -> list[Sector]:
    """The sectors of the industries that are known of ``entities``, each once, in their order."""
    known = (_by_industry().get(entity.industry or "") for entity in entities)
    return list(dict.fromkeys(sector for sector in known if sector is not None))


@cache
def _by_industry() -> Mapping[str, Sector]:
    path = files("strike_timeline") / "resources" / "output" / "industries.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    titles = table["sectors"]
    return {industry: Sector(code, titles[code]) for industry, code in table["industries"].items()}
