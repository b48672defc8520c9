"""A reviewer's decisions given on the command line, read before anything else and applied to a timeline."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from strike_timeline.cli.errors import CommandError
from strike_timeline.cli.slips import misspelled
from strike_timeline.cli.talk import Talk
from strike_timeline.document import Timeline
from strike_timeline.timeline import Decision, DecisionError, decide, read_decisions


def decisions_in(files: Sequence[Path]) -> list[Decision]:
    """The decisions of the files, one file after the other. Raises :class:`CommandError`."""
    try:
        return [decision for file in files for decision in read_decisions(file)]
    except DecisionError as error:
        raise CommandError(f"--decisions: {error}{misspelled(*files)}") from None


def decided(
    timeline: Timeline, decisions: Sequence[Decision], talk: Talk, *, strict: bool = False
) -> Timeline:
    """``timeline`` with the decisions; those that do not apply are told, or when ``strict`` refused."""
    found = decide(timeline, decisions)
    for warning in found.warnings:
        talk.warn(warning)
    if strict and found.warnings:
        raise CommandError("nothing is written: --strict makes warnings errors")
    return found.timeline
