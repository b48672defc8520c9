"""One entity, however articles call it."""

from __future__ import annotations

import pytest
from newsroom import Says, T, article, pattern, timeline

from strike_timeline.model import EntityMention, EntityType
from strike_timeline.timeline.names import fold, fold_company, initials, is_acronym

U, E, P = EntityType.UNION, EntityType.EMPLOYER, EntityType.PERSON

# (class of language, entities of article one, of article two, number of entities with that start)
CASES = [
    ("same folded name", pattern(E, "Zeppo Ltd"), pattern(E, "Zeppo"), 1),
    ("an acronym another article spells out", pattern(U, "ZWF"), pattern(U, "Zither Workers Federation"), 1),
    ("an acronym of something else", pattern(U, "ZXF"), pattern(U, "Zither Workers Federation"), 2),
    ("a shortened company", pattern(E, "Zeppo"), pattern(E, "Zeppo Instruments"), 1),
    ("a shortened union of one word is not enough", pattern(U, "Zither"), pattern(U, "Zither Workers"), 2),
    ("a surname", pattern(P, "Zabel"), pattern(P, "Nora Zabel"), 1),
    ("a first name is not a surname", pattern(P, "Nora"), pattern(P, "Nora Zabel"), 2),
    ("an employer is no union", pattern(E, "Zither Workers Shop"), pattern(U, "Zither Workers"), 2),
]


@pytest.mark.parametrize(("one", "two", "count"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_names_found_by_pattern(one, two, count):
    document = timeline(
        article("one", "2021-03-06", entities=[one]), article("two", "2021-03-07", entities=[two])
    )
    assert len(document.entities) == count, [e.name for e in document.entities]


def test_a_shortened_name_of_two_companies_is_neither():
    document = timeline(
        article("one", "2021-03-06", entities=[pattern(E, "Zeppo")]),
        article("two", "2021-03-07", entities=[pattern(E, "Zeppo Instruments"), pattern(E, "Zeppo Foods")]),
    )
    assert len(document.entities) == 3


def test_aliases_are_the_other_names_seen():
    analysis = article(
        "one", "2021-03-06", Says(T.STRIKE_START, "2021-03-05"), named=["bkr=BUN", "bkr=the bakers"]
    )
    mentions = tuple(
        EntityMention(m.start, m.end, m.text, m.entity, nominal=m.text == "the bakers")
        for m in analysis.entity_mentions
    )
    from dataclasses import replace

    document = timeline(replace(analysis, entity_mentions=mentions))
    bakers = next(e for e in document.entities if e.key == "bkr")
    assert bakers.aliases == ["BUN"]
    assert [m.nominal for m in bakers.mentions] == [False, False, True]


def test_ids_depend_on_the_key_alone():
    one = timeline(article("one", "2021-03-06", Says(T.STRIKE_START, "2021-03-05")))
    two = timeline(article("two", "2022-03-06", Says(T.NEGOTIATION, "2022-03-05", employers=["trm"])))
    first, second = ({e.key: e.id for e in d.entities}["bkr"] for d in (one, two))
    assert first == second
    assert first.startswith("e-")
    assert len(first) == 12


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("The Zeppo Co.", "zeppo co"),
        ("Zeppo’s", "zeppo"),
        ("Z.W.F.", "zwf"),
        ("Électricité  Zeppo", "electricite zeppo"),
    ],
)
def test_folding(name, folded):
    assert fold(name) == folded


def test_company_endings_and_initials():
    assert fold_company("Zeppo Holdings Co. Ltd.") == "zeppo holdings"
    assert initials("Federation of Zither and Drum Makers") == "FZDM"
    assert is_acronym("Z-W.F.")
    assert not is_acronym("Zwf")
