"""What the names in the documentation's commands stand for, which of them are not run, how the others are."""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from docs_pages import PROGRAM, Shown, steps

from strike_timeline.cli import main

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "data" / "hollywood-2023"
WIDTH = "80"

MADE = {
    "timeline.json": "build articles/ -o timeline.json",
    "old.json": "build articles/ --as-of 2023-09-30 -o old.json",
}
"""Files that a command makes, and the arguments that do."""

COPIES = {
    "article.txt": "articles/a07_fragment_sitdown.txt",
    "interview.txt": "articles/a07_fragment_sitdown.txt",
    "monday.json": "timeline.json",
    "tuesday.json": "timeline.json",
}
"""Names in the examples of ``--help``."""

PROJECT = "strike-timeline.toml"

NOT_RUN = {
    "mkdir strikes": "makes the folder that these tests make themselves",
    "cp -r data/hollywood-2023/articles strikes/": "the same",
    "cd strikes": "the same",
    "strike-timeline --install-completion": "changes the start-up file of a shell",
    "import pandas": "pandas is not among the dependencies",
    "python3 -m venv": "sets up what the tests run in",
    ".venv/bin/pip install": "installs from a package index",
    ".venv/bin/pytest": "these tests",
    "python training/": "trains models, for minutes to hours, some from corpora that are not here",
}
"""Beginnings of commands and of Python blocks that are not run here, each with its reason."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a command printed, on both streams as they came, and its exit code."""

    code: int
    printed: str


def pages() -> list[Path]:
    """Those whose commands are run, as far as they are part of this installation."""
    named = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "data" / "README.md"]
    named += [*sorted((ROOT / "data").glob("*/README.md")), ROOT / "training" / "README.md"]
    return [path for path in named if path.exists()]


def furnish(folder: Path) -> None:
    """An empty folder becomes one in which the documentation's commands can be run: the samples under
    ``data``, the articles of the first of them under ``articles``, and the files that the pages show."""
    (folder / "data").symlink_to(ROOT / "data")
    shutil.copytree(SAMPLE / "articles", folder / "articles")
    for page in pages():
        for step in steps(page):
            if isinstance(step, Shown):
                (folder / step.name).parent.mkdir(exist_ok=True)
                (folder / step.name).write_text(step.text, encoding="utf-8")


def prepare(folder: Path) -> None:
    """What commands make from a furnished folder."""
    for name, arguments in MADE.items():
        done = run([PROGRAM, *arguments.split()], folder)
        assert done.code == 0, f"{name} cannot be made: {done.printed}"
    for name, source in COPIES.items():
        shutil.copyfile(folder / source, folder / name)


def commands_of(text: str) -> list[list[str]]:
    """The words of each command of a line, comments left out: ``a && b`` are two."""
    return [shlex.split(part, comments=True) for part in text.split(" && ")]


def not_run(words: list[str]) -> str | None:
    """Which entry of :data:`NOT_RUN` a command begins with."""
    text = " ".join(words)
    return next((start for start in NOT_RUN if text.startswith(start)), None)


def is_ours(words: list[str]) -> bool:
    return Path(words[0]).name == PROGRAM


def run_as_shown(words: list[str], folder: Path) -> Done:
    """Like :func:`run`; a ``build`` without a path presupposes a project file, which ``init`` writes."""
    if words[1:] != ["build"] or (folder / PROJECT).exists():
        return run(words, folder)
    run([PROGRAM, "init"], folder)
    try:
        return run(words, folder)
    finally:
        (folder / PROJECT).unlink()


def run(words: list[str], folder: Path) -> Done:
    """Runs the program in this process, as on a terminal 80 columns wide without colors, with ``folder`` for
    a home; ``> FILE`` and ``< FILE`` at the end of the words redirect."""
    words, target = _redirected(words, ">")
    words, source = _redirected(words, "<")
    stdin = (folder / source).read_bytes() if source else b""
    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="", write_through=True)
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") if target else printed
    with (
        contextlib.chdir(folder),
        patch.dict(os.environ, {"COLUMNS": WIDTH, "NO_COLOR": "1", "HOME": str(folder)}),
        patch.object(sys, "argv", words),
        patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")),
        patch.object(sys, "stdout", out),
        patch.object(sys, "stderr", printed),
    ):
        code = _exit_code_of_main()
    if target:
        (folder / target).write_bytes(_written(out))
    return Done(code, _written(printed).decode())


def run_code(text: str, namespace: dict[str, object], folder: Path) -> str:
    """Runs Python in the folder and returns what it printed."""
    printed = io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(printed):
        exec(compile(text, "documentation", "exec"), namespace)
    return printed.getvalue()


def _exit_code_of_main() -> int:
    try:
        main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0


def _redirected(words: list[str], sign: str) -> tuple[list[str], str | None]:
    if len(words) > 2 and words[-2] == sign:
        return words[:-2], words[-1]
    return words, None


def _written(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue()
