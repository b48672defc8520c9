"""All that is known of one event, in words and in order, for whatever form it is set in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from strike_timeline.document import (
    ArticleRecord,
    EventMentionRecord,
    EventRecord,
    NumberRecord,
    Timeline,
    When,
)
from strike_timeline.model import NumberKind
from strike_timeline.output.context import cut_after, cut_before, surroundings
from strike_timeline.output.labels import MARKS, Mark, event_type
from strike_timeline.output.plain import plain, quoted
from strike_timeline.output.reviewed import correction
from strike_timeline.output.view import View
from strike_timeline.output.when import count, describe, describe_published
from strike_timeline.timeline.accounts import BY_REVIEWER, Account, Accounts, Version

_UNKNOWN_DAY = "publication date unknown"


@dataclass(frozen=True, slots=True)
class Passage:
    """A mention: its article, its quote between what stands around it, and what was made of it."""

    published: str
    source: str
    title: str
    """Empty when the source stands for it."""
    url: str
    before: str
    quote: str
    trigger: str
    """As it stands in ``quote``."""
    after: str
    told: str
    """Type, status, trigger, who says so, and where it stands."""
    version: str
    """Of which article this is an earlier version; empty for the latest."""
    numbers: str
    """What the sentence counts; empty for nothing."""
    reckoning: tuple[str, ...]
    """How the date was reckoned, a step each: publication, phrase, rule, interval."""
    because: str
    """Why it counts as this event; empty where there was nothing to decide."""
    mention: EventMentionRecord

    @property
    def notes(self) -> tuple[str, ...]:
        """All of these, a line each."""
        because = f"this event because: {self.because}" if self.because else ""
        return tuple(
            filter(None, (self.told, self.version, self.numbers, " → ".join(self.reckoning), because))
        )


@dataclass(frozen=True, slots=True)
class Told:
    """One of several values, whether it was believed, and the sources that tell it with their words."""

    value: str
    believed: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field of which sources tell different things, and the rule that chose."""

    field: str
    rule: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    title: str
    mark: Mark
    kind: str
    id: str
    facts: tuple[tuple[str, str], ...]
    """A name ("Date") and what it is."""
    decisions: tuple[str, ...]
    """What a reviewer decided, with the reason: never what a source says."""
    passages: tuple[Passage, ...]
    """By publication."""
    disputes: tuple[Dispute, ...]


def dossier(timeline: Timeline, event: EventRecord) -> Dossier:
    """The dossier of one event of ``timeline``, dropped ones included."""
    return Dossiers(timeline, View(timeline)).of(event)


class Dossiers:
    """Of the events of one timeline; what they share is looked up once."""

    def __init__(self, timeline: Timeline, view: View) -> None:
        self._view = view
        self._accounts = Accounts(timeline)
        self._disputes: dict[str, list[str]] = {}
        for dispute in timeline.disputes:
            for event in dispute.events:
                self._disputes.setdefault(event, []).append(plain(dispute.name))

    def of(self, event: EventRecord) -> Dossier:
        view = self._view
        known = {account.field: account for account in self._accounts.of(event)}
        disputes = self._disputes.get(event.id, [])
        passages = (_passage(mention, view, event) for mention in by_publication(event.mentions, view))
        return Dossier(
            title=plain(event.summary) or event_type(event.type),
            mark=MARKS[event.status],
            kind=event_type(event.type),
            id=event.id,
            facts=tuple(_facts(event, view, known.get("date"), disputes)),
            decisions=tuple(map(correction, event.reviewed)),
            passages=tuple(passages),
            disputes=tuple(_dispute(account, view) for account in known.values() if account.disputed),
        )


def describe_candidate(event: EventRecord) -> str:
    """One line to choose by: id, date, type, summary."""
    return f"{event.id}  {describe(event.date)}  {event_type(event.type)}  {plain(event.summary)}".rstrip()


def by_publication(mentions: Sequence[EventMentionRecord], view: View) -> list[EventMentionRecord]:
    """The mentions as their articles appeared, those of unknown day last."""

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


def _facts(
    event: EventRecord, view: View, dates: Account | None, disputes: Sequence[str]
) -> Iterator[tuple[str, str]]:
    yield "Date", _date(event.date, dates)
    for word, parties in (("Unions", event.unions), ("Employers", event.employers), ("Others", event.others)):
        if parties:
            yield word, ", ".join(map(view.name, parties))
    if event.workers is not None:
        yield "Workers", f"{event.workers:,}"
    if disputes:
        yield "Dispute", ", ".join(disputes)
    yield "Sources", f"{count(len(view.sources(event)), 'article')}, confidence {event.confidence:.2f}"
    if event.outcome:
        result = view.events.get(event.outcome.event)
        told = describe_candidate(result) if result else event.outcome.event
        yield "Outcome", f"{event.outcome.kind}: {told}"
    elif passed := view.outcome(event):
        yield "Outcome", passed.removeprefix("→ ")


