"""Words and marks for types, statuses and parties, the same in every form of output."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from strike_timeline.document import EntityRecord
from strike_timeline.model import EntityType, EventType, Status, Voice
from strike_timeline.output.plain import plain

_ACRONYM = re.compile(r"[A-Z][A-Z0-9&./-]{1,10}")
_NAMED_BY_LETTERS = frozenset(
    {EntityType.UNION, EntityType.EMPLOYER, EntityType.EMPLOYER_ASSOCIATION, EntityType.GOVERNMENT}
)
_TYPE_LABELS = {EventType.MEDIATION_OR_ARBITRATION: "mediation/arbitration"}
DATE_STYLE = "black on yellow"
"""A date phrase in running text."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How a status is shown: a sign, the same in ASCII, a word for the legend and a color."""

    sign: str
    ascii: str
    word: str
    style: str


MARKS = {
    Status.OCCURRED: Mark("●", "*", "happened", "green"),
    Status.SCHEDULED: Mark("○", "o", "scheduled", "cyan"),
    Status.EXPECTED_OR_POSSIBLE: Mark("◌", "?", "possible", "yellow"),
    Status.DENIED_OR_DID_NOT_HAPPEN: Mark("✗", "x", "did not happen", "red"),
}

VOICES = {
    Voice.ARTICLE: "said",
    Voice.REPORT: "said",
    Voice.CLAIM: "claimed",
    Voice.DENIAL: "denied",
}
"""How whoever an event is attributed to says it."""


def event_type(kind: EventType) -> str:
    """ "strike start", "picket or rally"."""
    return _TYPE_LABELS.get(kind, kind.value.replace("_", " "))


def entity_type(kind: EntityType) -> str:
    """ "union", "association" (of employers), "other org"."""
    return "association" if kind is EntityType.EMPLOYER_ASSOCIATION else kind.value.replace("_", " ")


def short_name(entity: EntityRecord) -> str:
    """The name that a reviewer gave; else the acronym that the articles use most, or the one it is known by;
    else the name."""
    if entity.reviewed or entity.type not in _NAMED_BY_LETTERS:
        return plain(entity.name)
    letters = [alias for alias in entity.aliases if _ACRONYM.fullmatch(alias)]
    if not letters:
        return _initials(entity) or plain(entity.name)
    used = Counter(mention.text for mention in entity.mentions)
    best = max(letters, key=lambda alias: (used[alias], -letters.index(alias)))
    return best.replace(".", "")


def _initials(entity: EntityRecord) -> str:
    """The initials of a name that the gazetteer knows by them (key "wga"), though no article wrote them."""
    initials = "".join(word[0] for word in re.split(r"[\s-]+", entity.name) if word[:1].isupper())
    return initials if len(initials) > 2 and initials.casefold() == entity.key.replace("-", "") else ""
