"""Forms of verbs and nouns that the lexicon searches for."""

from __future__ import annotations

import pytest

from strike_timeline.events.inflect import noun_forms, past_forms, verb_forms


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("walk", {"walk", "walks", "walked", "walking"}),
        ("vote", {"vote", "votes", "voted", "voting"}),
        ("ratify", {"ratify", "ratifies", "ratified", "ratifying"}),
        ("stop", {"stop", "stops", "stopped", "stopping"}),
        ("join", {"join", "joins", "joined", "joining"}),
        ("submit", {"submit", "submits", "submitted", "submitting"}),
        ("strike", {"strike", "strikes", "struck", "stricken", "striking"}),
        ("break down", {"break down", "breaks down", "broke down", "broken down", "breaking down"}),
    ],
)
def test_verbs(verb: str, forms: set[str]) -> None:
    assert set(verb_forms(verb)) == forms


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("talk", {"talk", "talks"}),
        ("party", {"party", "parties"}),
        ("wage offer", {"wage offer", "wage offers"}),
    ],
)
def test_nouns(noun: str, forms: set[str]) -> None:
    assert set(noun_forms(noun)) == forms


def test_past_forms_hold_no_base_form() -> None:
    assert {"began", "met", "struck"} <= past_forms()
    assert not {"set", "put", "shut"} & past_forms()
