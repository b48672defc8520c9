"""What a text is set on: how wide it is and whether it takes color; and Rich set to it, always alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO

from rich.console import Console, RenderableType
from rich.text import Text

PIPE_WIDTH = 100
WIDE = 120
"""From this width a row is one line of columns; below it the columns are stacked."""
READABLE = 100
"""A longer line of running text, in columns, is hard to find the next one from."""
WIDEST = 160
"""On a wider page columns stand too far apart to be read across."""


@dataclass(frozen=True, slots=True)
class Paper:
    width: int = PIPE_WIDTH
    color: bool = False

    @property
    def wide(self) -> bool:
        return self.width >= WIDE

    def upto(self, most: int) -> Paper:
        """The same, at most so wide."""
        return Paper(min(self.width, most), self.color)


def to_text(paper: Paper, *renderables: RenderableType) -> str:
    """What Rich makes of ``renderables``: with ANSI styles when the paper takes color, else bare text."""
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


def side_by_side(items: Iterable[Text], paper: Paper, gap: int = 3) -> Text:
    """Short items ``gap`` columns apart, on a new line where the next one has no room; none is broken."""
    lines: list[Text] = []
    for item in items:
        if lines and lines[-1].cell_len + gap + item.cell_len <= paper.width:
            lines[-1].append(" " * gap).append_text(item)
        else:
            lines.append(Text().append_text(item))
    return Text("\n").join(lines)
