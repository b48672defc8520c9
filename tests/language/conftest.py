"""The pipeline up to the parties, built once, and short ways to ask it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from strike_timeline.language import entities, extensions, gazetteer, parties, sentences
from strike_timeline.model import Published

COMPONENTS = {
    "strike_sentences": sentences,
    "strike_gazetteer": gazetteer,
    "strike_entities": entities,
    "strike_parties": parties,
}

Reader = Callable[..., Doc]


@pytest.fixture(scope="session")
def nlp() -> Language:
    extensions.register()
    pipeline = spacy.blank("en")
    for name in COMPONENTS:
        pipeline.add_pipe(name)
    return pipeline


@pytest.fixture(scope="session")
def read(nlp: Language) -> Reader:
    """``read(text, year=2024)``: the analysed document, published in the middle of that year."""

    def run(text: str, year: int = 2024) -> Doc:
        doc = nlp.make_doc(text)
        day = date(year, 7, 1)
        doc._.published = Published(day, day, "given by the test")
        for _, component in nlp.pipeline:
            doc = component(doc)
        return doc

    return run
