"""``build``: articles in, timeline out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from strike_timeline.cli.command import command
from strike_timeline.cli.errors import Code, CommandError
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

if TYPE_CHECKING:
    from strike_timeline.cli.sink import Sink
    from strike_timeline.cli.talk import Talk
    from strike_timeline.timeline import Decision

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
    if form is TimelineFormat.DOCBIN:
        return _documents(paths, reading, keeping, reviewed, sink, talk)
    told = form in (TimelineFormat.TABLE, TimelineFormat.MD, TimelineFormat.HTML)
    with_text = with_text or form is TimelineFormat.HTML
    gathered = gather(paths, reading, sink, talk, "events", with_text=with_text, anchors_told=told)
    timeline = decided(gathered.timeline, reviewed, talk, strict=reading.strict)
    sink.write(timeline_in(form, keep(timeline, keeping, talk), sink.paper, gantt))
    return gathered.code


def _documents(
    paths: list[str],
    reading: Reading,
    keeping: Keeping,
    reviewed: Sequence[Decision],
    sink: Sink,
    talk: Talk,
) -> Code:
    """The annotated articles, whole: filters and decisions are about a timeline's events."""
    from strike_timeline.annotated import join
    from strike_timeline.cli.gather import gather

    if reviewed or keeping != Keeping(core=keeping.core):
        raise CommandError("docbin holds the annotated articles whole: leave out filters and --decisions")
    if sink.on_terminal:
        raise CommandError("docbin is no text for a terminal: give -o FILE.spacy")
    gathered = gather(paths, reading, sink, talk, "events", with_documents=True)
    sink.write_bytes(join(gathered.documents))
    return gathered.code


def register(app: typer.Typer) -> None:
    command(app)(build)
