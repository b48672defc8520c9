"""The timeline as JSON Lines (jsonlines.org): a line an event, with everything that is known of it."""

from __future__ import annotations

import json

from strike_timeline.document import Timeline
from strike_timeline.output.records import event_records

_LINE_ENDS = {ord(char): f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"}
"""Line ends of Unicode, which JSON allows within a string and readers by lines do not expect."""


def timeline_jsonl(timeline: Timeline) -> str:
    """A JSON object a line, fields in the order of :mod:`~strike_timeline.output.records`; texts as they
    stand in the articles."""
    lines = (json.dumps(record, ensure_ascii=False) for record in event_records(timeline))
    return "".join(f"{line.translate(_LINE_ENDS)}\n" for line in lines)
