"""The vocabulary that every room shares: what is read, found and told of one article.

No logic lives here. All intervals are inclusive; all offsets count Unicode code points of
``Article.text``. The merged, exported form is in :mod:`strike_timeline.document`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class EntityType(StrEnum):
    UNION = "union"
    EMPLOYER = "employer"
    EMPLOYER_ASSOCIATION = "employer_association"
    GOVERNMENT = "government"
    PERSON = "person"
    PLACE = "place"
    OTHER_ORG = "other_org"


class EventType(StrEnum):
    CONTRACT_EXPIRATION = "contract_expiration"
    NEGOTIATION = "negotiation"
    OFFER = "offer"
    TALKS_BREAKDOWN = "talks_breakdown"
    STRIKE_AUTHORIZATION = "strike_authorization"
    STRIKE_NOTICE = "strike_notice"
    STRIKE_START = "strike_start"
    STRIKE_JOINED = "strike_joined"
    STRIKE_CONTINUES = "strike_continues"
    PICKET_OR_RALLY = "picket_or_rally"
    LOCKOUT = "lockout"
    PRODUCTION_IMPACT = "production_impact"
    MEDIATION_OR_ARBITRATION = "mediation_or_arbitration"
    LEGAL_ACTION = "legal_action"
    TENTATIVE_AGREEMENT = "tentative_agreement"
    RATIFICATION_VOTE = "ratification_vote"
    RATIFICATION = "ratification"
    STRIKE_END = "strike_end"
    ORGANIZING = "organizing"
    STATEMENT = "statement"
    OTHER = "other"


class Status(StrEnum):
    OCCURRED = "occurred"
    SCHEDULED = "scheduled"
    EXPECTED_OR_POSSIBLE = "expected_or_possible"
    DENIED_OR_DID_NOT_HAPPEN = "denied_or_did_not_happen"


class NumberKind(StrEnum):
    """What a number of a sentence counts."""

    WORKERS = "workers"
    VOTES_FOR = "votes_for"
    VOTES_AGAINST = "votes_against"
    PERCENT = "percent"
    SITES = "sites"
    MONEY = "money"
    DAYS = "days"


class Salience(StrEnum):
    CORE = "core"
    MINOR = "minor"


class DisputeStage(StrEnum):
    """How far a dispute has come, in the order of the usual chain."""

    CONTRACT_EXPIRED = "contract_expired"
    AUTHORIZED = "authorized"
    ON_STRIKE = "on_strike"
    LOCKED_OUT = "locked_out"
    TENTATIVE_AGREEMENT = "tentative_agreement"
    RATIFIED = "ratified"
    ENDED = "ended"


class Voice(StrEnum):
    """Who answers for an event: the article itself, or whoever it quotes."""

    ARTICLE = "article"
    REPORT = "report"
    """Somebody says so, and nobody in the article contradicts."""
    CLAIM = "claim"
    """One side says so and the other contradicts, or it is said as a charge ("accused", "alleged")."""
    DENIAL = "denial"
    """One side says that what the other says is not so."""


class Granularity(StrEnum):
    """How precisely a phrase says when; the names are those of the gold annotation."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"
    DURATION = "duration"
    VAGUE = "vague"


class Relation(StrEnum):
    """The preposition that ties a date phrase to its clause, where it says a boundary."""

    SINCE = "since"
    UNTIL = "until"
    BY = "by"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published: one day, or the interval it must lie in."""

    start: date
    end: date
    basis: str
    """Where the date came from, in words."""
    inferred: bool = False
    """True when the interval was bounded from the text itself."""


@dataclass(frozen=True, slots=True)
class Article:
    id: str
    """``a-`` and 12 hexadecimal digits of the SHA-256 of the content: never of the position."""
    source: str
    """POSIX path relative to the given root; ``#k`` (1-based) for a record of a multi-article file."""
    text: str
    title: str = ""
    url: str = ""
    published: Published | None = None
    link_dates: tuple[date, ...] = ()
    """Days read off links to other articles: they bound the publication date from below."""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Timex3:
    """ISO-TimeML reading of a phrase: ``type`` is DATE, TIME, DURATION or SET."""

    type: str
    value: str
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A resolved date phrase; ``start`` and ``end`` are None for a duration or a vague phrase."""

    start: date | None
    end: date | None
    granularity: Granularity
    edtf: str
    timex3: Timex3
    basis: str
    """Which anchor and which rule gave this interval: a sentence a person can read."""


@dataclass(frozen=True, slots=True)
class DateMention:
    start: int
    end: int
    text: str
    when: DateSpan
    relation: Relation | None = None
    stamp: bool = False
    """A dateline, publication line or post time: says when the text was written, not what happened."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or somewhere named: from the gazetteer (``known``) or found by pattern."""

    key: str
    """Gazetteer key, or ``type:folded name`` for one found by pattern."""
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    country: str | None = None
    parent: str | None = None
    """Key of the parent union or company."""
    counterparts: tuple[str, ...] = ()
    """Keys of the usual opposite numbers in bargaining."""
    workers: tuple[str, ...] = ()
    """Lower-case words for the members of a union ("writers", "dockworkers")."""
    collective: tuple[str, ...] = ()
    """Lower-case words news uses for an employer or association ("studios", "train operators")."""
    industry: str | None = None
    known: bool = False


@dataclass(frozen=True, slots=True)
class EntityMention:
    start: int
    end: int
    text: str
    entity: str
    """Key of the :class:`Entity`."""
    nominal: bool = False
    """A role noun ("the union", "writers") resolved to the entity, not one of its names."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that stands beside an event: ``text == article.text[start:end]``."""

    kind: NumberKind
    value: float
    unit: str
    """``workers``, ``votes``, ``percent``, ``sites``, ``days`` or the ISO 4217 code of a currency."""
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EventMention:
    """One event as one sentence of one article tells it. Parties are entity keys."""

    type: EventType
    status: Status
    start: int
    """Evidence sentence: ``quote == article.text[start:end]``."""
    end: int
    quote: str
    trigger: str
    trigger_start: int
    trigger_end: int
    when: DateSpan | None = None
    date_phrase: str | None = None
    unions: tuple[str, ...] = ()
    employers: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    workers: int | None = None
    numbers: tuple[Number, ...] = ()
    """What its sentence counts, nearer to this event than to another, in text order."""
    attributed_to: str | None = None
    """Entity key, or the name as written, of whoever the article has it from; None when it speaks itself."""
    speaker: str | None = None
    """Name of the person who speaks for ``attributed_to``, where one is named."""
    voice: Voice = Voice.ARTICLE
    confidence: float = 0.5
    """How many events like this one are right, in 0..1."""
    salience: Salience = Salience.CORE


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything found in one article: plain, picklable, free of spaCy objects."""

    article: Article
    entities: tuple[Entity, ...] = ()
    entity_mentions: tuple[EntityMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    warnings: tuple[str, ...] = field(default=())
    document: bytes | None = field(default=None, repr=False)
    """The annotated document (:func:`strike_timeline.annotated.pack`), where that was asked for."""
