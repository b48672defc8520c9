"""A timeline as the page's template reads it: words and addresses, already chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from strike_timeline.document import ArticleRecord, DisputeRecord, EventRecord, Timeline
from strike_timeline.model import Status
from strike_timeline.output.dossier import Dossier, Dossiers, Passage
from strike_timeline.output.labels import MARKS, Mark, event_type
from strike_timeline.output.plain import plain
from strike_timeline.output.published import anchor, anchor_warnings, version_lines
from strike_timeline.output.report.choices import Choices, choices
from strike_timeline.output.report.drawing import drawing, name_of
from strike_timeline.output.report.excerpts import Excerpt, Excerpts
from strike_timeline.output.reviewed import LEGEND, SIGN, any_reviewed, correction, corrections
from strike_timeline.output.view import Section, View
from strike_timeline.output.web import web_address
from strike_timeline.output.when import UNDATED, count, describe, describe_published, interval, value_in_words

CLASSES = {
    Status.OCCURRED: "happened",
    Status.SCHEDULED: "scheduled",
    Status.EXPECTED_OR_POSSIBLE: "possible",
    Status.DENIED_OR_DID_NOT_HAPPEN: "denied",
}
"""Class names of the statuses in the style sheet."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One mention: where it stands, its quote with marks, and what was made of it."""

    passage: Passage
    address: str
    """Of the article; empty when it has none that a browser should follow."""
    excerpt: Excerpt
    superseded: bool


