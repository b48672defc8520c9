"""What is said on stderr, so that stdout holds the result and nothing else."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from strike_timeline.cli.progress import Meter

_Item = TypeVar("_Item")
PROGRAM = "strike-timeline"


class Talk:
    """Errors are always told; warnings unless ``quiet``; details when ``verbose``."""

    def __init__(self, quiet: bool = False, verbose: bool = False, progress: bool = True) -> None:
        self.quiet = quiet
        self.verbose = verbose
        self._progress = progress and not quiet

    def error(self, message: str) -> None:
        self._say(message)

    def warn(self, message: str) -> None:
        if not self.quiet:
            self._say(f"warning: {message}")

    def note(self, message: str) -> None:
        """What is good to know and nothing to put right."""
        if not self.quiet:
            self._say(f"note: {message}")

    def detail(self, message: str) -> None:
        if self.verbose:
            self._say(message)

    def trace(self, text: str) -> None:
        """A traceback, for whoever asked for details."""
        if self.verbose and text and sys.stderr is not None:
            print(text.rstrip("\n"), file=sys.stderr)

    @contextmanager
    def watch(
        self, items: Iterable[_Item], label: str, total: int | None = None
    ) -> Iterator[Iterable[_Item]]:
        """``items``, articles, counted on a progress bar where stderr is a terminal and they take long."""
        with self._meter(label, total, "articles") as meter:
            yield items if meter is None else _counted(items, meter)

    @contextmanager
    def busy(self, label: str) -> Iterator[None]:
        """Says what is being done, and for how long, if it takes long."""
        with self._meter(label, None, ""):
            yield

    @contextmanager
    def _meter(self, label: str, total: int | None, noun: str) -> Iterator[Meter | None]:
        if not self._progress or sys.stderr is None or not sys.stderr.isatty() or _is_dumb():
            yield None
            return
        from strike_timeline.cli.progress import Meter

        with Meter(label, total, noun) as meter:
            yield meter

    def list(self, messages: Sequence[str], more: str, limit: int = 10) -> None:
        """Warnings, the first of many unless ``verbose``; ``more`` is said of the rest with their number."""
        shown = messages if self.verbose else messages[:limit]
        for message in shown:
            self.warn(message)
        if len(messages) > len(shown):
            self.warn(more.format(len(messages) - len(shown)))

    def _say(self, message: str) -> None:
        if sys.stderr is None:
            return
        line = " ".join(message.split())
        printable = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in line)
        encoding = sys.stderr.encoding or "utf-8"
        print(
            f"{PROGRAM}: {printable}".encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr
        )


def _counted(items: Iterable[_Item], meter: Meter) -> Iterator[_Item]:
    for item in items:
        yield item
        meter.advance()


def _is_dumb() -> bool:
    """A terminal that cannot draw over what it has drawn."""
    return os.environ.get("TERM", "") in {"dumb", "unknown"}
