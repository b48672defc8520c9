"""A timeline in the form that was asked for."""

from __future__ import annotations

from typing import TypeVar

from strike_timeline.cli.errors import CommandError
from strike_timeline.cli.options import DisputesFormat, TimelineFormat
from strike_timeline.document import Timeline
from strike_timeline.output.forms import DISPUTES, TIMELINES, writer
from strike_timeline.output.paper import Paper

_Form = TypeVar("_Form", TimelineFormat, DisputesFormat)


def with_gantt(form: _Form, gantt: bool) -> _Form:
    """The form, which ``--gantt`` must be able to draw in. Raises :class:`CommandError`."""
    if gantt and form.value != "table":
        raise CommandError(f"--gantt draws in the table: leave it out for --format {form.value}")
    return form


def timeline_in(form: TimelineFormat, timeline: Timeline, paper: Paper, gantt: bool = False) -> str:
    """The whole timeline. Raises :class:`CommandError` for a form that holds what no timeline does."""
    from strike_timeline.output.terminal import timeline_text

    if form is TimelineFormat.DOCBIN:
        raise CommandError("docbin holds annotated articles, which a saved timeline does not: use build")
    named = TIMELINES.get(form.value)
    return writer(named)(timeline) if named else timeline_text(timeline, paper, gantt)


def disputes_in(form: DisputesFormat, timeline: Timeline, paper: Paper, gantt: bool = False) -> str:
    """Its disputes, side by side."""
    from strike_timeline.output.disputelist import disputes_text

    named = DISPUTES.get(form.value)
    return writer(named)(timeline) if named else disputes_text(timeline, paper, gantt)
