"""A small timeline made by hand: a crane operators' strike told by three invented articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from strike_timeline.document import Timeline

HARBOR = Path(__file__).parent / "harbor.json"


@pytest.fixture
def harbor_with_text() -> Timeline:
    return Timeline.model_validate_json(HARBOR.read_text(encoding="utf-8"))


@pytest.fixture
def harbor(harbor_with_text: Timeline) -> Timeline:
    """One dispute with events of every status, one event outside it, one inferred publication date."""
    articles = [article.model_copy(update={"text": None}) for article in harbor_with_text.articles]
    return harbor_with_text.model_copy(update={"articles": articles})
