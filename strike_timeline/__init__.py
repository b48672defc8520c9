"""strike-timeline: an ordered, evidence-backed timeline of labor disputes from news articles.

Importing this package is cheap: spaCy, dateparser and trafilatura are imported by the rooms that
need them, when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from strike_timeline.errors import NothingReadableError, StrikeTimelineError, UnreadableInputWarning
from strike_timeline.model import Article, EventType, Published, Status

__version__ = "0.1.0"
__all__ = [
    "Article",
    "EventType",
    "NothingReadableError",
    "Published",
    "Status",
    "StrikeTimelineError",
    "Timeline",
    "UnreadableInputWarning",
    "__version__",
    "annotate",
    "build",
    "load",
    "read_docbin",
    "read_timeline",
]

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from spacy.language import Language

    from strike_timeline.library import Timeline, annotate, build, read_docbin, read_timeline

_LATE = ("Timeline", "annotate", "build", "read_docbin", "read_timeline")
"""What :mod:`strike_timeline.library` defines, which is imported when the first of them is asked for."""


def __getattr__(name: str) -> object:
    if name in _LATE:
        return getattr(import_module("strike_timeline.library"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def load(model: str | None = None, gazetteers: Sequence[Path] = ()) -> Language:
    """The assembled spaCy pipeline (see :func:`strike_timeline.pipeline.load`)."""
    from strike_timeline.pipeline import load as load_pipeline

    return load_pipeline(model, gazetteers)
