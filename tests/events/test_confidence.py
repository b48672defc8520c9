"""Confidence: what a probability is worth, and that it decides nothing."""

from __future__ import annotations

import pytest

from strike_timeline.events import extract
from strike_timeline.events.confidence import Calibration, Finder
from strike_timeline.model import EventType
from tests.events.conftest import Analyze

PLAIN = Calibration({}, {}, {})
STEEP = Calibration({"judge": 2.0}, {"judge": -1.0}, {"lockout": 0.5})


@pytest.mark.parametrize(
    ("calibration", "probability", "finder", "kind", "expected"),
    [
        (PLAIN, 0.5, Finder.JUDGE, EventType.LOCKOUT, 0.5),
        (PLAIN, 0.8, Finder.DETECTOR, EventType.LOCKOUT, 0.8),
        (PLAIN, 1.0, Finder.JUDGE, EventType.LOCKOUT, 0.99),
        (PLAIN, 0.0, Finder.JUDGE, EventType.LOCKOUT, 0.01),
        # 2 · ln 4 - 1 + 0.5 = 2.27
        (STEEP, 0.8, Finder.JUDGE, EventType.LOCKOUT, 0.91),
        (STEEP, 0.8, Finder.JUDGE, EventType.STRIKE_START, 0.85),
        (STEEP, 0.8, Finder.DETECTOR, EventType.STRIKE_START, 0.8),
    ],
)
def test_mapped(
    calibration: Calibration, probability: float, finder: Finder, kind: EventType, expected: float
) -> None:
    assert calibration.of(probability, finder, kind) == expected


def test_decides_nothing(analyze: Analyze, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "The Dockers Union went on strike on Monday. Talks broke down on Friday. "
        "Crews returned to work on Tuesday, and the union said it would meet the company again."
    )
    before = [(event.type, event.trigger_start) for event in analyze(text).events]
    monkeypatch.setattr(extract, "confidence", lambda *_: 0.01)
    after = analyze(text).events
    assert before
    assert [(event.type, event.trigger_start) for event in after] == before
    assert {event.confidence for event in after} == {0.01}
