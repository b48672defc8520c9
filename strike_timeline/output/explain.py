"""One event's whole file: how each article tells it, how its date was reckoned, what disagrees."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from strike_timeline.document import (
    ArticleRecord,
    EventMentionRecord,
    EventRecord,
    NumberRecord,
    Timeline,
    When,
)
from strike_timeline.model import NumberKind
from strike_timeline.output.jsonform import dumps, records
from strike_timeline.output.labels import MARKS, event_type
from strike_timeline.output.paper import Paper, to_text
from strike_timeline.output.plain import plain, quoted
from strike_timeline.output.view import View
from strike_timeline.output.when import count, describe, describe_published, value_in_words

_CONTEXT = 160
"""Characters of the article shown on each side of a quote, when the document holds its text."""


def candidates(timeline: Timeline, wanted: str) -> list[EventRecord]:
    """The event with that id, or else those whose id begins so (with or without the leading ``v-``)."""
    exact = [event for event in timeline.events if event.id == wanted]
    if exact:
        return exact
    starts = (wanted, f"v-{wanted}")
    return [event for event in timeline.events if wanted and event.id.startswith(starts)]


def describe_candidate(event: EventRecord) -> str:
    """One line to choose by: id, date, type, summary."""
    return f"{event.id}  {describe(event.date)}  {event_type(event.type)}  {plain(event.summary)}".rstrip()


def explain_text(timeline: Timeline, event: EventRecord, paper: Paper) -> str:
    view = View(timeline)
    mentions = _by_publication(event.mentions, view)
    blocks: list[RenderableType] = [*_head(event, view)]
    for mention in mentions:
        blocks += [Text(""), _mention(mention, view)]
    if event.conflicts:
        blocks += [Text(""), Text("Sources differ", style="bold yellow")]
        for conflict in event.conflicts:
            other = plain(value_in_words(conflict.field, conflict.value))
            said = f"  {other}: {view.title(conflict.article)}"
            blocks.append(Text(said))
    return to_text(paper, *blocks)


def explain_json(timeline: Timeline, event: EventRecord) -> str:
    """The event's record, and those of the articles, entities, outcome and dispute it refers to."""
    view = View(timeline)
    articles = {mention.article for mention in event.mentions} | {
        conflict.article for conflict in event.conflicts
    }
    parties = {*event.unions, *event.employers, *event.others}
    for mention in event.mentions:
        parties |= {*mention.unions, *mention.employers, *mention.others, mention.attributed_to or ""}
    outcome = view.events.get(event.outcome.event) if event.outcome else None
    return dumps(
        {
            "event": records([event])[0],
            "outcome": records([outcome])[0] if outcome else None,
            "articles": records(article for article in timeline.articles if article.id in articles),
            "entities": records(entity for entity in timeline.entities if entity.id in parties),
            "disputes": records(dispute for dispute in timeline.disputes if event.id in dispute.events),
        }
    )


def _head(event: EventRecord, view: View) -> list[RenderableType]:
    mark = MARKS[event.status]
    lines: list[RenderableType] = [
        Text(plain(event.summary) or event_type(event.type), style="bold"),
        Text.assemble((mark.sign, mark.style), f" {mark.word} · {event_type(event.type)} · {event.id}"),
        _field("Date", _reckoned(event.date)),
    ]
    for word, parties in (("Unions", event.unions), ("Employers", event.employers), ("Others", event.others)):
        if parties:
            lines.append(_field(word, ", ".join(map(view.name, parties))))
    if event.workers is not None:
        lines.append(_field("Workers", f"{event.workers:,}"))
    disputes = [plain(item.name) for item in view.timeline.disputes if event.id in item.events]
    if disputes:
        lines.append(_field("Dispute", ", ".join(disputes)))
    lines.append(
        _field("Sources", f"{count(len(view.sources(event)), 'article')}, confidence {event.confidence:.2f}")
    )
    if event.outcome:
        result = view.events.get(event.outcome.event)
        became = f": {describe_candidate(result)}" if result else f": {event.outcome.event}"
        lines.append(_field("Outcome", event.outcome.kind + became))
    return lines


