"""Who says so: tables of (text, words that tell the event, speaker, person, voice)."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from strike_timeline import pipeline
from strike_timeline.events.attribution import Source, Sources
from strike_timeline.events.scene import scenes
from strike_timeline.events.status import status_at
from strike_timeline.model import Article, Published, Status

FOLDER = Path(__file__).parent
DAY = date(2024, 5, 15)


class Case(NamedTuple):
    text: str
    event: str
    speaker: str
    person: str
    voice: str


def _cases(name: str) -> list[Case]:
    table = tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
    return [Case(*row) for row in table["cases"]]


DEVELOPED, HELD_OUT = _cases("attribution.toml"), _cases("attribution-held-out.toml")


@pytest.fixture(scope="module")
def nlp() -> pipeline.Language:
    return pipeline.load()


def _told(nlp: pipeline.Language, case: Case) -> tuple[Source, set[str]]:
    """The source that is found, and the names that stand for its key."""
    article = Article("a-test", "test.txt", case.text, published=Published(DAY, DAY, "test"))
    doc = pipeline.prepare(nlp, article)
    told = list(scenes(doc))
    place = case.text.index(case.event)
    number = max(i for i, scene in enumerate(told) if scene.start <= place)
    scene = told[number]
    start = place - scene.start
    end = start + len(case.event)
    context = status_at(scene.folded, scene.clauses, start, end, negated_inside=True)
    denied = context.status is Status.DENIED_OR_DID_NOT_HAPPEN
    source = Sources(told).source(number, start, end, denied=denied)
    names = {source.key or ""}
    for one in told:
        for party in (*one.parties, *one.people):
            if party.entity.key == source.key:
                names |= {
                    party.entity.name,
                    *party.entity.aliases,
                    one.text[party.start : party.end],
                }
    return source, names


def _wrong(nlp: pipeline.Language, case: Case) -> list[str]:
    """What differs, in words."""
    source, names = _told(nlp, case)
    found = []
    if case.speaker not in names:
        found.append(f"speaker {source.key}, not {case.speaker or 'none'}")
    if (source.person or "") != case.person:
        found.append(f"person {source.person}, not {case.person or 'none'}")
    if source.voice != case.voice:
        found.append(f"voice {source.voice}, not {case.voice}")
    return found


@pytest.mark.parametrize("case", DEVELOPED, ids=lambda case: f"{case.event}: {case.text[:40]}")
def test_developed(nlp: pipeline.Language, case: Case) -> None:
    assert _wrong(nlp, case) == []


def test_held_out(nlp: pipeline.Language) -> None:
    wrong = [found for case in HELD_OUT if (found := _wrong(nlp, case))]
    speakers = [found for found in wrong if any(one.startswith("speaker") for one in found)]
    assert len(HELD_OUT) == 66
    assert len(speakers) <= 2
    assert len(wrong) <= 3
