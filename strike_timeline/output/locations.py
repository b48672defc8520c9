"""Where events took place: the towns and states that their evidence sentences name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from strike_timeline.document import EventMentionRecord, EventRecord, MentionRecord, Timeline
from strike_timeline.language.places import State, is_city, is_doubtful_place, state_named
from strike_timeline.model import EntityType
from strike_timeline.output.plain import plain

_DATELINE = re.compile(r"[A-Z][A-Z .'’-]{2,}(?:,[^—–]{0,40})? ?(?:\([^)]{1,30}\) ?)?(?:—|–|--| - )")
"""The beginning of an article, which says where it was written: "FLINT, Mich. (AP) — "."""


@dataclass(frozen=True, slots=True)
class Locations:
    """Towns and states, each once, in order of the text. A town's state is there only when it is named, and
    names that may mean something else ("Washington", "Georgia", "Mobile") are left out."""

    cities: tuple[str, ...]
    states: tuple[State, ...]


class Places:
    """The places that the articles of a timeline name."""

    def __init__(self, timeline: Timeline) -> None:
        self._mentions: dict[str, list[MentionRecord]] = defaultdict(list)
        for entity in timeline.entities:
            if entity.type is EntityType.PLACE:
                for mention in entity.mentions:
                    self._mentions[mention.article].append(mention)
        for mentions in self._mentions.values():
            mentions.sort(key=lambda m: (m.start, m.end))

    def of(self, events: Iterable[EventRecord]) -> Locations:
        cities: dict[str, None] = {}
        states: dict[State, None] = {}
        for event in events:
            for told in event.mentions:
                for name in self._named(told):
                    state = state_named(name)
                    if is_doubtful_place(name):
                        continue
                    if state is not None:
                        states[state] = None
                    elif is_city(name):
                        cities[name.title() if name.isupper() else name] = None
        return Locations(tuple(cities), tuple(states))

    def _named(self, told: EventMentionRecord) -> Iterator[str]:
        """The names of places in a sentence, without those of a dateline before it."""
        dateline = _DATELINE.match(told.quote)
        start = told.start + (dateline.end() if dateline else 0)
        for mention in self._mentions.get(told.article, ()):
            if start <= mention.start and mention.end <= told.end:
                yield plain(mention.text)