def _mention(mention: EventMentionRecord, view: View) -> RenderableType:
    article = view.articles.get(mention.article)
    published = (
        describe_published(article.published) if article and article.published else "publication date unknown"
    )
    source = plain(article.source) if article else plain(mention.article)
    title = view.title(mention.article)
    head = Text.assemble((published, "bold"), f"  {source}" + (f"  {title}" if title != source else ""))
    if mention.superseded and article and article.superseded_by:
        head.append(f"  earlier version of {view.title(article.superseded_by)}", style="dim")
    lines: list[RenderableType] = [_in_context(mention, article)]
    if article and article.url:
        lines.append(Text(plain(article.url), style="dim"))
    mark = MARKS[mention.status]
    told = [f"{mark.sign} {mark.word}", event_type(mention.type), f"trigger “{plain(mention.trigger)}”"]
    if mention.workers is not None:
        told.append(count(mention.workers, "worker"))
    if source := view.said_by(mention):
        told.append(source)
    lines.append(Text(" · ".join(told)))
    if mention.numbers:
        lines.append(Text(" · ".join(f"“{plain(n.text)}” = {_number(n)}" for n in mention.numbers)))
    phrase = f"“{plain(mention.date_phrase)}” = " if mention.date_phrase else ""
    lines.append(Text(f"{phrase}{_reckoned(mention.date)}"))
    return Group(head, Padding(Group(*lines), (0, 0, 0, 2)))


def _number(number: NumberRecord) -> str:
    """ "412 votes for", "97 percent", "USD 2,300,000,000"."""
    if number.kind is NumberKind.MONEY:
        return f"{number.unit} {number.value:,}"
    side = {NumberKind.VOTES_FOR: " for", NumberKind.VOTES_AGAINST: " against"}.get(number.kind, "")
    unit = number.unit.removesuffix("s") if number.value == 1 else number.unit
    return f"{number.value:,} {unit}{side}"


def _in_context(mention: EventMentionRecord, article: ArticleRecord | None) -> Text:
    before, after = _around(mention, article.text) if article and article.text else ("", "")
    quote, told = quoted(mention.quote), quoted(mention.trigger)[1:-1]
    line = Text()
    if before:
        line.append(before + " ", style="dim")
    head, trigger, tail = quote.partition(told) if told else (quote, "", "")
    line.append(head)
    line.append(trigger, style="bold underline")
    line.append(tail)
    if after:
        line.append(" " + after, style="dim")
    return line


def _around(mention: EventMentionRecord, text: str) -> tuple[str, str]:
    """What stands before and after the quote in its paragraph, cut at words."""
    before = text[: mention.start].rpartition("\n")[2]
    after = text[mention.end :].partition("\n")[0]
    if len(before) > _CONTEXT:
        before = "…" + before[-_CONTEXT:].partition(" ")[2]
    if len(after) > _CONTEXT:
        after = after[:_CONTEXT].rpartition(" ")[0] + "…"
    return plain(before), plain(after)


def _by_publication(mentions: Sequence[EventMentionRecord], view: View) -> list[EventMentionRecord]:
    def key(mention: EventMentionRecord) -> tuple[date, date, str, int]:
        article = view.articles.get(mention.article)
        published = article.published if article else None
        last = date.max
        return (
            published.start if published else last,
            published.end if published else last,
            article.source if article else "",
            mention.start,
        )

    return sorted(mentions, key=key)


def _reckoned(when: When) -> str:
    basis = plain(when.basis)
    return f"{describe(when)} ({basis})" if basis else describe(when)


def _field(name: str, value: str) -> RenderableType:
    """A name and what it is, later lines under the first."""
    table = Table.grid()
    table.add_column(width=10)
    table.add_column(ratio=1)
    table.add_row(Text(name, style="dim"), Text(value))
    return table
