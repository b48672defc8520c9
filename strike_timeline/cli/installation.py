"""What is installed and what the program knows, as facts and as text."""

from __future__ import annotations

import platform
import textwrap
import tomllib
from collections.abc import Mapping
from importlib import metadata, resources
from typing import TypedDict

from strike_timeline import __version__
from strike_timeline.language.gazetteer_data import load_gazetteer
from strike_timeline.runner import Plan

_WIDTH, _INDENT = 100, 17
_LIBRARIES = ("spacy", "dateparser", "trafilatura", "htmldate", "pydantic", "typer", "rich")


class Facts(TypedDict):
    version: str
    python: str
    libraries: dict[str, str]
    model: str
    pipeline: str
    gazetteer: dict[str, int]
    lexicon: dict[str, int]


def installation(plan: Plan, fingerprint: str) -> Facts:
    """Sizes are numbers of entries: of the gazetteer by type, of the lexicon by file."""
    return {
        "version": __version__,
        "python": platform.python_version(),
        "libraries": {name: metadata.version(name) for name in _LIBRARIES},
        "model": plan.model or "strike_en (shipped)",
        "pipeline": fingerprint,
        "gazetteer": load_gazetteer(plan.gazetteers).counts,
        "lexicon": _lexicon(),
    }


def describe(facts: Facts) -> str:
    """A line a fact."""
    libraries = ", ".join(f"{name} {version}" for name, version in facts["libraries"].items())
    rows = {
        "strike-timeline": facts["version"],
        "Python": facts["python"],
        "libraries": libraries,
        "model": facts["model"],
        "pipeline": facts["pipeline"],
        "gazetteer": _sizes(facts["gazetteer"]),
        "lexicon": _sizes(facts["lexicon"]),
    }
    return "".join(f"{_row(name, value)}\n" for name, value in rows.items())


def _row(name: str, value: str) -> str:
    indent = " " * _INDENT
    return textwrap.fill(value, _WIDTH, initial_indent=f"{name:<{_INDENT}}", subsequent_indent=indent)


def _sizes(counts: Mapping[str, int]) -> str:
    parts = ", ".join(f"{name.replace('_', ' ')} {number:,}" for name, number in counts.items())
    return f"{sum(counts.values()):,} entries ({parts})"


def _lexicon() -> dict[str, int]:
    folder = resources.files("strike_timeline") / "resources" / "lexicon"
    files = sorted(
        (item for item in folder.iterdir() if item.name.endswith(".toml")), key=lambda item: item.name
    )
    return {
        item.name.removesuffix(".toml"): _entries(tomllib.loads(item.read_text("utf-8"))) for item in files
    }


def _entries(value: object) -> int:
    """Words, phrases and numbers, however deep they lie."""
    if isinstance(value, dict):
        return sum(map(_entries, value.values()))
    return sum(map(_entries, value)) if isinstance(value, list) else 1
