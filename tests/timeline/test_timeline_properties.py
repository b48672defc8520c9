"""What holds of every timeline, whatever the articles say."""

from __future__ import annotations

import csv
import io
import random
import time
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import Says, T, article, timeline

from strike_timeline.document import EventRecord, Timeline, When
from strike_timeline.model import Analysis, Entity, EntityType, EventType, Granularity, Status
from strike_timeline.output.bls import bls_csv
from strike_timeline.output.disputelist import disputes_csv
from strike_timeline.output.lat import lat_csv
from strike_timeline.timeline import Decision, decide, diff
from strike_timeline.timeline.decisions import Drop, Merge, Redate, Restatus, Retype, Split

DAYS = st.dates(
    min_value=__import__("datetime").date(2020, 1, 1), max_value=__import__("datetime").date(2022, 12, 31)
)
WORDS = ["bread", "oven", "flour", "dawn", "gate", "crowd", "price", "fair", "vote", "square"]


@st.composite
def spans(draw) -> str | None:
    day = draw(DAYS).isoformat()
    kind = draw(st.sampled_from(["day", "day", "month", "year", "range", "none"]))
    if kind == "range":
        return "/".join(sorted([day, draw(DAYS).isoformat()]))
    return {"day": day, "month": day[:7], "year": day[:4], "none": None}[kind]


@st.composite
def says(draw) -> Says:
    return Says(
        type=draw(st.sampled_from([T.STRIKE_START, T.NEGOTIATION, T.RATIFICATION, *EventType])),
        when=draw(spans()),
        status=draw(st.sampled_from(list(Status))),
        unions=draw(st.lists(st.sampled_from(["bkr", "mlr", "bkr-7"]), max_size=2, unique=True)),
        employers=draw(st.lists(st.sampled_from(["flo", "rye", "trm", "mil"]), max_size=2, unique=True)),
        quote=" ".join(draw(st.lists(st.sampled_from(WORDS), min_size=3, max_size=8))) + " was it.",
        workers=draw(st.sampled_from([None, None, 900, 1000])),
        same_sentence=draw(st.booleans()),
    )


@st.composite
def corpora(draw) -> list[Analysis]:
    count = draw(st.integers(1, 5))
    return [
        article(
            f"n{i}",
            draw(st.one_of(st.none(), DAYS.map(lambda d: d.isoformat()))),
            *(
                s if j else Says(s.type, s.when, s.status, s.unions, s.employers, s.quote)
                for j, s in enumerate(told)
            ),
        )
        for i in range(count)
        if (told := draw(st.lists(says(), max_size=5))) is not None
    ]


