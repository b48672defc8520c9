"""``disputes``: a row a dispute, of articles or of a saved timeline."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from strike_timeline.cli.command import command
from strike_timeline.cli.errors import Code, CommandError
from strike_timeline.cli.options import (
    DisputesFormat,
    DisputesFormatOption,
    Gantt,
    Keeping,
    PathsOrTimeline,
    Reading,
    Talking,
    Writing,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strike_timeline.cli.gather import Gathered
    from strike_timeline.cli.sink import Sink
    from strike_timeline.cli.talk import Talk

_STDIN = "-"


def disputes(
    paths: PathsOrTimeline,
    *,
    format: DisputesFormatOption = None,
    gantt: Gantt = False,
    writing: Writing,
    reading: Reading,
    keeping: Keeping,
    talking: Talking,
) -> Code:
    """List the disputes side by side.

    Of articles or of a saved timeline: parties, strike, calendar days, workdays, workers, days idle, stage,
    outcome, and which stages no article tells. Filters keep the disputes of the events they keep.
    """
    from strike_timeline.cli.keep import keep
    from strike_timeline.cli.present import disputes_in, with_gantt
    from strike_timeline.cli.sink import Sink, choose_format

    sink = Sink(writing)
    form = with_gantt(choose_format(format, writing.output, DisputesFormat), gantt)
    talk = talking.talk()
    gathered = _timeline(paths, reading, sink, talk)
    sink.write(disputes_in(form, keep(gathered.timeline, keeping, talk), sink.paper, gantt))
    return gathered.code


def register(app: typer.Typer) -> None:
    command(app)(disputes)


def _timeline(paths: Sequence[str], reading: Reading, sink: Sink, talk: Talk) -> Gathered:
    """The saved timeline, if that is all that was given; else the one that is built of the articles."""
    from strike_timeline.cli.gather import Gathered, gather
    from strike_timeline.timeline import TimelineError, looks_like_timeline, parse_timeline

    stdin = io.BytesIO(sys.stdin.buffer.read()) if _STDIN in paths else None
    raw = _bytes(paths, stdin)
    if raw is None or not looks_like_timeline(raw):
        return gather(paths, reading, sink, talk, "events", stdin=stdin)
    if reading != Reading():
        options = "--published, --gazetteer, --model, --jobs and --strict"
        raise CommandError(f"{paths[0]} is a saved timeline: {options} are about reading articles")
    try:
        return Gathered(parse_timeline(raw, paths[0]), Code.DONE)
    except TimelineError as error:
        raise CommandError(str(error)) from None


def _bytes(paths: Sequence[str], stdin: io.BytesIO | None) -> bytes | None:
    """What may be a saved timeline: the one file given, or standard input; None for anything else."""
    if len(paths) != 1:
        return None
    if stdin is not None:
        return stdin.getvalue()
    try:
        return Path(paths[0]).read_bytes() if paths[0].lower().endswith(".json") else None
    except OSError:
        return None
