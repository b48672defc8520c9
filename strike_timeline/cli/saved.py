"""``show`` and ``explain``: a saved timeline again; no article is read, no language processing runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from strike_timeline.cli.command import command
from strike_timeline.cli.completion import event_ids
from strike_timeline.cli.errors import Code, CommandError
from strike_timeline.cli.options import (
    DecisionsOption,
    ExplainFormat,
    ExplainFormatOption,
    Gantt,
    Keeping,
    Talking,
    TimelineFile,
    TimelineFormat,
    TimelineFormatOption,
    Writing,
)

if TYPE_CHECKING:
    from strike_timeline.document import Timeline

_CANDIDATES = 5
EventId = Annotated[
    str,
    typer.Argument(
        metavar="EVENT",
        help="The id of an event, or its first characters.",
        show_default=False,
        autocompletion=event_ids,
    ),
]


def show(
    timeline: TimelineFile,
    *,
    format: TimelineFormatOption = None,
    gantt: Gantt = False,
    decisions: DecisionsOption = None,
    writing: Writing,
    keeping: Keeping,
    talking: Talking,
) -> Code:
    """Show a saved timeline again.

    In any format, with any filter; no article is read and no language processing runs.
    """
    from strike_timeline.cli.decide import decided, decisions_in
    from strike_timeline.cli.keep import keep
    from strike_timeline.cli.present import timeline_in, with_gantt
    from strike_timeline.cli.sink import Sink, choose_format

    sink = Sink(writing)
    form = with_gantt(choose_format(format, writing.output, TimelineFormat), gantt)
    talk = talking.talk()
    reviewed = decisions_in(decisions or [])
    document = decided(load(timeline), reviewed, talk)
    sink.write(timeline_in(form, keep(document, keeping, talk), sink.paper, gantt))
    return Code.DONE


def explain(
    timeline: TimelineFile,
    event: EventId,
    *,
    format: ExplainFormatOption = None,
    writing: Writing,
    talking: Talking,
) -> Code:
    """Print all that is known of one event.

    Every mention with its quote in context, how its date was reckoned and why it counts as this
    event; what sources tell otherwise and the rule that chose; outcome; a reviewer's decisions.
    """
    from strike_timeline.cli.sink import Sink, choose_format
    from strike_timeline.output.explain import (
        candidates,
        describe_candidate,
        explain_json,
        explain_markdown,
        explain_text,
        nearest,
    )

    sink = Sink(writing)
    form = choose_format(format, writing.output, ExplainFormat)
    talk = talking.talk()
    document = load(timeline)
    found = candidates(document, event)
    if len(found) != 1:
        shown = found or nearest(document, event, _CANDIDATES)
        for candidate in shown[:_CANDIDATES]:
            talk.error(describe_candidate(candidate))
        raise CommandError(_ambiguous(event, len(found)) if found else _unknown(event, timeline, document))
    if form is ExplainFormat.JSON:
        sink.write(explain_json(document, found[0]))
    elif form is ExplainFormat.MD:
        sink.write(explain_markdown(document, found[0]))
    else:
        sink.write(explain_text(document, found[0], sink.paper))
    return Code.DONE


def register(app: typer.Typer) -> None:
    command(
        app,
        "show timeline.json",
        "show timeline.json --employer AMPTP --since 2023-09 -f md",
        "show timeline.json -o timeline.ics",
    )(show)
    command(app, "explain timeline.json v-72cdb9", "explain timeline.json v-72cdb9 -f md")(explain)


def _ambiguous(event: str, number: int) -> str:
    shown = f" (the first {_CANDIDATES} of them above)" if number > _CANDIDATES else " (above)"
    return f"{event!r} stands for {number} events{shown}: give more of the id"


def _unknown(event: str, file: str, timeline: Timeline) -> str:
    number = len(timeline.events)
    known = f"which has {number} events; the nearest ids stand above" if number else "which has no events"
    return f"no event {event!r} in {file}, {known}"


def load(path: str) -> Timeline:
    """The timeline in a file, or on standard input for ``-``. Raises :class:`CommandError`."""
    from strike_timeline.cli.slips import not_a_timeline
    from strike_timeline.timeline import TimelineError, load_timeline

    try:
        return load_timeline(Path("/dev/stdin" if path == "-" else path))
    except TimelineError as error:
        raise CommandError(f"{error}{not_a_timeline(path)}") from None
