"""The documentation's commands read the same articles again and again: a pipeline is loaded once, and an
article that was read once is not read again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from strike_timeline import pipeline


@pytest.fixture(scope="session", autouse=True)
def remembered() -> Iterator[None]:
    load = cache(pipeline.load)
    analyze: Callable[..., Any] = cache(pipeline.analyze)

    def loaded(
        model: str | None = None, gazetteers: Sequence[Path] = (), upto: pipeline.Stage = "events"
    ) -> Language:
        """That of a later stage does for an earlier one, which runs only what it needs; dates need less."""
        return load(model, tuple(gazetteers), "dates" if upto == "dates" else "events")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "load", loaded)
        patch.setattr(pipeline, "analyze", analyze)
        yield
