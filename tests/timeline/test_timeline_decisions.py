"""A reviewer's decisions: what each kind changes, what no longer applies, and files that are wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from newsroom import DENIED, SCHEDULED, Says, T, article, names, of_type, only, timeline

from strike_timeline.document import Timeline
from strike_timeline.timeline import DecisionError, Filter, apply, decide, read_decisions

ROOT = Path(__file__).parents[2]
HARBOR = ROOT / "tests" / "output" / "harbor.json"
STRIKE = article(
    "one",
    "2021-03-07",
    Says(T.STRIKE_START, "2021-03-05", quote="Bakers walked out.", workers=900),
    Says(T.OFFER, "2021-03-06", quote="Flourco made an offer."),
)
AGAIN = article("two", "2021-03-09", Says(T.STRIKE_START, "2021-03-05", quote="The walkout began on Friday."))
END = article("six", "2021-04-02", Says(T.STRIKE_END, "2021-04-01", quote="They went back."))


@pytest.fixture
def document() -> Timeline:
    return timeline(STRIKE, AGAIN, END)


def decided(document: Timeline, folder: Path, text: str):
    (folder / "review.toml").write_text(text, encoding="utf-8")
    return decide(document, read_decisions(folder / "review.toml"))


def test_a_new_date_is_the_reviewers_and_the_dispute_follows(document, tmp_path):
    strike = only(document, T.STRIKE_START)
    text = (
        f'[[redate]]\nevent = "{strike.id}"\ndate = "2021-03-02"\nby = "A"\non = 2021-05-01\nwhy = "The log."'
    )
    found = decided(document, tmp_path, text)
    event = only(found.timeline, T.STRIKE_START)
    assert (event.id, event.date.start, event.date.basis) == (
        strike.id,
        date(2021, 3, 2),
        "decided by a reviewer",
    )
    (note,) = event.reviewed
    assert note.model_dump() == {
        "field": "date",
        "value": "2021-03-02",
        "was": "2021-03-05",
        "by": "A",
        "on": date(2021, 5, 1),
        "why": "The log.",
    }
    assert {m.date.edtf for m in event.mentions} == {"2021-03-05"}, "what the articles say stays"
    assert [c.value for c in event.conflicts] == ["2021-03-05", "2021-03-05"]
    (dispute,) = found.timeline.disputes
    assert (dispute.strike_start, dispute.duration_days) == (date(2021, 3, 2), 30)
    assert dispute.id == document.disputes[0].id
    assert only(document, T.STRIKE_START).date.start == date(2021, 3, 5), "the timeline given is as it was"
    assert not found.warnings


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ('"2021-02-03"', "2021-02-03", "2021-02-03"),
        ("2021-02-03", "2021-02-03", "2021-02-03"),
        ('"2021-02"', "2021-02-01", "2021-02-28"),
        ('"2021"', "2021-01-01", "2021-12-31"),
        ('"2021-02-03/2021-03"', "2021-02-03", "2021-03-31"),
        ('"undated"', "None", "None"),
    ],
)
def test_dates_as_they_can_be_written(document, tmp_path, written, start, end):
    offer = only(document, T.OFFER)
    found = decided(document, tmp_path, f'[[redate]]\nevent = "{offer.id}"\ndate = {written}')
    when = only(found.timeline, T.OFFER).date
    assert (str(when.start), str(when.end)) == (start, end)


def test_type_and_status(document, tmp_path):
    offer = only(document, T.OFFER)
    text = (
        f'[[retype]]\nevent = "{offer.id}"\ntype = "tentative_agreement"\n'
        f'[[restatus]]\nevent = "{offer.id}"\nstatus = "denied_or_did_not_happen"'
    )
    event = only(decided(document, tmp_path, text).timeline, T.TENTATIVE_AGREEMENT)
    assert (event.id, event.status) == (offer.id, DENIED)
    assert [(n.field, n.value, n.was) for n in event.reviewed] == [
        ("type", "tentative_agreement", "offer"),
        ("status", "denied_or_did_not_happen", "occurred"),
    ]
    assert event.summary != offer.summary


def test_a_dropped_event_is_kept_aside(document, tmp_path):
    end = only(document, T.STRIKE_END)
    found = decided(document, tmp_path, f'[[drop]]\nevent = "{end.id}"').timeline
    assert not of_type(found, T.STRIKE_END)
    assert [(e.id, e.reviewed[0].field) for e in found.dropped] == [(end.id, "dropped")]
    assert found.disputes[0].strike_end is None
    assert end.id not in found.disputes[0].events


def test_merging_keeps_one_id_and_all_evidence(document, tmp_path):
    offer, strike = only(document, T.OFFER), only(document, T.STRIKE_START)
    found = decided(document, tmp_path, f'[[merge]]\ninto = "{strike.id}"\nevents = ["{offer.id}"]').timeline
    event = only(found, T.STRIKE_START)
    assert (event.id, len(event.mentions)) == (strike.id, 3)
    assert [m.merged_because for m in event.mentions if m.type is T.OFFER] == [
        f"a reviewer merged {offer.id}"
    ]
    assert not of_type(found, T.OFFER)


@pytest.mark.parametrize("by", ["source", "id", "source:offset"])
def test_splitting_makes_an_event_of_some_mentions(document, tmp_path, by):
    strike = only(document, T.STRIKE_START)
    told = next(m for m in strike.mentions if m.article == AGAIN.article.id)
    mention = {"source": "two.txt", "id": told.article, "source:offset": f"two.txt:{told.start}"}[by]
    found = decided(
        document, tmp_path, f'[[split]]\nevent = "{strike.id}"\nmentions = ["{mention}"]'
    ).timeline
    first, second = sorted(of_type(found, T.STRIKE_START), key=lambda e: e.id != strike.id)
    assert [first.id, len(first.mentions), len(second.mentions)] == [strike.id, 1, 1]
    assert second.mentions[0].article == AGAIN.article.id
    assert [(n.field, n.value) for n in second.reviewed] == [("split_from", strike.id)]
    assert [(n.field, n.value) for n in first.reviewed] == [("split", second.id)]


def test_names_of_entities_and_disputes(document, tmp_path):
    flourco = next(e for e in document.entities if e.name == "Flourco")
    dispute = document.disputes[0]
    text = (
        f'[[rename]]\nid = "{flourco.id}"\nname = "Flour Company of Norland"\n'
        f'[[rename]]\nid = "{dispute.id}"\nname = "The bread strike"'
    )
    found = decided(document, tmp_path, text).timeline
    strike = only(found, T.STRIKE_START)
    assert names(found, strike.employers) == ["Flour Company of Norland"]
    assert "Flour Company of Norland" in strike.summary
    assert "Flourco" in next(e for e in found.entities if e.id == flourco.id).aliases
    assert found.disputes[0].name == "The bread strike"
    assert (
        found.disputes[0].reviewed[0].was == f"{dispute.name.replace('Flourco', 'Flour Company of Norland')}"
    )


def test_the_first_characters_of_an_id_suffice(document, tmp_path):
    offer = only(document, T.OFFER)
    for wanted in (offer.id[:8], offer.id[2:8]):
        found = decided(document, tmp_path, f'[[drop]]\nevent = "{wanted}"')
        assert not of_type(found.timeline, T.OFFER) and not found.warnings


INAPPLICABLE = [
    ('[[drop]]\nevent = "v-nothing"', "drop 1: no event v-nothing in this timeline"),
    ('[[drop]]\nevent = "v-"', "drop 1: v- stands for 3 events: give more of the id"),
    ('[[retype]]\nevent = "OFFER"\ntype = "offer"', "retype 1: the type of OFFER is offer already"),
    ('[[redate]]\nevent = "OFFER"\ndate = "2021-03-06"', "redate 1: the date of OFFER is 2021-03-06 already"),
    (
        '[[redate]]\nevent = "OFFER"\ndate = "2020"\n[[redate]]\nevent = "OFFER"\ndate = "2019"',
        "redate 2: the date of OFFER is decided in {file}: redate 1, which stands",
    ),
    (
        '[[drop]]\nevent = "OFFER"\n[[retype]]\nevent = "OFFER"\ntype = "other"',
        "retype 1: OFFER was dropped in {file}: drop 1",
    ),
    (
        '[[merge]]\ninto = "STRIKE"\nevents = ["OFFER"]\n[[retype]]\nevent = "OFFER"\ntype = "other"',
        "retype 1: OFFER was merged into STRIKE",
    ),
    ('[[merge]]\ninto = "OFFER"\nevents = ["OFFER"]', "merge 1: OFFER cannot be merged into itself"),
    ('[[split]]\nevent = "OFFER"\nmentions = ["one.txt"]', "split 1: it names every mention of OFFER"),
    ('[[split]]\nevent = "OFFER"\nmentions = ["two.txt:9"]', "split 1: OFFER has no mention 'two.txt:9'"),
    ('[[rename]]\nid = "e-none"\nname = "X"', "rename 1: no entity e-none in this timeline"),
    ('[[rename]]\nid = "d-none"\nname = "X"', "rename 1: no dispute d-none in this timeline"),
]


@pytest.mark.parametrize(("text", "said"), INAPPLICABLE)
def test_what_does_not_apply_is_told_and_loses_nothing(document, tmp_path, text, said):
    ids = {"OFFER": only(document, T.OFFER).id, "STRIKE": only(document, T.STRIKE_START).id}
    for name, id in ids.items():
        text, said = text.replace(name, id), said.replace(name, id)
    end = only(document, T.STRIKE_END).id
    found = decided(document, tmp_path, f'{text}\n[[restatus]]\nevent = "{end}"\nstatus = "scheduled"')
    file = tmp_path / "review.toml"
    assert found.warnings == (f"{file}: {said.format(file=file)}",)
    assert only(found.timeline, T.STRIKE_END).status is SCHEDULED


WRONG = [
    ("[[drop]", "not valid TOML"),
    ('[[redat]]\nevent = "v-1"', "unknown key 'redat'; did you mean 'redate'?"),
    ('[drop]\nevent = "v-1"', "drop must be a list of tables; write [[drop]]"),
    ('[[drop]]\nevnt = "v-1"', "drop 1: unknown key 'evnt'; did you mean 'event'?"),
    ('[[drop]]\nwhy = "because"', "drop 1: 'event' is missing"),
    ("[[drop]]\nevent = 7", "drop 1: 'event' must be a text"),
    (
        '[[retype]]\nevent = "v-1"\ntype = "negotation"',
        "retype 1: 'type' is 'negotation'; did you mean 'negotiation'?",
    ),
    (
        '[[restatus]]\nevent = "v-1"\nstatus = "occured"',
        "restatus 1: 'status' is 'occured'; did you mean 'occurred'?",
    ),
    ('[[redate]]\nevent = "v-1"\ndate = "2021-02-30"', "redate 1: 'date' is '2021-02-30'; write 2023-05-02"),
    ('[[redate]]\nevent = "v-1"\ndate = "2021-03/2021-02"', "redate 1: 'date' is '2021-03/2021-02'; write"),
    ('[[merge]]\ninto = "v-1"\nevents = []', "merge 1: 'events' must be a list of texts"),
    ('[[rename]]\nid = "v-1"\nname = "X"', "rename 1: 'id' is 'v-1'; write that of an entity"),
    ('[[drop]]\nevent = "v-1"\non = "soon"', "drop 1: 'on' is 'soon', not a day such as 2023-05-02"),
]


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_a_wrong_file_is_refused_with_place_and_nearest_key(tmp_path, text, said):
    file = tmp_path / "review.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DecisionError) as refused:
        read_decisions(file)
    assert str(refused.value).startswith(f"{file}: {said}")
    assert "\n" not in str(refused.value)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(DecisionError, match="No such file"):
        read_decisions(tmp_path / "none.toml")


def test_the_example_of_the_documentation_applies_whole():
    document = Timeline.model_validate_json(HARBOR.read_text(encoding="utf-8"))
    decisions = read_decisions(ROOT / "docs" / "decisions-example.toml")
    found = decide(document, decisions)
    assert not found.warnings
    assert {type(d).__name__ for d in decisions} == {
        "Split", "Merge", "Drop", "Retype", "Restatus", "Redate", "Rename"
    }  # fmt: skip
    assert [d.name for d in found.timeline.disputes] == ["The Northport crane strike"]
    again = decide(found.timeline, decisions)
    assert again.timeline.model_dump_json() == found.timeline.model_dump_json()
    assert not again.warnings


def test_decisions_outlast_as_of(document, tmp_path):
    strike, offer = only(document, T.STRIKE_START).id, only(document, T.OFFER).id
    text = f'[[redate]]\nevent = "{strike}"\ndate = "2021-03-02"\n[[drop]]\nevent = "{offer}"'
    found = decided(document, tmp_path, text).timeline
    then = apply(found, Filter(as_of=date(2021, 3, 8)))
    event = only(then, T.STRIKE_START)
    assert (event.date.start, len(event.mentions), event.reviewed) == (
        date(2021, 3, 2), 1, only(found, T.STRIKE_START).reviewed
    )  # fmt: skip
    assert not of_type(then, T.OFFER) and [e.type for e in then.dropped] == [T.OFFER]


def test_other_disputes_stay_as_they_are(tmp_path):
    other = article(
        "far", "2021-03-07", Says(T.STRIKE_START, "2021-03-05", unions=["mlr"], employers=["trm"])
    )
    whole = timeline(STRIKE, other)
    few = whole.model_copy(update={"events": [e for e in whole.events if e.type is not T.OFFER]})
    named = [d.model_copy(update={"outcome": "as it was"}) for d in few.disputes]
    few = few.model_copy(update={"disputes": named})
    strike = next(e for e in few.events if names(few, e.employers) == ["Flourco"])
    found = decided(few, tmp_path, f'[[redate]]\nevent = "{strike.id}"\ndate = "2021-03-04"').timeline
    assert [d.outcome for d in found.disputes] == ["ongoing", "as it was"]


def test_a_second_review_supersedes_the_first_and_remembers_the_source(document, tmp_path):
    offer = only(document, T.OFFER).id
    once = decided(document, tmp_path, f'[[redate]]\nevent = "{offer}"\ndate = "2020"').timeline
    twice = decided(once, tmp_path, f'[[redate]]\nevent = "{offer}"\ndate = "2019"').timeline
    assert [(n.value, n.was) for n in only(twice, T.OFFER).reviewed] == [("2019", "2021-03-06")]


def test_what_was_struck_off_passes_filters_as_events_do(document, tmp_path):
    found = decided(document, tmp_path, f'[[drop]]\nevent = "{only(document, T.OFFER).id}"').timeline
    assert [e.type for e in apply(found, Filter(types=(T.OFFER,))).dropped] == [T.OFFER]
    assert not apply(found, Filter(types=(T.STRIKE_END,))).dropped
