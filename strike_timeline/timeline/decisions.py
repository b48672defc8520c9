"""A reviewer's decisions: what they are, and the TOML file they are read from (docs/decisions.md)."""

from __future__ import annotations

import calendar
import difflib
import re
import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from strike_timeline.document import When
from strike_timeline.errors import StrikeTimelineError
from strike_timeline.model import EventType, Granularity, Status

UNDATED = "undated"
_PERIOD = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


class DecisionError(StrikeTimelineError, ValueError):
    """A file of decisions is missing or wrong: one line naming file, entry, key and reason."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry: ``where`` it stands ("review.toml: redate 2"), the ``id`` of what it is about (or its first
    characters), and who decided it when and why."""

    where: str
    id: str
    by: str
    on: date | None
    why: str


@dataclass(frozen=True, slots=True)
class Drop(Decision):
    """The event is none."""


@dataclass(frozen=True, slots=True)
class Retype(Decision):
    type: EventType


@dataclass(frozen=True, slots=True)
class Restatus(Decision):
    status: Status


@dataclass(frozen=True, slots=True)
class Redate(Decision):
    date: When


@dataclass(frozen=True, slots=True)
class Merge(Decision):
    """The event takes in the mentions of others."""

    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Split(Decision):
    """Some mentions are an event of their own: each an article (id or source), or one and an offset."""

    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rename(Decision):
    """An entity or a dispute gets another name."""

    name: str


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file: by kind in the order of :data:`KINDS`, then as they stand.

    Raises :class:`DecisionError`.
    """
    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise DecisionError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise DecisionError(f"{path}: not UTF-8 text (byte {error.start})") from None
    except tomllib.TOMLDecodeError as error:
        raise DecisionError(f"{path}: not valid TOML: {error}") from None
    for kind in data:
        if kind not in KINDS:
            raise DecisionError(f"{path}: unknown key {kind!r}{_nearest(kind, KINDS)}")
    found: list[Decision] = []
    for kind, (about, value, make) in KINDS.items():
        entries = data.get(kind, [])
        if not isinstance(entries, list):
            raise DecisionError(f"{path}: {kind} must be a list of tables; write [[{kind}]]")
        for number, raw in enumerate(entries, 1):
            entry = _Entry(f"{path}: {kind} {number}", raw)
            entry.check({about, value} - {""})
            found.append(make(entry, entry.text(about)))
    return tuple(found)


class _Entry:
    """One table of a file; whatever is wrong with a key is told with the place."""

    def __init__(self, where: str, raw: object) -> None:
        if not isinstance(raw, dict):
            raise DecisionError(f"{where}: must be a table of keys and values")
        self.where = where
        self._raw: Mapping[str, object] = raw

    def check(self, own: Collection[str]) -> None:
        known = [*sorted(own), "by", "on", "why"]
        for key in self._raw:
            if key not in known:
                raise DecisionError(f"{self.where}: unknown key {key!r}{_nearest(key, known)}")
        for key in sorted(own):
            if key not in self._raw:
                raise DecisionError(f"{self.where}: {key!r} is missing")

    def text(self, key: str, default: str | None = None) -> str:
        value = self._raw.get(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise DecisionError(f"{self.where}: {key!r} must be a text")
        return " ".join(value.split())

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._raw[key]
        if (
            not isinstance(value, list)
            or not value
            or not all(isinstance(v, str) and v.strip() for v in value)
        ):
            raise DecisionError(f"{self.where}: {key!r} must be a list of texts")
        return tuple(dict.fromkeys(v.strip() for v in value))

    def one_of(self, key: str, known: Collection[str]) -> str:
        value = self.text(key)
        if value not in known:
            raise DecisionError(f"{self.where}: {key!r} is {value!r}{_nearest(value, known)}")
        return value

    def day(self, key: str) -> date | None:
        """A TOML date or an ISO day; None when the key is missing."""
        value = self._raw.get(key)
        if value is None:
            return None
        try:
            if isinstance(value, datetime):
                return value.date()
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            raise DecisionError(f"{self.where}: {key!r} is {value!r}, not a day such as 2023-05-02") from None

    def when(self, key: str) -> When:
        value = self._raw[key]
        text = value.isoformat() if isinstance(value, date) and not isinstance(value, datetime) else value
        when = _when(text) if isinstance(text, str) else None
        if when is None:
            raise DecisionError(
                f"{self.where}: {key!r} is {str(value)!r}; write 2023-05-02, 2023-05, 2023, "
                f"2023-05-02/2023-05-09 or {UNDATED}"
            )
        return when

    def named(self, id: str) -> str:
        """An id of something that has a name."""
        if not id.startswith(("e-", "d-")):
            raise DecisionError(
                f"{self.where}: 'id' is {id!r}; write that of an entity (e-…) or dispute (d-…)"
            )
        return id

    def signed(self) -> tuple[str, date | None, str]:
        """``by``, ``on`` and ``why``."""
        return self.text("by", ""), self.day("on"), self.text("why", "")


_Make = Callable[[_Entry, str], Decision]
KINDS: dict[str, tuple[str, str, _Make]] = {
    "split": ("event", "mentions", lambda e, id: Split(e.where, id, *e.signed(), e.texts("mentions"))),
    "merge": ("into", "events", lambda e, id: Merge(e.where, id, *e.signed(), e.texts("events"))),
    "drop": ("event", "", lambda e, id: Drop(e.where, id, *e.signed())),
    "retype": (
        "event",
        "type",
        lambda e, id: Retype(e.where, id, *e.signed(), EventType(e.one_of("type", list(EventType)))),
    ),
    "restatus": (
        "event",
        "status",
        lambda e, id: Restatus(e.where, id, *e.signed(), Status(e.one_of("status", list(Status)))),
    ),
    "redate": ("event", "date", lambda e, id: Redate(e.where, id, *e.signed(), e.when("date"))),
    "rename": ("id", "name", lambda e, id: Rename(e.where, e.named(id), *e.signed(), e.text("name"))),
}
"""For each kind of entry, in the order in which they apply: the key of what it is about, the key of what is
decided, and what is made of an entry."""


def _nearest(word: str, known: Collection[str]) -> str:
    words = [str(name) for name in known]
    near = difflib.get_close_matches(word, words, n=1)
    return f"; did you mean {near[0]!r}?" if near else f"; known: {', '.join(words)}"


def _when(text: str) -> When | None:
    """A day, month or year, a range of them, or no date at all; None for anything else."""
    if text == UNDATED:
        return When()
    first, slash, last = text.partition("/")
    begins = _period(first)
    ends = _period(last) if slash else begins
    if begins is None or ends is None or ends[1] < begins[0]:
        return None
    start, end = begins[0], ends[1]
    granularity = Granularity.RANGE if slash else begins[2]
    return When(start=start, end=end, granularity=granularity, edtf=text, basis="decided by a reviewer")


def _period(text: str) -> tuple[date, date, Granularity] | None:
    match = _PERIOD.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        if day:
            return date(year, month, day), date(year, month, day), Granularity.DAY
        last = calendar.monthrange(year, month or 12)[1]
        end = date(year, month or 12, last)
        return date(year, month or 1, 1), end, Granularity.MONTH if month else Granularity.YEAR
    except ValueError:
        return None
