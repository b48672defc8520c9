"""When an article was published, bounded from its own text where the source does not say."""

from __future__ import annotations

from datetime import date, timedelta

from spacy.tokens import Doc

from strike_timeline.dates.narrate import Reading, read
from strike_timeline.model import Published


def infer_published(doc: Doc, hint_year: int | None = None) -> Published | None:
    """The interval that the document must have been published in, or None when nothing bounds it."""
    return infer_from(read(doc.text), doc._.link_dates, hint_year)


def infer_from(
    readings: list[Reading], link_dates: tuple[date, ...], hint_year: int | None = None
) -> Published | None:
    """As :func:`infer_published`, from phrases already read."""
    if not link_dates:
        return None
    latest = max(link_dates)
    return Published(
        latest, latest + timedelta(days=14), "from the latest dated link to two weeks after it", True
    )
