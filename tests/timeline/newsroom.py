"""Small hand-made analyses: a sentence an event, an article a few sentences."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from strike_timeline.document import EventRecord, Timeline
from strike_timeline.model import (
    Analysis,
    Article,
    DateMention,
    DateSpan,
    Entity,
    EntityMention,
    EntityType,
    EventMention,
    EventType,
    Granularity,
    Published,
    Salience,
    Status,
    Timex3,
)
from strike_timeline.timeline import build

BAKERS = Entity("bkr", "Bakers' Union of Norland", EntityType.UNION, ("BUN",), country="US", known=True)
LOCAL = Entity("bkr-7", "Bakers' Local 7", EntityType.UNION, (), country="US", parent="bkr", known=True)
MILLERS = Entity("mlr", "Millers' Guild", EntityType.UNION, (), country="US", known=True)
FLOURCO = Entity(
    "flo", "Flourco", EntityType.EMPLOYER, (), country="US", industry="food-processing", known=True
)
RYE = Entity(
    "rye", "Rye Brothers", EntityType.EMPLOYER, (), country="US", industry="food-processing", known=True
)
TRAMS = Entity("trm", "City Trams", EntityType.EMPLOYER, (), country="US", industry="transit", known=True)
MILLS = Entity(
    "mil",
    "Mill Owners' Federation",
    EntityType.EMPLOYER_ASSOCIATION,
    ("MOF",),
    country="US",
    industry="food-processing",
    known=True,
)
CAST = {e.key: e for e in (BAKERS, LOCAL, MILLERS, FLOURCO, RYE, TRAMS, MILLS)}

T, S = EventType, Status
OCCURRED, SCHEDULED, POSSIBLE, DENIED = (
    S.OCCURRED,
    S.SCHEDULED,
    S.EXPECTED_OR_POSSIBLE,
    S.DENIED_OR_DID_NOT_HAPPEN,
)


def when(text: str | None) -> DateSpan | None:
    """ "2021-03-05", "2021-03", "2021" or "2021-03-05/2021-03-09"."""
    if text is None:
        return None
    first, _, last = text.partition("/")
    start, end, granularity = _period(first)
    if last:
        end, granularity = _period(last)[1], Granularity.RANGE
    return DateSpan(start, end, granularity, text, Timex3("DATE", text), "as written")


def _period(text: str) -> tuple[date, date, Granularity]:
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts), Granularity.DAY
    if len(parts) == 2:
        following = date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
        return date(*parts, 1), date.fromordinal(following.toordinal() - 1), Granularity.MONTH
    return date(parts[0], 1, 1), date(parts[0], 12, 31), Granularity.YEAR


@dataclass(frozen=True)
class Says:
    """One event told by one sentence."""

    type: EventType
    when: str | None = None
    status: Status = OCCURRED
    unions: Sequence[str] = ("bkr",)
    employers: Sequence[str] = ("flo",)
    quote: str = "So it was."
    trigger: str = "was"
    workers: int | None = None
    phrase: str | None = None
    salience: Salience = Salience.CORE
    confidence: float = 0.6
    speaker: str | None = None
    same_sentence: bool = False


def article(
    name: str, published: str | None, *told: Says, entities: Sequence[Entity] = (), named: Sequence[str] = ()
) -> Analysis:
    """An analysis of an article whose text is the quotes one after the other, then the names in ``named``."""
    text, mentions, dates = "", [], []
    start = 0
    for says in told:
        if not says.same_sentence:
            start = len(text)
            text += says.quote + " "
        end = start + len(says.quote)
        at = start + max(0, says.quote.find(says.trigger))
        span = when(says.when)
        mentions.append(
            EventMention(
                type=says.type,
                status=says.status,
                start=start,
                end=end,
                quote=text[start:end],
                trigger=says.trigger,
                trigger_start=at,
                trigger_end=at + len(says.trigger),
                when=span,
                date_phrase=says.phrase,
                unions=tuple(says.unions),
                employers=tuple(says.employers),
                workers=says.workers,
                attributed_to=says.speaker,
                confidence=says.confidence,
                salience=says.salience,
            )
        )
        if span is not None:
            dates.append(DateMention(start, end, text[start:end], span))
    keys = dict.fromkeys(k for s in told for k in (*s.unions, *s.employers))
    extra = {e.key: e for e in entities}
    cast = {**CAST, **extra}
    found = [cast[k] for k in keys] + [e for e in entities if e.key not in keys]
    marks = []
    for key, name_text in [*((e.key, e.name) for e in found), *(n.split("=", 1) for n in named)]:
        marks.append(EntityMention(len(text), len(text) + len(name_text), name_text, key))
        text += name_text + " "
    day = date.fromisoformat(published) if published else None
    return Analysis(
        article=Article(
            id="a-" + hashlib.sha256(f"{name}{text}".encode()).hexdigest()[:12],
            source=f"{name}.txt",
            text=text,
            published=Published(day, day, "front matter") if day else None,
        ),
        entities=tuple(found),
        entity_mentions=tuple(marks),
        dates=tuple(dates),
        events=tuple(mentions),
    )


def timeline(*analyses: Analysis) -> Timeline:
    return build(analyses, pipeline_fingerprint="test")


def names(document: Timeline, ids: Sequence[str]) -> list[str]:
    known = {e.id: e.name for e in document.entities}
    return [known[i] for i in ids]


def of_type(document: Timeline, kind: EventType) -> list[EventRecord]:
    return [e for e in document.events if e.type is kind]


def only(document: Timeline, kind: EventType) -> EventRecord:
    found = of_type(document, kind)
    assert len(found) == 1, [(e.date.edtf, e.status, len(e.mentions)) for e in found]
    return found[0]


def pattern(kind: EntityType, name: str, *aliases: str) -> Entity:
    """An entity found by pattern, keyed as the language room keys it."""
    return Entity(f"{kind.value}:{name.lower()}", name, kind, tuple(aliases))


def again(analysis: Analysis, source: str) -> Analysis:
    return replace(analysis, article=replace(analysis.article, source=source))
