"""strike-timeline: an ordered, evidence-backed timeline of labor disputes from news articles.

Importing this package is cheap: spaCy, dateparser and trafilatura are imported by the rooms that
need them, when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = ["__version__", "load"]

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from spacy.language import Language


def load(model: str | None = None, gazetteers: Sequence[Path] = ()) -> Language:
    """The assembled spaCy pipeline (see :func:`strike_timeline.pipeline.load`)."""
    from strike_timeline.pipeline import load as load_pipeline

    return load_pipeline(model, gazetteers)