@settings(max_examples=30, deadline=None)
@given(corpora(), st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(analyses, chance):
    shuffled = list(analyses)
    chance.shuffle(shuffled)
    assert timeline(*shuffled).model_dump_json() == timeline(*analyses).model_dump_json()


@settings(max_examples=30, deadline=None)
@given(corpora())
def test_what_holds_of_every_timeline(analyses):
    document = timeline(*analyses)
    told = sum(len(a.events) for a in analyses)
    assert sum(len(e.mentions) for e in document.events) == told
    ids = [e.id for e in document.events]
    assert len(set(ids)) == len(ids)
    for event in document.events:
        widths = [(m.date.end - m.date.start).days for m in event.mentions if m.date.start and m.date.end]
        if widths:
            assert event.date.start is not None
            assert (event.date.end - event.date.start).days <= min(widths)
        else:
            assert event.date.start is None
        assert 0 < event.confidence < 1
        statuses = {m.status for m in event.mentions}
        assert event.status in statuses | {Status.SCHEDULED}
    starts = [e.date.start for e in document.events]
    dated = [s for s in starts if s is not None]
    assert dated == sorted(dated)
    assert starts == dated + [None] * (len(starts) - len(dated))
    grouped = [e for d in document.disputes for e in d.events]
    assert len(grouped) == len(set(grouped))
    assert set(grouped) <= set(ids)
    assert len({d.id for d in document.disputes}) == len(document.disputes)
    assert all(d.unions or d.name.startswith("Workers") for d in document.disputes)
    known = {e.id for e in document.entities}
    assert {p for e in document.events for p in (*e.unions, *e.employers, *e.others)} <= known
    assert Timeline.model_validate_json(document.model_dump_json()) == document


@settings(max_examples=30, deadline=None)
@given(corpora())
def test_a_timeline_does_not_differ_from_itself(analyses):
    document = timeline(*analyses)
    assert not diff(document, Timeline.model_validate_json(document.model_dump_json()))


@settings(max_examples=30, deadline=None)
@given(corpora(), corpora())
def test_differences_count_every_event_once(before, after):
    old, new = timeline(*before), timeline(*after)
    found = diff(old, new)
    same = {event.id for event in old.events} & {event.id for event in new.events}
    renumbered = [pair for pair in found.events_changed if pair.renumbered]
    assert len(old.events) == len(same) + len(renumbered) + len(found.events_went)
    assert len(new.events) == len(same) + len(renumbered) + len(found.events_appeared)
    back = diff(new, old)
    assert {a.id for a in found.articles_came} == {a.id for a in back.articles_went}
    assert bool(found) == bool(back)


@settings(max_examples=30, deadline=None)
@given(corpora())
def test_an_article_on_others_changes_nothing_of_what_was_told(analyses):
    stranger = Entity("dck", "Dockers' Union", EntityType.UNION, country="US", known=True)
    told = Says(T.STRIKE_START, "2021-06-01", unions=["dck"], employers=["ox"], quote="Docks fell silent.")
    yard = Entity("ox", "Oxyard", EntityType.EMPLOYER, country="GB", industry="ports-shipping", known=True)
    other = article("other", "2019-06-02", told, entities=[stranger, yard])
    found = diff(timeline(*analyses), timeline(other, *analyses))
    assert [event.id for event in found.events_appeared] == [event.id for event in timeline(other).events]
    assert not found.events_went and not found.events_changed
    assert not found.disputes_went and not found.disputes_changed


@settings(max_examples=40, deadline=None)
@given(corpora(), st.lists(says(), min_size=1, max_size=4), DAYS)
def test_an_added_article_changes_no_id_of_an_event_it_does_not_touch(analyses, told, day):
    first = replace(told[0], same_sentence=False)
    before, after = (
        timeline(*analyses),
        timeline(*analyses, article("added", day.isoformat(), first, *told[1:])),
    )
    every = Counter(key for event in after.events for key in evidence(event))
    alike = {key for key, number in every.items() if number > 1}
    ids = {evidence(event): event.id for event in after.events}
    for event in before.events:
        if evidence(event) in ids and not alike & evidence(event):
            assert ids[evidence(event)] == event.id


def evidence(event: EventRecord) -> frozenset[tuple[object, ...]]:
    """What an event is told by; mentions that are the same word for word are one."""
    return frozenset(
        (m.type, m.article, m.start, m.trigger_start, m.trigger, m.date.edtf) for m in event.mentions
    )


@st.composite
def reviews(draw) -> tuple[list[Analysis], list[Decision]]:
    """Articles, and decisions on some of their events."""
    analyses = draw(corpora())
    events = timeline(*analyses).events
    decisions: list[Decision] = []
    for number in range(draw(st.integers(0, 4)) if events else 0):
        signed = (f"review.toml: {number}", draw(st.sampled_from(events)).id, "A", None, "")
        others = draw(st.lists(st.sampled_from(events), min_size=1, max_size=2))
        at = draw(DAYS)
        day = When(start=at, end=at, granularity=Granularity.DAY, edtf=at.isoformat())
        decisions.append(
            draw(
                st.sampled_from(
                    [
                        Drop(*signed),
                        Retype(*signed, draw(st.sampled_from(list(EventType)))),
                        Restatus(*signed, draw(st.sampled_from(list(Status)))),
                        Redate(*signed, day),
                        Merge(*signed, tuple(event.id for event in others)),
                        Split(*signed, (others[0].mentions[0].article,)),
                    ]
                )
            )
        )
    return analyses, decisions


@settings(max_examples=60, deadline=None)
@given(reviews())
def test_decisions_applied_twice_are_decisions_applied_once(review):
    analyses, decisions = review
    document = timeline(*analyses)
    before = document.model_dump_json()
    once = decide(document, decisions)
    assert document.model_dump_json() == before
    twice = decide(once.timeline, decisions)
    assert twice.timeline.model_dump_json() == once.timeline.model_dump_json()
    told = sum(len(event.mentions) for event in (*once.timeline.events, *once.timeline.dropped))
    assert told == sum(len(event.mentions) for event in document.events), "no evidence is lost"
    ids = [event.id for event in (*once.timeline.events, *once.timeline.dropped)]
    assert len(set(ids)) == len(ids)
    assert Timeline.model_validate_json(once.timeline.model_dump_json()) == once.timeline


@settings(max_examples=10, deadline=None)
@given(corpora())
def test_no_decisions_change_nothing(analyses):
    document = timeline(*analyses)
    assert decide(document, []).timeline.model_dump_json() == document.model_dump_json()


@settings(max_examples=60, deadline=None)
@given(corpora())
def test_what_holds_of_every_dispute(analyses):
    document = timeline(*analyses)
    for dispute in document.disputes:
        assert (dispute.stage is None) is (dispute.stage_event is None)
        assert dispute.stage_event is None or dispute.stage_event in dispute.events
        assert (dispute.workdays is None) is (dispute.duration_days is None)
        assert len(set(dispute.gaps)) == len(dispute.gaps)
        if dispute.workdays is None:
            assert dispute.days_idle is None
            continue
        first = dispute.strike_start or dispute.lockout_start
        assert not dispute.several_strikes
        assert dispute.duration_days == (dispute.last_day_out - first).days + 1
        assert 0 <= dispute.workdays <= dispute.duration_days
        assert (dispute.days_idle is None) is (dispute.workers is None) is (dispute.uncounted is not None)
        assert dispute.days_idle in (None, dispute.workdays * (dispute.workers or 0))


@settings(max_examples=30, deadline=None)
@given(corpora())
def test_listings_of_every_timeline_are_tables(analyses):
    document = timeline(*analyses)
    for write in (lat_csv, bls_csv, disputes_csv):
        header, *rows = csv.reader(io.StringIO(write(document), newline=""))
        assert {len(row) for row in rows} <= {len(header)}
        assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
        assert write(document) == write(Timeline.model_validate_json(document.model_dump_json()))


def test_ids_survive_articles_that_are_added():
    first = [
        article("one", "2021-03-06", Says(T.STRIKE_START, "2021-03-05"), Says(T.NEGOTIATION, "2021-03-04")),
        article("two", "2021-03-16", Says(T.OFFER, "2021-03-15")),
    ]
    more = [
        *first,
        article("three", "2021-04-16", Says(T.STRIKE_START, "2021-03-05"), Says(T.STRIKE_END, "2021-04-15")),
    ]
    before, after = ({e.id for e in timeline(*a).events} for a in (first, more))
    assert before < after


def test_the_same_article_twice_counts_once():
    one = article("one", "2021-03-06", Says(T.STRIKE_START, "2021-03-05"))
    assert timeline(one, one).model_dump_json() == timeline(one).model_dump_json()


def test_nothing_gives_an_empty_timeline():
    document = timeline()
    assert (document.events, document.disputes, document.articles) == ([], [], [])


def many(articles: int, each: int) -> list[Analysis]:
    """Articles over ten years on a few dozen disputes, some of them heavily covered."""
    chance = random.Random(7)
    parties = [(u, e) for u in ("bkr", "mlr", "bkr-7") for e in ("flo", "rye", "trm", "mil")]
    kinds = list(EventType)
    found = []
    for n in range(articles):
        union, employer = chance.choice(parties)
        year, month = chance.randrange(2012, 2022), chance.randrange(1, 13)
        told = [
            Says(
                chance.choice(kinds),
                chance.choice(
                    [None, f"{year}-{month:02d}", *(f"{year}-{month:02d}-{d:02d}" for d in range(1, 28))]
                ),
                chance.choice(list(Status)),
                unions=[union],
                employers=[employer] if chance.random() < 0.8 else [],
                quote=" ".join(chance.choices(WORDS, k=12)) + " was it.",
            )
            for _ in range(each)
        ]
        found.append(article(f"n{n}", f"{year}-{month:02d}-28", *told))
    return found


@pytest.mark.slow
def test_twenty_thousand_mentions_in_ten_seconds():
    analyses = many(1000, 20)
    started = time.process_time()
    timeline(*analyses)
    assert time.process_time() - started < 10


def test_cost_grows_with_the_mentions_not_with_their_square():
    small, large = many(40, 20), many(160, 20)
    timeline(*small)
    started = time.process_time()
    timeline(*small)
    middle = time.process_time()
    timeline(*large)
    assert time.process_time() - middle < 10 * (middle - started) + 0.5
