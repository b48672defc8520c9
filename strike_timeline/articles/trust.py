"""Which of several statements of the publication date counts.

A reader hands on what an article says as :class:`Claim` objects, most trusted first; :func:`settle` refuses
those that cannot be, takes the first that is left, prefers "published" over "modified", and tells where they
disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from strike_timeline.articles.days import FieldDay
from strike_timeline.articles.knowledge import names
from strike_timeline.model import Published

_PLACEHOLDERS = frozenset(date.fromisoformat(day) for day in names("plausible", "placeholders"))
_EARLIEST, _LATEST = (date.fromisoformat(day) for day in names("plausible", "range"))
_SAME = timedelta(days=1)
"""What an evening at home and the next morning in Greenwich may differ by, or the filing and the printing."""
_LONG_AFTER = timedelta(days=366)
"""Later by more than this than all else that an article says is the day on which an archive was moved."""

TEXT = "text"
"""The group of claims that somebody wrote out in the text."""
FILE_NAME = "file name"


class Says(Enum):
    """What a date is the day of."""

    PUBLISHED = "published"
    MODIFIED = "modified"
    FETCHED = "fetched"
    """Crawled or downloaded: published by then."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of a date: an inclusive interval, one day as a rule."""

    start: date
    end: date
    basis: str
    """Where it stands, in words."""
    group: str
    """Claims of one group (the fields of a record) stand in for each other: none is held against another."""
    says: Says = Says.PUBLISHED
    warning: str | None = None

    @classmethod
    def of(cls, found: FieldDay, basis: str, group: str, says: Says = Says.PUBLISHED) -> Claim:
        return cls(found.start, found.end, basis, group, says, found.warning)

    @property
    def day(self) -> str:
        """The day or interval as text."""
        start, end = self.start.isoformat(), self.end.isoformat()
        return start if start == end else f"{start}/{end}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the claims come to."""

    published: Published | None = None
    modified: Published | None = None
    """What stands in where no publication date is stated."""
    warnings: tuple[str, ...] = ()
    """For either."""


def implausible(claim: Claim) -> str | None:
    """Why a claim cannot be a publication date whatever else the article says; None when it can."""
    if claim.start < _EARLIEST or claim.end > _LATEST:
        return f"outside {_EARLIEST.year} to {_LATEST.year}"
    if claim.group != TEXT and claim.start == claim.end and claim.start in _PLACEHOLDERS:
        return "which stands for no date"
    return None


def up_to_plausible(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims up to and with the first that can be."""
    for claim in claims:
        yield claim
        if implausible(claim) is None:
            return


def settle(claims: Sequence[Claim], undated: tuple[int, int] | None = None) -> Verdict:
    """The publication date that ``claims``, most trusted first, come to.

    ``undated`` is the month and day of a dateline without a year: it narrows an interval, and a date of
    modification gives it its year.
    """
    warnings: list[str] = []
    left: list[Claim] = []
    for claim in claims:
        reason = implausible(claim)
        if reason is None:
            left.append(claim)
        else:
            warnings.append(_refused(claim, reason))
    published: list[Claim] = []
    for claim in (claim for claim in left if claim.says is Says.PUBLISHED):
        reason = _too_late(claim, left)
        if reason is None:
            published.append(claim)
        else:
            warnings.append(_refused(claim, reason))
    if not published:
        return _modified([claim for claim in left if claim.says is Says.MODIFIED], undated, warnings)
    used = published[0]
    warnings += [used.warning] if used.warning else []
    warnings += _disagreements(used, left, published)
    return Verdict(_narrowed(used, published, undated), None, tuple(warnings))


def _refused(claim: Claim, reason: str) -> str:
    return f"not used as publication date: {claim.basis}: {claim.day}, {reason}"


def _apart(one: Claim, other: Claim) -> timedelta:
    """How far two intervals lie apart; nothing where they meet."""
    return max(one.start - other.end, other.start - one.end, timedelta(0))


def _too_late(claim: Claim, every: Sequence[Claim]) -> str | None:
    """Why a claim is later than the rest of what the article says allows."""
    for other in every:
        if other.says is Says.FETCHED and claim.start - other.end > _SAME:
            return f"later than {other.basis}: {other.day}"
    others = [
        other
        for other in every
        if _apart(claim, other) > _SAME
        and other.group != FILE_NAME
        and (other.says is Says.PUBLISHED or other.end < claim.start)
    ]
    if others and all(claim.start - other.end > _LONG_AFTER for other in others):
        latest = max(others, key=lambda other: other.end)
        return f"more than a year later than {latest.basis}: {latest.day}"
    return None


def _modified(changes: Sequence[Claim], undated: tuple[int, int] | None, warnings: list[str]) -> Verdict:
    if not changes:
        return Verdict(None, None, tuple(warnings))
    used = changes[0]
    warnings += [used.warning] if used.warning else []
    warnings.append(f"only a modified date is stated: {used.basis}: {used.day}")
    basis = f"{used.basis} (modified; no publication date is stated)"
    found = Published(used.start, used.end, basis)
    if undated is not None and (days := [day for day in _days(undated, used.end) if day <= used.end]):
        day = max(days)
        found = Published(day, day, f"dateline without a year, the year by {basis}")
    return Verdict(None, found, tuple(warnings))


def _days(undated: tuple[int, int], near: date) -> Iterator[date]:
    """The days of that month and number in the year of ``near`` and in the one before."""
    for year in (near.year - 1, near.year):
        try:
            yield date(year, *undated)
        except ValueError:
            continue


def _narrowed(used: Claim, published: Sequence[Claim], undated: tuple[int, int] | None) -> Published:
    """The claim that counts; where it is an interval, a more exact one that lies within it."""
    for other in published:
        shorter = other.end - other.start < used.end - used.start
        if shorter and used.start <= other.start and other.end <= used.end:
            return Published(other.start, other.end, f"{used.basis}, narrowed by {other.basis}")
    if undated is not None and used.start < used.end:
        within = [day for day in _days(undated, used.end) if used.start <= day <= used.end]
        if len(within) == 1:
            basis = f"{used.basis}, narrowed by the dateline without a year"
            return Published(within[0], within[0], basis)
    return Published(used.start, used.end, used.basis)


def _disagreements(used: Claim, every: Sequence[Claim], published: Sequence[Claim]) -> Iterator[str]:
    """A line for each other group whose first claim is of another day, and for a change before that day."""
    told = f"{used.basis}: {used.day} (used)"
    groups = {used.group}
    for other in published:
        if other.group not in groups and _apart(used, other) > _SAME:
            yield f"publication dates disagree: {told}; {other.basis}: {other.day}"
        groups.add(other.group)
    for other in every:
        if other.says is Says.MODIFIED and used.start - other.end > _SAME:
            yield f"modified before it was published: {told}; {other.basis}: {other.day}"
            return
