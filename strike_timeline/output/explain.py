"""One event's whole file, as text, Markdown and JSON: how each article tells it, how its date was reckoned,
what disagrees, what a reviewer decided."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from strike_timeline.document import EventMentionRecord, EventRecord, Timeline
from strike_timeline.output.dossier import Dispute, Passage, by_publication, describe_candidate, dossier
from strike_timeline.output.escape import escape, link
from strike_timeline.output.jsonform import dumps, records
from strike_timeline.output.paper import READABLE, Paper, to_text
from strike_timeline.output.reviewed import SIGN
from strike_timeline.output.view import View
from strike_timeline.timeline.accounts import Account, accounts

__all__ = ["candidates", "describe_candidate", "explain_json", "explain_markdown", "explain_text", "nearest"]
_BELIEVED, _OTHER = "=", "≠"
_VALUE_WIDTH = 26


def candidates(timeline: Timeline, wanted: str) -> list[EventRecord]:
    """The event with that id, or else those whose id begins so (with or without the leading ``v-``), also
    among those struck off."""
    known = [*timeline.events, *timeline.dropped]
    exact = [event for event in known if event.id == wanted]
    if exact:
        return exact
    starts = (wanted, f"v-{wanted}")
    return [event for event in known if wanted and event.id.startswith(starts)]


def nearest(timeline: Timeline, wanted: str, number: int) -> list[EventRecord]:
    """The events whose ids look most like the one wanted, the likest first."""
    name = wanted if wanted.startswith("v-") else f"v-{wanted}"

    def likeness(event: EventRecord) -> tuple[float, str]:
        start = event.id[: len(name)]
        return (-difflib.SequenceMatcher(None, name, start, autojunk=False).ratio(), event.id)

    return sorted((*timeline.events, *timeline.dropped), key=likeness)[:number]


def explain_text(timeline: Timeline, event: EventRecord, paper: Paper) -> str:
    told = dossier(timeline, event)
    blocks: list[RenderableType] = [
        Text(told.title, style="bold"),
        Text.assemble((told.mark.sign, told.mark.style), f" {told.mark.word} · {told.kind} · {told.id}"),
        *(_field(name, value) for name, value in told.facts),
    ]
    if told.decisions:
        blocks += [Text(""), Text("Decided by a reviewer", style="bold yellow")]
        blocks += [Padding(Text(f"{SIGN} {decision}"), (0, 0, 0, 2)) for decision in told.decisions]
    for passage in told.passages:
        blocks += [Text(""), _passage(passage)]
    if told.disputes:
        blocks += [Text(""), Text("Sources differ", style="bold yellow")]
        blocks += [_dispute(dispute) for dispute in told.disputes]
    return to_text(paper.upto(READABLE), *blocks)


def explain_markdown(timeline: Timeline, event: EventRecord) -> str:
    """CommonMark: a heading for what is known, for decisions, for each part of the evidence."""
    told = dossier(timeline, event)
    blocks = [
        f"# {escape(told.title)}",
        f"{told.mark.sign} {told.mark.word} · {escape(told.kind)} · {escape(told.id)}",
        "\n".join(f"- {name}: {escape(value)}" for name, value in told.facts),
    ]
    if told.decisions:
        blocks += ["## Decided by a reviewer"]
        blocks.append("\n".join(f"- {SIGN} {escape(decision)}" for decision in told.decisions))
    blocks.append("## Told by")
    for passage in told.passages:
        head = "  ".join(filter(None, (passage.published, passage.source, passage.title)))
        context = f"{escape(passage.before)} {_bold(passage)} {escape(passage.after)}".strip()
        notes = [f"- {escape(note)}" for note in passage.notes]
        notes += [f"- {link(passage.url)}"] if passage.url else []
        blocks += [f"### {escape(head)}", f"> {context}", "\n".join(notes)]
    if told.disputes:
        blocks.append("## Sources differ")
        blocks += ["\n".join(_dispute_lines(dispute)) for dispute in told.disputes]
    return "\n\n".join(blocks) + "\n"


def explain_json(timeline: Timeline, event: EventRecord) -> str:
    """The event's record; what its sources tell otherwise and the rule that chose; and the records of the
    articles, entities, outcome and disputes that it refers to."""
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
            "accounts": [_account(account, event, view) for account in accounts(timeline, event)],
            "outcome": records([outcome])[0] if outcome else None,
            "articles": records(article for article in timeline.articles if article.id in articles),
            "entities": records(entity for entity in timeline.entities if entity.id in parties),
            "disputes": records(dispute for dispute in timeline.disputes if event.id in dispute.events),
        }
    )


def _account(account: Account, event: EventRecord, view: View) -> dict[str, object]:
    """The versions of one field; mentions by their index in the event."""
    return {
        "field": account.field,
        "rule": account.rule,
        "versions": [
            {
                "value": _value(account.field, version.mentions[0]),
                "agrees": version.agrees,
                "mentions": [event.mentions.index(told) for told in by_publication(version.mentions, view)],
            }
            for version in account.versions
        ],
    }


def _value(field: str, mention: EventMentionRecord) -> object:
    value: object = mention.model_dump(mode="json", include={field})[field]
    return value["edtf"] if isinstance(value, dict) else value


def _passage(passage: Passage) -> RenderableType:
    title = f"  {passage.title}" if passage.title else ""
    head = Text.assemble((passage.published, "bold"), f"  {passage.source}{title}")
    lines: list[RenderableType] = [_in_context(passage)]
    if passage.url:
        lines.append(Text(passage.url, style="dim"))
    lines += map(Text, passage.notes)
    return Group(head, Padding(Group(*lines), (0, 0, 0, 2)))


def _in_context(passage: Passage) -> Text:
    line = Text()
    if passage.before:
        line.append(passage.before + " ", style="dim")
    head, trigger, tail = _parted(passage)
    line.append(head)
    line.append(trigger, style="bold underline")
    line.append(tail)
    if passage.after:
        line.append(" " + passage.after, style="dim")
    return line


def _bold(passage: Passage) -> str:
    head, trigger, tail = _parted(passage)
    words = [escape(head), f"**{escape(trigger)}**" if trigger else "", escape(tail)]
    gaps = [" " if head.endswith(" ") else "", " " if tail.startswith(" ") else ""]
    return words[0] + gaps[0] + words[1] + gaps[1] + words[2]


def _parted(passage: Passage) -> tuple[str, str, str]:
    """The quote before, in and after the trigger, which is whole words."""
    found = re.search(rf"(?<!\w){re.escape(passage.trigger)}(?!\w)", passage.quote)
    if found is None or not passage.trigger:
        return passage.quote, "", ""
    return passage.quote[: found.start()], found[0], passage.quote[found.end() :]


def _dispute(dispute: Dispute) -> RenderableType:
    """Values below each other, each beside the sources that tell it."""
    head = f"{dispute.field}: {dispute.rule}" if dispute.rule else dispute.field
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(width=1)
    table.add_column(width=min(_VALUE_WIDTH, max(cell_len(told.value) for told in dispute.told)))
    table.add_column(ratio=1)
    for told in dispute.told:
        sign = Text(_BELIEVED if told.believed else _OTHER, style="green" if told.believed else "yellow")
        table.add_row(sign, Text(told.value, style="bold"), Group(*map(Text, told.sources)))
    return Padding(Group(Text(head[:1].upper() + head[1:]), table), (0, 0, 0, 2))


def _dispute_lines(dispute: Dispute) -> Iterator[str]:
    rule = f" ({escape(dispute.rule)})" if dispute.rule else ""
    yield f"- {dispute.field}{rule}"
    for told in dispute.told:
        sign = escape(_BELIEVED if told.believed else _OTHER)
        yield f"  - {sign} **{escape(told.value)}**"
        yield from _nested(told.sources)


def _nested(sources: Iterable[str]) -> Iterator[str]:
    return (f"    - {escape(source)}" for source in sources)


def _field(name: str, value: str) -> RenderableType:
    """A name and what it is, later lines under the first."""
    table = Table.grid()
    table.add_column(width=10)
    table.add_column(ratio=1)
    table.add_row(Text(name, style="dim"), Text(value))
    return table
