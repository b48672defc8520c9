"""From the analyses of many articles to one timeline document."""

from __future__ import annotations

from collections.abc import Iterable

from strike_timeline import __version__
from strike_timeline.document import (
    ArticleRecord,
    DateRecord,
    EventMentionRecord,
    EventRecord,
    Generator,
    NumberRecord,
    PublishedRecord,
    Timeline,
    Timex3Record,
    When,
)
from strike_timeline.model import Analysis, DateSpan, EventMention, Number, Published
from strike_timeline.timeline import intervals
from strike_timeline.timeline.cluster import cluster
from strike_timeline.timeline.derive import finish
from strike_timeline.timeline.disputes import disputes
from strike_timeline.timeline.identity import event_id
from strike_timeline.timeline.merge import founding, merge
from strike_timeline.timeline.registry import Registry
from strike_timeline.timeline.sides import Directory
from strike_timeline.timeline.told import place
from strike_timeline.timeline.versions import date_as_first_printed, find_versions, mark_versions


def build(analyses: Iterable[Analysis], *, pipeline_fingerprint: str, with_text: bool = False) -> Timeline:
    """The merged timeline of the articles, the same whatever order they come in.

    ``pipeline_fingerprint`` names the model, gazetteer and lexicon that made the analyses; ``with_text`` puts
    the texts of the articles into the document. Of several analyses of the same article the first by source
    is kept.
    """
    chosen = _distinct(analyses)
    registry = Registry(chosen)
    entities = registry.records(chosen)
    directory = Directory(entities)
    groups = find_versions([a.article for a in chosen])
    versions = [[version.id for version in group] for group in groups]
    articles = mark_versions([_article(a, with_text) for a in chosen], versions)
    mentions = {a.article.id: [_mention(m, a, registry) for m in a.events] for a in chosen}
    date_as_first_printed(mentions, groups)
    told = place(articles, [mentions[article.id] for article in articles], directory)
    taken: set[str] = set()
    events: list[EventRecord] = []
    for members in cluster(told, directory):
        events.append(merge(event_id(founding(members), taken), members, directory))
    finish(events, directory, articles)
    return Timeline(
        generator=Generator(version=__version__, pipeline=pipeline_fingerprint),
        articles=articles,
        entities=entities,
        dates=[d for a in chosen for d in _dates(a)],
        events=events,
        disputes=disputes(events, directory, articles),
    )


def _distinct(analyses: Iterable[Analysis]) -> list[Analysis]:
    found: dict[str, Analysis] = {}
    for analysis in sorted(analyses, key=_article_order):
        found.setdefault(analysis.article.id, analysis)
    return list(found.values())


def _article_order(analysis: Analysis) -> tuple[bool, int, str, str]:
    published = analysis.article.published
    at = published.start.toordinal() if published else 0
    return (published is None, at, analysis.article.source, analysis.article.id)


def _article(analysis: Analysis, with_text: bool) -> ArticleRecord:
    article = analysis.article
    return ArticleRecord(
        id=article.id,
        source=article.source,
        title=article.title,
        url=article.url,
        words=len(article.text.split()),
        published=_published(article.published),
        warnings=list(dict.fromkeys([*article.warnings, *analysis.warnings])),
        text=article.text if with_text else None,
    )


def _published(published: Published | None) -> PublishedRecord | None:
    if published is None:
        return None
    interval = (published.start.toordinal(), published.end.toordinal())
    return PublishedRecord(
        start=published.start,
        end=published.end,
        edtf=intervals.edtf(interval),
        basis=published.basis,
        inferred=published.inferred,
    )


def _when(span: DateSpan | None) -> When:
    if span is None:
        return When()
    return When(
        start=span.start, end=span.end, granularity=span.granularity, edtf=span.edtf, basis=span.basis
    )


def _mention(m: EventMention, analysis: Analysis, registry: Registry) -> EventMentionRecord:
    def ids(keys: Iterable[str]) -> list[str]:
        return sorted({registry.id(k) for k in keys if registry.knows(k)})

    source = m.attributed_to
    if source is not None and registry.knows(source):
        source = registry.id(source)
    return EventMentionRecord(
        article=analysis.article.id,
        start=m.start,
        end=m.end,
        quote=m.quote,
        trigger=m.trigger,
        date_phrase=m.date_phrase,
        type=m.type,
        date=_when(m.when),
        status=m.status,
        unions=ids(m.unions),
        employers=ids(m.employers),
        others=ids(m.others),
        workers=m.workers,
        attributed_to=source,
        speaker=m.speaker,
        voice=m.voice,
        confidence=round(m.confidence, 4),
        salience=m.salience,
        trigger_start=m.trigger_start,
        numbers=[_number(number) for number in m.numbers],
    )


def _number(number: Number) -> NumberRecord:
    value = int(number.value) if number.value == int(number.value) else number.value
    return NumberRecord(
        kind=number.kind,
        value=value,
        unit=number.unit,
        text=number.text,
        start=number.start,
        end=number.end,
    )


def _dates(analysis: Analysis) -> list[DateRecord]:
    ordered = sorted(analysis.dates, key=lambda d: (d.start, d.end, d.text, d.when.edtf))
    return [
        DateRecord(
            article=analysis.article.id,
            start=d.start,
            end=d.end,
            text=d.text,
            start_date=d.when.start,
            end_date=d.when.end,
            granularity=d.when.granularity,
            edtf=d.when.edtf,
            timex3=Timex3Record(type=d.when.timex3.type, value=d.when.timex3.value, mod=d.when.timex3.mod),
            basis=d.when.basis,
        )
        for d in ordered
    ]
