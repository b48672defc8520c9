"""Why a mention was taken for an event, in words: what type, dates, parties and wording said."""

from __future__ import annotations

from strike_timeline.timeline import intervals
from strike_timeline.timeline.fit import SINGULAR
from strike_timeline.timeline.group import Group
from strike_timeline.timeline.lexicon import likeness
from strike_timeline.timeline.sides import Directory
from strike_timeline.timeline.told import Told


def because(mention: Told, group: Group, directory: Directory) -> str:
    """Reasons for adding ``mention`` to ``group``, which is still without it: "same type; same dates; same
    union"."""
    told = [
        _type(mention, group),
        _dates(mention, group),
        _side("union", mention.unions, group.unions, directory),
        _side("employer", mention.employers, group.employers, directory),
        "" if mention.stated else "parties of its whole article",
        _words(mention, group),
    ]
    return "; ".join(filter(None, told))


def _type(mention: Told, group: Group) -> str:
    if mention.record.type in group.types:
        return "same type"
    return f"{_worded(mention.record.type)} told as {_worded(min(group.types))}"


def _worded(kind: str) -> str:
    return kind.replace("_", " ")


def _dates(mention: Told, group: Group) -> str:
    if mention.when is None:
        same_article = mention.article.id in group.by_article
        return "undated, in the same article" if same_article else "undated, by status and publication"
    if group.when is None:
        return "the event was undated"
    if mention.when == group.when:
        return "same dates"
    if intervals.meet(mention.when, group.when) is None:
        return "neighbouring day, kept as a conflict"
    if intervals.holds(mention.when, group.when):
        return "vaguer dates around it"
    return "overlapping dates"


def _side(name: str, ours: frozenset[str], theirs: frozenset[str], directory: Directory) -> str:
    """What ties the two sets of parties of one side; empty when one of them is silent."""
    if not ours or not theirs:
        return ""
    if ours == theirs:
        return f"same {name}s" if len(ours) > 1 else f"same {name}"
    if ours & theirs:
        return f"{name} in common"
    if any(directory.kin(a, b) for a in ours for b in theirs):
        return f"{name} and its parent"
    return f"{name} and its association"


def _words(mention: Told, group: Group) -> str:
    """Alike wording, for types that come in rows: of the others it decides nothing."""
    if mention.record.type in SINGULAR:
        return ""
    alike = any(likeness(mention.content, member.content) > 0 for member in group.members)
    return "wording in common" if alike else ""
