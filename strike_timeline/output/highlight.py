"""The running text of articles with what was found in it highlighted, what that means, and a legend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from strike_timeline.document import ArticleRecord, Timeline
from strike_timeline.model import EntityType
from strike_timeline.output.found import (
    DATE_PHRASE,
    Found,
    dates_found,
    entities_found,
    events_found,
    notes,
)
from strike_timeline.output.labels import DATE_STYLE, MARKS, entity_type
from strike_timeline.output.paper import READABLE, Paper, side_by_side, to_text
from strike_timeline.output.paragraphs import pieces, reflowed
from strike_timeline.output.plain import plain, plain_lines
from strike_timeline.output.spans import between, outermost

_STYLES = {
    entity_type(EntityType.UNION): "bold blue",
    entity_type(EntityType.EMPLOYER): "bold magenta",
    entity_type(EntityType.EMPLOYER_ASSOCIATION): "bold red",
    entity_type(EntityType.GOVERNMENT): "bold cyan",
    entity_type(EntityType.PERSON): "green",
    entity_type(EntityType.PLACE): "yellow",
    entity_type(EntityType.OTHER_ORG): "bold",
    DATE_PHRASE: DATE_STYLE,
    **{f"{mark.sign} {mark.word}": f"bold {mark.style}" for mark in MARKS.values()},
}
_MARGIN_FROM, _WIDEST = 120, 140
"""From the first width on meanings stand in a margin; a page wider than the second gains nothing."""
_TEXT_PART, _GAP = 0.58, 3
_NOTHING = "Nothing found."


def entities_in_text(timeline: Timeline, paper: Paper) -> str:
    """Entities by type; with paragraphs the names behind other names and role nouns."""
    said = "a name or a word for it, and its type; {where} the name that another name or a word stands for"
    return _in_text(timeline, entities_found(timeline), paper, f"[… | …] {said}", said.partition("; ")[2])


def dates_in_text(timeline: Timeline, paper: Paper) -> str:
    """Date phrases; with paragraphs what those in it resolved to."""
    said = "{where} what it says: days, a length of time, how often; open: none of these"
    return _in_text(timeline, dates_found(timeline), paper, f"[…] a date phrase; {said}", said)


def events_in_text(timeline: Timeline, paper: Paper) -> str:
    """Triggers of event mentions, colored by status; with paragraphs what they tell."""
    signs = "  ".join(f"{mark.sign} {mark.word}" for mark in MARKS.values())
    said = "{where} its type, status, date, parties and who says so"
    bare = f"[… | …] what tells an event, its type and status: {signs}; {said}"
    return _in_text(timeline, events_found(timeline), paper, bare, said, lines=True)


def _in_text(
    timeline: Timeline,
    found: Mapping[str, Sequence[Found]],
    paper: Paper,
    bare: str,
    colored: str,
    lines: bool = False,
) -> str:
    """``bare`` is the legend without color, ``colored`` what it says behind the kinds with it; ``lines``
    gives each note a line of its own."""
    margin = paper.width >= _MARGIN_FROM
    paper = paper.upto(_WIDEST if margin else READABLE)
    blocks: list[RenderableType] = []
    for article in timeline.articles:
        inside = found.get(article.id, ())
        blocks += [_heading(article), Text("")]
        for block in _pieces(plain_lines(article.text or ""), inside, paper, lines):
            blocks += [block, Text("")]
    where = "beside its paragraph" if margin else "beneath its paragraph"
    kinds = dict.fromkeys(kind for kind in _STYLES for inside in found.values() if _has(inside, kind))
    if not kinds:
        legend = Text(_NOTHING)
    elif paper.color:
        signs = [Text(kind, style=_STYLES[kind]) for kind in kinds]
        legend = side_by_side([*signs, Text(colored.format(where=where))], paper, gap=2)
    else:
        legend = Text(bare.format(where=where))
    return to_text(paper, *blocks, legend)


def _has(found: Iterable[Found], kind: str) -> bool:
    return any(kind in item.kinds for item in found)


def _heading(article: ArticleRecord) -> Text:
    title = plain(article.title)
    return Text.assemble((plain(article.source), "bold"), f"  {title}" if title else "")


def _pieces(text: str, found: Sequence[Found], paper: Paper, lines: bool) -> Iterable[RenderableType]:
    """The paragraphs, each with what is marked in it explained beside or beneath it."""
    margin = paper.width >= _MARGIN_FROM
    width = int(paper.width * _TEXT_PART) if margin else paper.width
    shown = outermost(found)
    for start, end in pieces(text):
        block = text[start:end]
        if max(map(cell_len, block.split("\n"))) > width:
            block = reflowed(block)
        marked = _marked(block, start, list(between(shown, start, end)), paper)
        told = notes(text, between(found, start, end))
        if margin:
            yield _beside(marked, told, width)
        elif told:
            one: RenderableType = Group(*map(_item, told)) if lines else Text(" · ".join(told), style="dim")
            yield Group(marked, Padding(one, (0, 0, 0, 4)))
        else:
            yield marked


def _beside(block: Text, told: Sequence[str], width: int) -> Table:
    table = Table.grid(padding=(0, _GAP, 0, 0), expand=True)
    table.add_column(width=width)
    table.add_column(ratio=1)
    table.add_row(block, Group(*map(_item, told)))
    return table


def _item(note: str) -> Table:
    """A note, its later lines set in under the first."""
    line = Table.grid(padding=(0, 1, 0, 0))
    line.add_column(width=1)
    line.add_column()
    line.add_row(Text("·", style="dim"), Text(note, style="dim"))
    return line


def _marked(block: str, start: int, found: Sequence[Found], paper: Paper) -> Text:
    """A stretch of text that begins at ``start``; without color phrases stand in brackets, with a label if
    any."""
    line = Text()
    at = 0
    for item in found:
        line.append(block[at : item.start - start])
        at = item.end - start
        phrase = block[item.start - start : at]
        if paper.color:
            line.append(phrase, style=_STYLES[item.kinds[0]])
        else:
            line.append(f"[{phrase} | {item.label}]" if item.label else f"[{phrase}]")
    line.append(block[at:])
    return line
