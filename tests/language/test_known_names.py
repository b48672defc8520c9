"""Names of the gazetteer in running text: which count, and for whom."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from strike_timeline.language import gazetteer, sentences

OWN = """
[[union]]
key = "lamplighters"
name = "United Lamplighters of Arcadia"
acronyms = ["ULA", "LAMP-LIT"]
aliases = ["Lamplighters Guild"]
ambiguous = ["Beacon", "Lumen"]
workers = ["lamplighters"]
country = "US"
industry = "energy-utilities"
counterparts = ["glimmer"]

[[union]]
key = "lumen-ie"
name = "Lumen Workers Ireland"
ambiguous = ["Lumen"]
country = "IE"

[[employer]]
key = "glimmer"
name = "Glimmer Gas Works Company"
aliases = ["Glimmer Gas"]
country = "US"
industry = "energy-utilities"
until = 1999
successor = "glow"

[[employer]]
key = "glow"
name = "Glow Energy Partners"
country = "US"
since = 1999

[[employer]]
key = "gleam"
name = "Gleam"
ambiguous = ["Gleam Gold"]
country = "US"
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    path: Path = tmp_path_factory.mktemp("own") / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    assert sentences and gazetteer
    nlp = spacy.blank("en")
    nlp.add_pipe("strike_sentences")
    nlp.add_pipe("strike_gazetteer", config={"files": [str(path)]})

    def run(text: str) -> list[tuple[str, str]]:
        return [(" ".join(e.text.split()), e._.entity.key) for e in nlp(text).ents]

    return run


CASES = {
    "full name without the article": (
        "Talks with the United Lamplighters of Arcadia stalled.",
        [("United Lamplighters of Arcadia", "lamplighters")],
    ),
    "possessive": ("The ULA's demands grew.", [("ULA", "lamplighters")]),
    "dotted acronym": ("The U.L.A. met on Monday.", [("U.L.A.", "lamplighters")]),
    "acronym in another case": ("The ula of the frog.", []),
    "hyphenated acronym as a word": ("Members of Lamp-Lit met.", [("Lamp-Lit", "lamplighters")]),
    "across a line end": (
        "The deal with the United\nLamplighters of Arcadia held.",
        [("United Lamplighters of Arcadia", "lamplighters")],
    ),
    "lower case is no name": ("They hired united lamplighters of arcadia fame.", []),
    "headline in capitals": (
        "GLIMMER GAS WORKS COMPANY SHUT BY STRIKE\n\nThe works closed.",
        [("GLIMMER GAS WORKS COMPANY", "glimmer")],
    ),
    "legal form written short": (
        "They struck Glimmer Gas Works Co. on Monday.",
        [("Glimmer Gas Works Co.", "glimmer")],
    ),
    "joined by a hyphen": (
        "The ULA-Glimmer Gas pact lapsed.",
        [("ULA", "lamplighters"), ("Glimmer Gas", "glimmer")],
    ),
    "ordinary word opening a sentence": ("Beacon lights shone over the bay.", []),
    "doubtful name before a word of labor": ("On Monday Beacon members voted.", [("Beacon", "lamplighters")]),
    "doubtful name after the full one": (
        "The Lamplighters Guild met. Later it was Beacon that gave way.",
        [("Lamplighters Guild", "lamplighters"), ("Beacon", "lamplighters")],
    ),
    "shared name, decided by the opposite number": (
        "Glimmer Gas faces a strike, the union Lumen said.",
        [("Glimmer Gas", "glimmer"), ("Lumen", "lamplighters")],
    ),
    "shared name, decided by the country": (
        "In Dublin, the union Lumen said that Ireland would stop.",
        [("Lumen", "lumen-ie")],
    ),
    "in an address": ("Write to press@ULA.example for more.", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_known_names(found, text: str, expected: list[tuple[str, str]]) -> None:  # type: ignore[no-untyped-def]
    own = {"lamplighters", "lumen-ie", "glimmer", "glow", "gleam"}
    assert [pair for pair in found(text) if pair[1] in own] == expected


REAL = {
    "union and company of old newswire": (
        "The United Auto Workers said it would strike General Motors Corp.",
        {"uaw", "gm"},
    ),
    "British style of an acronym": ("Aslef said its members would walk out on Friday.", {"aslef"}),
    "both full name and acronym, one entity": (
        "The Writers Guild of America (WGA) met the studios.",
        {"wga"},
    ),
    "nationality is no airline": ("American workers are angry.", set()),
    "news agency as a source": ("A docker told Reuters that talks failed.", set()),
}


@pytest.mark.parametrize(("text", "keys"), REAL.values(), ids=REAL.keys())
def test_built_in_names(found, text: str, keys: set[str]) -> None:  # type: ignore[no-untyped-def]
    assert {key for _, key in found(text)} == keys
