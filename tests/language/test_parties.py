"""Role nouns: who "the union", "the company" and "both sides" are in an article."""

from __future__ import annotations

import pickle

import pytest
from conftest import Reader

from strike_timeline.language.mentions import entity_mentions

LEAD = "The Fooland Dock Workers Union struck Zorblatt Shipping Ltd on Monday. "
UNION = "union:fooland dock workers union"
EMPLOYER = "employer:zorblatt shipping ltd"
CASES = {
    "the union": (LEAD + "The union wants more pay.", "The union", {UNION}),
    "union officers": (LEAD + "A union spokesman said so.", "union", {UNION}),
    "the company": (LEAD + "The company made an offer.", "The company", {EMPLOYER}),
    "management": (LEAD + "Then management gave in.", "management", {EMPLOYER}),
    "its members": (LEAD + "The union told its members to wait.", "its members", {UNION}),
    "both sides": (LEAD + "Both sides will meet.", "Both sides", {UNION, EMPLOYER}),
    "the parties": (LEAD + "On Friday the parties met.", "the parties", {UNION, EMPLOYER}),
    "kind of employer": (
        "Quimbly Airways and the Pilots Guild of Fooland met. The airline made an offer.",
        "The airline",
        {"employer:quimbly airways"},
    ),
    "workers of a known union": (
        "The Writers Guild of America met the studios. Screenwriters want more.",
        "Screenwriters",
        {"wga"},
    ),
    "employers of a known association": (
        "The AMPTP answered the Writers Guild of America. The studios want a deal.",
        "The studios",
        {"amptp"},
    ),
    "body by a word of its name": (
        "The Quahog Shipowners Alliance met the Fooland Dock Workers Union. The alliance refused.",
        "The alliance",
        {"employer_association:quahog shipowners alliance"},
    ),
    "two unions": (
        "The Fooland Dock Workers Union and the Quahog Nurses Association met. The two unions agreed.",
        "The two unions",
        {UNION, "union:quahog nurses association"},
    ),
    "several companies by kind": (
        "Ford, General Motors and Stellantis face a strike by the UAW. The carmakers refused.",
        "The carmakers",
        {"ford", "gm", "stellantis"},
    ),
    "companies last named together": (
        "Ford makes trucks. Zorblatt Shipping Ltd and Quimbly Airways shut. The companies lost money.",
        "The companies",
        {EMPLOYER, "employer:quimbly airways"},
    ),
    "as many as the numeral says": (
        "Ford, General Motors and Stellantis met. Ford and Stellantis left. The three companies want a deal.",
        "The three companies",
        {"ford", "gm", "stellantis"},
    ),
    "sides of a table": (
        LEAD + "Both sides of the bargaining table smiled.",
        "Both sides",
        {UNION, EMPLOYER},
    ),
}


@pytest.mark.parametrize(("text", "noun", "keys"), CASES.values(), ids=CASES.keys())
def test_role_nouns(read: Reader, text: str, noun: str, keys: set[str]) -> None:
    doc = read(text)
    spans = [s for s in doc.spans["parties"] if s._.nominal and s.text == noun]
    assert {s._.entity.key for s in spans} == keys


NOBODY = {
    "no union named": "Bank workers struck on Monday. The workers want more.",
    "another's union": "Zorblatt Shipping Ltd closed. The European union of states met.",
    "compound of industry": "The airline industry is worried.",
    "indefinite": "They want to form a union.",
    "sides of no dispute": LEAD + "It rained on both sides of the river.",
    "a plural and one firm": "Quimbly Airways cut fares on Monday. The airlines are worried.",
    "a kind before the name": "Quimbly Airways fell. The airline Fooland Wings rose.",
    "part of another noun": "The Fooland Trust Bank closed. The bank holiday is on Monday.",
}


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY.keys())
def test_nouns_of_no_named_party_stay_out(read: Reader, text: str) -> None:
    doc = read(text)
    assert [s.text for s in doc.spans["parties"] if s._.nominal] == []


def test_named_parties_come_along_in_text_order(read: Reader) -> None:
    doc = read(LEAD + "The union wants more pay.")
    assert [(s.text, s._.nominal) for s in doc.spans["parties"]] == [
        ("Fooland Dock Workers Union", False),
        ("Zorblatt Shipping Ltd", False),
        ("The union", True),
    ]


def test_mentions_are_plain_and_sorted(read: Reader) -> None:
    doc = read(LEAD + "Both sides will meet the mediator Ana Zorbova.")
    entities, mentions = entity_mentions(doc)
    assert [e.key for e in entities] == sorted(e.key for e in entities)
    assert [(m.start, m.end) for m in mentions] == sorted((m.start, m.end) for m in mentions)
    assert all(doc.text[m.start : m.end] == m.text for m in mentions)
    assert {m.entity for m in mentions if m.nominal} == {UNION, EMPLOYER}
    assert pickle.loads(pickle.dumps((entities, mentions))) == (entities, mentions)
