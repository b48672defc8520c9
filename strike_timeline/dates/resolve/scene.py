"""What a phrase is resolved against: the day of writing, the way its clause points, and the dates told before
it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from strike_timeline.dates.direction import Direction
from strike_timeline.dates.region import Region
from strike_timeline.dates.resolved import Resolved
from strike_timeline.model import Relation

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Scene:
    base: date
    """The day taken for the publication day."""
    direction: Direction = Direction.UNKNOWN
    told: Resolved | None = None
    """The date that the text last narrated."""
    told_day: Resolved | None = None
    """The last of these that is a single day."""
    told_quarter: Resolved | None = None
    stretch: bool = False
    """Was a stretch of several months told after the last quarter ("for the nine months")?"""
    here: Resolved | None = None
    """The last single day told before in the same sentence."""
    background: Resolved | None = None
    """A date of another year told just before, in whose story an undated month lies."""
    relation: Relation | None = None
    month_year: int | None = None
    """Year in which the text has told the same month before."""
    entry: date | None = None
    """The day that a chronicle's entry is of, where the phrase stands in one of another week."""
    expiry: bool = False
    """Does something expire at the phrase?"""
    region: Region = Region.UNKNOWN
    """The country that the text is set in."""

    def named_base(self) -> str:
        return named(self.base)


def named(of: date) -> str:
    """A phrase like "2023-09-15 (Friday)"."""
    return f"{of.isoformat()} ({_WEEKDAYS[of.weekday()]})"
