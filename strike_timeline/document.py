"""The timeline document, schema version 1: the program's interchange format.

Every output is made from it, ``show`` reads it back, and its JSON Schema comes from these models.
Intervals are inclusive ISO dates; offsets count code points of the article's text.
"""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

from strike_timeline.model import EntityType, EventType, Granularity, NumberKind, Salience, Status, Voice

SCHEMA_VERSION: Final = "1"


class Record(BaseModel):
    """Fields beyond ours are refused, so that a typing error in a hand-edited file is told."""

    model_config = ConfigDict(extra="forbid", use_enum_values=False)


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
    duration_days: int | None = None
    workers: int | None = None
    outcome: str | None = None
    background: bool = False
    """True when the articles mention it only in passing, as something of more than a year before."""
    events: list[str] = []


class Timeline(Record):
    schema_version: Literal["1"] = SCHEMA_VERSION
    generator: Generator
    articles: list[ArticleRecord] = []
    entities: list[EntityRecord] = []
    dates: list[DateRecord] = []
    events: list[EventRecord] = []
    disputes: list[DisputeRecord] = []
