"""What goes wrong for a reason that one line can tell: every such error of the program has one base."""

from __future__ import annotations


class StrikeTimelineError(Exception):
    """Base of the errors that are the fault of a file, a name or a setting."""


class NothingReadableError(StrikeTimelineError):
    """Of all that was given, no article could be read or analyzed."""


class UnreadableInputWarning(UserWarning):
    """An input that was left out because it could not be read or analyzed; the message names it and says
    why."""
