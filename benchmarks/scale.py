"""What merging costs as the number of mentions grows, on a made-up newsroom.

    python benchmarks/scale.py [--mentions N] [--seed S]

Generates N mentions of the events of labor disputes between invented unions and employers over 35 years, as
articles would tell them: some vaguely, some a day off, some without a date or with one side only. Merges them
in one process and prints the seconds of one core, the peak memory, and how well the groups match the events
they were made from (B-cubed F1). The same N and seed give the same mentions.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from strike_timeline.document import Timeline
from strike_timeline.model import (
    Analysis,
    Article,
    DateMention,
    DateSpan,
    Entity,
    EntityMention,
    EntityType,
    EventMention,
    EventType,
    Granularity,
    Published,
    Status,
    Timex3,
)
from strike_timeline.timeline import build

UNIONS, EMPLOYERS = 200, 800
FIRST_YEAR, YEARS = 1990, 35
TELLERS = (2, 8)
"""Articles that tell an event on its day or soon after: at least and at most."""
BACKGROUND = 3
"""Earlier events of the dispute that an article recalls, at most."""
CHAIN: tuple[tuple[EventType, int], ...] = (
    (EventType.NEGOTIATION, 0),
    (EventType.OFFER, 9),
    (EventType.NEGOTIATION, 8),
    (EventType.TALKS_BREAKDOWN, 10),
    (EventType.STRIKE_AUTHORIZATION, 9),
    (EventType.STRIKE_NOTICE, 8),
    (EventType.CONTRACT_EXPIRATION, 7),
    (EventType.STRIKE_START, 1),
    (EventType.PICKET_OR_RALLY, 3),
    (EventType.STATEMENT, 4),
    (EventType.MEDIATION_OR_ARBITRATION, 11),
    (EventType.NEGOTIATION, 9),
    (EventType.TENTATIVE_AGREEMENT, 6),
    (EventType.STRIKE_END, 1),
    (EventType.RATIFICATION, 12),
)
"""The events of a dispute, each with the usual number of days since the one before."""
ANNOUNCED = frozenset({EventType.STRIKE_START, EventType.RATIFICATION})
"""Types that some articles tell beforehand."""

Spot = tuple[str, int]
"""An article's id and the offset of a sentence in it."""


@dataclass(frozen=True)
class Happening:
    """One event as it was."""

    number: int
    type: EventType
    day: date
    words: tuple[str, ...]
    """What every account of it speaks of."""


@dataclass(frozen=True)
class Dispute:
    union: Entity
    employer: Entity
    people: tuple[Entity, Entity]
    """The union's negotiator by full name, then by surname alone."""
    local: Entity | None
    workers: int
    events: tuple[Happening, ...]


@dataclass
class Newsroom:
    """Articles and, for each sentence of theirs, the number of the event it tells."""

    analyses: list[Analysis] = field(default_factory=list)
    truth: dict[Spot, int] = field(default_factory=dict)


def generate(mentions: int, seed: int = 0) -> Newsroom:
    """A newsroom of exactly so many mentions."""
    chance = random.Random(seed)
    room = Newsroom()
    unions = [_union(chance, n) for n in range(UNIONS)]
    employers = [_employer(chance, n) for n in range(EMPLOYERS)]
    number = 0
    while len(room.truth) < mentions:
        dispute = _dispute(chance, number, chance.choice(unions), chance.choice(employers))
        for at, event in enumerate(dispute.events):
            for _ in range(chance.randint(*TELLERS)):
                left = mentions - len(room.truth)
                if left:
                    _write(chance, room, dispute, at, event, left)
        number += 1
    return room


def _word(chance: random.Random, syllables: int = 3) -> str:
    return "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(syllables))


def _union(chance: random.Random, number: int) -> Entity:
    name = f"{_word(chance).capitalize()} {_word(chance, 2).capitalize()} Workers Union"
    return Entity(f"union-{number}", name, EntityType.UNION, country="US", known=True)


def _employer(chance: random.Random, number: int) -> Entity:
    """Half of them as a gazetteer has them, half as found by pattern; a tenth begin alike."""
    first = "United" if number % 10 == 0 else _word(chance).capitalize()
    name = f"{first} {_word(chance).capitalize()} {_word(chance).capitalize()}"
    known = number % 2 == 0
    key = f"employer-{number}" if known else f"employer:{name.lower()}"
    return Entity(key, name, EntityType.EMPLOYER, country="US" if known else None, known=known)


def _dispute(chance: random.Random, number: int, union: Entity, employer: Entity) -> Dispute:
    name = f"{_word(chance, 2).capitalize()} {_word(chance).capitalize()}"
    people = tuple(Entity(f"person:{n.lower()}", n, EntityType.PERSON) for n in (name, name.split()[1]))
    local = Entity(f"union:local {number}", f"Local {number}", EntityType.UNION) if number % 5 == 0 else None
    day = date(FIRST_YEAR, 1, 1) + timedelta(days=chance.randrange(YEARS * 365))
    events = []
    for step, (kind, days) in enumerate(CHAIN):
        day += timedelta(days=max(0, days + chance.randint(-1, 4)))
        words = tuple(_word(chance) for _ in range(4))
        events.append(Happening(number * len(CHAIN) + step, kind, day, words))
    return Dispute(union, employer, (people[0], people[1]), local, chance.randint(2, 400) * 50, tuple(events))


