"""What components share of one document."""

from __future__ import annotations

import gc

import spacy

from strike_timeline.language.shared import Shared, sentence_offsets, text_of


def test_made_once_a_document_and_again_when_sentences_have_moved() -> None:
    made: list[tuple[str, list[int] | None]] = []
    shared = Shared(lambda text, starts: made.append((text, starts)))
    doc = spacy.blank("en").make_doc("Miners walked out. Talks go on.")
    shared(doc)
    shared(doc)
    assert made == [(doc.text, None)]
    doc[0].is_sent_start = doc[4].is_sent_start = True
    shared(doc)
    shared(doc)
    assert made[1:] == [(doc.text, [0, 19])]


def test_forgotten_with_its_document() -> None:
    nlp = spacy.blank("en")
    shared = Shared(lambda text, starts: object())
    for text in ("One.", "Two."):
        shared(nlp.make_doc(text))
    gc.collect()
    assert len(shared._made) == 0


def test_text_stays_when_tokens_are_merged() -> None:
    doc = spacy.blank("en").make_doc("New York dockers")
    assert text_of(doc) == "New York dockers"
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[0:2])
    assert text_of(doc) == doc.text == "New York dockers"


def test_sentences_start_at_the_first_character_too() -> None:
    doc = spacy.blank("en").make_doc("One. Two.")
    assert sentence_offsets(doc) is None
    doc[2].is_sent_start = True
    assert sentence_offsets(doc) == [0, 5]
