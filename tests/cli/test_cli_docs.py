"""docs/cli.md is what --help says, for every command."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"


def test_cli_reference_is_up_to_date() -> None:
    script = DOCS / "make_cli.py"
    if not script.exists():
        pytest.skip("the documentation is not part of this installation")
    spec = importlib.util.spec_from_file_location("make_cli", script)
    assert spec is not None and spec.loader is not None
    make_cli = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make_cli)
    if make_cli.made_with() not in (DOCS / "cli.md").read_text(encoding="utf-8"):
        pytest.skip("made with another release of Typer, which words its own parts differently")
    page = make_cli.page()
    assert page == (DOCS / "cli.md").read_text(encoding="utf-8"), "run python docs/make_cli.py"
    names = ["build", "disputes", "entities", "dates", "events", "show", "explain", "diff", "info", "schema"]
    assert [f"\n## {name}\n" in page for name in names] == [True] * len(names)
