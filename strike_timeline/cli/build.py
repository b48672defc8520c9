"""``build``: articles in, timeline out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from strike_timeline.cli.command import command
from strike_timeline.cli.errors import Code
from strike_timeline.cli.helptext import OUTPUT
from strike_timeline.cli.options import (
    TELLING,
    Configuring,
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

if TYPE_CHECKING:
    from strike_timeline.cli.settle import Settled
    from strike_timeline.cli.sink import Sink
    from strike_timeline.cli.talk import Talk

_WithText = Annotated[
    bool,
    typer.Option("--with-text", help="Put the articles' texts into the JSON.", rich_help_panel=OUTPUT),
]


def build(
    paths: Paths = None,
    *,
    format: TimelineFormatOption = None,
    gantt: Gantt = False,
    writing: Writing,
    with_text: _WithText = False,
    decisions: DecisionsOption = None,
    configuring: Configuring,
    reading: Reading,
    keeping: Keeping,
    talking: Talking,
) -> Code:
    """Print the timeline of articles.

    Without PATH it makes every output of the project file (see init); -o or -f make one instead.

    Exit codes: 0 done; 1 done, but some inputs could not be read (each is named); 2 wrong
    usage or nothing readable; 130 interrupted.
    """
    from strike_timeline.cli.settle import settle

    talk = talking.talk()
    settled = settle(configuring, paths, reading, talk, keeping, decisions)
    if settled.project and settled.project.outputs and not (paths or format or writing.output):
        from strike_timeline.cli.outputs import build_outputs

        return build_outputs(settled, settled.project, writing.color, talk, with_text=with_text, gantt=gantt)
    from strike_timeline.cli.annotations import refuse_choices
    from strike_timeline.cli.decide import decided, decisions_in
    from strike_timeline.cli.gather import gather
    from strike_timeline.cli.keep import keep
    from strike_timeline.cli.present import timeline_in, with_gantt
    from strike_timeline.cli.sink import Sink, choose_format

    sink = Sink(writing)
    form = with_gantt(choose_format(format, writing.output, TimelineFormat), gantt)
    if form is TimelineFormat.DOCBIN:
        refuse_choices(keeping, decisions or ())
        return _documents(settled, sink, talk)
    reviewed = decisions_in(settled.decisions)
    told = form in TELLING
    with_text = with_text or form is TimelineFormat.HTML
    gathered = gather(
        settled.paths, settled.reading, sink, talk, "events", with_text=with_text, anchors_told=told
    )
    timeline = decided(gathered.timeline, reviewed, talk, strict=reading.strict)
    sink.write(timeline_in(form, keep(timeline, settled.keeping, talk), sink.paper, gantt))
    return gathered.code


def _documents(settled: Settled, sink: Sink, talk: Talk) -> Code:
    from strike_timeline.annotated import join
    from strike_timeline.cli.annotations import refuse_terminal
    from strike_timeline.cli.gather import gather

    refuse_terminal(sink)
    gathered = gather(settled.paths, settled.reading, sink, talk, "events", with_documents=True)
    sink.write_bytes(join(gathered.documents))
    return gathered.code


def register(app: typer.Typer) -> None:
    command(
        app,
        "build articles/",
        "build articles/ -o timeline.html",
        "build interview.txt --published 2023-09-15",
        "build articles/ --union WGA --since 2023-05 --type strike_start -f md",
        "# all outputs of strike-timeline.toml",
        "build",
    )(build)
