"""Two timelines compared: what came, went and changed, and the same event under a new id."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newsroom import SCHEDULED, Says, T, article, timeline

from strike_timeline.model import Salience
from strike_timeline.timeline import diff

STRIKE = article("one", "2021-03-06", Says(T.STRIKE_START, "2021-03-05", quote="Bakers walked out."))
TALKS = article("two", "2021-03-16", Says(T.NEGOTIATION, "2021-03-15", quote="They met."))


def test_a_timeline_does_not_differ_from_itself():
    document = timeline(STRIKE, TALKS)
    assert not diff(document, document)


def test_what_came_and_went():
    before, after = timeline(STRIKE), timeline(TALKS)
    found = diff(before, after)
    assert [a.source for a in found.articles_came] == ["two.txt"]
    assert [a.source for a in found.articles_went] == ["one.txt"]
    assert [e.type for e in found.events_appeared] == [T.NEGOTIATION]
    assert [e.type for e in found.events_went] == [T.STRIKE_START]
    assert [d.strike_start.isoformat() for d in found.disputes_went] == ["2021-03-05"]
    assert bool(found)


def test_the_other_way_round_is_the_opposite():
    before, after = timeline(STRIKE), timeline(STRIKE, TALKS)
    there, back = diff(before, after), diff(after, before)
    assert there.events_appeared == back.events_went
    assert there.articles_came == back.articles_went


CHANGED = [
    (Says(T.STRIKE_START, "2021-03-05"), Says(T.STRIKE_START, "2021-03-06"), {"date"}),
    (Says(T.STRIKE_START, "2021-03"), Says(T.STRIKE_START, "2021-03-06"), {"date"}),
    (Says(T.STRIKE_START, "2021-03-05"), Says(T.LOCKOUT, "2021-03-05"), {"type"}),
    (Says(T.OFFER, "2021-03-05"), Says(T.OFFER, "2021-03-05", status=SCHEDULED), {"status"}),
    (Says(T.OFFER, "2021-03-05"), Says(T.OFFER, "2021-03-05", unions=["mlr"]), {"unions"}),
    (Says(T.OFFER, "2021-03-05"), Says(T.OFFER, "2021-03-05", employers=[]), {"employers"}),
]


@pytest.mark.parametrize(("old", "new", "fields"), CHANGED)
def test_one_sentence_read_otherwise_is_one_event_changed(old, new, fields):
    named = ["flo=Flourco", "bkr=Bakers' Union of Norland", "mlr=Millers' Guild"]
    cast = [e for a in (STRIKE, article("x", None, Says(T.OFFER, unions=["mlr"]))) for e in a.entities]
    before, after = (article("one", "2021-03-06", s, entities=cast, named=named) for s in (old, new))
    after = replace(after, article=before.article)  # as another version of the program reads it
    found = diff(timeline(before), timeline(after))
    assert not found.events_appeared and not found.events_went and not found.articles_came
    assert {change.field for change in found.events_changed[0].changes} == fields


def test_an_event_founded_by_another_article_keeps_its_story_under_a_new_id():
    earlier = article("nil", "2021-03-05", Says(T.STRIKE_START, "2021-03-05", quote="A strike began."))
    found = diff(timeline(STRIKE), timeline(earlier, STRIKE))
    (pair,) = found.events_changed
    assert pair.renumbered and not pair.changes
    assert not found.events_appeared and not found.events_went
    assert [d.renumbered for d in found.disputes_changed] == [True]


def test_without_a_common_article_type_time_and_parties_tell_the_same_event():
    other = article("own", "2021-03-07", Says(T.STRIKE_START, "2021-03-05", quote="A walkout."))
    found = diff(timeline(STRIKE), timeline(other))
    assert [pair.renumbered for pair in found.events_changed] == [True]


@pytest.mark.parametrize(
    "says",
    [
        Says(T.STRIKE_START, "2021-03-05", unions=["mlr"], employers=["trm"]),
        Says(T.STRIKE_START, "2021-04-05"),
        Says(T.OFFER, "2021-03-05"),
    ],
    ids=["other parties", "another day", "another type"],
)
def test_what_tells_something_else_is_another_event(says):
    found = diff(timeline(STRIKE), timeline(article("own", "2021-03-07", says)))
    assert len(found.events_appeared) == len(found.events_went) == 1
    assert not found.events_changed


def test_a_dispute_that_ended_has_changed():
    over = article("two", "2021-04-02", Says(T.STRIKE_END, "2021-04-01"))
    (pair,) = diff(timeline(STRIKE), timeline(STRIKE, over)).disputes_changed
    assert [c.field for c in pair.changes] == ["strike_end", "outcome"]
    assert (pair.old.id, pair.changes[0].old) == (pair.new.id, None)


def test_another_publication_date_and_another_text_are_told():
    later = replace(STRIKE, article=replace(STRIKE.article, published=TALKS.article.published))
    (dated,) = diff(timeline(STRIKE), timeline(later)).articles_changed
    assert [(c.field, c.old, c.new) for c in dated.changes] == [("published", "2021-03-06", "2021-03-16")]
    edited = article("one", "2021-03-06", Says(T.STRIKE_START, "2021-03-05", quote="Bakers have walked out."))
    (changed,) = diff(timeline(STRIKE), timeline(edited)).articles_changed
    assert [c.field for c in changed.changes] == ["text"]


def test_minor_events_are_left_out_of_the_core():
    minor = article("two", "2021-03-16", Says(T.OFFER, "2021-03-15", salience=Salience.MINOR))
    before, after = timeline(STRIKE), timeline(STRIKE, minor)
    assert len(diff(before, after).events_appeared) == 1
    assert not diff(before, after, core=True).events_appeared
