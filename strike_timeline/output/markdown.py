"""The timeline as Markdown: a heading a dispute, a list by date, the sources as footnotes."""

from __future__ import annotations

from strike_timeline.document import (
    Conflict,
    DisputeRecord,
    EventMentionRecord,
    EventRecord,
    Reviewed,
    Timeline,
)
from strike_timeline.output.escape import escape, link
from strike_timeline.output.labels import MARKS, event_type
from strike_timeline.output.plain import quoted
from strike_timeline.output.published import anchor_warnings, version_lines
from strike_timeline.output.reviewed import LEGEND, SIGN, any_reviewed, correction, struck_off
from strike_timeline.output.view import View
from strike_timeline.output.when import count, describe, describe_published, interval, value_in_words


class _Footnotes:
    """Numbers evidence sentences in the order in which they are first cited."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int, int], int] = {}
        self.cited: list[EventMentionRecord] = []

    def cite(self, mention: EventMentionRecord) -> str:
        key = (mention.article, mention.start, mention.end)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self.cited.append(mention)
        return f"[^{self._numbers[key]}]"


def timeline_markdown(timeline: Timeline) -> str:
    """CommonMark with GitHub's footnotes; where those are not known, the marks still read as numbers."""
    view = View(timeline)
    notes = _Footnotes()
    blocks = ["# Timeline", *_anchors(timeline)]
    sections = view.sections()
    for section in sections:
        if section.dispute is not None:
            blocks += [f"## {escape(section.dispute.name)}", _status(section.dispute, section.events, view)]
            if section.dispute.reviewed:
                blocks.append("\n".join(f"- {_corrected(note)}" for note in section.dispute.reviewed))
        elif len(sections) > 1:
            blocks.append("## Other events")
        blocks.append("\n".join(_item(event, view, notes) for event in section.events))
    if not sections:
        blocks.append("No events.")
    else:
        marks = " · ".join(f"{mark.sign} {mark.word}" for mark in MARKS.values()) + " · \\~ about"
        blocks.append(f"{marks} · {LEGEND}" if any_reviewed(timeline) else marks)
    if timeline.dropped:
        blocks.append(f"{SIGN} {struck_off(timeline)}")
    blocks += [_note(number, mention, view) for number, mention in enumerate(notes.cited, 1)]
    return "\n\n".join(blocks) + "\n"


def _anchors(timeline: Timeline) -> list[str]:
    known = [article.published for article in timeline.articles if article.published]
    if not timeline.articles:
        return []
    days = interval(min(p.start for p in known), max(p.end for p in known)) if known else "unknown"
    told = [f"{count(len(timeline.articles), 'article')}, published {days}."]
    told += [f"**Note:** {escape(warning)}." for warning in anchor_warnings(timeline.articles)]
    told += [f"{escape(line)}." for line in version_lines(timeline.articles)]
    return told


def _status(dispute: DisputeRecord, events: tuple[EventRecord, ...], view: View) -> str:
    articles = {article for event in events for article in view.sources(event)}
    told = ["; ".join(map(escape, view.state(dispute)))]
    for word, parties in (("Unions", dispute.unions), ("Employers", dispute.employers)):
        if parties:
            told.append(f"{word}: {', '.join(escape(view.full(party)) for party in parties)}")
    told.append(f"{count(len(events), 'event')} from {count(len(articles), 'article')}")
    return " ".join(f"{sentence[0].upper()}{sentence[1:]}." for sentence in told if sentence)


def _item(event: EventRecord, view: View, notes: _Footnotes) -> str:
    mark = MARKS[event.status]
    head = f"- **{escape(describe(event.date))}** {mark.sign} {event_type(event.type)}"
    summary = escape(event.summary)
    unnamed = any(view.short(party) not in event.summary for party in (*event.unions, *event.employers))
    parties = escape(view.parties(event.unions, event.employers, event.others)) if unnamed else ""
    told = [f"{head}: {summary}" if summary else head]
    if parties:
        told.append(f"({parties})")
    if became := view.outcome(event):
        told.append(escape(became))
    cited = list(dict.fromkeys(notes.cite(mention) for mention in event.mentions))
    line = " ".join(told) + "".join(cited)
    details = [_differing(conflict, view) for conflict in event.conflicts] + list(
        map(_corrected, event.reviewed)
    )
    return "\n".join([line, *(f"  - {detail}" for detail in details)])


def _differing(conflict: Conflict, view: View) -> str:
    value = escape(value_in_words(conflict.field, conflict.value))
    return f"also told: {value} ({escape(view.title(conflict.article))})"


def _corrected(note: Reviewed) -> str:
    return f"{SIGN} {escape(correction(note))}"


def _note(number: int, mention: EventMentionRecord, view: View) -> str:
    article = view.articles.get(mention.article)
    told = [f"{escape(quoted(mention.quote))} — *{escape(view.title(mention.article))}*"]
    if mention.superseded:
        told.append("earlier version")
    if article and article.published:
        told.append(("about " if article.published.inferred else "") + describe_published(article.published))
    if article and article.url:
        told.append(link(article.url))
    return f"[^{number}]: " + ", ".join(told)
