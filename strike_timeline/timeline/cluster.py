"""Groups of mentions that tell one event.

Precise dates come first and found the groups; vaguer ones join the group that fits best; undated ones come
last and join only what their own article or their day of publication singles out. Each mention is compared
with the groups that share a type family, a party and a stretch of the calendar with it, never with all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from strike_timeline.model import EventType
from strike_timeline.timeline.fit import Fit, fit_dated, fit_undated
from strike_timeline.timeline.group import Group
from strike_timeline.timeline.sides import Directory
from strike_timeline.timeline.told import Told

_FINE = 31
"""Intervals of up to so many days are filed under each of their days, longer ones under each of their
months."""
_COARSE_LIMIT = 400
_SLACK = 2
"""Days on each side in which a conflicting date of the same event is looked for."""

Stretch = tuple[str, int]
"""A scale of the calendar, and which of its days, months or decades."""
Drawer = dict[Stretch, list[Group]]


@dataclass
class _Index:
    """Groups by family and party (or article), then by stretch of the calendar."""

    drawers: dict[tuple[EventType, str], Drawer] = field(default_factory=dict)

    def add(self, group: Group, told: Told) -> None:
        stretches = _stretches(told, slack=0)
        for key in _keys(told):
            drawer = self.drawers.setdefault(key, {})
            for stretch in stretches:
                cell = drawer.setdefault(stretch, [])
                if not cell or cell[-1] is not group:
                    cell.append(group)

    def near(self, told: Told) -> list[Group]:
        drawers = [self.drawers[key] for key in _keys(told) if key in self.drawers]
        found: dict[int, Group] = {}
        for stretch in _stretches(told, slack=_SLACK) if drawers else ():
            for drawer in drawers:
                for group in drawer.get(stretch, ()):
                    found[group.number] = group
        return [found[n] for n in sorted(found)]


def _keys(told: Told) -> list[tuple[EventType, str]]:
    return [(told.family, party) for party in (*told.anchors, told.article.id)]


def _stretches(told: Told, slack: int) -> list[Stretch]:
    if told.when is None:
        return [("undated", 0)]
    start, end = told.when
    months = [("month", m) for m in range(start // 30 - (slack > 0), end // 30 + 1 + (slack > 0))]
    if end - start < _FINE and slack:
        days = [("day", d) for d in range(start - slack, end + slack + 1)]
        return days + [("wide", m) for _, m in months]
    if end - start < _FINE:
        return [*(("day", d) for d in range(start, end + 1)), *months]
    if end - start < _COARSE_LIMIT * 2:
        return [*months, *(("wide", m) for _, m in months)]
    return [("decade", d) for d in range(start // 3650, end // 3650 + 1)]


def cluster(told: Sequence[Told], directory: Directory) -> list[list[Told]]:
    """Partition of the mentions: the groups in the order of their first mention, mentions by position."""
    index = _Index()
    groups: list[Group] = []
    dated = sorted((t for t in told if t.when is not None), key=_precise_first)
    undated = [t for t in told if t.when is None]
    for mention in dated:
        _place(mention, index.near(mention), fit_dated, directory, groups, index)
    by_family = _by_family(groups)
    for mention in undated:
        candidates = _around(mention, by_family)
        candidates += index.near(mention)
        before = len(groups)
        _place(mention, candidates, fit_undated, directory, groups, index)
        if len(groups) > before:
            _file(groups[-1], mention, by_family)
    partition = [sorted(g.members, key=lambda t: t.position) for g in groups]
    return sorted(partition, key=lambda members: members[0].position)


def _precise_first(told: Told) -> tuple[int, bool, int]:
    assert told.when is not None
    return (told.when[1] - told.when[0], told.vague, told.position)


def _place(
    mention: Told,
    candidates: Iterable[Group],
    fit: Fit,
    directory: Directory,
    groups: list[Group],
    index: _Index,
) -> None:
    best: tuple[float, float, int] | None = None
    chosen: Group | None = None
    seen: set[int] = set()
    for group in candidates:
        if group.number in seen:
            continue
        seen.add(group.number)
        score = fit(mention, group, directory)
        if score is None:
            continue
        rank = (score, group.preference(mention), -group.number)
        if best is None or rank > best:
            best, chosen = rank, group
    if chosen is None:
        chosen = Group(number=len(groups))
        groups.append(chosen)
    chosen.add(mention)
    index.add(chosen, mention)


Shelf = dict[tuple[EventType, str, int], list[Group]]


def _by_family(groups: Iterable[Group]) -> Shelf:
    shelf: Shelf = defaultdict(list)
    for group in groups:
        for member in group.members:
            _file(group, member, shelf)
    return shelf


def _file(group: Group, member: Told, shelf: Shelf) -> None:
    """Files a group under article, and under party and quarter of a year, where undated mentions look for
    it."""
    keys = [(member.family, member.article.id, 0)]
    if group.when is not None:
        keys += [(member.family, party, group.when[0] // 91) for party in member.anchors]
    for key in keys:
        cell = shelf[key]
        if not cell or cell[-1] is not group:
            cell.append(group)


def _around(mention: Told, shelf: Shelf) -> list[Group]:
    """Dated groups that an undated mention may belong to: those of its article, and those near its
    publication."""
    found = list(shelf.get((mention.family, mention.article.id, 0), ()))
    if mention.published is not None:
        quarter = mention.published[1] // 91
        for party in mention.anchors:
            for number in range(quarter - 3, quarter + 3):
                found += shelf.get((mention.family, party, number), ())
    return found
