"""Article text made safe for a terminal line: no control characters, no reordering, no line breaks."""

from __future__ import annotations

import re
import unicodedata

from rich.cells import cell_len, set_cell_size

_SPACE = re.compile(r"\s+")
_BEFORE_WORDS = " ([—–‘"
"""What an opening straight quotation mark stands behind."""
_ELLIPSIS = "…"


def plain(text: str) -> str:
    """``text`` on one line, white space folded, without characters that steer a terminal.

    Control characters (escape sequences among them) become spaces; format characters (bidirectional
    overrides, zero-width marks) and lone surrogates go.
    """
    return folded(text).strip()


def folded(text: str) -> str:
    """The same of a piece of a text: a space that begins or ends it stays."""
    safe = text if text.isprintable() else "".join(map(_safe, text))
    return _SPACE.sub(" ", safe)


def plain_lines(text: str) -> str:
    """Like :func:`plain`, but every character keeps its place and line breaks stay: offsets hold."""
    return "".join(
        char if char == "\n" or not unicodedata.category(char).startswith("C") else " " for char in text
    )


def shorten(text: str, width: int) -> str:
    """``text`` cut at a word boundary to at most ``width`` terminal cells (a Chinese character takes two),
    with an ellipsis where it was cut."""
    if cell_len(text) <= width:
        return text
    cut = set_cell_size(text, max(width - 1, 0))
    head, space, _ = cut.rpartition(" ")
    return (head if space and cell_len(head) > width // 2 else cut).rstrip(" ,;:·") + _ELLIPSIS


def quoted(text: str) -> str:
    """``text`` on one line in quotation marks; those inside it become single ones, as print has it."""
    inner = list(plain(text).replace("“", "‘").replace("”", "’"))
    opened = False
    for at, char in enumerate(inner):
        if char != '"':
            continue
        before = inner[at - 1] if at else " "
        if not opened and before in _BEFORE_WORDS:
            inner[at], opened = "‘", True
        elif opened or not before.isdigit():  # behind a digit: inches
            inner[at], opened = "’", False
    return f"“{''.join(inner)}”"


def _safe(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Cc":
        return " "
    return "" if category in {"Cf", "Cs"} else char
