"""Writes docs/timeline.svg and docs/gantt.svg: what the terminal shows of the sample corpora.

    python docs/make_picture.py

Runs the command that stands as the picture's title, in color, and sets its output with Rich.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
WIDTH = 100
LEAST_ROWS = 20
_FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_FONTS = 'ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace'


@dataclass(frozen=True)
class Picture:
    """A file in docs/, the command that it shows, and how many of its lines and of those of its legend."""

    file: str
    command: str
    rows: int
    legend: int


PICTURES = (
    Picture(
        "timeline.svg",
        'strike-timeline build data/hollywood-2023 --dispute "WGA – AMPTP 2023" --min-confidence 0.85',
        rows=48,
        legend=1,
    ),
    Picture(
        "gantt.svg",
        'strike-timeline build data/hollywood-2023 --dispute "WGA – AMPTP 2023" --min-confidence 0.7 --gantt',
        rows=28,
        legend=2,
    ),
)


def shown(command: str) -> list[str]:
    """The lines that the command prints, with their colors."""
    program, *arguments = shlex.split(command)
    own = Path(sys.executable).with_name(program)
    done = subprocess.run(
        [str(own) if own.exists() else program, *arguments, "--color", "always"],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": str(WIDTH)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.splitlines()


def trimmed(lines: list[str], rows: int, legend: int) -> list[str]:
    """The first rows, a sign of what is left out, and the legend, which is the last lines."""
    if len(lines) <= rows:
        return lines
    return [*lines[: rows - legend - 2], "…", "", *lines[-legend:]]


def drawn(lines: list[str], title: str) -> str:
    """The lines as an SVG that loads nothing from the network."""
    console = Console(
        width=WIDTH, record=True, file=io.StringIO(), force_terminal=True, color_system="truecolor"
    )
    for line in lines:
        console.print(Text.from_ansi(line), overflow="ignore", no_wrap=True, crop=True)
    svg = console.export_svg(title=title, theme=MONOKAI, unique_id="terminal")
    return _FONT_FACE.sub("", svg).replace("Fira Code, monospace", _FONTS)


def main() -> int:
    for picture in PICTURES:
        lines = shown(picture.command)
        if len(lines) < LEAST_ROWS:
            few = f"{picture.command} shows {len(lines)} lines only: too few for a picture"
            print(few, file=sys.stderr)
            return 1
        svg = drawn(trimmed(lines, picture.rows, picture.legend), picture.command)
        (ROOT / "docs" / picture.file).write_text(svg, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
