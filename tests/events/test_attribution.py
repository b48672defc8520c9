"""Who says so: tables of (text, words that tell the event, speaker, person, voice)."""

from __future__ import annotations

import pytest

from strike_timeline import pipeline
from strike_timeline.events.attribution import Sources
from tests.events.conftest import Analyze
from tests.events.sources import DEVELOPED, HELD_OUT, Case, located, wrong


@pytest.fixture(scope="module")
def nlp() -> pipeline.Language:
    return pipeline.load()


@pytest.mark.parametrize("case", DEVELOPED, ids=lambda case: f"{case.event}: {case.text[:40]}")
def test_developed(nlp: pipeline.Language, case: Case) -> None:
    assert wrong(nlp, case) == {}


def test_held_out(nlp: pipeline.Language) -> None:
    found = [wrong(nlp, case) for case in HELD_OUT]
    assert len(HELD_OUT) == 66
    assert sum("speaker" in one for one in found) <= 2
    assert sum(bool(one) for one in found) <= 3


def test_events_carry_their_source(analyze: Analyze) -> None:
    events = analyze(
        "Talks broke down on Friday, Teamsters spokeswoman Ana Soler said. UPS denied that. "
        "Drivers went on strike on Monday."
    ).events
    told = {event.type.value: (event.attributed_to, event.speaker, event.voice.value) for event in events}
    assert told["talks_breakdown"] == ("teamsters", "Ana Soler", "claim")
    assert told["strike_start"] == (None, None, "article")


@pytest.mark.parametrize(
    ("text", "event", "maker"),
    [
        ("The Teamsters praised the offer on Monday.", "praised the offer", "teamsters"),
        # the body that is praised is not the one that speaks
        ("The Teamsters welcomed the UPS offer on Monday.", "welcomed the UPS offer", "teamsters"),
        # the subject among the words
        ("On Monday the Teamsters praised the offer.", "Teamsters praised", "teamsters"),
        # shared with the verb before
        ("UPS met the board on Monday and praised the offer.", "praised the offer", "ups"),
        # another clause, another subject
        ("The Teamsters left on Monday; UPS praised the offer.", "praised the offer", "ups"),
        ("UPS met the union on Monday. It praised the offer.", "praised the offer", "ups"),
        ("The offer was praised on Monday.", "praised", None),
    ],
)
def test_statements_have_makers(nlp: pipeline.Language, text: str, event: str, maker: str | None) -> None:
    told, number, start = located(nlp, text, event)
    assert Sources(told).maker(number, start, start + len(event)).key == maker
