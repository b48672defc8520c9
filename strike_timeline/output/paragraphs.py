"""An article's text in paragraphs, and long paragraphs in pieces that a reader can take in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from strike_timeline.language.sentences import sentence_starts

_LONG_LINE = 110
"""A longer line, in characters, is a paragraph of its own, not one of a hard-wrapped text."""
_LONG_PARAGRAPH = 900
"""A longer one, in characters, is broken between sentences, so that notes stand near what they explain."""
_WRAPPED, _FULL = 50, 0.6
"""Lines of a hard-wrapped text: the longest has so many characters, and all but the last this part of it."""
_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Where paragraphs begin and end: at blank lines, and at every line end beside a long line."""
    at = 0
    for part in [*(match.span() for match in _BLANK_LINES.finditer(text)), (len(text), len(text))]:
        block = text[at : part[0]]
        lines = block.split("\n")
        whole = max(map(len, lines)) <= _LONG_LINE
        for line in [block] if whole else lines:
            if line.strip():
                yield at, at + len(line.rstrip())
            at += len(line) + 1
        at = part[1]


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs, those that are very long in runs of whole sentences."""
    starts: list[int] | None = None
    for first, last in paragraphs(text):
        if last - first > _LONG_PARAGRAPH:
            starts = sentence_starts(text) if starts is None else starts
            inside = starts[bisect_left(starts, first + 1) : bisect_left(starts, last)]
            for at, start in enumerate(inside):
                after = inside[at + 1] if at + 1 < len(inside) else last
                if after - first > _LONG_PARAGRAPH:
                    yield first, start
                    first = start
        yield first, last


def reflowed(block: str) -> str:
    """A hard-wrapped paragraph on one line, character for character; verse and lists as they are."""
    lines = block.split("\n")
    longest = max(map(len, lines))
    wrapped = longest >= _WRAPPED and all(len(line.rstrip()) >= _FULL * longest for line in lines[:-1])
    return " ".join(lines) if wrapped else block
