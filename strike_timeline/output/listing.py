"""Entities and event mentions of the articles as lists for people."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from strike_timeline.document import (
    ArticleRecord,
    EntityRecord,
    EventMentionRecord,
    Timeline,
)
from strike_timeline.output.labels import MARKS, entity_type, event_type
from strike_timeline.output.paper import READABLE, WIDE, Paper, to_text
from strike_timeline.output.plain import plain, quoted
from strike_timeline.output.terminal import legend
from strike_timeline.output.view import View
from strike_timeline.output.when import count, describe, describe_published

_ROOMY, _BESIDE_NAME = 80, 50


def entities_text(timeline: Timeline, paper: Paper) -> str:
    """A row an entity, the most mentioned first: name, type, mentions, articles and the other names seen,
    which stand beneath the name where there is no room beside it."""
    if not timeline.entities:
        return "No entities.\n"
    paper = paper.upto(WIDE)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold", expand=True)
    roomy = paper.width >= _ROOMY
    longest = max(cell_len(plain(entity.name)) for entity in timeline.entities)
    table.add_column(
        "Name", width=min(longest, paper.width - _BESIDE_NAME) if roomy else None, ratio=None if roomy else 1
    )
    table.add_column("Type", no_wrap=True)
    table.add_column("Mentions", justify="right", no_wrap=True)
    if roomy:
        table.add_column("Articles", justify="right", no_wrap=True)
        table.add_column("Also seen as", ratio=1)
    for entity in sorted(timeline.entities, key=lambda item: (-len(item.mentions), item.name, item.id)):
        articles = {mention.article for mention in entity.mentions}
        name, kind = Text(plain(entity.name)), Text(entity_type(entity.type))
        seen = ", ".join(_also_seen(entity))
        if not roomy and seen:
            name.append(f"\n  {seen}", style="dim")
        more: list[RenderableType] = [str(len(articles)), Text(seen)] if roomy else []
        table.add_row(name, kind, str(len(entity.mentions)), *more)
    return to_text(paper, table)


def mentions_text(timeline: Timeline, paper: Paper) -> str:
    """An article's event mentions in order, as that article tells them, each with its sentence."""
    paper = paper.upto(READABLE)
    view = View(timeline)
    mentions = event_mentions(timeline)
    blocks: list[RenderableType] = []
    for article in timeline.articles:
        told = [mention for mention in mentions if mention.article == article.id]
        blocks += article_heading(article)
        blocks += [_mention(mention, view) for mention in told] or [Text("  no events")]
        blocks.append(Text(""))
    return to_text(paper, *blocks, legend(paper))


def event_mentions(timeline: Timeline) -> list[EventMentionRecord]:
    """Every mention before merging, article by article in the order of the text."""
    place = {article.id: at for at, article in enumerate(timeline.articles)}
    mentions = [mention for event in timeline.events for mention in event.mentions]
    return sorted(
        mentions,
        key=lambda told: (place.get(told.article, -1), told.start, told.end, told.type.value, told.trigger),
    )


def _also_seen(entity: EntityRecord) -> Iterable[str]:
    seen = [plain(mention.text) for mention in entity.mentions if not mention.nominal]
    names = dict.fromkeys(seen)
    return [name for name in names if name.casefold() != plain(entity.name).casefold()]


def article_heading(article: ArticleRecord) -> list[RenderableType]:
    """Source and title, publication, and a warning where that is not stated."""
    title = plain(article.title)
    lines: list[RenderableType] = [
        Text.assemble((plain(article.source), "bold"), f"  {title}" if title else "")
    ]
    published = article.published
    if published:
        lines.append(Text(f"Published  {describe_published(published)} ({plain(published.basis)})"))
    if published is None or published.inferred:
        state = "unknown; relative dates stay open" if published is None else "only inferred"
        lines.append(Text(f"! publication date {state}; fix with --published YYYY-MM-DD", style="yellow"))
    return lines


def _mention(mention: EventMentionRecord, view: View) -> RenderableType:
    mark = MARKS[mention.status]
    head = Text.assemble(
        "  ",
        (mark.sign, mark.style),
        " ",
        (describe(mention.date), "bold"),
        "  ",
        (event_type(mention.type), mark.style),
    )
    parties = view.parties(mention.unions, mention.employers, mention.others)
    if parties:
        head.append(f"  {parties}")
    told = [f"trigger “{plain(mention.trigger)}”"]
    if mention.date_phrase:
        told.append(f"date “{plain(mention.date_phrase)}”")
    if mention.workers is not None:
        told.append(count(mention.workers, "worker"))
    if source := view.said_by(mention):
        told.append(source)
    detail = Text("; ".join(told), style="dim")
    return Group(head, Padding(Group(detail, Text(quoted(mention.quote))), (0, 0, 0, 4)))
