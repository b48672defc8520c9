"""The running text of articles with what was found in it highlighted, and a legend."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rich.console import RenderableType
from rich.text import Text

from strike_timeline.document import ArticleRecord, EventMentionRecord, Timeline
from strike_timeline.model import EntityType
from strike_timeline.output.labels import MARKS, entity_type, event_type
from strike_timeline.output.paper import Paper, to_text
from strike_timeline.output.plain import plain, plain_lines
from strike_timeline.output.spans import outermost

_ENTITY_STYLES = {
    EntityType.UNION: "bold blue",
    EntityType.EMPLOYER: "bold magenta",
    EntityType.EMPLOYER_ASSOCIATION: "bold red",
    EntityType.GOVERNMENT: "bold cyan",
    EntityType.PERSON: "green",
    EntityType.PLACE: "yellow",
    EntityType.OTHER_ORG: "bold",
}
_DATE_STYLE = "black on yellow"


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
    """Date phrases; without colour each is followed by what it resolved to."""
    found: dict[str, list[Highlight]] = {}
    for record in timeline.dates:
        label = record.edtf or record.timex3.value
        mark = Highlight(record.start, record.end, label, "date phrase", _DATE_STYLE)
        found.setdefault(record.article, []).append(mark)
    return _texts(timeline, found, paper, "a date phrase, and the day or days it says")


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
        title = plain(article.title)
        blocks.append(Text.assemble((plain(article.source), "bold"), f"  {title}" if title else ""))
        blocks += [Text(""), _marked(article, marks, paper), Text("")]
    return to_text(paper, *blocks, _legend(styles, said, paper))


def _marked(article: ArticleRecord, marks: list[Highlight], paper: Paper) -> Text:
    text = plain_lines(article.text or "")
    line = Text()
    at = 0
    for mark in marks:
        line.append(text[at : mark.start])
        phrase = text[mark.start : mark.end]
        if paper.color:
            line.append(phrase, style=mark.style)
        else:
            line.append(f"[{phrase} | {mark.label}]")
        at = mark.end
    line.append(text[at:].rstrip("\n"))
    return line


def _legend(styles: dict[str, str], said: str, paper: Paper) -> Text:
    if not styles:
        return Text("Nothing found.")
    if not paper.color:
        return Text(f"[… | …] {said}")
    return Text("  ").join(Text(kind, style=style) for kind, style in sorted(styles.items()))
