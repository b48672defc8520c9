"""All files of a project from one reading of its articles: every one is made before the first is written."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from strike_timeline.cli.errors import Code, CommandError
from strike_timeline.cli.options import TELLING, Color, TimelineFormat, Writing

if TYPE_CHECKING:
    from strike_timeline.cli.project import Output, Project
    from strike_timeline.cli.settle import Settled
    from strike_timeline.cli.sink import Sink
    from strike_timeline.cli.talk import Talk
    from strike_timeline.document import Timeline


def build_outputs(
    settled: Settled, project: Project, color: Color, talk: Talk, *, with_text: bool, gantt: bool
) -> Code:
    """Makes every output of ``project``, with ``with_text`` and ``gantt`` for all that can have it.

    Raises :class:`CommandError` for what cannot be made, before anything is read where that can be seen then.
    """
    from strike_timeline.annotated import join
    from strike_timeline.cli.annotations import refuse_terminal
    from strike_timeline.cli.decide import decided, decisions_in
    from strike_timeline.cli.gather import gather
    from strike_timeline.cli.keep import keep
    from strike_timeline.cli.present import timeline_in
    from strike_timeline.cli.project import merged

    sinks = [_sink(output, color) for output in project.outputs]
    _check(project, sinks)
    forms = [output.format for output in project.outputs]
    if gantt and TimelineFormat.TABLE not in forms:
        raise CommandError(f"--gantt draws in the table, and {project.shown} makes none")
    for form, sink in zip(forms, sinks, strict=True):
        if form is TimelineFormat.DOCBIN:
            refuse_terminal(sink)
    reviewed = decisions_in(settled.decisions)
    texts = [
        output.with_text or with_text or output.format is TimelineFormat.HTML for output in project.outputs
    ]
    gathered = gather(
        settled.paths,
        settled.reading,
        sinks[0],
        talk,
        "events",
        with_text=any(texts),
        with_documents=TimelineFormat.DOCBIN in forms,
        anchors_told=all(form in TELLING for form in forms),
    )
    timeline = decided(gathered.timeline, reviewed, talk, strict=settled.reading.strict)
    bare = _without_text(timeline)
    made: list[str | bytes] = []
    for output, sink, has_text in zip(project.outputs, sinks, texts, strict=True):
        if output.format is TimelineFormat.DOCBIN:
            made.append(join(gathered.documents))
            continue
        wanted = merged(settled.said, merged(output.filters, project.filters))
        drawn = output.gantt or (gantt and output.format is TimelineFormat.TABLE)
        try:
            kept = keep(timeline if has_text else bare, wanted, talk, f"{output.named}: ")
            made.append(timeline_in(output.format, kept, sink.paper, drawn))
        except CommandError as error:
            raise output.place.error(str(error)) from None
    for output, sink, text in zip(project.outputs, sinks, made, strict=True):
        sink.write(text) if isinstance(text, str) else sink.write_bytes(text)
        if sink.path is not None:
            talk.note(f"wrote {output.file}")
    return gathered.code


def _sink(output: Output, color: Color) -> Sink:
    from strike_timeline.cli.sink import Sink

    try:
        return Sink(Writing(output.file, color))
    except CommandError as error:
        raise output.place.at("file").error(str(error)) from None


def _check(project: Project, sinks: list[Sink]) -> None:
    """No two outputs are one file, and none is a file that the project reads."""
    read = {project.file: "the project file"}
    read |= dict.fromkeys((Path(path) for path in project.inputs), "an input")
    read |= dict.fromkeys(project.gazetteer, "a gazetteer file")
    read |= dict.fromkeys(project.decisions, "a file of decisions")
    real = {os.path.realpath(path): what for path, what in read.items() if path.is_file()}
    first: dict[Path | None, int] = {}
    for number, (output, sink) in enumerate(zip(project.outputs, sinks, strict=True), start=1):
        place = output.place.at("file")
        if what := real.get(str(sink.path)):
            raise place.error(f"{output.named} is {what}: it cannot be an output too")
        if sink.path in first:
            raise place.error(f"{output.named} is the file of [[output]] {first[sink.path]} already")
        first[sink.path] = number


def _without_text(timeline: Timeline) -> Timeline:
    articles = [article.model_copy(update={"text": None}) for article in timeline.articles]
    return timeline.model_copy(update={"articles": articles})
