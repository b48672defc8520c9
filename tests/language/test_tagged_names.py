"""Names that a trained pipeline has tagged: the tag decides where form and surroundings leave it open."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Span

CASES = {
    "firm described by a trade": (
        "Copper miner Zorro Pardo denied it.",
        {"Zorro Pardo": "ORG"},
        {("EMPLOYER", "Zorro Pardo")},
    ),
    "doubtful ending and surroundings": (
        "A deadline at Quimbly Press slipped. Quimbly Press's printers waited.",
        {"Quimbly Press": "ORG"},
        {("EMPLOYER", "Quimbly Press")},
    ),
    "doubtful ending alone": (
        "He read Quimbly Press while Zorblatt Ltd waited.",
        {"Quimbly Press": "ORG"},
        {("ORG", "Quimbly Press"), ("EMPLOYER", "Zorblatt Ltd")},
    ),
    "press of itself": (
        "Nobody here at Quimbly Radio would bet on it, Zorblatt Ltd said.",
        {"Quimbly Radio": "ORG"},
        {("ORG", "Quimbly Radio"), ("EMPLOYER", "Zorblatt Ltd")},
    ),
    "town after a preposition": (
        "A barn fire at Quahog Orton was put out.",
        {"Quahog Orton": "LOC"},
        {("PLACE", "Quahog Orton")},
    ),
    "hotel where they met": (
        "They signed in the Pfumpf Hotel.",
        {"Pfumpf Hotel": "LOC"},
        {("PLACE", "Pfumpf Hotel")},
    ),
    "hotel that employs": (
        "Cooks at the Pfumpf Hotel struck.",
        {"Pfumpf Hotel": "LOC"},
        {("EMPLOYER", "Pfumpf Hotel")},
    ),
    "people in a union of their own": (
        "He was married to Rena Zorbova, a union that lasted.",
        {"Rena Zorbova": "PERSON"},
        {("PERSON", "Rena Zorbova")},
    ),
    "workers without a head": (
        "Coast Kelp Technicians ratified a renewal.",
        {"Coast Kelp Technicians": "ORG"},
        {("UNION", "Coast Kelp Technicians")},
    ),
}


@pytest.mark.parametrize(("text", "tags", "expected"), CASES.values(), ids=CASES)
def test_tags_weigh(nlp: Language, text: str, tags: dict[str, str], expected: set[tuple[str, str]]) -> None:
    doc = nlp.make_doc(text)
    spans: list[Span] = []
    for name, label in tags.items():
        start = text.find(name)
        while start >= 0:
            span = doc.char_span(start, start + len(name), label=label)
            assert span is not None
            spans.append(span)
            start = text.find(name, start + 1)
    doc.ents = tuple(spans)
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert {(ent.label_, ent.text) for ent in doc.ents} == expected
