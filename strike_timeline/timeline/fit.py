"""How well a mention fits a group: the rules of merging, one question each. None means *not the same
event*."""

from __future__ import annotations

from collections.abc import Callable

from strike_timeline.model import EventType, Granularity, Status
from strike_timeline.timeline import intervals
from strike_timeline.timeline.group import Group
from strike_timeline.timeline.lexicon import likeness
from strike_timeline.timeline.sides import Directory, side_score
from strike_timeline.timeline.told import Told

Fit = Callable[[Told, Group, Directory], "float | None"]

SINGULAR = frozenset(
    {
        EventType.CONTRACT_EXPIRATION,
        EventType.TALKS_BREAKDOWN,
        EventType.STRIKE_AUTHORIZATION,
        EventType.STRIKE_START,
        EventType.STRIKE_JOINED,
        EventType.LOCKOUT,
        EventType.TENTATIVE_AGREEMENT,
        EventType.RATIFICATION,
        EventType.RATIFICATION_VOTE,
        EventType.STRIKE_END,
    }
)
"""Types of which one dispute sees few, far apart: type, time and parties suffice to tell them."""

DAILY = frozenset({EventType.NEGOTIATION, EventType.STRIKE_NOTICE, EventType.STRIKE_CONTINUES})
"""Types that come in rows but hardly twice a day between the same parties."""

FORMAL = frozenset(
    {
        EventType.OFFER,
        EventType.MEDIATION_OR_ARBITRATION,
        EventType.LEGAL_ACTION,
        EventType.PICKET_OR_RALLY,
        EventType.ORGANIZING,
    }
)
"""Types of which two articles on the same parties hardly tell two on one day."""

_FORTHCOMING = frozenset({Status.SCHEDULED, Status.EXPECTED_OR_POSSIBLE})
_CONFLICT_DAYS = 2
_SAME_WORDS = 0.34
RECENT, AHEAD, NEWS = 200, 150, 21
"""Days before and after its publication in which an undated mention looks; days between two undated ones."""


def fit_dated(mention: Told, group: Group, directory: Directory) -> float | None:
    """Score of a dated mention in a group with a date."""
    if group.when is None or mention.when is None or not _types_agree(mention, group):
        return None
    if not _statuses_agree(mention, group) or _counted_apart(mention, group):
        return None
    parties = _parties(mention, group, directory)
    if parties is None or _told_apart(mention, group):
        return None
    date = _dates(mention, group, directory)
    if date is None:
        return None
    like = _likeness(mention, group)
    if mention.record.type not in SINGULAR and not _alike(mention, group, like, parties):
        return None
    return 2 * date + parties + 1.5 * like + _same_status(mention, group)


def fit_undated(mention: Told, group: Group, directory: Directory) -> float | None:
    """Score of an undated mention in any group."""
    own_article = mention.article.id in group.by_article
    if not own_article and not _within_sight(mention, group):
        return None
    if not _types_agree(mention, group) or not _statuses_agree(mention, group):
        return None
    if _counted_apart(mention, group) or (mention.status in _FORTHCOMING and _over_by_then(mention, group)):
        return None
    parties = _parties(mention, group, directory)
    if parties is None or (own_article and _same_sentence(mention, group)):
        return None
    singular = mention.record.type in SINGULAR
    if own_article:
        like = _likeness(mention, group)
        return 3 + parties + 1.5 * like + _same_status(mention, group) if singular or like >= 0.4 else None
    if parties < 0.8:
        return None
    like = _likeness(mention, group)
    if group.when is None:
        return _two_undated(mention, group, parties, like)
    if not singular and like < _SAME_WORDS:
        return None
    return 1 + parties + 1.5 * like + _same_status(mention, group)


def _within_sight(mention: Told, group: Group) -> bool:
    """Whether an undated mention can mean an event that its own article does not tell otherwise."""
    if not mention.stated:
        return False
    if group.when is None:
        return True
    return _in_reach(mention, group) and (mention.record.type in SINGULAR or _is_news(mention, group))


def _is_news(mention: Told, group: Group) -> bool:
    """Whether a group's date is so near to an article's publication that the article need not give it."""
    return (
        mention.published is not None
        and group.when is not None
        and intervals.gap(mention.published, group.when) <= NEWS
    )


def _two_undated(mention: Told, group: Group, parties: float, like: float) -> float | None:
    if not mention.known_at or not group.newest or abs(mention.known_at - group.newest) > NEWS:
        return None
    kind = mention.record.type
    least = 0.15 if kind in SINGULAR else 0.0 if kind in DAILY else 0.35
    if mention.status not in group.statuses or like < least:
        return None
    return parties + 1.5 * like


def _over_by_then(mention: Told, group: Group) -> bool:
    """Whether a group's event lies in the past of an article: what that article still expects is another
    one."""
    if mention.published and group.when is not None and group.when[1] < mention.published[0]:
        return True
    return any(m.status is Status.OCCURRED and m.known_at <= mention.known_at for m in group.members)


def _in_reach(mention: Told, group: Group) -> bool:
    """Whether an undated mention, by its status, can speak of a group's day: past ones of the recent past,
    coming ones of the near future."""
    if mention.published is None or group.when is None:
        return False
    first, last = mention.published
    status = mention.status
    if status is Status.OCCURRED:
        return first - RECENT <= group.when[0] <= last
    if status in _FORTHCOMING:
        return first < group.when[1] and group.when[0] <= last + AHEAD
    return bool(group.statuses & (_FORTHCOMING | {Status.DENIED_OR_DID_NOT_HAPPEN})) and (
        intervals.gap(group.when, mention.published) <= 60
    )


