"""The timeline document as JSON, and the JSON Schema of it: stable bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from strike_timeline.document import (
    ArticleRecord,
    DisputeRecord,
    EventMentionRecord,
    EventRecord,
    Record,
    Timeline,
)

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def timeline_json(timeline: Timeline) -> str:
    """The whole document, fields in the order of the contract, ending in a line break."""
    return dumps(
        {
            "schema_version": timeline.schema_version,
            "generator": timeline.generator.model_dump(mode="json"),
            "articles": records(timeline.articles),
            "entities": records(timeline.entities),
            "dates": records(timeline.dates),
            "events": records(timeline.events),
            "disputes": records(timeline.disputes),
            "dropped": records(timeline.dropped),
        }
    )


def records(items: Iterable[Record]) -> list[dict[str, object]]:
    """Plain objects of records; an article's ``text`` is there only when it was asked for, and what tells
    of versions of articles and of background disputes only where there are any."""
    return [_record(item) for item in items]


def dumps(value: Mapping[str, object]) -> str:
    """UTF-8-ready JSON, indented by 2, ending in a line break."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def schema_json() -> str:
    """The JSON Schema of the timeline document."""
    return dumps({"$schema": _DIALECT, **Timeline.model_json_schema()})


def _record(item: Record) -> dict[str, Any]:
    dumped: dict[str, Any] = item.model_dump(mode="json")
    if isinstance(item, ArticleRecord):
        _leave_out(dumped, "supersedes", "superseded_by", "text")
    elif isinstance(item, EventMentionRecord):
        _leave_out(dumped, "superseded")
    elif isinstance(item, DisputeRecord):
        _leave_out(dumped, "background")
    elif isinstance(item, EventRecord):
        for mention in dumped["mentions"]:
            _leave_out(mention, "superseded")
    return dumped


def _leave_out(dumped: dict[str, Any], *fields: str) -> None:
    """Takes out those of the fields that hold nothing: null, false or an empty list."""
    for field in fields:
        if dumped[field] in (None, False, []):
            del dumped[field]
