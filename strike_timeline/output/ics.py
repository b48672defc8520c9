"""The timeline as a calendar (iCalendar, RFC 5545): an all-day entry an event, and one a strike or lockout.

An entry spans the days in which the event must lie, and its description says how precisely they are known.
None of them makes anybody busy. What has no date cannot stand in a calendar: the calendar's description lists
it. DTSTAMP, which the standard wants, is the day of the event's latest source, never the clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event, vText

from strike_timeline.document import EventRecord, Timeline
from strike_timeline.model import Status
from strike_timeline.output.evidence import Citation, citations
from strike_timeline.output.labels import MARKS, event_type
from strike_timeline.output.plain import plain
from strike_timeline.output.reviewed import correction
from strike_timeline.output.stretches import Stretch, stretches
from strike_timeline.output.view import Section, View
from strike_timeline.output.when import count, describe, known_to, value_in_words

_DOMAIN = "strike-timeline"
_UNKNOWN = date(1970, 1, 1)
"""DTSTAMP where no publication date is known."""
_STATUSES = {
    Status.OCCURRED: "CONFIRMED",
    Status.SCHEDULED: "TENTATIVE",
    Status.EXPECTED_OR_POSSIBLE: "TENTATIVE",
    Status.DENIED_OR_DID_NOT_HAPPEN: "CANCELLED",
}
_OFF = {"averted", "postponed"}
"""Outcomes by which what was announced did not take place on its day."""
_LISTED = 20
"""So many undated events are named, the others counted."""


def timeline_ics(timeline: Timeline) -> str:
    """A calendar with CRLF line ends and folded lines, as the standard has them."""
    view = View(timeline)
    sections = view.sections()
    calendar = Calendar()
    program = timeline.generator
    calendar.add("prodid", f"-//{plain(program.name)}//{plain(program.version)}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    _describe(calendar, sections)
    for stretch in stretches(sections):
        calendar.add_component(_stoppage(stretch, view))
    for section in sections:
        for event in section.events:
            if days := _days(event):
                calendar.add_component(_entry(event, days, section, view))
    text: bytes = calendar.to_ical()
    return text.decode("utf-8")


def _describe(calendar: Calendar, sections: Sequence[Section]) -> None:
    """Name and description, by RFC 7986 and as calendars have long read them."""
    names = [plain(section.dispute.name) for section in sections if section.dispute]
    name = names[0] if len(names) == 1 else "Labor disputes"
    undated = [event for section in sections for event in section.events if not _days(event)]
    told = [f"{count(len(undated), 'event')} without a date {'is' if len(undated) == 1 else 'are'} left out:"]
    told += [f"- {_title(event)}" for event in undated[:_LISTED]]
    if len(undated) > _LISTED:
        told.append(f"and {len(undated) - _LISTED} more")
    description = "\n".join(told) if undated else "Every event of the timeline is in it."
    for field in ("name", "x-wr-calname"):
        calendar.add(field, vText(name))
    for field in ("description", "x-wr-caldesc"):
        calendar.add(field, vText(description))


def _entry(event: EventRecord, days: tuple[date, date], section: Section, view: View) -> Event:
    cited = citations(event, view)
    entry = _all_day(event.id, *days, _stamp([event], view))
    entry.add("summary", _title(event))
    entry.add(
        "status", "CANCELLED" if event.outcome and event.outcome.kind in _OFF else _STATUSES[event.status]
    )
    dispute = [plain(section.dispute.name)] if section.dispute else []
    entry.add("categories", [event_type(event.type), *filter(None, dispute)])
    entry.add("description", "\n".join(_lines(event, section, cited, view)))
    if address := next((citation.url for citation in cited if citation.url), ""):
        entry.add("url", address)
    return entry


def _stoppage(stretch: Stretch, view: View) -> Event:
    dispute = stretch.dispute
    events = [view.events[key] for key in dispute.events if key in view.events]
    entry = _all_day(dispute.id, stretch.first, stretch.last, _stamp(events, view))
    entry.add("summary", stretch.title)
    entry.add("status", "CONFIRMED")
    entry.add("categories", [stretch.kind, *filter(None, [plain(dispute.name)])])
    entry.add("description", "; ".join(view.state(dispute)))
    return entry


def _all_day(key: str, first: date, last: date, stamp: datetime) -> Event:
    """Whole days, of which DTEND is the one after the last; without DTEND an entry has one day."""
    entry = Event()
    entry.add("uid", f"{plain(key)}@{_DOMAIN}")
    entry.add("dtstamp", stamp)
    entry.add("dtstart", first)
    if last < date.max:
        entry.add("dtend", last + timedelta(days=1))
    entry.add("transp", "TRANSPARENT")
    return entry


def _days(event: EventRecord) -> tuple[date, date] | None:
    """The first and the last day; where one is open the other stands for both."""
    first, last = event.date.start or event.date.end, event.date.end or event.date.start
    return (first, last) if first and last else None


def _stamp(events: Sequence[EventRecord], view: View) -> datetime:
    """Midnight (UTC) of the day on which the latest source was published, at the latest."""
    articles = (view.articles.get(mention.article) for event in events for mention in event.mentions)
    known = (article.published.end for article in articles if article and article.published)
    return datetime.combine(max(known, default=_UNKNOWN), time(), UTC)


def _title(event: EventRecord) -> str:
    """The summary; behind its sign what did not happen, or not yet."""
    told = plain(event.summary) or event_type(event.type)
    return told if event.status is Status.OCCURRED else f"{MARKS[event.status].sign} {told}"


def _lines(event: EventRecord, section: Section, cited: Sequence[Citation], view: View) -> list[str]:
    """What is known of an event, then its evidence: quote, title, day, address."""
    precision = known_to(event.date)
    lines = [f"{event_type(event.type)}, {MARKS[event.status].word}: {describe(event.date)}"]
    lines[0] += f" ({precision})" if precision else ""
    if parties := view.parties(event.unions, event.employers, event.others):
        lines.append(parties)
    if event.workers is not None:
        lines.append(count(event.workers, "worker"))
    if section.dispute:
        lines.append(f"Dispute: {plain(section.dispute.name)}")
    if became := view.outcome(event):
        lines.append(became)
    for item in event.conflicts:
        lines.append(f"Also told: {value_in_words(item.field, item.value)} ({view.title(item.article)})")
    lines += map(correction, event.reviewed)
    lines.append(f"Confidence {event.confidence:.2f}, id {plain(event.id)}")
    return [*lines, "", *map(_cited, cited)]


def _cited(citation: Citation) -> str:
    return ", ".join(filter(None, (f"{citation.quote} — {citation.title}", citation.note, citation.url)))