def _types_agree(mention: Told, group: Group) -> bool:
    kind = mention.record.type
    if kind in group.types:
        return True
    if kind in (EventType.RATIFICATION, EventType.RATIFICATION_VOTE):
        one_day = (
            mention.when is not None and mention.when == group.when and intervals.width(mention.when) == 1
        )
        elsewhere = mention.article.id not in group.by_article
        return (
            one_day
            and elsewhere
            and mention.status is Status.OCCURRED
            and group.statuses == {Status.OCCURRED}
        )
    if kind in (EventType.STRIKE_START, EventType.STRIKE_JOINED):
        return (
            bool(mention.unions)
            and mention.stated
            and mention.unions == group.unions
            and mention.when is not None
        )
    return False


def _statuses_agree(mention: Told, group: Group) -> bool:
    """What happened and what did not happen are two events; what was announced can turn out as either."""
    happened, not_happened = Status.OCCURRED, Status.DENIED_OR_DID_NOT_HAPPEN
    if mention.status is happened:
        return not_happened not in group.statuses
    if mention.status is not_happened:
        return happened not in group.statuses
    return True


def _parties(mention: Told, group: Group, directory: Directory) -> float | None:
    """0 to 2; None when a side excludes the other, or when nothing ties the two."""
    unions = side_score(directory, mention.unions, group.unions)
    employers = side_score(directory, mention.employers, group.employers)
    if unions is None or employers is None:
        return None
    if unions + employers > 0:
        return unions + employers
    silent = not (mention.unions or mention.employers) or not (group.unions or group.employers)
    return 0.0 if silent and mention.article.id in group.by_article else None


def _told_apart(mention: Told, group: Group) -> bool:
    """Whether one article tells both as two events: it gives each a date of its own, or one sentence tells
    both otherwise."""
    for other in group.by_article.get(mention.article.id, ()):
        if other.when is not None and other.when != mention.when:
            if not mention.vague and not other.vague:
                return True
            if _same_sentence_as(mention, other):
                return True
        if _same_sentence_as(mention, other) and (
            other.status is not mention.status or other.employers != mention.employers
        ):
            return True
    return False


def _same_sentence(mention: Told, group: Group) -> bool:
    return any(_same_sentence_as(mention, other) for other in group.by_article.get(mention.article.id, ()))


def _same_sentence_as(a: Told, b: Told) -> bool:
    return a.record.start < b.record.end and b.record.start < a.record.end


def _dates(mention: Told, group: Group, directory: Directory) -> float | None:
    assert mention.when is not None and group.when is not None
    if mention.when == group.when:
        return 1.0
    if intervals.meet(mention.when, group.when) is None:
        return 0.1 if _conflicting(mention, group, directory) else None
    if mention.vague or intervals.holds(group.when, mention.when):
        return 0.6 if mention.vague or mention.when[0] == group.when[0] else 0.4
    if mention.record.date.granularity is Granularity.RANGE and mention.record.type not in SINGULAR:
        return 0.5 if mention.when[0] == group.when[0] else None
    return 0.5 if mention.when[0] == group.when[0] else 0.3


def _conflicting(mention: Told, group: Group, directory: Directory) -> bool:
    """Whether two neighbouring days are two accounts of one event: a type that a dispute sees once, the same
    parties on both sides, both told as past, by articles none of which tells two such events."""
    assert mention.when is not None and group.when is not None
    return (
        mention.record.type in SINGULAR
        and mention.article.id not in group.by_article
        and mention.status is Status.OCCURRED
        and bool(group.statuses & {Status.OCCURRED, Status.SCHEDULED})
        and bool(mention.unions & group.unions)
        and bool(side_score(directory, mention.employers, group.employers))
        and intervals.width(mention.when) == 1
        and intervals.width(group.when) == 1
        and intervals.gap(mention.when, group.when) <= _CONFLICT_DAYS
    )


def _counted_apart(mention: Told, group: Group) -> bool:
    mine = mention.ordinals
    return bool(mine) and any(m.ordinals and not (m.ordinals & mine) for m in group.members)


def _likeness(mention: Told, group: Group) -> float:
    return max((likeness(mention.content, m.content) for m in group.members[:4]), default=0.0)


def _same_status(mention: Told, group: Group) -> float:
    return 0.2 if mention.status in group.statuses else 0.0


def _alike(mention: Told, group: Group, like: float, parties: float) -> bool:
    """Whether content allows a merge of a type that comes in rows."""
    same_article = mention.article.id in group.by_article
    assert mention.when is not None and group.when is not None
    same_dates = mention.when == group.when
    within = mention.vague and intervals.holds(mention.when, group.when)
    kind = mention.record.type
    coming = mention.status in _FORTHCOMING and group.statuses <= _FORTHCOMING
    if same_article and coming and same_dates and kind is EventType.NEGOTIATION:
        return True
    if same_article:
        return like >= (0.34 if same_dates else 0.5)
    if kind in DAILY:
        return same_dates or within or like >= 0.15 or mention.when[0] == group.when[0]
    if kind is EventType.STATEMENT:
        return like >= 0.25 and same_dates
    if kind in FORMAL and parties >= 1.3 and (same_dates or (within and intervals.width(mention.when) <= 14)):
        return True
    return like >= (0.12 if same_dates else 0.2)
