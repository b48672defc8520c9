"""A timeline in the form that was asked for."""

from __future__ import annotations

from strike_timeline.cli.errors import CommandError
from strike_timeline.cli.options import DisputesFormat, TimelineFormat
from strike_timeline.document import Timeline
from strike_timeline.output.forms import DISPUTES, TIMELINES, writer
from strike_timeline.output.paper import Paper


def timeline_in(form: TimelineFormat, timeline: Timeline, paper: Paper) -> str:
    """The whole timeline. Raises :class:`CommandError` for a form that holds what no timeline does."""
    from strike_timeline.output.terminal import timeline_text

    if form is TimelineFormat.DOCBIN:
        raise CommandError("docbin holds annotated articles, which a saved timeline does not: use build")
    named = TIMELINES.get(form.value)
    return writer(named)(timeline) if named else timeline_text(timeline, paper)


def disputes_in(form: DisputesFormat, timeline: Timeline, paper: Paper) -> str:
    """Its disputes, side by side."""
    from strike_timeline.output.disputelist import disputes_text

    named = DISPUTES.get(form.value)
    return writer(named)(timeline) if named else disputes_text(timeline, paper)
