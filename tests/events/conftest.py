"""The assembled pipeline, once for all tests of the room."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from strike_timeline import pipeline
from strike_timeline.model import Analysis, Article, Published

Analyze = Callable[..., Analysis]


@pytest.fixture(scope="session")
def analyze() -> Analyze:
    """``analyze(text, published="2024-05-15")`` → Analysis."""
    nlp = pipeline.load()

    def run(text: str, published: str = "2024-05-15") -> Analysis:
        day = date.fromisoformat(published)
        return pipeline.analyze(
            nlp, Article("a-test", "test.txt", text, published=Published(day, day, "test"))
        )

    return run
