"""Why a command stops: what is said on stderr, and the exit code."""

from __future__ import annotations

from enum import IntEnum


class Code(IntEnum):
    DONE = 0
    SOME_UNREADABLE = 1
    DIFFERENT = 1
    """Two timelines differ, and ``--exit-code`` asked to be told so."""
    FAILED = 2
    """Wrong usage, nothing readable, or an error of the program itself."""
    INTERRUPTED = 130


class CommandError(Exception):
    """Stops the command with one line that names the thing and the reason."""

    def __init__(self, message: str, code: Code = Code.FAILED) -> None:
        super().__init__(" ".join(message.split()))
        self.code = code
