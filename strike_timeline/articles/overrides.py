"""Publication dates that the user gives: ``--published DATE`` and ``--published PATTERN=DATE``."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase

from strike_timeline.model import Published

BASIS = "given by --published"

_EXAMPLES = "2023-09-15, 2023-09, 2023, 2023-09-01/2023-09-15 or 'wire/*.txt=2023-09-15'"
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Override:
    """A date (inclusive interval) for the sources that ``pattern`` matches.

    With a pattern it stands above everything an article says about itself. Without one (``pattern``
    is None) it is for the articles that carry no publication date, as a whole folder may be given.
    """

    pattern: str | None
    start: date
    end: date

    def published(self) -> Published:
        return Published(self.start, self.end, BASIS)


def interval(text: str) -> tuple[date, date]:
    """The inclusive interval of an ISO date: day, month, year, or two of them with ``/`` between.

    Raises ValueError when ``text`` is none of these.
    """
    first, slash, second = text.strip().partition("/")
    start, end = _period(first)
    if slash:
        end = _period(second)[1]
    if end < start:
        raise ValueError(f"{text!r} ends before it starts")
    return start, end


def _period(text: str) -> tuple[date, date]:
    match = _DAY.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is not an ISO date")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if day is not None and month is not None:
        return date(year, month, day), date(year, month, day)
    if month is not None:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, 1, 1), date(year, 12, 31)


def parse_override(text: str) -> Override:
    """``DATE`` or ``PATTERN=DATE``. Raises ValueError, with an example, for anything else."""
    pattern, equals, day = text.rpartition("=")
    if equals and not pattern.strip():
        raise ValueError(f"no pattern before '=' in {text!r}; examples: {_EXAMPLES}")
    try:
        start, end = interval(day)
    except (ValueError, calendar.IllegalMonthError) as error:
        raise ValueError(f"not a publication date: {day.strip()!r}; examples: {_EXAMPLES}") from error
    return Override(pattern.strip() if equals else None, start, end)


class PublishedOverrides:
    """All overrides of a run; of several that match a source the one given last counts."""

    def __init__(self, overrides: Sequence[Override] = ()) -> None:
        self._matching = [o for o in overrides if o.pattern is not None]
        self._general = [o for o in overrides if o.pattern is None]
        self._used: set[str] = set()

    def for_source(self, source: str) -> Published | None:
        """The date whose pattern matches ``source``, with or without its ``#k``."""
        whole = source.rpartition("#")[0] or source
        found: Published | None = None
        for override in reversed(self._matching):
            pattern = override.pattern or ""
            if fnmatchcase(source, pattern) or fnmatchcase(whole, pattern):
                self._used.add(pattern)
                found = found or override.published()
        return found

    def unused(self) -> list[str]:
        """Patterns that no source matched so far, in the order given: typing errors, mostly."""
        patterns = (o.pattern for o in self._matching if o.pattern is not None)
        return [pattern for pattern in dict.fromkeys(patterns) if pattern not in self._used]

    def otherwise(self) -> Published | None:
        """The date given without a pattern: for articles that carry none."""
        return self._general[-1].published() if self._general else None
