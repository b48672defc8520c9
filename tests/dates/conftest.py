"""Fixtures of the date tests: a text and a publication day in, phrases with their intervals out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from strike_timeline.dates.anchor import date_spans
from strike_timeline.dates.reading import read
from strike_timeline.model import DateSpan, Published

Found = list[tuple[str, DateSpan]]


def find(text: str, published: str = "2021-06-16", until: str | None = None) -> Found:
    """Phrases of a text written on ``published`` (or somewhere up to ``until``), in order."""
    start = date.fromisoformat(published)
    stated = Published(start, date.fromisoformat(until) if until else start, "test")
    readings = read(text)
    return [
        (text[r.start : r.end], when) for r, when in zip(readings, date_spans(readings, stated), strict=True)
    ]


@pytest.fixture
def found() -> Callable[..., Found]:
    return find


def interval(when: DateSpan) -> str:
    """``start..end``, one day alone, or ``-``."""
    if when.start is None or when.end is None:
        return "-"
    if when.start == when.end:
        return when.start.isoformat()
    return f"{when.start.isoformat()}..{when.end.isoformat()}"


@pytest.fixture
def told() -> Callable[..., list[tuple[str, str]]]:
    """(phrase, interval) of every phrase with dates."""

    def run(text: str, published: str = "2021-06-16") -> list[tuple[str, str]]:
        return [(phrase, interval(when)) for phrase, when in find(text, published) if when.start is not None]

    return run
