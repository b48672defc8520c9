"""Compares what a page shows below a command with what the command prints, and brings a page up to date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import partial

from docs_pages import LEFT_OUT


def agrees(shown: Sequence[str], printed: Sequence[str]) -> bool:
    """True when the lines are those printed, a line ``…`` standing for any number of them."""
    shown, printed = _trimmed(shown), _trimmed(printed)
    parts = _parts(shown)
    if len(parts) == 1:
        return list(shown) == list(printed)
    first, *middle, last = parts
    if printed[: len(first)] != first or len(first) + len(last) > len(printed):
        return False
    end = len(printed) - len(last)
    if printed[end:] != last:
        return False
    place = len(first)
    for part in middle:
        places = range(place, end - len(part) + 1)
        found = next((at for at in places if printed[at : at + len(part)] == part), None)
        if found is None:
            return False
        place = found + len(part)
    return True


def renewed(shown: Sequence[str], printed: Sequence[str]) -> list[str]:
    """The shown lines as they are printed now: of each stretch between two ``…`` the most similar as long."""
    printed = _trimmed(printed)
    parts = _parts(_trimmed(shown))
    if len(parts) == 1:
        return printed
    first, *middle, last = parts
    lines = printed[: len(first)]
    place, end = len(first), len(printed) - len(last)
    for part in middle:
        places = range(place, max(place, end - len(part)) + 1)
        place = max(places, key=partial(_likeness, part, printed))
        lines += [LEFT_OUT, *printed[place : place + len(part)]]
        place += len(part)
    return [*lines, LEFT_OUT, *(printed[end:] if last else [])]


def _likeness(part: Sequence[str], printed: Sequence[str], at: int) -> float:
    there = "\n".join(printed[at : at + len(part)])
    return SequenceMatcher(None, "\n".join(part), there, autojunk=False).ratio()


def _parts(lines: Sequence[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for line in lines:
        if line.strip() == LEFT_OUT:
            parts.append([])
        else:
            parts[-1].append(line)
    return parts


def _trimmed(lines: Sequence[str]) -> list[str]:
    """Without spaces at line ends and blank lines at the end."""
    kept = [line.rstrip() for line in lines]
    while kept and not kept[-1]:
        kept.pop()
    return kept


def missing(comments: Iterator[str], printed: str) -> Iterator[str]:
    """Pieces that comments behind ``print`` promise and that are not printed in that order."""
    place = 0
    for comment in comments:
        for piece in comment.removesuffix(LEFT_OUT).rstrip(", ").split(", "):
            found = printed.find(piece, place)
            if found < 0:
                yield piece
            else:
                place = found + len(piece)
