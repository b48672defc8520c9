"""The lists of names that reading goes by, from ``strike_timeline/resources/articles``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def names(file: str, key: str) -> tuple[str, ...]:
    """The list ``key`` of ``file`` ("fields" or "web"), in its order."""
    return tuple(_tables(file)[key])


@cache
def _tables(file: str) -> dict[str, list[str]]:
    path = files("strike_timeline") / "resources" / "articles" / f"{file}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
