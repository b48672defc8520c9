"""What is said on stderr, so that stdout holds the result and nothing else."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

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

    def watch(self, items: Iterable[_Item], label: str, total: int | None = None) -> Iterator[_Item]:
        """Passes ``items`` on, with a progress bar while stderr is a terminal."""
        if not (self._progress and sys.stderr is not None and sys.stderr.isatty()):
            yield from items
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task(label, total=total)
            for item in items:
                yield item
                progress.advance(task)

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
