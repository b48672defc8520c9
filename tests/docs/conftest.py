"""The documentation's commands read the same articles again and again: a pipeline is loaded once, and an
article that was read once is not read again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from spacy.language import Language

from strike_timeline import pipeline
from strike_timeline.model import Analysis, Article

_load = cache(pipeline.load)
_known: dict[object, Analysis] = {}


@pytest.fixture(scope="module", autouse=True)
def remembered() -> Iterator[None]:
    """For the tests of this folder only: others patch what is called from here."""

    def loaded(
        model: str | None = None, gazetteers: Sequence[Path] = (), upto: pipeline.Stage = "events"
    ) -> Language:
        """That of a later stage does for an earlier one, which runs only what it needs; dates need less."""
        return _load(model, tuple(gazetteers), "dates" if upto == "dates" else "events")

    read = pipeline.analyze

    def analyzed(
        nlp: Language,
        article: Article,
        upto: pipeline.Stage = "events",
        hint_year: int | None = None,
        with_document: bool = False,
    ) -> Analysis:
        """Who is named is known when the events are."""
        stage: pipeline.Stage = "dates" if upto == "dates" else "events"
        key = (nlp, article, stage, hint_year, with_document)
        if key not in _known:
            _known[key] = read(nlp, article, stage, hint_year, with_document)
        return replace(_known[key], dates=(), events=()) if upto == "entities" else _known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "load", loaded)
        patch.setattr(pipeline, "analyze", analyzed)
        yield
