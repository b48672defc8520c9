"""From sentences to event mentions: every trigger with its date, parties, status, workers and source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from spacy.tokens import Doc

from strike_timeline.dates import edtf
from strike_timeline.events.attribution import Sources
from strike_timeline.events.classes import (
    ANYWHERE,
    BYSTANDING,
    CONCERN_ALL,
    CONDITIONS,
    LAST_TIME,
    MADE_BY_SAYING,
    ON_THE_DAY,
    PLANNED,
)
from strike_timeline.events.clauses import TELLING, clause_at
from strike_timeline.events.confidence import Finder, confidence
from strike_timeline.events.detector import SOURCE as DETECTED
from strike_timeline.events.detector import detect
from strike_timeline.events.implicit import Cast, Moment, belongs_to_the_past
from strike_timeline.events.judge import probability, status_of, threshold
from strike_timeline.events.numbers import workers
from strike_timeline.events.participants import EMPLOYERS, UNIONS, Bench, Memory, take_part
from strike_timeline.events.quantities import Quantity, nearest, quantities
from strike_timeline.events.relevance import about_labor
from strike_timeline.events.repeats import Draft, once
from strike_timeline.events.salience import salience
from strike_timeline.events.scene import Phrase, Scene, scenes
from strike_timeline.events.status import Context, dropped_later, is_past, taken_back
from strike_timeline.events.status_features import Ruled
from strike_timeline.events.status_model import settled
from strike_timeline.events.timing import Dated, completes, date_of, is_age
from strike_timeline.events.trades import Trades
from strike_timeline.events.triggers import Candidate
from strike_timeline.events.view import View, view_of
from strike_timeline.language.extensions import published_of
from strike_timeline.model import (
    DateSpan,
    EventMention,
    EventType,
    Granularity,
    Number,
    Published,
    Relation,
    Status,
    Timex3,
)

Judged = tuple[Candidate, Context, float]
"""A candidate that the sentence likely tells, with its context and its probability."""

_ANAPHORA = re.compile(
    r"\W*(?:those|these|that|this)\s+(?:\w+\s+)?(?:talks|negotiations|meetings?|sessions?|discussions)\b"
)
_PROMISE = re.compile(r"\b(?:said|announced|agreed|promised|confirmed|told|pledged)\b")
_SCHEDULING = re.compile(r"\b(?:fixed|scheduled|booked|pencill?ed|slated|timed|billed)\b")

SAME_DISPUTE_DAYS = 365
"""How far back the size of a bargaining unit that an article gives is taken to hold."""

NEXT = 4
"""Characters between a sentence and the next."""

LONGER = 0.06
"""What a word more is worth, in probability, where triggers overlap (best F1 on held-out sets)."""

DATED_STATEMENT = 0.4
"""Confidence of a statement that stands alone in its sentence, with a party and a day."""

EXPECTED = frozenset({"expected to", "expects to", "expect to", "are expected", "is expected", "due"})
"""Cues that announce a meeting when they come with its date ("talks are expected to resume next week")."""


def extract(doc: Doc) -> list[EventMention]:
    """Event mentions of ``doc`` in text order."""
    return from_scenes(list(scenes(doc)), published_of(doc))


def from_scenes(told: list[Scene], published: Published | None) -> list[EventMention]:
    """Event mentions of an article given as its sentences, in text order."""
    return finished(drafts_of(told, published), told)


def finished(drafts: list[Draft], told: list[Scene]) -> list[EventMention]:
    """The events of an article, with their sources and with confidence instead of probability."""
    if not drafts:
        return []
    sources, numbers = Sources(told), {scene.start: number for number, scene in enumerate(told)}
    return [_finished(draft, sources, numbers[draft.event.start]) for draft in drafts]


def _finished(draft: Draft, sources: Sources, number: int) -> EventMention:
    """The event with its source and its confidence."""
    event = draft.event
    denied = event.status is Status.DENIED_OR_DID_NOT_HAPPEN
    start, end = event.trigger_start - event.start, event.trigger_end - event.start
    source = sources.source(number, start, end, denied=denied)
    if source.key is None and event.type is EventType.STATEMENT:
        source = sources.maker(number, start, end)
    return replace(
        event,
        attributed_to=source.key,
        speaker=source.person,
        voice=source.voice,
        confidence=confidence(event.confidence, draft.finder, event.type),
    )


def drafts_of(told: list[Scene], published: Published | None) -> list[Draft]:
    """The events of an article given as its sentences, in text order, with the probabilities that their
    finders gave them; none of an article that is not about labor.
    """
    if not about_labor(told):
        return []
    bench, memory, trades = Bench.of(told), Memory(), Trades(told)
    views = [view_of(scene) for scene in told]
    judged = [[] if view.scene.heading else _judged(view) for view in views]
    if bench.main_unions() or any(c.type not in ANYWHERE for items in judged for c, _, _ in items):
        judged = [
            items if view.scene.heading else _detected(view, items)
            for view, items in zip(views, judged, strict=True)
        ]
    drafts: list[Draft] = []
    cast = Cast(told, bench)
    for index, (view, items) in enumerate(zip(views, judged, strict=True)):
        scene = view.scene
        if taken_back(scene.folded):
            drafts = [
                _taken_back(draft) if draft.event.end <= scene.start < draft.event.end + NEXT else draft
                for draft in drafts
            ]
        drafts += _of_sentence(index, view, items, cast, memory, trades, published, drafts)
        memory.note(scene)
    return once(drafts)


def _taken_back(draft: Draft) -> Draft:
    """The draft, as one that did not come about, where it is a plan."""
    event = draft.event
    if event.type not in PLANNED or is_past(event.trigger.lower()):
        return draft
    return replace(draft, event=replace(event, status=Status.DENIED_OR_DID_NOT_HAPPEN))


def _of_sentence(
    index: int,
    view: View,
    judged: list[Judged],
    cast: Cast,
    memory: Memory,
    trades: Trades,
    published: Published | None,
    told: list[Draft],
) -> Iterator[Draft]:
    scene = view.scene
    spans = [(candidate.start, candidate.end) for candidate, _, _ in judged]
    counted = quantities(scene.folded) if judged else []
    for place, (candidate, context, sure) in enumerate(judged):
        ruled, phrase = ruled_as(scene, candidate, context, spans, published, told)
        when = ruled.when
        status = _by_the_calendar(settled(view, candidate, ruled), candidate.type, when, published)
        unions, employers, others = take_part(
            scene, candidate.start, cast.bench, memory, bargaining=candidate.type not in BYSTANDING
        )
        moment = Moment.of(
            index, scene, candidate.start, candidate.type, past=belongs_to_the_past(when, published)
        )
        unions, employers = cast.take_part(moment, unions, employers)
        event = EventMention(
            type=candidate.type,
            status=status,
            start=scene.start,
            end=scene.start + len(scene.text),
            quote=scene.text,
            trigger=candidate.text,
            trigger_start=scene.start + candidate.start,
            trigger_end=scene.start + candidate.end,
            when=when,
            date_phrase=phrase,
            unions=unions,
            employers=employers,
            others=others,
            workers=workers(scene.folded, candidate.start, candidate.end, scene.clauses)
            or _known_workers(scene, candidate, unions, cast.bench, trades, when, published),
            numbers=tuple(_number(scene, item) for item in nearest(counted, place, spans)),
            confidence=round(sure, 2),
            salience=salience(candidate.type, status, when, published),
        )
        yield Draft(event, when is not None and phrase is None, _finder(candidate, sure))


def _by_the_calendar(
    status: Status, kind: EventType, when: DateSpan | None, published: Published | None
) -> Status:
    """The status; what is to happen after the publication day is scheduled at most ("called a strike for 28
    May")."""
    to_come = when and when.start and published and when.start > published.end
    return Status.SCHEDULED if to_come and status is Status.OCCURRED and kind in ON_THE_DAY else status


def _finder(candidate: Candidate, sure: float) -> Finder:
    if candidate.source == DETECTED:
        return Finder.DETECTOR
    return Finder.ALONE if candidate.type is EventType.STATEMENT and sure == DATED_STATEMENT else Finder.JUDGE


def _number(scene: Scene, item: Quantity) -> Number:
    text = scene.text[item.start : item.end]
    return Number(item.kind, item.value, item.unit, text, scene.start + item.start, scene.start + item.end)


def ruled_as(
    scene: Scene,
    candidate: Candidate,
    context: Context,
    spans: list[tuple[int, int]],
    published: Published | None,
    told: Sequence[Draft] = (),
) -> tuple[Ruled, str | None]:
    """Date and status of a candidate by the rules, and the phrase that dates it.

    ``spans`` are the triggers of its sentence, ``told`` the events before it.
    """
    if _last_time(scene, candidate, context):
        context = Context(Status.OCCURRED, "since")
    where = date_of(scene, candidate.start, candidate.end, spans, _fits(candidate, context, published))
    when, phrase = _when(scene, candidate, where, context, published)
    if when is None and _ANAPHORA.match(scene.folded):
        when, phrase = _last_meeting(told)
    certain = _certain(scene, candidate, context, when)
    status = certain or _status(scene, candidate, context, when, published)
    return Ruled(context, status, certain is not None, when, published), phrase


def _last_time(scene: Scene, candidate: Candidate, context: Context) -> bool:
    """Whether a denial tells when it last happened, or stopped ("have not walked out since 1960")."""
    if context.status is not Status.DENIED_OR_DID_NOT_HAPPEN or candidate.type not in LAST_TIME:
        return False
    home = scene.clauses[clause_at(scene.clauses, candidate.start)]
    return any(
        phrase.relation is Relation.SINCE and phrase.when.start and home.start <= phrase.start <= home.end
        for phrase in scene.phrases
    )


def _judged(view: View) -> list[Judged]:
    """The candidates of a sentence that it likely tells."""
    judged: list[Judged] = []
    for candidate in view.found:
        context = status_of(view, candidate)
        sure = probability(view, candidate, context.status)
        supposed = context.cue == "if" and candidate.type in CONDITIONS
        if sure >= threshold(candidate.type) and not supposed:
            judged.append((candidate, context, sure))
    if not judged:
        alone = next((candidate for candidate in view.found if _dated_statement(view.scene, candidate)), None)
        judged = [(alone, status_of(view, alone), DATED_STATEMENT)] if alone else []
    return _apart(judged)


def _detected(view: View, judged: list[Judged]) -> list[Judged]:
    """The judged candidates of a sentence and what the detector finds besides, in text order."""
    found = detect(view, [candidate for candidate, _, _ in judged])
    more = [(candidate, status_of(view, candidate), sure) for candidate, sure in found]
    return sorted([*judged, *more], key=lambda item: item[0].start)


def _dated_statement(scene: Scene, candidate: Candidate) -> bool:
    """Whether a party says something on a day the same clause names ("…,” the union said in April")."""
    home = scene.clauses[clause_at(scene.clauses, candidate.start)]
    dated = any(candidate.end <= phrase.start < home.end and phrase.when.start for phrase in scene.phrases)
    named = any(
        home.start <= party.start < home.end and party.entity.type in UNIONS | EMPLOYERS
        for party in scene.parties
    )
    return candidate.type is EventType.STATEMENT and dated and named


def _claim(item: Judged) -> float:
    """Probability, with a little for each word: a longer match saw more of what is told."""
    return item[2] + LONGER * item[0].text.count(" ")


def _apart(judged: list[Judged]) -> list[Judged]:
    """Of candidates whose words overlap the likeliest: one phrase tells one event."""
    kept: list[Judged] = []
    for item in sorted(judged, key=lambda item: (-_claim(item), item[0].start, item[0].type)):
        if all(item[0].end <= other.start or other.end <= item[0].start for other, _, _ in kept):
            kept.append(item)
    return sorted(kept, key=lambda item: item[0].start)


def _last_meeting(told: Sequence[Draft]) -> tuple[DateSpan | None, str | None]:
    """The date of the talks told last, for a sentence that goes on about them ("Those talks led nowhere")."""
    for draft in reversed(told):
        if draft.event.type is EventType.NEGOTIATION and draft.event.when:
            return draft.event.when, draft.event.date_phrase
    return None, None


def _fits(candidate: Candidate, context: Context, published: Published | None) -> Callable[[Phrase], bool]:
    """Which phrases can date the candidate: no day to come for what is told as past, the age of a strike
    only for its beginning.
    """
    infinitive = candidate.type is EventType.STRIKE_START and " to " in candidate.text
    past = context.status is Status.OCCURRED and _is_past(candidate) and not infinitive

    def fits(phrase: Phrase) -> bool:
        if is_age(phrase):
            return candidate.type is EventType.STRIKE_START
        future = past and _to_come(phrase.when, published)
        return not future and phrase.when.granularity is not Granularity.DURATION

    return fits


def _is_past(candidate: Candidate) -> bool:
    """Whether the trigger's verb is past, and none that puts its event on the calendar ("is fixed for")."""
    text = candidate.text.lower()
    return is_past(text) and not _SCHEDULING.search(text)


def _when(
    scene: Scene, candidate: Candidate, where: Dated | None, context: Context, published: Published | None
) -> tuple[DateSpan | None, str | None]:
    if where and completes(scene, where.phrase, candidate.start, candidate.end):
        return where.phrase.when, where.phrase.text
    if where and where.phrase == scene.carried:
        where = replace(where, shared=False, reporting=False)
    denied = context.status is Status.DENIED_OR_DID_NOT_HAPPEN
    ahead = context.status in (Status.SCHEDULED, Status.EXPECTED_OR_POSSIBLE)
    if (
        where
        and not (where.reporting and (ahead or denied))
        and not (where.shared and _to_come(where.phrase.when, published) and not (ahead or denied))
        and not (denied and (where.shared or where.phrase.relation is Relation.SINCE))
    ):
        return _beginning(where.phrase), where.phrase.text
    if scene.carried and not where:
        return scene.carried.when, scene.carried.text
    link = scene.clauses[clause_at(scene.clauses, candidate.start)].link
    if (
        (scene.lead or candidate.type is EventType.STRIKE_CONTINUES)
        and published
        and context.status is Status.OCCURRED
        and link in TELLING
        and candidate.type is not EventType.CONTRACT_EXPIRATION
    ):
        return _publication_day(published), None
    return None, None


def _to_come(when: DateSpan | None, published: Published | None) -> bool:
    """Whether an interval begins after the publication day."""
    return bool(when and when.start and published and when.start > published.end)


def _beginning(phrase: Phrase) -> DateSpan:
    """The interval of a phrase; of an age ("a 13-day-old strike") the day it began, give or take one."""
    when = phrase.when
    if when.start is None or not is_age(phrase):
        return when
    first = when.start - timedelta(days=1)
    return replace(
        when,
        start=first,
        end=when.start,
        granularity=Granularity.RANGE,
        edtf=edtf.write(first, when.start),
        basis=f"begun so long before: {when.basis}",
    )


def _publication_day(published: Published) -> DateSpan:
    one = published.start == published.end
    return DateSpan(
        published.start,
        published.end,
        Granularity.DAY if one else Granularity.RANGE,
        edtf.write(published.start, published.end),
        Timex3("DATE", published.start.isoformat() if one else "PRESENT_REF"),
        f"told as the news of the publication day ({published.basis})",
    )


def _certain(scene: Scene, candidate: Candidate, context: Context, when: DateSpan | None) -> Status | None:
    """The status where the rules have the last word: a plan that came to nothing, a meeting announced."""
    if candidate.type in PLANNED and dropped_later(scene.folded, candidate.end):
        return Status.DENIED_OR_DID_NOT_HAPPEN
    if candidate.type is EventType.NEGOTIATION and when and context.cue in EXPECTED:
        return Status.SCHEDULED
    return None


def _status(
    scene: Scene, candidate: Candidate, context: Context, when: DateSpan | None, published: Published | None
) -> Status:
    if candidate.type is EventType.STATEMENT:
        return Status.OCCURRED
    if candidate.status and context.status is Status.OCCURRED:
        return candidate.status
    if context.cue == "to" and candidate.type in MADE_BY_SAYING:
        return Status.OCCURRED
    later = _to_come(when, published)
    if later and context.status is Status.OCCURRED and not _is_past(candidate):
        return Status.SCHEDULED
    if later and context.cue == "would" and _PROMISE.search(scene.folded, 0, candidate.start):
        return Status.SCHEDULED
    return context.status


def _known_workers(
    scene: Scene,
    candidate: Candidate,
    unions: tuple[str, ...],
    bench: Bench,
    trades: Trades,
    when: DateSpan | None,
    published: Published | None,
) -> int | None:
    """How many the article says the workers of the trade named beside the event, or of ``unions``, are; for
    events of now that concern them all.
    """
    age = (published.start - when.end).days if published and when and when.end else 0
    if candidate.type not in CONCERN_ALL or age > SAME_DISPUTE_DAYS:
        return None
    return trades.size_at(scene, candidate.start, candidate.end) or bench.workers_of(unions)
