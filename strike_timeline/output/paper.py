"""What a text is set on: how wide it is and whether it takes colour; and Rich set to it, always alike."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO

from rich.console import Console, RenderableType

PIPE_WIDTH = 100
WIDE = 120
"""From this width a row is one line of columns; below it the columns are stacked."""


@dataclass(frozen=True, slots=True)
class Paper:
    width: int = PIPE_WIDTH
    color: bool = False

    @property
    def wide(self) -> bool:
        return self.width >= WIDE


def to_text(paper: Paper, *renderables: RenderableType) -> str:
    """What Rich makes of ``renderables``: with ANSI styles when the paper takes colour, else bare text."""
    sheet = StringIO()
    console = Console(
        file=sheet,
        width=paper.width,
        force_terminal=paper.color,
        no_color=not paper.color,
        color_system="standard" if paper.color else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    for renderable in renderables:
        console.print(renderable)
    return "".join(f"{line.rstrip()}\n" for line in sheet.getvalue().splitlines())
