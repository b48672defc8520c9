"""The tables of who says so, and what differs from them."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import NamedTuple

from strike_timeline import pipeline
from strike_timeline.events.attribution import Source, Sources
from strike_timeline.events.scene import Scene, scenes
from strike_timeline.events.status import status_at
from strike_timeline.model import Article, Published, Status

FOLDER = Path(__file__).parent
DAY = date(2024, 5, 15)


class Case(NamedTuple):
    """A text, the words of it that tell an event, and who says so."""

    text: str
    event: str
    speaker: str
    """A name in the text, or the words as written; empty when the article itself tells it."""
    person: str
    voice: str


def cases(name: str) -> list[Case]:
    """The cases of a table in this folder."""
    table = tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
    return [Case(*row) for row in table["cases"]]


DEVELOPED, HELD_OUT = cases("attribution.toml"), cases("attribution-held-out.toml")


def wrong(nlp: pipeline.Language, case: Case) -> dict[str, str]:
    """What differs, in words, by ``speaker``, ``person`` and ``voice``."""
    source, names = _source(nlp, case)
    found = {}
    if case.speaker not in names:
        found["speaker"] = f"{source.key}, not {case.speaker or 'none'}"
    if (source.person or "") != case.person:
        found["person"] = f"{source.person}, not {case.person or 'none'}"
    if source.voice != case.voice:
        found["voice"] = f"{source.voice}, not {case.voice}"
    return found


def located(nlp: pipeline.Language, text: str, event: str) -> tuple[list[Scene], int, int]:
    """The sentences of ``text``, the number of the one that holds ``event``, and the offset in it."""
    article = Article("a-test", "test.txt", text, published=Published(DAY, DAY, "test"))
    told = list(scenes(pipeline.prepare(nlp, article)))
    place = text.index(event)
    number = max(i for i, scene in enumerate(told) if scene.start <= place)
    return told, number, place - told[number].start


def _source(nlp: pipeline.Language, case: Case) -> tuple[Source, set[str]]:
    """The source that is found, and the names that stand for its key."""
    told, number, start = located(nlp, case.text, case.event)
    scene, end = told[number], start + len(case.event)
    context = status_at(scene.folded, scene.clauses, start, end, negated_inside=True)
    denied = context.status is Status.DENIED_OR_DID_NOT_HAPPEN
    source = Sources(told).source(number, start, end, denied=denied)
    names = {source.key or ""}
    for one in told:
        for party in (*one.parties, *one.people):
            if party.entity.key == source.key:
                names |= {party.entity.name, *party.entity.aliases, one.text[party.start : party.end]}
    return source, names
