"""Two timelines compared, as a table, as Markdown and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from strike_timeline.document import DisputeRecord, EventRecord, Record, Timeline, When
from strike_timeline.output.differences import CAME, CHANGED, WENT, Item, heading, sections
from strike_timeline.output.escape import escape
from strike_timeline.output.ids import short_ids
from strike_timeline.output.jsonform import dumps, records
from strike_timeline.output.paper import READABLE, Paper, to_text
from strike_timeline.timeline.diff import Change, Changed, Difference, Value

_STYLES = {CAME: "green", WENT: "red", CHANGED: "yellow"}
_SAME = "No differences."
_BRIEF = {"id", "type", "date", "status", "unions", "employers", "others", "workers", "summary", "salience"}
"""What is told of an event; its mentions are in the timelines."""


def diff_text(difference: Difference, old: Timeline, new: Timeline, paper: Paper) -> str:
    """A block for articles, disputes and events each: a line an item, its changes below it."""
    blocks: list[RenderableType] = [Text(line) for line in heading(old, new)]
    found = sections(difference, old, new)
    ids = short_ids(item.id for section in found for item in section.items)
    for section in found:
        blocks += [
            Text(""),
            Text(f"{section.title} ({len(section.items)})", style="bold"),
            _rows(section.items, ids),
        ]
    if not found:
        blocks += [Text(""), Text(_SAME)]
    return to_text(paper.upto(READABLE), *blocks)


def diff_markdown(difference: Difference, old: Timeline, new: Timeline) -> str:
    """A heading for articles, disputes and events each, and a list of the items with their changes."""
    blocks = ["# Timelines compared", "\n".join(f"- {escape(line)}" for line in heading(old, new))]
    found = sections(difference, old, new)
    for section in found:
        lines = []
        for item in section.items:
            lines.append(f"- {escape(item.sign)} **{escape(item.head)}** {escape(item.id)}")
            lines += [f"  - {escape(detail)}" for detail in item.details]
        blocks += [f"## {section.title} ({len(section.items)})", "\n".join(lines)]
    if not found:
        blocks.append(_SAME)
    return "\n\n".join(blocks) + "\n"


def diff_json(difference: Difference, old: Timeline, new: Timeline) -> str:
    """The same for programs; parties are ids, whose names stand under ``entities``."""
    events = [*difference.events_appeared, *difference.events_went]
    events += [event for pair in difference.events_changed for event in (pair.old, pair.new)]
    named = {party for event in events for party in (*event.unions, *event.employers, *event.others)}
    disputes = [*difference.disputes_appeared, *difference.disputes_went]
    disputes += [dispute for pair in difference.disputes_changed for dispute in (pair.old, pair.new)]
    named |= {party for dispute in disputes for party in (*dispute.unions, *dispute.employers)}
    names = {entity.id: entity.name for entity in (*old.entities, *new.entities) if entity.id in named}
    return dumps(
        {
            "differs": bool(difference),
            "old": old.generator.model_dump(mode="json"),
            "new": new.generator.model_dump(mode="json"),
            "articles": {
                "came": _without_text(difference.articles_came),
                "went": _without_text(difference.articles_went),
                "changed": [
                    {"id": pair.new.id, "old_id": pair.old.id, "source": pair.new.source}
                    | {"changes": [_change(change) for change in pair.changes]}
                    for pair in difference.articles_changed
                ],
            },
            "events": {
                "appeared": [_brief(event) for event in difference.events_appeared],
                "went": [_brief(event) for event in difference.events_went],
                "changed": [_changed_event(pair) for pair in difference.events_changed],
            },
            "disputes": {
                "appeared": records(difference.disputes_appeared),
                "went": records(difference.disputes_went),
                "changed": [_changed(pair) for pair in difference.disputes_changed],
            },
            "entities": dict(sorted(names.items())),
        }
    )


def _rows(items: Iterable[Item], ids: dict[str, str]) -> Table:
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(width=1)
    table.add_column(ratio=1)
    table.add_column(no_wrap=True, justify="right")
    for item in items:
        style = _STYLES[item.sign]
        table.add_row(
            Text(item.sign, style=style), Text(item.head, style=style), Text(ids[item.id], style="dim")
        )
        for detail in item.details:
            table.add_row("", Padding(Text(detail), (0, 0, 0, 2)), "")
    return table


def _without_text(articles: Iterable[Record]) -> list[dict[str, object]]:
    told = records(articles)
    for article in told:
        article.pop("text", None)
    return told


def _brief(event: EventRecord) -> dict[str, object]:
    return event.model_dump(mode="json", include=_BRIEF)


def _changed_event(pair: Changed[EventRecord]) -> dict[str, object]:
    dates = {"old": pair.old.date.model_dump(mode="json"), "new": pair.new.date.model_dump(mode="json")}
    changes = [
        {"field": "date", **dates} if change.field == "date" else _change(change) for change in pair.changes
    ]
    return {**_brief(pair.new), "old_id": pair.old.id, "changes": changes}


def _changed(pair: Changed[DisputeRecord]) -> dict[str, object]:
    return {
        "id": pair.new.id,
        "old_id": pair.old.id,
        "name": pair.new.name,
        "changes": [_change(change) for change in pair.changes],
    }


def _change(change: Change) -> dict[str, object]:
    return {"field": change.field, "old": _plain(change.old), "new": _plain(change.new)}


def _plain(value: Value) -> object:
    if isinstance(value, When):
        return value.model_dump(mode="json")
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
