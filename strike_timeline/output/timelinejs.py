"""The timeline as data for TimelineJS (timeline.knightlab.com): a slide an event, a group a dispute, and its
strike or lockout as an era behind them.

TimelineJS reads ``text`` as HTML, so all that comes from articles is escaped. It decodes ``group`` twice, and
would make links of addresses that it finds in a text, in a way that can be abused: ``autolink`` is off, and
the only links are those to articles. It drops events without a date: the title slide lists them.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from datetime import date
from html import escape, unescape
from typing import Any

from strike_timeline.document import EventRecord, Timeline, When
from strike_timeline.output.evidence import Citation, citations
from strike_timeline.output.jsonform import dumps
from strike_timeline.output.labels import MARKS, event_type
from strike_timeline.output.plain import plain
from strike_timeline.output.reviewed import correction
from strike_timeline.output.stretches import Stretch, stretches
from strike_timeline.output.view import Section, View
from strike_timeline.output.when import count, describe, known_to, value_in_words

Slide = dict[str, Any]
_OTHER = "Other events"


def timeline_timelinejs(timeline: Timeline) -> str:
    """One JSON object: title, events, eras, scale."""
    view = View(timeline)
    sections = view.sections()
    slides = [_slide(e, section, view) for section in sections for e in section.events if _first(e.date)]
    return dumps(
        {
            "title": _title(sections, view),
            "events": slides,
            "eras": [_era(stretch) for stretch in stretches(sections)],
            "scale": "human",
        }
    )


def _title(sections: Sequence[Section], view: View) -> Slide:
    names = [plain(section.dispute.name) for section in sections if section.dispute]
    events = [event for section in sections for event in section.events]
    undated = [event for event in events if not _first(event.date)]
    articles = view.timeline.articles
    told = [f"{count(len(events), 'event')} from {count(len(articles), 'article')}."]
    told.append(" · ".join(f"{mark.sign} {mark.word}" for mark in MARKS.values()) + " · ~ about")
    blocks = [_paragraph(line) for line in told]
    if undated:
        blocks.append(_paragraph(f"{count(len(undated), 'event')} without a date:"))
        blocks.append("<ul>" + "".join(f"<li>{_undated(e, view)}</li>" for e in undated) + "</ul>")
    headline = names[0] if len(names) == 1 and names[0] else "Labor disputes"
    return {"unique_id": "about-this-timeline", "text": _text(headline, blocks), "autolink": False}


def _slide(event: EventRecord, section: Section, view: View) -> Slide:
    slide: Slide = {"unique_id": event.id, **_dates(event.date), "text": _told(event, view)}
    slide["display_date"] = _display(event.date)
    name = plain(section.dispute.name) if section.dispute else ""
    slide["group"] = _twice(name or _OTHER)
    slide["autolink"] = False
    return slide


def _era(stretch: Stretch) -> Slide:
    return {
        "unique_id": f"{stretch.dispute.id}-{stretch.kind}",
        "start_date": _date(stretch.first, 3),
        "end_date": _date(stretch.last, 3),
        "text": {"headline": escape(stretch.title)},
    }


def _told(event: EventRecord, view: View) -> dict[str, str]:
    mark = MARKS[event.status]
    facts = [f"{mark.sign} {mark.word}", event_type(event.type)]
    facts.append(view.parties(event.unions, event.employers, event.others))
    if event.workers is not None:
        facts.append(count(event.workers, "worker"))
    facts.append(view.outcome(event))
    blocks = [_paragraph(" · ".join(filter(None, facts)))]
    blocks += [f"<p>{_quote(citation)}</p>" for citation in citations(event, view)]
    blocks += [_paragraph(line) for line in _remarks(event, view)]
    return _text(plain(event.summary) or event_type(event.type), blocks)


def _remarks(event: EventRecord, view: View) -> Iterator[str]:
    for item in event.conflicts:
        yield f"Also told: {value_in_words(item.field, item.value)} ({view.title(item.article)})"
    yield from map(correction, event.reviewed)
    yield f"Confidence {event.confidence:.2f}"


def _quote(citation: Citation) -> str:
    """The sentence with its article, which is a link where it has an address in the web."""
    title = escape(citation.title)
    if citation.url:
        title = f'<a href="{escape(citation.url)}" target="_blank" rel="noopener">{title}</a>'
    note = f", {escape(citation.note)}" if citation.note else ""
    return f"{escape(citation.quote)}<br>— {title}{note}"


def _undated(event: EventRecord, view: View) -> str:
    told = f"{MARKS[event.status].sign} {plain(event.summary) or event_type(event.type)}"
    return "<br>".join([escape(told), *map(_quote, citations(event, view))])


def _text(headline: str, blocks: Sequence[str]) -> dict[str, str]:
    return {"headline": escape(headline), "text": "".join(blocks)}


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _twice(text: str) -> str:
    """``text`` for a field that is decoded twice before it is shown as HTML; as it is where that changes
    nothing."""
    if not {"<", ">"} & set(text) and unescape(unescape(text)) == text:
        return text
    return escape(escape(text))


def _display(when: When) -> str:
    precision = known_to(when)
    return f"{describe(when)} ({precision})" if precision else describe(when)


def _first(when: When) -> date | None:
    """The day where the slide stands: the last one where only that is known."""
    return when.start or when.end


def _dates(when: When) -> dict[str, dict[str, int]]:
    """``start_date``, and ``end_date`` when it is another: whole months and years without the parts that
    nobody tells."""
    first = _first(when)
    last = when.end or first
    if first is None or last is None:
        return {}
    parts = _parts(first, last)
    start, end = _date(first, parts), _date(last, parts)
    return {"start_date": start} if start == end else {"start_date": start, "end_date": end}


def _parts(first: date, last: date) -> int:
    """How many of year, month and day an interval needs."""
    if first.day != 1 or last.day != calendar.monthrange(last.year, last.month)[1]:
        return 3
    return 1 if (first.month, last.month) == (1, 12) else 2


def _date(day: date, parts: int) -> dict[str, int]:
    return dict(list(zip(("year", "month", "day"), day.timetuple(), strict=False))[:parts])
