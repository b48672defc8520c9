"""What a DocBin, which holds annotated articles and no timeline, cannot be asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from strike_timeline.cli.errors import CommandError
from strike_timeline.cli.options import Keeping
from strike_timeline.cli.sink import Sink


def refuse_terminal(sink: Sink) -> None:
    if sink.on_terminal:
        raise CommandError("docbin is no text for a terminal: give -o FILE.spacy")


def refuse_choices(keeping: Keeping, decisions: Sequence[Path]) -> None:
    """Filters and decisions are about a timeline's events."""
    if decisions or keeping != Keeping(core=keeping.core):
        raise CommandError("docbin holds the annotated articles whole: leave out filters and decisions")