def _write(
    chance: random.Random, room: Newsroom, dispute: Dispute, at: int, event: Happening, most: int
) -> None:
    """Adds an article on one event, with at most so many sentences: the news, then what came before."""
    ahead = event.type in ANNOUNCED and chance.random() < 0.25
    published = event.day + timedelta(days=-3 if ahead else chance.choice((0, 0, 1, 1, 2)))
    past = [e for e in dispute.events[:at] if e.day < published]
    recalled = chance.sample(past, min(len(past), chance.randint(0, BACKGROUND)))
    number = len(room.analyses)
    name = f"a-{number:012x}"
    text, told, dates = "", [], []
    for position, one in enumerate([event, *recalled][:most]):
        start = len(text)
        quote = _sentence(chance, one)
        text += quote + " "
        span = _told_date(chance, one.day, crisp=position == 0)
        unions, employers = _told_parties(chance, dispute)
        trigger = start + len("They had the ")
        told.append(
            EventMention(
                type=one.type,
                status=Status.SCHEDULED if ahead and one is event else Status.OCCURRED,
                start=start,
                end=start + len(quote),
                quote=quote,
                trigger=one.type.value,
                trigger_start=trigger,
                trigger_end=trigger + len(one.type.value),
                when=span,
                unions=unions,
                employers=employers,
                workers=dispute.workers if chance.random() < 0.2 else None,
                confidence=0.7,
            )
        )
        if span is not None:
            dates.append(DateMention(start, start + len(quote), quote, span))
        room.truth[name, start] = one.number
    cast = [dispute.union, dispute.employer, chance.choice(dispute.people)]
    cast += [dispute.local] if dispute.local else []
    marks = []
    for entity in cast:
        marks.append(EntityMention(len(text), len(text) + len(entity.name), entity.name, entity.key))
        text += entity.name + " "
    room.analyses.append(
        Analysis(
            article=Article(
                id=name, source=f"{number}.txt", text=text, published=Published(published, published, "")
            ),
            entities=tuple(cast),
            entity_mentions=tuple(marks),
            dates=tuple(dates),
            events=tuple(told),
        )
    )


def _sentence(chance: random.Random, event: Happening) -> str:
    words = [*chance.sample(event.words, 3), _word(chance), _word(chance)]
    chance.shuffle(words)
    return f"They had the {event.type.value} over {' '.join(words)}."


def _told_date(chance: random.Random, day: date, crisp: bool) -> DateSpan | None:
    """Of the news mostly the day; of what an article recalls also the month, a day beside it, or nothing."""
    luck = chance.random() * (0.5 if crisp else 1.0)
    if luck < 0.42:
        return _span(day, day, Granularity.DAY, day.isoformat())
    if luck < 0.5:
        return None
    if luck < 0.58:
        beside = day + timedelta(days=chance.choice((-1, 1)))
        return _span(beside, beside, Granularity.DAY, beside.isoformat())
    if luck < 0.78:
        first = day.replace(day=1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return _span(first, last, Granularity.MONTH, f"{day:%Y-%m}")
    return _span(day, day, Granularity.DAY, day.isoformat())


def _span(start: date, end: date, granularity: Granularity, edtf: str) -> DateSpan:
    return DateSpan(start, end, granularity, edtf, Timex3("DATE", edtf), "as written")


def _told_parties(chance: random.Random, dispute: Dispute) -> tuple[tuple[str, ...], tuple[str, ...]]:
    luck = chance.random()
    union = dispute.local if dispute.local and luck < 0.1 else dispute.union
    unions = () if 0.80 < luck < 0.88 else (union.key,)
    employers = () if luck >= 0.88 else (dispute.employer.key,)
    return unions, employers


def b_cubed(timeline: Timeline, truth: dict[Spot, int]) -> float:
    """B-cubed F1 of the events of a timeline against the events its mentions were made from."""
    sizes = Counter(truth.values())
    precision = recall = 0.0
    for event in timeline.events:
        inside = Counter(truth[m.article, m.start] for m in event.mentions)
        for number, both in inside.items():
            precision += both * both / len(event.mentions)
            recall += both * both / sizes[number]
    return 2 * precision * recall / (len(truth) * (precision + recall)) if truth else 0.0


def _peak() -> float:
    """Megabytes that this process held at most."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 2**10)


def _rows(room: Newsroom) -> Iterator[tuple[str, str]]:
    yield "mentions", f"{len(room.truth):,}"
    yield "articles", f"{len(room.analyses):,}"
    yield "memory before merging", f"{_peak():,.0f} MB"
    started = time.process_time()
    timeline = build(room.analyses, pipeline_fingerprint="0" * 12)
    seconds = time.process_time() - started
    yield "events", f"{len(timeline.events):,} (made from {len(set(room.truth.values())):,})"
    yield "disputes", f"{len(timeline.disputes):,}"
    yield "merging", f"{seconds:.1f} s"
    yield "mentions a second", f"{len(room.truth) / seconds:,.0f}"
    yield "peak memory", f"{_peak():,.0f} MB"
    yield "B-cubed F1", f"{b_cubed(timeline, room.truth):.3f}"


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--mentions", type=int, default=20_000, help="how many to generate (20,000)")
    parser.add_argument("--seed", type=int, default=0, help="another newsroom of the same size")
    args = parser.parse_args(argv)
    for name, value in _rows(generate(args.mentions, args.seed)):
        print(f"{name:<22} {value:>16}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
