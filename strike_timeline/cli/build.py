"""``build``: articles in, timeline out."""

from __future__ import annotations

from typing import Annotated

import typer

from strike_timeline.cli.command import command
from strike_timeline.cli.errors import Code
from strike_timeline.cli.options import (
    DecisionsOption,
    Gantt,
    Keeping,
    Paths,
    Reading,
    Talking,
    TimelineFormat,
    TimelineFormatOption,
    Writing,
)

_WithText = Annotated[bool, typer.Option("--with-text", help="Put the articles' texts into the JSON.")]


def build(
    paths: Paths,
    *,
    format: TimelineFormatOption = None,
    gantt: Gantt = False,
    writing: Writing,
    with_text: _WithText = False,
    decisions: DecisionsOption = None,
    reading: Reading,
    keeping: Keeping,
    talking: Talking,
) -> Code:
    """Print the timeline of articles.

    Exit codes: 0 done; 1 done, but some inputs could not be read (each is named); 2 wrong
    usage or nothing readable; 130 interrupted.
    """
    from strike_timeline.cli.decide import decided, decisions_in
    from strike_timeline.cli.gather import gather
    from strike_timeline.cli.keep import keep
    from strike_timeline.cli.present import timeline_in, with_gantt
    from strike_timeline.cli.sink import Sink, choose_format

    sink = Sink(writing)
    form = with_gantt(choose_format(format, writing.output, TimelineFormat), gantt)
    talk = talking.talk()
    reviewed = decisions_in(decisions or [])
    told = form in (TimelineFormat.TABLE, TimelineFormat.MD, TimelineFormat.HTML)
    with_text = with_text or form is TimelineFormat.HTML
    gathered = gather(paths, reading, sink, talk, "events", with_text=with_text, anchors_told=told)
    timeline = decided(gathered.timeline, reviewed, talk, strict=reading.strict)
    sink.write(timeline_in(form, keep(timeline, keeping, talk), sink.paper, gantt))
    return gathered.code


def register(app: typer.Typer) -> None:
    command(app)(build)
