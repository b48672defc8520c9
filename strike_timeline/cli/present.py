"""A timeline in the form that was asked for."""

from __future__ import annotations

from strike_timeline.cli.options import TimelineFormat
from strike_timeline.document import Timeline
from strike_timeline.output.jsonform import timeline_json
from strike_timeline.output.markdown import timeline_markdown
from strike_timeline.output.paper import Paper
from strike_timeline.output.terminal import timeline_text


def timeline_in(form: TimelineFormat, timeline: Timeline, paper: Paper) -> str:
    if form is TimelineFormat.JSON:
        return timeline_json(timeline)
    if form is TimelineFormat.MD:
        return timeline_markdown(timeline)
    return timeline_text(timeline, paper)
