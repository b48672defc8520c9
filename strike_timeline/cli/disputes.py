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
    Configuring,
    DecisionsOption,
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

_STDIN = "-"


def disputes(
    paths: PathsOrTimeline = None,
    *,
    format: DisputesFormatOption = None,
    gantt: Gantt = False,
    writing: Writing,
    decisions: DecisionsOption = None,
    configuring: Configuring,
    reading: Reading,
    keeping: Keeping,
    talking: Talking,
) -> Code:
    """List the disputes side by side.

    Of articles or of a saved timeline: parties, strike, calendar days, workdays, workers, days idle, stage,
    outcome, and which stages no article tells. Filters keep the disputes of the events they keep.
    """
    from strike_timeline.cli.decide import decided, decisions_in
    from strike_timeline.cli.gather import gather
    from strike_timeline.cli.keep import keep
    from strike_timeline.cli.present import disputes_in, with_gantt
    from strike_timeline.cli.settle import Settled, settle
    from strike_timeline.cli.sink import Sink, choose_format

    sink = Sink(writing)
    form = with_gantt(choose_format(format, writing.output, DisputesFormat), gantt)
    talk = talking.talk()
    stdin = io.BytesIO(sys.stdin.buffer.read()) if _STDIN in (paths or ()) else None
    saved = _saved(paths or (), reading, configuring, stdin)
    if saved is not None:
        settled = Settled(list(paths or ()), reading, keeping, keeping, decisions or [], None)
    else:
        settled = settle(configuring, paths, reading, talk, keeping, decisions)
    reviewed = decisions_in(settled.decisions)
    gathered = saved or gather(settled.paths, settled.reading, sink, talk, "events", stdin=stdin)
    timeline = decided(gathered.timeline, reviewed, talk, strict=reading.strict)
    sink.write(disputes_in(form, keep(timeline, settled.keeping, talk), sink.paper, gantt))
    return gathered.code


def register(app: typer.Typer) -> None:
    command(app, "disputes articles/", "disputes timeline.json -f csv -o disputes.csv")(disputes)


def _saved(
    paths: Sequence[str], reading: Reading, configuring: Configuring, stdin: io.BytesIO | None
) -> Gathered | None:
    """The saved timeline, if that is all that was given."""
    from strike_timeline.cli.gather import Gathered
    from strike_timeline.timeline import TimelineError, looks_like_timeline, parse_timeline

    raw = _bytes(paths, stdin)
    if raw is None or not looks_like_timeline(raw):
        return None
    if reading != Reading() or configuring.config:
        options = "--published, --gazetteer, --model, --jobs, --strict and --config"
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
