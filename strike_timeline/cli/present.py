"""A timeline in the form that was asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TypeVar

from strike_timeline.cli.errors import CommandError
from strike_timeline.cli.options import DisputesFormat, TimelineFormat
from strike_timeline.document import Timeline
from strike_timeline.output.paper import Paper

_Form = TypeVar("_Form", TimelineFormat, DisputesFormat)
_LISTINGS = {"lat": "lat:lat_csv", "bls": "bls:bls_csv"}
_TIMELINES = {
    "json": "jsonform:timeline_json",
    "md": "markdown:timeline_markdown",
    "html": "report:timeline_html",
    "csv": "eventcsv:timeline_csv",
    "ics": "ics:timeline_ics",
    "timelinejs": "timelinejs:timeline_timelinejs",
    "mermaid": "mermaid:timeline_mermaid",
    "jsonl": "jsonlines:timeline_jsonl",
    **_LISTINGS,
}
"""Module of ``output`` and its function, which is imported for the form that is wanted only."""
_DISPUTES = {
    "json": "disputelist:disputes_json",
    "csv": "disputelist:disputes_csv",
    "md": "disputelist:disputes_markdown",
    **_LISTINGS,
}


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
    write = _TIMELINES.get(form.value)
    return _writer(write)(timeline) if write else timeline_text(timeline, paper, gantt)


def disputes_in(form: DisputesFormat, timeline: Timeline, paper: Paper, gantt: bool = False) -> str:
    """Its disputes, side by side."""
    from strike_timeline.output.disputelist import disputes_text

    write = _DISPUTES.get(form.value)
    return _writer(write)(timeline) if write else disputes_text(timeline, paper, gantt)


def _writer(name: str) -> Callable[[Timeline], str]:
    module, _, function = name.partition(":")
    writer: Callable[[Timeline], str] = getattr(import_module(f"strike_timeline.output.{module}"), function)
    return writer