def _date(when: When, dates: Account | None) -> str:
    """The date with its reason, and of several that were told the rule that chose."""
    reckoned = f"{describe(when)} ({plain(when.basis)})" if when.basis else describe(when)
    if dates is None or not dates.rule or dates.rule in (BY_REVIEWER, when.basis):
        return reckoned
    return f"{reckoned}; chosen of {count(len(dates.versions), 'date')}: {dates.rule}"


def _passage(mention: EventMentionRecord, view: View, event: EventRecord) -> Passage:
    article = view.articles.get(mention.article)
    source = plain(article.source) if article else plain(mention.article)
    title = view.title(mention.article)
    before, after = _around(mention, article.text) if article and article.text else ("", "")
    return Passage(
        published=_published(article),
        source=source,
        title=title if title != source else "",
        url=plain(article.url) if article else "",
        before=before,
        quote=quoted(mention.quote),
        trigger=quoted(mention.trigger)[1:-1],
        after=after,
        told=_told_as(mention, view),
        version=_version(mention, article, view),
        numbers=" · ".join(f"“{plain(n.text)}” = {_number(n)}" for n in mention.numbers),
        reckoning=tuple(_steps(mention, article)),
        because=_because(mention, event),
        mention=mention,
    )


def _published(article: ArticleRecord | None) -> str:
    return describe_published(article.published) if article and article.published else _UNKNOWN_DAY


def _told_as(mention: EventMentionRecord, view: View) -> str:
    mark = MARKS[mention.status]
    told = [f"{mark.sign} {mark.word}", event_type(mention.type), f"trigger “{plain(mention.trigger)}”"]
    if mention.workers is not None:
        told.append(count(mention.workers, "worker"))
    if source := view.said_by(mention):
        told.append(source)
    offset = mention.start if mention.trigger_start is None else mention.trigger_start
    return " · ".join([*told, f"{plain(mention.article)}:{offset}"])


def _version(mention: EventMentionRecord, article: ArticleRecord | None, view: View) -> str:
    if mention.superseded and article and article.superseded_by:
        return f"earlier version of {view.title(article.superseded_by)}"
    return ""


def _because(mention: EventMentionRecord, event: EventRecord) -> str:
    if not any(other.merged_because for other in event.mentions):
        return ""
    return plain(mention.merged_because) or "the others joined it"


def _number(number: NumberRecord) -> str:
    """ "412 votes for", "97 percent", "USD 2,300,000,000"."""
    if number.kind is NumberKind.MONEY:
        return f"{number.unit} {number.value:,}"
    side = {NumberKind.VOTES_FOR: " for", NumberKind.VOTES_AGAINST: " against"}.get(number.kind, "")
    unit = number.unit.removesuffix("s") if number.value == 1 else number.unit
    return f"{number.value:,} {unit}{side}"


def _steps(mention: EventMentionRecord, article: ArticleRecord | None) -> Iterator[str]:
    """How the date was reckoned: publication, phrase, rule, interval."""
    if not mention.date.basis and mention.date.start is None and mention.date.end is None:
        yield "undated"
        return
    if article and article.published:
        yield f"published {_published(article)} ({plain(article.published.basis)})"
    else:
        yield _UNKNOWN_DAY
    if mention.date_phrase:
        yield f"“{plain(mention.date_phrase)}”"
    if mention.date.basis:
        yield plain(mention.date.basis)
    yield describe(mention.date)


def _dispute(account: Account, view: View) -> Dispute:
    return Dispute(
        account.field, account.rule, tuple(_told(account.field, v, view) for v in account.versions)
    )


def _told(field: str, version: Version, view: View) -> Told:
    first = version.mentions[0]
    value = {
        "date": describe(first.date),
        "status": MARKS[first.status].word,
        "type": event_type(first.type),
        "workers": count(first.workers or 0, "worker"),
    }[field]
    sources = [_source(mention, view) for mention in by_publication(version.mentions, view)]
    return Told(value, version.agrees, tuple(dict.fromkeys(sources)))


def _source(mention: EventMentionRecord, view: View) -> str:
    published = _published(view.articles.get(mention.article))
    return f"{view.title(mention.article)} ({published}): {quoted(mention.quote)}"


def _around(mention: EventMentionRecord, text: str) -> tuple[str, str]:
    """What stands before and after the quote in its paragraph, cut at words."""
    first, last = surroundings(text, mention.start, mention.end)
    before, after = plain(text[first : mention.start]), plain(text[mention.end : last])
    return (
        f"…{before}" if cut_before(text, first) else before,
        f"{after}…" if cut_after(text, last) else after,
    )
