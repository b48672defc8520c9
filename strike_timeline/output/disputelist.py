"""Disputes side by side: a row a dispute, for people and for spreadsheets."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from strike_timeline.document import DisputeRecord, EntityRecord, Timeline
from strike_timeline.output.edtf import edtf
from strike_timeline.output.escape import escape
from strike_timeline.output.gantt import overview, overview_legend
from strike_timeline.output.jsonform import dumps, records
from strike_timeline.output.paper import READABLE, WIDE, WIDEST, Paper, to_text
from strike_timeline.output.plain import plain
from strike_timeline.output.spreadsheet import csv_text, number, several
from strike_timeline.output.view import View
from strike_timeline.output.when import count, interval

_NONE = "No disputes."
_GAP, _STOPPAGE_WIDTH = 2, 26
_FIGURES = ("Days", "Workdays", "Workers", "Days idle")
HEADER = (
    *("id", "name", "unions", "employers", "country", "start", "end"),
    *("strike_start", "strike_end"),
    *(
        "several_strikes",
        "lockout_start",
        "last_day_out",
        "calendar_days",
        "workdays",
        "workers",
        "days_idle",
    ),
    *("uncounted", "stage", "outcome", "gaps", "background"),
)


def disputes_text(timeline: Timeline, paper: Paper, charts: bool = False) -> str:
    """A row a dispute where there is room for columns, else a few lines; beneath it what is missing. With
    ``charts`` all of them on one date axis above."""
    if not timeline.disputes:
        return f"{_NONE}\n"
    view = View(timeline)
    paper = paper.upto(WIDEST if paper.wide else READABLE)
    disputes = _ordered(timeline)
    chart = overview(timeline, disputes, paper) if charts else None
    blocks: list[RenderableType] = [*chart.lines, overview_legend(paper), Text("")] if chart else []
    if paper.wide:
        return to_text(paper, *blocks, *_in_columns(disputes, view, paper))
    for at, dispute in enumerate(disputes):
        blocks += [Text("")] if at else []
        blocks.append(_stacked(dispute, view))
    return to_text(paper, *blocks)


def disputes_markdown(timeline: Timeline) -> str:
    """A table as GitHub reads it, with a list of what is missing beneath."""
    if not timeline.disputes:
        return f"# Disputes\n\n{_NONE}\n"
    view = View(timeline)
    lines = ["| Dispute | Stoppage | " + " | ".join(_FIGURES) + " | Stage | Outcome |"]
    lines.append("|---|---|" + "--:|" * len(_FIGURES) + "---|---|")
    for dispute in _ordered(timeline):
        cells = [_name(dispute), _stoppage(dispute, view), *_figures(dispute), *_state(dispute)]
        lines.append("| " + " | ".join(map(escape, cells)) + " |")
    told = [(_name(d), "; ".join(_notes(d))) for d in _ordered(timeline)]
    missing = [f"- {escape(name)}: {escape(notes)}" for name, notes in told if notes]
    blocks = ["# Disputes", "\n".join(lines)]
    if missing:
        blocks += ["## What is missing", "\n".join(missing)]
    return "\n\n".join(blocks) + "\n"


def disputes_csv(timeline: Timeline) -> str:
    """A row a dispute; dates are EDTF, as precise as they are known."""
    view = View(timeline)
    return csv_text(HEADER, [_cells(dispute, view) for dispute in timeline.disputes])


def disputes_json(timeline: Timeline) -> str:
    """The records of the disputes, and those of their parties without mentions."""
    named = {party for d in timeline.disputes for party in (*d.unions, *d.employers)}
    parties: list[EntityRecord] = [
        entity.model_copy(update={"mentions": []}) for entity in timeline.entities if entity.id in named
    ]
    return dumps({"entities": records(parties), "disputes": records(timeline.disputes)})


def _ordered(timeline: Timeline) -> list[DisputeRecord]:
    """As in the timeline, those that are only background last."""
    return sorted(timeline.disputes, key=lambda dispute: dispute.background)


def _name(dispute: DisputeRecord) -> str:
    return plain(dispute.name) + (" (background)" if dispute.background else "")


def _in_columns(disputes: Sequence[DisputeRecord], view: View, paper: Paper) -> list[RenderableType]:
    """A line of figures a dispute, and across all columns beneath it what is missing."""
    rows = [[_stoppage(dispute, view), *_figures(dispute), *_state(dispute)] for dispute in disputes]
    head = ["Stoppage", *_FIGURES, "Stage", "Outcome"]
    widths = [max(map(cell_len, column)) for column in zip(head, *rows, strict=True)]
    widths[0] = min(widths[0], _STOPPAGE_WIDTH + paper.width - WIDE)
    names = max(cell_len(_name(dispute)) for dispute in disputes)
    room = paper.width - sum(widths) - _GAP * len(widths)

    def line(*cells: str, style: str = "", bold: str = "") -> Table:
        table = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
        for at, width in enumerate((min(room, names), *widths)):
            figure = 2 <= at < 2 + len(_FIGURES)
            table.add_column(width=width, justify="right" if figure else "left", overflow="fold")
        table.add_row(Text(cells[0], style=style or bold), *(Text(cell, style=style) for cell in cells[1:]))
        return table

    blocks: list[RenderableType] = [line("Dispute", *head, style="bold")]
    for dispute, row in zip(disputes, rows, strict=True):
        blocks.append(line(_name(dispute), *row, bold="bold"))
        blocks += [Padding(_note(note), (0, 0, 0, 2)) for note in _notes(dispute)]
    return blocks


def _stacked(dispute: DisputeRecord, view: View) -> RenderableType:
    head = Table.grid(padding=(0, 2), expand=True)
    head.add_column(ratio=1, overflow="fold")
    head.add_column(justify="right", max_width=32)
    stage, outcome = _state(dispute)
    shown = outcome if stage == outcome else " · ".join(filter(None, (stage, outcome)))
    head.add_row(Text(_name(dispute), style="bold"), Text(shown))
    lines: list[RenderableType] = [head]
    stoppage = _stoppage(dispute, view)
    told = " · ".join(filter(None, (stoppage, *_in_words(dispute))))
    if told:
        lines.append(Padding(Text(told), (0, 0, 0, 2)))
    lines += [Padding(_note(note), (0, 0, 0, 2)) for note in _notes(dispute)]
    return Group(*lines)


def _note(note: str) -> Text:
    return Text(f"! {note}", style="yellow")


def _notes(dispute: DisputeRecord) -> list[str]:
    """What is missing, a phrase each: why nothing was counted, and the stages that nobody tells."""
    counted = [f"not counted: {plain(dispute.uncounted)}"] if dispute.uncounted else []
    return counted + [plain(gap) for gap in dispute.gaps]


def _stoppage(dispute: DisputeRecord, view: View) -> str:
    """ "strike 2 May – 27 Sep 2023"; without a stoppage the days of its first and last event."""
    told = view.stoppage(dispute)
    if told:
        return told
    return interval(dispute.start, dispute.end) if dispute.start or dispute.end else ""


def _figures(dispute: DisputeRecord) -> list[str]:
    known = (dispute.duration_days, dispute.workdays, dispute.workers, dispute.days_idle)
    return ["" if figure is None else f"{figure:,}" for figure in known]


def _in_words(dispute: DisputeRecord) -> list[str]:
    told = []
    if dispute.duration_days is not None:
        told.append(count(dispute.duration_days, "day"))
    if dispute.workdays is not None:
        told.append(count(dispute.workdays, "workday"))
    if dispute.workers is not None:
        told.append(count(dispute.workers, "worker"))
    if dispute.days_idle is not None:
        told.append(count(dispute.days_idle, "day idle", "days idle"))
    return told


def _state(dispute: DisputeRecord) -> tuple[str, str]:
    stage = dispute.stage.value.replace("_", " ") if dispute.stage else ""
    return stage, plain((dispute.outcome or "").replace("_", " "))


def _cells(dispute: DisputeRecord, view: View) -> list[str]:
    events = [view.events[key] for key in dispute.events if key in view.events]
    values: dict[str, object] = {
        "strike_start": edtf(dispute.strike_start, dispute.strike_start_granularity, events),
        "strike_end": edtf(dispute.strike_end, dispute.strike_end_granularity, events),
        "lockout_start": edtf(dispute.lockout_start, dispute.lockout_start_granularity, events),
        "unions": several(map(view.name, dispute.unions)),
        "employers": several(map(view.name, dispute.employers)),
        "several_strikes": "yes" if dispute.several_strikes else "no",
        "calendar_days": number(dispute.duration_days),
        "gaps": several(dispute.gaps),
        "background": "yes" if dispute.background else "no",
    }
    own = dispute.model_dump(mode="json")
    return ["" if (cell := values.get(name, own.get(name))) is None else str(cell) for name in HEADER]
