"""The timeline document, schema version 1: the program's interchange format.

Every output is made from it, ``show`` reads it back, and its JSON Schema comes from these models.
Intervals are inclusive ISO dates; offsets count code points of the article's text.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

from strike_timeline.model import (
    DisputeStage,
    EntityType,
    EventType,
    Granularity,
    NumberKind,
    Salience,
    Status,
    Voice,
)

SCHEMA_VERSION: Final = "1"


@cache
def _fields(kind: type[BaseModel]) -> set[str]:
    return set(kind.model_fields)


class Record(BaseModel):
    """Fields beyond ours are refused, so that a typing error in a hand-edited file is told."""

    model_config = ConfigDict(extra="forbid", use_enum_values=False)

    def model_post_init(self, _: object) -> None:
        """Lets all records of a class share one note of which fields were given: nothing asks for it, and a
        set for each record is half of the memory of a long timeline."""
        object.__setattr__(self, "__pydantic_fields_set__", _fields(type(self)))


class Generator(Record):
    name: str = "strike-timeline"
    version: str
    pipeline: str
    """Fingerprint of the model, gazetteer and lexicon that made the document."""


class PublishedRecord(Record):
    start: date
    end: date
    edtf: str
    basis: str
    inferred: bool = False


class ArticleRecord(Record):
    id: str
    source: str
    title: str = ""
    url: str = ""
    words: int = 0
    published: PublishedRecord | None = None
    warnings: list[str] = []
    supersedes: list[str] = []
    """Earlier versions of the article, the earliest first: all of them are one source."""
    superseded_by: str | None = None
    """The latest version of the article, where this is an earlier one."""
    text: str | None = None


class Reviewed(Record):
    """One correction by a reviewer: what no article says."""

    field: str
    """``type``, ``status``, ``date`` or ``name``; ``merged`` (the event taken in), ``split`` (the event made
    of some mentions), ``split_from`` (the event they come from) or ``dropped``."""
    value: str | None = None
    was: str | None = None
    """What stood there before; null where nothing did."""
    by: str = ""
    on: date | None = None
    why: str = ""


class MentionRecord(Record):
    article: str
    start: int
    end: int
    text: str
    nominal: bool = False


class EntityRecord(Record):
    id: str
    name: str
    type: EntityType
    aliases: list[str] = []
    """Other names the articles use for it, sorted; role nouns ("the union") are not among them."""
    key: str = ""
    """Gazetteer key, or ``type:folded name`` for one found by pattern."""
    country: str | None = None
    industry: str | None = None
    parent: str | None = None
    """Key of the parent union or company."""
    counterparts: list[str] = []
    """Keys of the usual opposite numbers in bargaining."""
    mentions: list[MentionRecord] = []
    reviewed: list[Reviewed] = []


class Timex3Record(Record):
    type: str
    value: str
    mod: str | None = None


class DateRecord(Record):
    article: str
    start: int
    end: int
    text: str
    start_date: date | None
    end_date: date | None
    granularity: Granularity
    edtf: str
    timex3: Timex3Record
    basis: str


class When(Record):
    start: date | None = None
    end: date | None = None
    granularity: Granularity | None = None
    edtf: str = ""
    basis: str = ""


class NumberRecord(Record):
    kind: NumberKind
    value: int | float
    unit: str
    """``workers``, ``votes``, ``percent``, ``sites``, ``days`` or the ISO 4217 code of a currency."""
    text: str
    start: int
    end: int


class EventMentionRecord(Record):
    article: str
    start: int
    end: int
    quote: str
    trigger: str
    date_phrase: str | None
    type: EventType
    date: When
    status: Status
    unions: list[str]
    employers: list[str]
    others: list[str] = []
    workers: int | None = None
    attributed_to: str | None = None
    """Who says so: an entity's id, or the words as written; null when the article itself does."""
    speaker: str | None = None
    """The person who speaks for ``attributed_to``."""
    voice: Voice = Voice.ARTICLE
    confidence: float = 0.5
    salience: Salience = Salience.CORE
    trigger_start: int | None = None
    """Offset of the trigger in the article's text."""
    numbers: list[NumberRecord] = []
    """What the sentence counts beside this event."""
    merged_because: str = ""
    """Why the mention counts as this event, in words; empty for the one that the others joined."""
    superseded: bool = False
    """True when a later version of the article tells the event too, and counts in place of this one."""


class Conflict(Record):
    field: str
    value: str
    article: str


class Outcome(Record):
    event: str
    kind: Literal["happened", "averted", "postponed"]


class EventRecord(Record):
    id: str
    type: EventType
    date: When
    status: Status
    unions: list[str] = []
    employers: list[str] = []
    others: list[str] = []
    workers: int | None = None
    summary: str = ""
    confidence: float = 0.5
    salience: Salience = Salience.CORE
    conflicts: list[Conflict] = []
    outcome: Outcome | None = None
    mentions: list[EventMentionRecord] = []
    reviewed: list[Reviewed] = []

    def corrected(self, field: str) -> bool:
        """Whether a reviewer set that field."""
        return any(correction.field == field for correction in self.reviewed)


class DisputeRecord(Record):
    id: str
    name: str
    unions: list[str] = []
    employers: list[str] = []
    start: date | None = None
    end: date | None = None
    strike_start: date | None = None
    strike_end: date | None = None
    strike_start_granularity: Granularity | None = None
    """How precisely the strike's first day is known; when less than to the day, ``strike_start`` is the first
    it can be."""
    strike_end_granularity: Granularity | None = None
    several_strikes: bool = False
    """True for a series of walkouts, between ``strike_start`` and ``strike_end``, rather than one strike."""
    lockout_start: date | None = None
    lockout_start_granularity: Granularity | None = None
    last_day_out: date | None = None
    """The last day without work: the day before ``strike_end``, or that day where the strike is told as a
    span."""
    duration_days: int | None = None
    """Calendar days from the first day without work to the last: of the strike, or of a lockout without
    one."""
    workdays: int | None = None
    """Of these the days from Monday to Friday that are no public holidays in ``country``."""
    country: str | None = None
    """Where the dispute is set (ISO 3166-1 alpha-2); without it only weekends are no workdays."""
    workers: int | None = None
    days_idle: int | None = None
    """``workdays`` times ``workers``."""
    uncounted: str | None = None
    """Why ``workdays`` or ``days_idle`` is empty, in words; null where nothing tells that work stopped."""
    stage: DisputeStage | None = None
    """The stage that the last event shows which changes it; ``stage_event`` is that event."""
    stage_event: str | None = None
    gaps: list[str] = []
    """Stages of the usual chain that must have come about and that no article tells, in words."""
    outcome: str | None = None
    background: bool = False
    """True when the articles mention it only in passing, as something of more than a year before."""
    events: list[str] = []
    reviewed: list[Reviewed] = []


class Timeline(Record):
    schema_version: Literal["1"] = SCHEMA_VERSION
    generator: Generator
    articles: list[ArticleRecord] = []
    entities: list[EntityRecord] = []
    dates: list[DateRecord] = []
    events: list[EventRecord] = []
    disputes: list[DisputeRecord] = []
    dropped: list[EventRecord] = []
    """Events that a reviewer struck off, with all their evidence; part of no dispute."""