@dataclass(frozen=True, slots=True)
class Row:
    """An event of the list, with its evidence."""

    id: str
    date: str
    iso: str
    """Its day for machines; empty when it is not known to the day."""
    mark: Mark
    status: str
    kind: str
    summary: str
    parties: str
    sources: str
    outcome: str
    result: str
    """Id of the event that settled it, where that is in the list."""
    differs: str
    reviewed: str
    minor: bool
    dossier: Dossier
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A dispute and its events; ``id`` and all that is told of it are empty for the events of none."""

    id: str
    name: str
    background: bool
    state: str
    sides: tuple[tuple[str, str], ...]
    figures: str
    gaps: str
    decisions: tuple[str, ...]
    reviewed: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """An article that was read."""

    id: str
    published: str
    inferred: bool
    title: str
    name: str
    """File or record it was read from; empty when it stands for the title."""
    address: str
    events: int


@dataclass(frozen=True, slots=True)
class Contents:
    title: str
    period: str
    numbers: str
    anchor: str
    versions: tuple[str, ...]
    warnings: tuple[str, ...]
    generator: str
    marks: tuple[tuple[str, Mark], ...]
    """Class name of each status and its mark, for the legend."""
    corrected: str
    """What the sign of a correction means; empty when there is none."""
    choices: Choices
    blocks: tuple[Block, ...]
    undated: str
    dropped: tuple[str, ...]
    sources: tuple[Source, ...]
    drawing: str
    """JSON for the script."""


def contents(timeline: Timeline) -> Contents:
    view = View(timeline)
    sections = view.sections()
    files, excerpts = Dossiers(timeline, view), Excerpts(timeline, view)
    made = timeline.generator
    undated = sum(describe(event.date) == UNDATED for event in timeline.events)
    return Contents(
        title=_title(sections),
        period=_period(timeline.events),
        numbers=count(len(timeline.events), "event"),
        anchor=anchor(timeline.articles) if timeline.articles else "",
        versions=tuple(version_lines(timeline.articles)),
        warnings=tuple(anchor_warnings(timeline.articles)),
        generator=f"{plain(made.name)} {plain(made.version)}, pipeline {plain(made.pipeline)}",
        marks=tuple((CLASSES[status], mark) for status, mark in MARKS.items()),
        corrected=LEGEND if any_reviewed(timeline) else "",
        choices=choices(sections, view),
        blocks=tuple(_block(section, len(sections) == 1, view, files, excerpts) for section in sections),
        undated=count(undated, "undated event") if undated else "",
        dropped=tuple(map(_dropped, timeline.dropped)),
        sources=tuple(_sources(timeline, view)),
        drawing=drawing(sections, view),
    )


def _title(sections: Sequence[Section]) -> str:
    disputes = [section.dispute for section in sections if section.dispute]
    main = [dispute for dispute in disputes if not dispute.background]
    if len(main) == 1:
        return plain(main[0].name)
    return f"Timeline of {count(len(main), 'labor dispute')}" if main else "Timeline of labor disputes"


def _period(events: Sequence[EventRecord]) -> str:
    """From the first day to the last that any event is dated to; empty when none is."""
    days: list[date] = [day for event in events for day in (event.date.start, event.date.end) if day]
    return interval(min(days), max(days)) if days else ""


def _block(section: Section, alone: bool, view: View, files: Dossiers, excerpts: Excerpts) -> Block:
    dispute = section.dispute
    rows = tuple(_row(event, view, files.of(event), excerpts) for event in section.events)
    if dispute is None:
        return Block("", name_of(section, alone), False, "", (), "", "", (), "", rows)
    sides = (("Unions", dispute.unions), ("Employers", dispute.employers))
    return Block(
        id=dispute.id,
        name=name_of(section, alone),
        background=dispute.background,
        state=" · ".join(told for told in view.state(dispute) if told != "background"),
        sides=tuple((word, ", ".join(map(view.full, side))) for word, side in sides if side),
        figures=_figures(dispute),
        gaps="; ".join(map(plain, dispute.gaps)),
        decisions=tuple(map(correction, dispute.reviewed)),
        reviewed=corrections(dispute.reviewed),
        rows=rows,
    )


def _figures(dispute: DisputeRecord) -> str:
    """Workdays and days idle, or why they are not counted."""
    told = []
    if dispute.workdays is not None:
        told.append(count(dispute.workdays, "workday"))
    if dispute.days_idle is not None:
        told.append(count(dispute.days_idle, "day idle", "days idle"))
    if dispute.uncounted:
        told.append(f"{'not all' if told else 'not'} counted: {plain(dispute.uncounted)}")
    return " · ".join(told)


def _row(event: EventRecord, view: View, file: Dossier, excerpts: Excerpts) -> Row:
    start, end = event.date.start, event.date.end
    others = dict.fromkeys(plain(value_in_words(item.field, item.value)) for item in event.conflicts)
    result = event.outcome.event if event.outcome else ""
    return Row(
        id=event.id,
        date=describe(event.date),
        iso=start.isoformat() if start and start == end else "",
        mark=MARKS[event.status],
        status=CLASSES[event.status],
        kind=event_type(event.type),
        summary=plain(event.summary),
        parties=view.parties(event.unions, event.employers, event.others),
        sources=count(len(view.sources(event)), "source"),
        outcome=view.outcome(event),
        result=result if result in view.events else "",
        differs=", ".join(others),
        reviewed=corrections(event.reviewed),
        minor=event.salience.value == "minor",
        dossier=file,
        quotes=tuple(_quote(passage, excerpts) for passage in file.passages),
    )


def _quote(passage: Passage, excerpts: Excerpts) -> Quote:
    mention = passage.mention
    return Quote(passage, web_address(passage.url), excerpts.of(mention), mention.superseded)


def _dropped(event: EventRecord) -> str:
    """What a reviewer struck off, and why."""
    told = f"{describe(event.date)}, {event_type(event.type)}: {plain(event.summary)}"
    return " · ".join([f"{SIGN} {told}", *map(correction, event.reviewed)])


def _sources(timeline: Timeline, view: View) -> Iterator[Source]:
    cited = Counter(
        article for event in timeline.events for article in dict.fromkeys(m.article for m in event.mentions)
    )

    def key(article: ArticleRecord) -> tuple[date, date, str]:
        published = article.published
        days = (published.start, published.end) if published else (date.max, date.max)
        return (*days, article.source)

    for article in sorted(timeline.articles, key=key):
        title, name = view.title(article.id), plain(article.source)
        yield Source(
            id=article.id,
            published=describe_published(article.published) if article.published else "",
            inferred=bool(article.published and article.published.inferred),
            title=title,
            name=name if name != title else "",
            address=web_address(article.url),
            events=cited[article.id],
        )
