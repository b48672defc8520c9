"""Events that no trigger of the lexicon tells, found by the parse; their weights."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from spacy.language import Language

from strike_timeline import pipeline
from strike_timeline.events import detector
from strike_timeline.events.predicates import features, predicates, slots, trigger_span
from strike_timeline.events.scene import scenes
from strike_timeline.events.view import View, view_of
from strike_timeline.language.word_vectors import DIMENSIONS, vector
from strike_timeline.model import Article, EventType

See = Callable[[str], View]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline.load()


@pytest.fixture(scope="module")
def see(nlp: Language) -> See:
    def sentence(text: str) -> View:
        doc = pipeline.prepare(nlp, Article("a-1", "x.txt", text))
        return view_of(next(scenes(doc)))

    return sentence


PREDICATES = [
    # verbs, what a copula makes a predicate, nouns of the list; no attributes, no helping verbs
    ("The union has rejected it.", ["rejected"]),
    ("Equity itself is not on strike.", ["strike"]),
    ("Striking nurses were angry and went home.", ["angry", "went"]),
    ("They deplored the closure of the plant.", ["deplored", "closure"]),
]


@pytest.mark.parametrize(("text", "expected"), PREDICATES)
def test_predicates(see: See, text: str, expected: list[str]) -> None:
    view = see(text)
    parse = view.scene.parse
    assert parse is not None
    assert [parse.words[token] for token in predicates(view, {"closure"})] == expected


def test_features_name_who_does_what_to_whom(see: See) -> None:
    view = see("The Teamsters did not accept the offer on Friday.")
    parse = view.scene.parse
    assert parse is not None
    [token] = predicates(view, frozenset())
    found = set(features(view, token))
    assert {"lemma=accept", "subject=union", "object=offer", "accept|object=offer", "accept|negated"} <= found
    assert slots(parse, token) == ("accept", "teamsters", "offer")
    start, end = trigger_span(parse, token)
    assert view.scene.text[start:end] == "accept the offer"


def test_no_parse_no_events(see: See) -> None:
    from dataclasses import replace

    view = see("The Teamsters did not accept the offer on Friday.")
    unparsed = replace(view, scene=replace(view.scene, parse=None))
    assert detector.detect(unparsed, []) == []


def test_weights_have_a_class_for_every_column() -> None:
    weights = detector._weights()
    classes = len(weights.types)
    assert weights.types[0] == "none"
    assert {EventType(name) for name in weights.types[1:]} <= set(EventType)
    assert len(weights.bias) == classes
    assert weights.meaning.shape == (3 * DIMENSIONS, classes)
    assert weights.table.shape == (len(weights.rows), classes)
    assert weights.table.any(axis=1).all()


def test_probabilities_sum_to_one() -> None:
    sure = detector._weights().probabilities(["lemma=walk", "subject=union", "unheard of"], ["walk", "", ""])
    assert math.isclose(sum(sure), 1.0, rel_tol=1e-5)
    assert all(0 <= value <= 1 for value in sure)


def test_what_a_trigger_tells_is_not_told_twice(see: See) -> None:
    view = see("Nurses at the clinic walked off the job on Monday.")
    triggers = [candidate for candidate in view.found if candidate.type is EventType.STRIKE_START]
    assert triggers
    assert all(found.type is not EventType.STRIKE_START for found, _ in detector.detect(view, triggers))


def test_words_of_like_meaning_have_like_vectors() -> None:
    walkout, stoppage, bakery = (vector(word) for word in ("walkout", "stoppage", "bakery"))
    assert walkout @ stoppage > 0.5 > walkout @ bakery
    assert math.isclose(float(walkout @ walkout), 1.0, rel_tol=1e-5)
    assert not vector("zzyzzx").any()
