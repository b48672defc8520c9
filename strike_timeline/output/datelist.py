"""Date phrases as a list: each in its sentence, with what it resolved to, how precisely, and why."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from strike_timeline.document import ArticleRecord, DateRecord, Timeline
from strike_timeline.language.sentences import sentence_starts
from strike_timeline.output.labels import DATE_STYLE
from strike_timeline.output.listing import article_heading
from strike_timeline.output.paper import WIDE, Paper, to_text
from strike_timeline.output.plain import plain, plain_lines, shorten
from strike_timeline.output.spans import outermost
from strike_timeline.output.when import resolved

_ROOMY = 80
"""From this width the phrases of a sentence are set under each other."""
_PHRASE_WIDTH, _DATE_WIDTH, _GRANULARITY_WIDTH = 30, 25, 8
_SPACE = re.compile(r"\s+")


def dates_text(timeline: Timeline, paper: Paper) -> str:
    """An article's phrases in order, under their sentences where the document holds its text."""
    paper = paper.upto(WIDE)
    blocks: list[RenderableType] = []
    for article in timeline.articles:
        found = [record for record in timeline.dates if record.article == article.id]
        blocks += article_heading(article)
        blocks += _told(article, found, paper) if found else [Text("  no date phrases"), Text("")]
    return to_text(paper, *blocks[:-1])


def _told(article: ArticleRecord, found: list[DateRecord], paper: Paper) -> list[RenderableType]:
    width = max(cell_len(_phrase(record)) for record in found)
    if article.text is None:
        return [Padding(_rows(found, width, paper), (0, 0, 0, 2)), Text("")]
    text = plain_lines(article.text)
    starts = sentence_starts(article.text)
    blocks: list[RenderableType] = []
    for at, records in groupby(found, key=lambda record: bisect_right(starts, record.start)):
        inside = list(records)
        start, end = starts[at - 1], starts[at] if at < len(starts) else len(text)
        quote = _sentence(text, start, max(end, inside[-1].end), inside, paper)
        rows = _rows(inside, width, paper)
        blocks += [Padding(quote, (0, 0, 0, 2)), Padding(rows, (0, 0, 0, 4)), Text("")]
    return blocks


def _sentence(text: str, start: int, end: int, records: Sequence[DateRecord], paper: Paper) -> Text:
    """The whole sentence on one line, its phrases in color or in brackets."""
    line = Text()
    at = start
    for record in outermost(records):
        line.append(_SPACE.sub(" ", text[at : record.start]))
        phrase = _SPACE.sub(" ", text[record.start : record.end])
        line.append(phrase, DATE_STYLE) if paper.color else line.append(f"[{phrase}]")
        at = record.end
    line.append(_SPACE.sub(" ", text[at:end]))
    line.rstrip()
    return line[len(line.plain) - len(line.plain.lstrip()) :]


def _rows(records: Sequence[DateRecord], width: int, paper: Paper) -> RenderableType:
    """A phrase each; in columns, the first of them ``width`` wide, or with the reason beneath."""
    phrases = [_phrase(record) for record in records]
    return _columns(records, phrases, width) if paper.wide else _stacked(records, phrases, paper)


def _phrase(record: DateRecord) -> str:
    return f"“{shorten(plain(record.text), _PHRASE_WIDTH)}”"


def _columns(records: Sequence[DateRecord], phrases: Sequence[str], width: int) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(width=width)
    table.add_column(width=_DATE_WIDTH)
    table.add_column(width=_GRANULARITY_WIDTH)
    table.add_column(ratio=1)
    for record, phrase in zip(records, phrases, strict=True):
        when, why = Text(resolved(record), style="bold"), Text(plain(record.basis), style="dim")
        table.add_row(Text(phrase), when, record.granularity.value, why)
    return table


def _stacked(records: Sequence[DateRecord], phrases: Sequence[str], paper: Paper) -> Group:
    """The reason beneath, where it has room."""
    width = max(map(cell_len, phrases)) if paper.width >= _ROOMY else 0
    blocks: list[RenderableType] = []
    for record, phrase in zip(records, phrases, strict=True):
        when = (resolved(record), "bold")
        blocks.append(
            Text.assemble(
                phrase, " " * (max(width - cell_len(phrase), 0) + 2), when, f"  {record.granularity.value}"
            )
        )
        blocks.append(Padding(Text(plain(record.basis), style="dim"), (0, 0, 0, 4)))
    return Group(*blocks)
