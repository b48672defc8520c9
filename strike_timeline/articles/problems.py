"""What reading reports instead of an article: one clear line for each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadProblem:
    """An input that could not be read. ``line`` is 1-based, for line-oriented files."""

    source: str
    reason: str
    line: int | None = None

    def __str__(self) -> str:
        where = self.source if self.line is None else f"{self.source} line {self.line}"
        return f"{where}: {' '.join(self.reason.split())}"


@dataclass(frozen=True, slots=True)
class ReadWarning(ReadProblem):
    """An input left out on purpose (an exact duplicate, a kind that is not read): no failure."""


class UnreadableError(Exception):
    """The bytes or the structure of one input cannot be read; the message is the reason."""
