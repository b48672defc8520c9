"""The house holds together: rooms import one way, modules stay small, heavy libraries stay in their rooms."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "strike_timeline"
MODULES = sorted(PACKAGE.rglob("*.py"))
ORDER = (
    "errors",
    "model",
    "document",
    "articles",
    "language",
    "dates",
    "events",
    "annotated",
    "pipeline",
    "timeline",
    "output",
)
"""A room may import from itself and from what stands before it; the runner and the command line from all."""
ALL = (*ORDER, "runner", "library", "cli")
HEAVY = {
    "spacy",
    "trafilatura",
    "dateparser",
    "holidays",
    "htmldate",
    "icalendar",
    "jinja2",
    "pydantic",
    "lxml",
    "feedparser",
    "numpy",
}
LIGHT = {"cli", "__init__", "errors", "model"}
"""Imported at start-up."""
ROOMS_OF = {
    "spacy": {
        "language",
        "dates",
        "events",
        "annotated",
        "pipeline",
        "output",  # displaCy, when asked for
        "runner",
        "library",
    },
    "trafilatura": {"articles"},
    "htmldate": {"articles"},
    "lxml": {"articles"},
    "feedparser": {"articles"},
    "dateparser": {"dates"},
    "holidays": {"dates", "timeline"},
    "pydantic": {"document", "timeline"},
    "rich": {"output", "cli"},
    "jinja2": {"output"},
    "icalendar": {"output"},
    "typer": {"cli"},
}
MOST_LINES = 500


def _room(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(tree: ast.AST, top_level_only: bool = False) -> list[str]:
    """Dotted names of what is imported; without what only type checkers see."""
    skipped: set[int] = set()
    for node in ast.walk(tree):
        guarded = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        lazy = top_level_only and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if guarded or lazy:
            skipped |= {id(inner) for inner in ast.walk(node)}
    found = []
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole package"
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


def _parsed(module: Path) -> ast.AST:
    return ast.parse(module.read_text(encoding="utf-8"))


def _named(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("module", MODULES, ids=_named)
def test_rooms_import_one_way(module: Path) -> None:
    room = _room(module)
    if room in ("__init__", "__main__"):
        return
    assert room in ALL, f"{room} is no room of the house: name it in ORDER"
    before = ALL[: ALL.index(room) + 1]
    for name in _imports(_parsed(module)):
        package, _, rest = name.partition(".")
        target = rest.partition(".")[0]
        if package == "strike_timeline" and (target in ALL):
            assert target in before, f"{room} imports {name}"


@pytest.mark.parametrize("module", MODULES, ids=_named)
def test_libraries_stay_in_their_rooms(module: Path) -> None:
    room = _room(module)
    for name in _imports(_parsed(module)):
        library = name.partition(".")[0]
        if library in ROOMS_OF and library != room:
            assert room in ROOMS_OF[library], f"{room} imports {name}"


@pytest.mark.parametrize("module", [m for m in MODULES if _room(m) in LIGHT], ids=_named)
def test_heavy_libraries_wait_for_their_use(module: Path) -> None:
    imported = {name.partition(".")[0] for name in _imports(_parsed(module), top_level_only=True)}
    assert not imported & HEAVY


@pytest.mark.parametrize("module", [m for m in MODULES if _room(m) == "output"], ids=_named)
def test_showing_a_saved_timeline_needs_no_spacy(module: Path) -> None:
    imported = {name.partition(".")[0] for name in _imports(_parsed(module), top_level_only=True)}
    assert "spacy" not in imported


@pytest.mark.parametrize("module", MODULES, ids=_named)
def test_modules_stay_small(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_no_rooms_for_leftovers() -> None:
    names = {part for module in MODULES for part in module.relative_to(PACKAGE).with_suffix("").parts}
    assert not names & {"helpers", "helper", "utils", "util", "misc", "common"}
