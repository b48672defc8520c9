"""A timeline in the form that was asked for."""

from __future__ import annotations

from strike_timeline.cli.options import DisputesFormat, TimelineFormat
from strike_timeline.document import Timeline
from strike_timeline.output.bls import bls_csv
from strike_timeline.output.disputelist import (
    disputes_csv,
    disputes_json,
    disputes_markdown,
    disputes_text,
)
from strike_timeline.output.jsonform import timeline_json
from strike_timeline.output.lat import lat_csv
from strike_timeline.output.markdown import timeline_markdown
from strike_timeline.output.paper import Paper
from strike_timeline.output.terminal import timeline_text

_LISTINGS = {"lat": lat_csv, "bls": bls_csv}
_TIMELINES = {"json": timeline_json, "md": timeline_markdown, **_LISTINGS}
_DISPUTES = {"json": disputes_json, "csv": disputes_csv, "md": disputes_markdown, **_LISTINGS}


def timeline_in(form: TimelineFormat, timeline: Timeline, paper: Paper) -> str:
    """The whole timeline."""
    write = _TIMELINES.get(form.value)
    return write(timeline) if write else timeline_text(timeline, paper)


def disputes_in(form: DisputesFormat, timeline: Timeline, paper: Paper) -> str:
    """Its disputes, side by side."""
    write = _DISPUTES.get(form.value)
    return write(timeline) if write else disputes_text(timeline, paper)
