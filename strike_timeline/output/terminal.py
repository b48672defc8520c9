"""The timeline for people: a block a dispute, a row an event, legible without colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from strike_timeline.document import DisputeRecord, EventRecord, Timeline
from strike_timeline.output.ids import short_ids
from strike_timeline.output.labels import MARKS, event_type
from strike_timeline.output.paper import Paper, to_text
from strike_timeline.output.plain import plain, shorten
from strike_timeline.output.published import published_lines
from strike_timeline.output.reviewed import LEGEND, SIGN, any_reviewed, corrections, struck_off
from strike_timeline.output.view import Section, View
from strike_timeline.output.when import count, describe, value_in_words

_DATE_WIDTH, _NARROW_DATE_WIDTH = 17, 15
_PARTIES_WIDTH = 19
_NO_EVENTS = "No events."


def timeline_text(timeline: Timeline, paper: Paper) -> str:
    """Where dates are anchored, the disputes with their events by date, and a legend."""
    view = View(timeline)
    blocks: list[RenderableType] = list(published_lines(timeline.articles))
    sections = view.sections()
    ids = short_ids(view.events)
    widths = _Widths.over(timeline.events, view, ids, paper)
    for section in sections:
        blocks += [
            Text(""),
            *_heading(section.dispute, view, len(sections)),
            _rows(section, view, ids, widths, paper),
        ]
    blocks += [Text(""), legend() if sections else Text(_NO_EVENTS)]
    notes = [LEGEND] if any_reviewed(timeline) else []
    notes += [f"{SIGN} {told}" for told in (struck_off(timeline),) if told]
    blocks += [Text(note, style="dim") for note in notes]
    return to_text(paper, *blocks)


def legend() -> Text:
    """The signs of the statuses, explained."""
    line = Text()
    for mark in MARKS.values():
        line.append(mark.sign, style=mark.style)
        line.append(f" {mark.word}   ", style="dim")
    line.append("~ about", style="dim")
    return line


def _remarks(event: EventRecord, view: View) -> str:
    """What became of a scheduled event, where its sources differ, what a reviewer corrected."""
    told = []
    if became := view.outcome(event):
        told.append(became)
    if event.conflicts:
        others = dict.fromkeys(plain(value_in_words(item.field, item.value)) for item in event.conflicts)
        told.append(f"[also told: {', '.join(others)}]")
    if event.reviewed:
        told.append(f"[{corrections(event.reviewed)}]")
    return " ".join(told)


def _heading(dispute: DisputeRecord | None, view: View, sections: int) -> list[RenderableType]:
    if dispute is None:
        return [Text("Other events", style="bold")] if sections > 1 else []
    name = Text(plain(dispute.name), style="bold underline")
    corrected = f" [{corrections(dispute.reviewed)}]" if dispute.reviewed else ""
    lines: list[RenderableType] = [Text.assemble(name, corrected)]
    state = " · ".join(view.state(dispute))
    if state:
        lines.append(Text(state))
    sides = [", ".join(map(view.full, side)) for side in (dispute.unions, dispute.employers)]
    parties = " – ".join(side for side in sides if side)
    if parties and not plain(dispute.name).startswith(parties):
        lines.append(Text(parties, style="dim"))
    return lines


@dataclass(frozen=True, slots=True)
class _Widths:
    """Columns alike in every block, so that the eye runs down the page."""

    date: int
    kind: int
    parties: int
    id: int

    @classmethod
    def over(cls, events: Sequence[EventRecord], view: View, ids: dict[str, str], paper: Paper) -> _Widths:
        limit = _DATE_WIDTH if paper.wide else _NARROW_DATE_WIDTH
        return cls(
            date=min(limit, max((len(describe(event.date)) for event in events), default=0)),
            kind=max((len(event_type(event.type)) for event in events), default=0),
            parties=min(
                _PARTIES_WIDTH, max((cell_len(_parties(event, view)) for event in events), default=0)
            ),
            id=max(map(len, ids.values()), default=0),
        )


def _parties(event: EventRecord, view: View) -> str:
    return view.parties(event.unions, event.employers, event.others)


def _rows(section: Section, view: View, ids: dict[str, str], widths: _Widths, paper: Paper) -> Table:
    table = Table.grid(padding=(0, 2 if paper.wide else 1), expand=True)
    table.add_column(width=widths.date)
    table.add_column(width=1)
    if paper.wide:
        table.add_column(width=widths.kind)
        table.add_column(width=widths.parties)
    table.add_column(ratio=1)
    if paper.wide:
        table.add_column(no_wrap=True, justify="right")
    previous = ""
    for event in section.events:
        label = describe(event.date)
        when = Text("" if label == previous else label, style="bold")
        previous = label
        mark = MARKS[event.status]
        sign = Text(mark.sign, style=mark.style)
        kind = Text(event_type(event.type), style=mark.style)
        told = Text(" ".join(filter(None, [plain(event.summary), _remarks(event, view)])))
        foot = Text.assemble(_sources(event, view), (f"  {ids[event.id]:<{widths.id}}", "dim"))
        parties = _parties(event, view)
        if paper.wide:
            table.add_row(when, sign, kind, Text(shorten(parties, widths.parties)), told, foot)
        else:
            room = paper.width - widths.date - 3 - len(kind) - 2 - len(foot) - 1
            table.add_row(when, sign, _stacked(kind, shorten(parties, room), told, foot))
    return table


def _sources(event: EventRecord, view: View) -> str:
    return count(len(view.sources(event)), "source")


def _stacked(kind: Text, parties: str, told: Text, foot: Text) -> RenderableType:
    head = Table.grid(padding=(0, 1), expand=True)
    head.add_column(ratio=1)
    head.add_column(no_wrap=True, justify="right")
    head.add_row(Text.assemble(kind, f"  {parties}" if parties else ""), foot)
    return Group(head, told) if told.plain else head
