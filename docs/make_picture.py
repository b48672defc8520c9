"""Writes docs/timeline.svg: what the terminal shows of one dispute of the sample corpus.

    python docs/make_picture.py [ROWS]

Runs the command that stands as the picture's title, in colour, and sets its output with Rich.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "timeline.svg"
COMMAND = 'strike-timeline build data/hollywood-2023 --dispute "WGA – AMPTP 2023" --min-confidence 0.85'
WIDTH = 104
ROWS, LEAST_ROWS = 48, 20
_FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_FONTS = 'ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace'


def shown() -> list[str]:
    """The lines that the command prints, with their colours."""
    program, *arguments = shlex.split(COMMAND)
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


def trimmed(lines: list[str], rows: int) -> list[str]:
    """The first rows, a sign of what is left out, and the legend, which is the last line."""
    if len(lines) <= rows:
        return lines
    return [*lines[: rows - 3], "…", "", lines[-1]]


def picture(lines: list[str]) -> str:
    """The lines as an SVG that loads nothing from the network."""
    console = Console(
        width=WIDTH, record=True, file=io.StringIO(), force_terminal=True, color_system="truecolor"
    )
    for line in lines:
        console.print(Text.from_ansi(line), overflow="ignore", no_wrap=True, crop=True)
    drawn = console.export_svg(title=COMMAND, theme=MONOKAI, unique_id="timeline")
    return _FONT_FACE.sub("", drawn).replace("Fira Code, monospace", _FONTS)


def main() -> int:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    lines = shown()
    if len(lines) < LEAST_ROWS:
        print(f"{COMMAND} shows {len(lines)} lines only: too few for a picture", file=sys.stderr)
        return 1
    TARGET.write_text(picture(trimmed(lines, rows)), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
