"""The running text of articles with what was found in it highlighted, and a legend."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from strike_timeline.document import ArticleRecord, EventMentionRecord, Timeline
from strike_timeline.model import EntityType
from strike_timeline.output.labels import DATE_STYLE, MARKS, entity_type, event_type
from strike_timeline.output.paper import Paper, to_text
from strike_timeline.output.plain import plain, plain_lines
from strike_timeline.output.spans import outermost
from strike_timeline.output.when import resolved

_ENTITY_STYLES = {
    EntityType.UNION: "bold blue",
    EntityType.EMPLOYER: "bold magenta",
    EntityType.EMPLOYER_ASSOCIATION: "bold red",
    EntityType.GOVERNMENT: "bold cyan",
    EntityType.PERSON: "green",
    EntityType.PLACE: "yellow",
    EntityType.OTHER_ORG: "bold",
}
_LONG_LINE = 110
"""A longer line, in characters, is a paragraph of its own, not one of a hard-wrapped text."""
_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


@dataclass(frozen=True, slots=True)
class Highlight:
    """A stretch of an article's text; ``label`` is what brackets say without colour, ``kind`` what the legend
    says of the style."""

    start: int
    end: int
    label: str
    kind: str
    style: str


def entities_in_text(timeline: Timeline, paper: Paper) -> str:
    """Entities by type."""
    found: dict[str, list[Highlight]] = {}
    for entity in timeline.entities:
        for mention in entity.mentions:
            kind = entity_type(entity.type)
            mark = Highlight(mention.start, mention.end, kind, kind, _ENTITY_STYLES[entity.type])
            found.setdefault(mention.article, []).append(mark)
    return _texts(timeline, found, paper, "a name or a word for it, and its type")


def dates_in_text(timeline: Timeline, paper: Paper) -> str:
    """Date phrases; beneath each paragraph what those in it resolved to."""
    found: dict[str, list[Highlight]] = {}
    for record in timeline.dates:
        mark = Highlight(record.start, record.end, resolved(record), "date phrase", DATE_STYLE)
        found.setdefault(record.article, []).append(mark)
    blocks: list[RenderableType] = []
    for article in timeline.articles:
        marks = outermost(found.get(article.id, ()))
        blocks += [_heading(article), Text(""), *_annotated(article, marks, paper)]
    if not found:
        return to_text(paper, *blocks, Text("Nothing found."))
    phrase = ("date phrase", DATE_STYLE) if paper.color else "[…] a date phrase"
    said = "; beneath its paragraph what it says: days, a length of time, how often; open: none of these"
    return to_text(paper, *blocks, Text.assemble(phrase, said))


def events_in_text(timeline: Timeline, paper: Paper) -> str:
    """Triggers of event mentions, coloured by status."""
    found: dict[str, list[Highlight]] = {}
    for event in timeline.events:
        for told in event.mentions:
            start = _trigger(told)
            if start is None:
                continue
            mark = MARKS[told.status]
            label = f"{event_type(told.type)} {mark.sign}"
            kind = f"{mark.sign} {mark.word}"
            highlight = Highlight(start, start + len(told.trigger), label, kind, f"bold {mark.style}")
            found.setdefault(told.article, []).append(highlight)
    signs = "  ".join(f"{mark.sign} {mark.word}" for mark in MARKS.values())
    return _texts(timeline, found, paper, f"what tells an event, its type and status: {signs}")


def _trigger(told: EventMentionRecord) -> int | None:
    """Where the trigger stands in the article, searched for in the sentence when the record does not say."""
    if told.trigger_start is not None:
        return told.trigger_start
    found = re.search(rf"\b{re.escape(told.trigger)}\b", told.quote)
    return told.start + found.start() if found else None


def _texts(timeline: Timeline, found: dict[str, list[Highlight]], paper: Paper, said: str) -> str:
    blocks: list[RenderableType] = []
    styles: dict[str, str] = {}
    for article in timeline.articles:
        marks = outermost(sorted(found.get(article.id, ()), key=lambda mark: mark.label))
        styles.update((mark.kind, mark.style) for mark in marks)
        text = plain_lines(article.text or "").rstrip("\n")
        blocks += [_heading(article), Text(""), _marked(text, 0, len(text), marks, paper), Text("")]
    return to_text(paper, *blocks, _legend(styles, said, paper))


def _heading(article: ArticleRecord) -> Text:
    title = plain(article.title)
    return Text.assemble((plain(article.source), "bold"), f"  {title}" if title else "")


def _annotated(article: ArticleRecord, marks: list[Highlight], paper: Paper) -> list[RenderableType]:
    """The paragraphs, each with a line beneath that says what is marked in it."""
    text = plain_lines(article.text or "")
    blocks: list[RenderableType] = []
    for start, end in _paragraphs(text):
        inside = [mark for mark in marks if start <= mark.start < end]
        unlabelled = [replace(mark, label="") for mark in inside]
        blocks.append(_marked(text, start, end, unlabelled, paper))
        told = dict.fromkeys(f"{plain(text[mark.start : mark.end])} = {mark.label}" for mark in inside)
        if told:
            blocks.append(Padding(Text(" · ".join(told), style="dim"), (0, 0, 0, 4)))
        blocks.append(Text(""))
    return blocks


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Where paragraphs begin and end: at blank lines, and at every line end beside a long line."""
    at = 0
    for part in [*(match.span() for match in _BLANK_LINES.finditer(text)), (len(text), len(text))]:
        block = text[at : part[0]]
        lines = block.split("\n")
        whole = max(map(len, lines)) <= _LONG_LINE
        for line in [block] if whole else lines:
            if line.strip():
                yield at, at + len(line.rstrip())
            at += len(line) + 1
        at = part[1]


def _marked(text: str, start: int, end: int, marks: list[Highlight], paper: Paper) -> Text:
    """The text from ``start`` to ``end``; without colour phrases stand in brackets, with a label if any."""
    line = Text()
    at = start
    for mark in marks:
        line.append(text[at : mark.start])
        phrase = text[mark.start : mark.end]
        if paper.color:
            line.append(phrase, style=mark.style)
        else:
            line.append(f"[{phrase} | {mark.label}]" if mark.label else f"[{phrase}]")
        at = mark.end
    line.append(text[at:end])
    return line


def _legend(styles: dict[str, str], said: str, paper: Paper) -> Text:
    if not styles:
        return Text("Nothing found.")
    if not paper.color:
        return Text(f"[… | …] {said}")
    return Text("  ").join(Text(kind, style=style) for kind, style in sorted(styles.items()))
