"""One reading of a parse, whichever labels it has: each sentence as UD and as ClearNLP would parse it."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from strike_timeline.language.syntax import Parse, read

_VOCAB = spacy.blank("en").vocab
Row = tuple[str, str, str, int, str]
"""Word, part of speech, Penn tag, index of the head, relation."""

CALLED_OFF_UD = [
    ("The", "DET", "DT", 1, "det"),
    ("strike", "NOUN", "NN", 3, "nsubj:pass"),
    ("was", "AUX", "VBD", 3, "aux:pass"),
    ("called", "VERB", "VBN", 3, "ROOT"),
    ("off", "ADP", "RP", 3, "compound:prt"),
    ("by", "ADP", "IN", 7, "case"),
    ("the", "DET", "DT", 7, "det"),
    ("union", "NOUN", "NN", 3, "obl:agent"),
    ("on", "ADP", "IN", 9, "case"),
    ("Sunday", "PROPN", "NNP", 3, "obl"),
]
CALLED_OFF_CLEARNLP = [
    ("The", "DET", "DT", 1, "det"),
    ("strike", "NOUN", "NN", 3, "nsubjpass"),
    ("was", "AUX", "VBD", 3, "auxpass"),
    ("called", "VERB", "VBN", 3, "ROOT"),
    ("off", "ADP", "RP", 3, "prt"),
    ("by", "ADP", "IN", 3, "agent"),
    ("the", "DET", "DT", 7, "det"),
    ("union", "NOUN", "NN", 5, "pobj"),
    ("on", "ADP", "IN", 3, "prep"),
    ("Sunday", "PROPN", "NNP", 8, "pobj"),
]
NOT_SIGNED_UD = [
    ("Ford", "PROPN", "NNP", 3, "nsubj"),
    ("has", "AUX", "VBZ", 3, "aux"),
    ("not", "PART", "RB", 3, "advmod"),
    ("signed", "VERB", "VBN", 3, "ROOT"),
    ("the", "DET", "DT", 5, "det"),
    ("pact", "NOUN", "NN", 3, "obj"),
    ("with", "ADP", "IN", 7, "case"),
    ("drivers", "NOUN", "NNS", 5, "nmod"),
]
NOT_SIGNED_CLEARNLP = [
    ("Ford", "PROPN", "NNP", 3, "nsubj"),
    ("has", "AUX", "VBZ", 3, "aux"),
    ("not", "PART", "RB", 3, "neg"),
    ("signed", "VERB", "VBN", 3, "ROOT"),
    ("the", "DET", "DT", 5, "det"),
    ("pact", "NOUN", "NN", 3, "dobj"),
    ("with", "ADP", "IN", 5, "prep"),
    ("drivers", "NOUN", "NNS", 6, "pobj"),
]
SHARED_UD = [
    ("nurses", "NOUN", "NNS", 1, "nsubj"),
    ("voted", "VERB", "VBD", 1, "ROOT"),
    ("and", "CCONJ", "CC", 3, "cc"),
    ("walked", "VERB", "VBD", 1, "conj"),
    ("without", "SCONJ", "IN", 5, "mark"),
    ("waiting", "VERB", "VBG", 3, "advcl"),
]
SHARED_CLEARNLP = [
    ("nurses", "NOUN", "NNS", 1, "nsubj"),
    ("voted", "VERB", "VBD", 1, "ROOT"),
    ("and", "CCONJ", "CC", 1, "cc"),
    ("walked", "VERB", "VBD", 1, "conj"),
    ("without", "ADP", "IN", 3, "prep"),
    ("waiting", "VERB", "VBG", 4, "pcomp"),
]


def parse(rows: list[Row]) -> Parse:
    words, pos, tags, heads, relations = zip(*rows, strict=True)
    doc = Doc(
        _VOCAB,
        words=list(words),
        pos=list(pos),
        tags=list(tags),
        heads=list(heads),
        deps=list(relations),
        lemmas=[word.lower() for word in words],
    )
    found = read(doc)
    assert found is not None
    return found


def word(found: Parse, token: int | None) -> str | None:
    return None if token is None else found.words[token]


@pytest.mark.parametrize("rows", [CALLED_OFF_UD, CALLED_OFF_CLEARNLP])
def test_passive_clause(rows: list[Row]) -> None:
    found = parse(rows)
    assert found.is_passive(3)
    assert word(found, found.subject(3)) == "strike"
    assert word(found, found.agent(3)) == "union"
    assert [found.words[i] for i in found.objects(3)] == ["strike"]
    assert word(found, found.particle(3)) == "off"
    assert [found.words[i] for i in found.by_relation(3, "obl")] == ["union", "sunday"]
    assert found.prepositions(9) == ["on"]
    assert [found.words[i] for i in found.auxiliaries(3)] == ["was"]


@pytest.mark.parametrize("rows", [NOT_SIGNED_UD, NOT_SIGNED_CLEARNLP])
def test_negated_clause(rows: list[Row]) -> None:
    found = parse(rows)
    assert not found.is_passive(3)
    assert found.is_negated(3)
    assert word(found, found.agent(3)) == "ford"
    assert [found.words[i] for i in found.objects(3)] == ["pact"]
    assert [found.words[i] for i in found.by_relation(5, "nmod")] == ["drivers"]
    assert found.span(5) == (found.starts[4], found.ends[7])


@pytest.mark.parametrize("rows", [SHARED_UD, SHARED_CLEARNLP])
def test_shared_subject_and_clause_after_a_preposition(rows: list[Row]) -> None:
    found = parse(rows)
    assert word(found, found.subject(3)) == "nurses"
    assert found.relations[5] == "advcl"
    assert found.heads[5] == 3


def test_both_kinds_of_labels_give_one_tree() -> None:
    pairs = [(CALLED_OFF_UD, CALLED_OFF_CLEARNLP), (NOT_SIGNED_UD, NOT_SIGNED_CLEARNLP)]
    for ud, clearnlp in pairs:
        one, other = parse(ud), parse(clearnlp)
        assert one.heads == other.heads
        assert one.relations == other.relations


def test_head_of_words() -> None:
    found = parse(CALLED_OFF_UD)
    start, end = found.starts[1], found.ends[4]
    assert found.words[found.head_of(start, end)] == "called"
    assert found.words[found.head_of(found.starts[8], found.ends[9])] == "sunday"
    assert found.at(found.starts[9] + 2) == 9


def test_relative_clause_is_about_its_noun() -> None:
    found = parse(
        [
            ("drivers", "NOUN", "NNS", 0, "ROOT"),
            ("who", "PRON", "WP", 2, "nsubj"),
            ("struck", "VERB", "VBD", 0, "acl:relcl"),
        ]
    )
    assert word(found, found.subject(2)) == "drivers"


def test_without_a_parse_there_is_nothing_to_read() -> None:
    assert read(Doc(_VOCAB, words=["Talks", "resumed"])) is None
