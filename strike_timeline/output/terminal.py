"""The timeline for people: a block a dispute, a row an event, legible without color."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from strike_timeline.document import DisputeRecord, EventRecord, Timeline
from strike_timeline.output.gantt import gantt, gantt_legend
from strike_timeline.output.ids import short_ids
from strike_timeline.output.labels import MARKS, event_type
from strike_timeline.output.paper import READABLE, WIDEST, Paper, side_by_side, to_text
from strike_timeline.output.plain import plain, shorten
from strike_timeline.output.published import published_lines
from strike_timeline.output.reviewed import LEGEND, SIGN, any_reviewed, corrections, struck_off
from strike_timeline.output.view import Section, View
from strike_timeline.output.when import count, describe, value_in_words

_COLUMNS, _NARROW = 132, 72
"""From the first width on a row is one line of columns; below the second the date has a line of its own;
between them it stands beside its events."""
_DATE_WIDTH, _SHORT_DATE_WIDTH = 17, 15
_PARTIES_WIDTH = 19
_LEAST_PARTIES = 12
"""Parties cut shorter than this say little: they get a line of their own."""
_NO_EVENTS = "No events."


def timeline_text(timeline: Timeline, paper: Paper, charts: bool = False) -> str:
    """Where dates are anchored, the disputes with their events by date, and a legend; with ``charts`` each
    dispute also against a date axis, above its events."""
    paper = paper.upto(WIDEST if paper.width >= _COLUMNS else READABLE)
    view = View(timeline)
    blocks: list[RenderableType] = list(published_lines(timeline.articles))
    sections = view.sections()
    ids = short_ids(view.events)
    widths = _Widths.over(timeline.events, view, ids, paper)
    for section in sections:
        blocks += [
            Text(""),
            *_heading(section.dispute, view, len(sections)),
            *(_chart(section, paper) if charts else ()),
            *_rows(section, view, ids, widths, paper),
        ]
    blocks += [Text(""), legend(paper) if sections else Text(_NO_EVENTS)]
    blocks += [gantt_legend(paper)] if charts and sections else []
    notes = [LEGEND] if any_reviewed(timeline) else []
    notes += [f"{SIGN} {told}" for told in (struck_off(timeline),) if told]
    blocks += [Text(note, style="dim") for note in notes]
    return to_text(paper, *blocks)


def legend(paper: Paper) -> Text:
    """The signs of the statuses, explained."""
    signs = [Text.assemble((mark.sign, mark.style), (f" {mark.word}", "dim")) for mark in MARKS.values()]
    return side_by_side([*signs, Text("~ about", style="dim")], paper)


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


def _chart(section: Section, paper: Paper) -> list[RenderableType]:
    chart = gantt(section, paper)
    return [Text(""), *chart.lines, Text("")] if chart else []


@dataclass(frozen=True, slots=True)
class _Widths:
    """Columns alike in every block, so that the eye runs down the page."""

    date: int
    kind: int
    parties: int
    id: int

    @classmethod
    def over(cls, events: Sequence[EventRecord], view: View, ids: dict[str, str], paper: Paper) -> _Widths:
        limit = _DATE_WIDTH if paper.width >= _COLUMNS else _SHORT_DATE_WIDTH
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


@dataclass(frozen=True, slots=True)
class _Row:
    """An event in pieces."""

    sign: Text
    kind: Text
    parties: str
    told: Text
    foot: Text
    """How many sources, and the id."""


def _rows(
    section: Section, view: View, ids: dict[str, str], widths: _Widths, paper: Paper
) -> list[RenderableType]:
    """The events under their dates, each date once."""
    days = [
        (label, [_row(event, view, ids, widths) for event in events])
        for label, events in groupby(section.events, key=lambda event: describe(event.date))
    ]
    if paper.width >= _COLUMNS:
        return [_in_columns(days, widths)]
    if paper.width >= _NARROW:
        return [_beside_dates(days, widths, paper)]
    return [block for label, rows in days for block in (Text(label, style="bold"), _stack(rows, paper.width))]


def _row(event: EventRecord, view: View, ids: dict[str, str], widths: _Widths) -> _Row:
    mark = MARKS[event.status]
    sources = count(len(view.sources(event)), "source")
    return _Row(
        sign=Text(mark.sign, style=mark.style),
        kind=Text(event_type(event.type), style=mark.style),
        parties=_parties(event, view),
        told=Text(" ".join(filter(None, [plain(event.summary), _remarks(event, view)]))),
        foot=Text.assemble(sources, (f"  {ids[event.id]:<{widths.id}}", "dim")),
    )


def _in_columns(days: Sequence[tuple[str, list[_Row]]], widths: _Widths) -> Table:
    table = Table.grid(padding=(0, 2), expand=True)
    for width in (widths.date, 1, widths.kind, widths.parties):
        table.add_column(width=width)
    table.add_column(ratio=1)
    table.add_column(no_wrap=True, justify="right")
    for label, rows in days:
        for at, row in enumerate(rows):
            when = Text("" if at else label, style="bold")
            parties = Text(shorten(row.parties, widths.parties))
            table.add_row(when, row.sign, row.kind, parties, row.told, row.foot)
    return table


def _beside_dates(days: Sequence[tuple[str, list[_Row]]], widths: _Widths, paper: Paper) -> Table:
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(width=widths.date)
    table.add_column(ratio=1)
    for label, rows in days:
        table.add_row(Text(label, style="bold"), _stack(rows, paper.width - widths.date - 1))
    return table


def _stack(rows: Iterable[_Row], width: int) -> Table:
    """Sign, then type, parties and sources above what is told, in ``width`` columns."""
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(width=1)
    table.add_column(ratio=1)
    for row in rows:
        table.add_row(row.sign, _stacked(row, width - 2))
    return table


def _stacked(row: _Row, width: int) -> RenderableType:
    room = width - len(row.kind) - 2 - len(row.foot) - 1
    beside = shorten(row.parties, room) if room >= min(_LEAST_PARTIES, cell_len(row.parties)) else ""
    head = Table.grid(padding=(0, 1), expand=True)
    head.add_column(ratio=1)
    head.add_column(no_wrap=True, justify="right")
    head.add_row(Text.assemble(row.kind, f"  {beside}" if beside else ""), row.foot)
    lines: list[RenderableType] = [head]
    lines += [Text(row.parties)] if row.parties and not beside else []
    lines += [row.told] if row.told.plain else []
    return Group(*lines)
