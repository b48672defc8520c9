"""A dispute against a date axis: its strikes as bars, its other events as marks, a lane for each kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from textwrap import wrap

from rich.cells import cell_len
from rich.text import Text

from strike_timeline.document import DisputeRecord, EventRecord, Timeline
from strike_timeline.model import EventType
from strike_timeline.output.axis import Axis, Span
from strike_timeline.output.labels import MARKS
from strike_timeline.output.paper import Paper, side_by_side
from strike_timeline.output.plain import plain, shorten
from strike_timeline.output.stoppages import Bar, bars
from strike_timeline.output.view import Section, View
from strike_timeline.output.when import UNDATED, day, interval

SURE, UNSURE, ALONG, OPEN, OPEN_START, GUIDE = "█", "▒", "─", "→", "←", "┊"
_TICK = "┬"
_BAR_SIGNS = {SURE: "no work", UNSURE: "perhaps no work", OPEN: "no end told"}
_LANES = {
    "strike": {
        *(EventType.STRIKE_START, EventType.STRIKE_JOINED),
        *(EventType.STRIKE_CONTINUES, EventType.STRIKE_END),
    },
    "lockout": {EventType.LOCKOUT},
    "deadlines": {EventType.CONTRACT_EXPIRATION, EventType.STRIKE_NOTICE},
    "talks": {
        *(EventType.NEGOTIATION, EventType.OFFER, EventType.TALKS_BREAKDOWN),
        *(EventType.MEDIATION_OR_ARBITRATION, EventType.TENTATIVE_AGREEMENT),
    },
    "votes": {EventType.STRIKE_AUTHORIZATION, EventType.RATIFICATION_VOTE, EventType.RATIFICATION},
    "organizing": {EventType.ORGANIZING},
    "protest": {EventType.PICKET_OR_RALLY},
    "courts": {EventType.LEGAL_ACTION},
    "impact": {EventType.PRODUCTION_IMPACT},
    "other": {EventType.STATEMENT, EventType.OTHER},
}
_BAR_LANES = {EventType.STRIKE_START: "strike", EventType.LOCKOUT: "lockout"}
_DIM, _BAR_STYLE = "dim", "red"
_NAMES = 0.3
"""The part of the paper that names of disputes may take."""
_LEAST_COLUMNS, _GAP = 20, 2
_NARROW = timedelta(days=183)


@dataclass(slots=True)
class _Lane:
    """A row of cells, and further rows for marks whose cells another sign has taken."""

    label: str
    base: dict[int, tuple[str, str]] = field(default_factory=dict)
    marks: list[dict[int, tuple[str, str]]] = field(default_factory=list)

    def line(self, first: int, last: int, sign: str, style: str) -> None:
        """``sign`` from column ``first`` to ``last``, under what is there already."""
        for column in range(first, last + 1):
            self.base.setdefault(column, (sign, style))

    def mark(self, column: int, sign: str, style: str) -> None:
        cell = (sign, style)
        for row in self.marks:
            if row.setdefault(column, cell) == cell:
                return
        self.marks.append({column: cell})

    def rows(self) -> list[dict[int, tuple[str, str]]]:
        first, *more = self.marks or [{}]
        return [{**self.base, **first}, *more]


@dataclass(frozen=True, slots=True)
class Chart:
    """Lines of text; the columns of ``axis`` begin at column ``beside``."""

    axis: Axis
    beside: int
    lines: tuple[Text, ...]


def gantt(section: Section, paper: Paper) -> Chart | None:
    """The chart of one dispute with a line beneath of what it leaves out; None without a dispute, and where
    there is nothing to see that one line of the table does not say as well."""
    if section.dispute is None:
        return None
    drawn = bars(section.dispute, section.events)
    spans = {event.id: span for event in section.events if (span := _span(event))}
    if not drawn and len({span.first for span in spans.values()}) < 2:
        return None
    names = [name for name, kinds in _LANES.items() if _has(kinds, section.events, drawn, name)]
    beside = max(map(len, names)) + _GAP
    told = [*map(_extent, drawn), *_narrow(list(spans.values()))]
    axis = Axis.over(told, max(paper.width - beside, _LEAST_COLUMNS))
    lanes = {name: _Lane(name) for name in names}
    for bar in drawn:
        _draw(bar, lanes[_BAR_LANES[bar.kind]], axis)
    outside = [
        spans[event.id]
        for event in section.events
        if event.id in spans and not _put(event, spans[event.id], lanes[_lane(event.type)], axis)
    ]
    lines = _chart([lane for lane in lanes.values() if lane.rows() != [{}]], axis, beside)
    left_out = _left_out(len(section.events) - len(spans), outside, axis)
    lines += [Text(" " * beside + line, style=_DIM) for line in wrap(left_out, paper.width - beside)]
    return Chart(axis, beside, tuple(lines))


def overview(timeline: Timeline, disputes: Sequence[DisputeRecord], paper: Paper) -> Chart | None:
    """All disputes on one axis, a lane each: from its first event to its last, and the days without work."""
    view = View(timeline)
    most = max(int(paper.width * _NAMES), 1)
    lanes, drawn, whole = [], [], []
    for dispute in disputes:
        events = [view.events[key] for key in dispute.events if key in view.events]
        lanes.append(_Lane(shorten(plain(dispute.name), most)))
        drawn.append(bars(dispute, events))
        days = [value for value in (dispute.start, dispute.end) if value]
        whole.append(Span(min(days), max(days)) if days else None)
    beside = max(cell_len(lane.label) for lane in lanes) + _GAP
    told = [span for span in whole if span] + [_extent(bar) for row in drawn for bar in row]
    if not told:
        return None
    axis = Axis.over(told, max(paper.width - beside, _LEAST_COLUMNS))
    for lane, row, span in zip(lanes, drawn, whole, strict=True):
        for bar in row:
            _draw(bar, lane, axis)
        if span and (inside := axis.clipped(span)):
            lane.line(axis.column(inside.first), axis.last_column(inside.last), ALONG, "")
        elif span:
            _point(span, lane, axis)
    return Chart(axis, beside, tuple(_chart(lanes, axis, beside)))


def gantt_legend(paper: Paper) -> Text:
    """The signs of the charts that are no signs of statuses."""
    return _legend({**_BAR_SIGNS, f"{ALONG}●{ALONG}": "on one of these days"}, paper)


def overview_legend(paper: Paper) -> Text:
    """The signs of :func:`overview`."""
    return _legend({ALONG: "from first to last event", **_BAR_SIGNS}, paper)


def _legend(signs: dict[str, str], paper: Paper) -> Text:
    return side_by_side([Text.assemble(sign, (f" {word}", _DIM)) for sign, word in signs.items()], paper)


def _narrow(spans: Sequence[Span]) -> Sequence[Span]:
    """The spans that say when, without those of half a year or more that would stretch the axis; all of them
    where most are such."""
    kept = [span for span in spans if span.last - span.first <= _NARROW]
    return kept if len(kept) > len(spans) // 2 else spans


def _lane(kind: EventType) -> str:
    return next(name for name, kinds in _LANES.items() if kind in kinds)


def _has(kinds: set[EventType], events: Iterable[EventRecord], drawn: Iterable[Bar], name: str) -> bool:
    dated = any(event.type in kinds and _span(event) for event in events)
    return dated or any(_BAR_LANES[bar.kind] == name for bar in drawn)


def _span(event: EventRecord) -> Span | None:
    """The days an event may have been on; of one that is open at an end the day that is known."""
    first, last = event.date.start or event.date.end, event.date.end or event.date.start
    return Span(first, last) if first and last else None


def _extent(bar: Bar) -> Span:
    return Span(bar.first, max(bar.first, bar.last or bar.sure_last))


def _draw(bar: Bar, lane: _Lane, axis: Axis) -> None:
    """Sure days over those that are perhaps none; an arrow in the last column where no end is told."""
    whole = axis.clipped(Span(bar.first, bar.last or max(bar.first, axis.last)))
    if whole is None:
        return
    end = axis.last_column(whole.last)
    if bar.last is None:
        lane.line(end, end, OPEN, _BAR_STYLE)
    if bar.sure_first <= bar.sure_last and (sure := axis.clipped(Span(bar.sure_first, bar.sure_last))):
        lane.line(axis.column(sure.first), axis.last_column(sure.last), SURE, _BAR_STYLE)
    lane.line(axis.column(whole.first), end, UNSURE, _BAR_STYLE)


def _point(span: Span, lane: _Lane, axis: Axis) -> None:
    """Says in words what lies beyond an edge of the axis."""
    days = interval(span.first, span.last)
    told = f"{OPEN_START} {days}" if span.last < axis.first else f"{days} {OPEN}"
    start = 0 if span.last < axis.first else max(axis.width - len(told), 0)
    for at, char in enumerate(told):
        lane.line(start + at, start + at, char, _DIM)


def _put(event: EventRecord, span: Span, lane: _Lane, axis: Axis) -> bool:
    """Marks the middle of the days that an event may have been on; False where none is on the axis."""
    inside = axis.clipped(span)
    if inside is None:
        return False
    mark = MARKS[event.status]
    first = last = axis.column(inside.first)
    if inside.last > inside.first:
        last = axis.last_column(inside.last)
    lane.mark(axis.column(inside.middle), mark.sign, mark.style)
    lane.line(first, last, ALONG, mark.style)
    if event.date.end is None and last + 1 < axis.width:
        lane.line(last + 1, last + 1, OPEN, mark.style)
    if event.date.start is None and first:
        lane.line(first - 1, first - 1, OPEN_START, mark.style)
    return True


def _chart(lanes: Sequence[_Lane], axis: Axis, beside: int) -> list[Text]:
    ticks = axis.ticks()
    labels = " " * beside
    for column, label in ticks:
        if column + len(label) <= axis.width:
            labels = labels.ljust(beside + column) + label
    rule = {column: (_TICK, _DIM) for column, _ in ticks}
    guides = {column: (GUIDE, _DIM) for column, _ in ticks}
    lines = [Text(labels, style=_DIM), _cells(" " * beside, rule, axis.width, (ALONG, _DIM))]
    for lane in lanes:
        for at, row in enumerate(lane.rows()):
            label = "" if at else lane.label
            lines.append(_cells(label + " " * (beside - cell_len(label)), {**guides, **row}, axis.width))
    return lines


def _cells(
    label: str, cells: dict[int, tuple[str, str]], width: int, empty: tuple[str, str] = (" ", "")
) -> Text:
    line = Text(label, no_wrap=True)
    for column in range(width):
        line.append(*cells.get(column, empty))
    line.rstrip()
    return line


def _left_out(undated: int, outside: Sequence[Span], axis: Axis) -> str:
    """ "3 undated · 1 before 1 Jan 2023"."""
    before = sum(span.last < axis.first for span in outside)
    after = len(outside) - before
    told = [f"{undated} {UNDATED}"] if undated else []
    told += [f"{before} before {day(axis.first)}"] if before else []
    told += [f"{after} after {day(axis.last)}"] if after else []
    return " · ".join(told)
