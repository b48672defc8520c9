"""``show`` and ``explain``: a saved timeline again; no article is read, no language processing runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from strike_timeline.cli.command import command
from strike_timeline.cli.errors import Code, CommandError
from strike_timeline.cli.options import (
    DecisionsOption,
    Keeping,
    ListFormat,
    ListFormatOption,
    Talking,
    TimelineFile,
    TimelineFormat,
    TimelineFormatOption,
    Writing,
)

if TYPE_CHECKING:
    from strike_timeline.document import Timeline

_CANDIDATES = 10
EventId = Annotated[
    str,
    typer.Argument(metavar="EVENT", help="The id of an event, or its first characters.", show_default=False),
]


def show(
    timeline: TimelineFile,
    *,
    format: TimelineFormatOption = None,
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
    from strike_timeline.cli.present import timeline_in
    from strike_timeline.cli.sink import Sink, choose_format

    sink = Sink(writing)
    form = choose_format(format, writing.output, TimelineFormat)
    talk = talking.talk()
    reviewed = decisions_in(decisions or [])
    document = decided(load(timeline), reviewed, talk)
    sink.write(timeline_in(form, keep(document, keeping, talk), sink.paper))
    return Code.DONE


def explain(
    timeline: TimelineFile,
    event: EventId,
    *,
    format: ListFormatOption = None,
    writing: Writing,
    talking: Talking,
) -> Code:
    """Print all that is known of one event.

    Every mention with its quote in context, date arithmetic, conflicts and outcome.
    """
    from strike_timeline.cli.sink import Sink, choose_format
    from strike_timeline.output.explain import candidates, describe_candidate, explain_json, explain_text

    sink = Sink(writing)
    form = choose_format(format, writing.output, ListFormat)
    document = load(timeline)
    found = candidates(document, event)
    if len(found) == 1:
        told = explain_json(document, found[0]) if form is ListFormat.JSON else None
        sink.write(told or explain_text(document, found[0], sink.paper))
        return Code.DONE
    talk = talking.talk()
    shown = found or document.events
    for candidate in shown[:_CANDIDATES]:
        talk.error(describe_candidate(candidate))
    more = (
        f" (the first {_CANDIDATES} of them above)"
        if len(shown) > _CANDIDATES
        else " (above)"
        if shown
        else ""
    )
    if found:
        raise CommandError(f"{event!r} stands for {len(found)} events{more}: give more of the id")
    raise CommandError(f"no event {event!r} in {timeline}, which has {len(document.events)} events{more}")


def register(app: typer.Typer) -> None:
    for function in (show, explain):
        command(app)(function)


def load(path: str) -> Timeline:
    """The timeline in a file, or on standard input for ``-``. Raises :class:`CommandError`."""
    from strike_timeline.timeline import TimelineError, load_timeline

    try:
        return load_timeline(Path("/dev/stdin" if path == "-" else path))
    except TimelineError as error:
        raise CommandError(str(error)) from None
