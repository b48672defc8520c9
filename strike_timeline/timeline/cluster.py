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
from strike_timeline.timeline.because import because
from strike_timeline.timeline.fit import AHEAD, NEWS, RECENT, Fit, fit_dated, fit_undated
from strike_timeline.timeline.group import Group
from strike_timeline.timeline.intervals import Interval
from strike_timeline.timeline.sides import Directory
from strike_timeline.timeline.told import Told

_FINE = 31
"""Intervals of up to so many days are filed under each of their days, longer ones under each of their
months."""
_COARSE_LIMIT = 400
_SLACK = 2
"""Days on each side in which a conflicting date of the same event is looked for."""

Stretch = tuple[str, int]
"""A scale of the calendar, and which of its days, months, quarters or decades."""
Drawer = dict[Stretch, dict[int, Group]]
_UNDATED: Stretch = ("undated", 0)


@dataclass
class _Index:
    """Groups by family and party (or article), then by stretch of the calendar, then by number.

    Undated mentions of other articles only matter near the publication: groups without a date are filed
    under the month in which they were told last, dated ones that an undated mention has joined under the
    quarters of their date.
    """

    drawers: dict[tuple[EventType, str], Drawer] = field(default_factory=dict)

    def add(self, group: Group, told: Told) -> None:
        if told.when is not None:
            self._file(group, told.family, told.anchors, _stretches(told.when, slack=0))
            self._file(group, told.family, (told.article.id,), [_own(told.when)])
            return
        self._file(group, told.family, (told.article.id,), [_UNDATED])
        if group.when is not None:
            self._file(group, told.family, told.anchors, _scale("quarter", *group.when))
        else:
            self._file(group, told.family, group.anchors, _scale("told", group.newest, group.newest))

    def _file(
        self, group: Group, family: EventType, names: Iterable[str], stretches: Sequence[Stretch]
    ) -> None:
        for name in names:
            drawer = self.drawers.setdefault((family, name), {})
            for stretch in stretches:
                drawer.setdefault(stretch, {})[group.number] = group

    def near(self, told: Told) -> list[Group]:
        """Groups that a mention may belong to, by number."""
        if told.when is not None:
            stretches = _stretches(told.when, slack=_SLACK)
            found = self._open(told.family, told.anchors, stretches)
            found |= self._open(told.family, (told.article.id,), [_own(told.when)])
        else:
            found = self._open(told.family, (told.article.id,), [_UNDATED])
            if told.published is not None and told.stated:
                first, last = told.published
                stretches = _scale("told", last - NEWS, last + NEWS)
                stretches += _scale("quarter", first - RECENT, last + AHEAD)
                found |= self._open(told.family, told.anchors, stretches)
        return [found[n] for n in sorted(found)]

    def _open(
        self, family: EventType, names: Iterable[str], stretches: Sequence[Stretch]
    ) -> dict[int, Group]:
        found: dict[int, Group] = {}
        for name in names:
            drawer = self.drawers.get((family, name))
            if drawer is not None:
                for stretch in stretches:
                    found.update(drawer.get(stretch, ()))
        return found


_DAYS = {"told": 30, "quarter": 91}


def _scale(scale: str, first: int, last: int) -> list[Stretch]:
    """The stretches of a scale that the days from first to last (ordinals) touch."""
    return [(scale, n) for n in range(first // _DAYS[scale], last // _DAYS[scale] + 1)]


def _own(when: Interval) -> Stretch:
    """Where a mention looks for groups of its own article: there are few, so whatever their days."""
    return ("own", int(when[1] - when[0] >= _COARSE_LIMIT * 2))


def _stretches(when: Interval, slack: int) -> list[Stretch]:
    start, end = when
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
    """Partition of the mentions: the groups in the order of their first mention, mentions by position.

    Each record is told, in place, why it was taken for its event.
    """
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
    else:
        mention.record.merged_because = because(mention, chosen, directory)
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
    if mention.published is not None and mention.stated:
        quarter = mention.published[1] // 91
        for party in mention.anchors:
            for number in range(quarter - 3, quarter + 3):
                found += shelf.get((mention.family, party, number), ())
    return found
