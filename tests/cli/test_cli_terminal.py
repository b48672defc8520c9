"""The table on a real terminal: as wide as that is, colored unless it says otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_pty import bare, on_terminal
from rich.cells import cell_len

COMMANDS = (
    ["show", "HARBOR"],
    ["show", "HARBOR", "--gantt"],
    ["disputes", "HARBOR"],
    ["explain", "HARBOR", "v-77aa"],
    ["diff", "HARBOR", "HARBOR"],
)


def _shown(arguments: list[str], harbor: Path, env: dict[str, str] | None = None, columns: int = 80) -> str:
    given = [str(harbor) if argument == "HARBOR" else argument for argument in arguments]
    return on_terminal(["-m", "strike_timeline", *given], "stdout", env, columns)[0]


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_as_wide_as_the_terminal(arguments: list[str], harbor_file: Path) -> None:
    for columns in (60, 80):
        lines = bare(_shown(arguments, harbor_file, columns=columns)).split("\r\n")
        widest = max(cell_len(line.rstrip()) for line in lines)
        assert widest <= columns and (arguments[0] == "diff" or widest >= columns - 8)


@pytest.mark.parametrize(
    ("more", "env", "colored"),
    [
        ([], {}, True),
        ([], {"NO_COLOR": "1"}, False),
        ([], {"TERM": "dumb"}, False),
        (["--color", "never"], {}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "always"], {"TERM": "dumb"}, True),
    ],
)
def test_colour(more: list[str], env: dict[str, str], colored: bool, harbor_file: Path) -> None:
    shown = _shown(["show", "HARBOR", "--gantt", *more], harbor_file, env)
    assert ("\x1b[" in shown) is colored
    assert "● happened" in bare(shown) and "█ no work" in bare(shown)


def test_a_terminal_without_unicode(harbor_file: Path) -> None:
    env = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}
    lines = bare(_shown(["show", "HARBOR", "--gantt"], harbor_file, env)).split("\r\n")
    assert all(line.isascii() and len(line) <= 80 for line in lines)
    assert "* happened   o scheduled   ? possible   x did not happen   ~ about" in lines
    assert any("####" in line for line in lines)
