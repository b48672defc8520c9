"""How sure an event is: the share of events like it that turned out right.

The probabilities of the judge and the detector suit what these were trained on; on articles that they have
not seen, they promise too much or too little. This maps them to what they are worth there: a logistic curve
over the log-odds (Platt 1999) with its own slope and height for each finder, and a height for each type of
event. ``training/train_events.py`` fits it on predictions for sets that the predicting models had not seen;
weights in ``resources/confidence/weights.json``. It changes no decision: what is kept is settled before.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from strike_timeline.model import EventType

_CERTAIN = 0.99
"""Probabilities beyond this, or below its complement, count as this."""


class Finder(StrEnum):
    """What found an event."""

    JUDGE = "judge"
    """The judge kept a trigger of the lexicon."""
    DETECTOR = "detector"
    ALONE = "alone"
    """A dated statement that stands alone in its sentence."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Confidence = logistic(``slope[finder]`` · log-odds + ``bias[finder]`` + ``types[type]``)."""

    slope: dict[str, float]
    bias: dict[str, float]
    types: dict[str, float]

    def of(self, probability: float, finder: Finder, kind: EventType) -> float:
        """The confidence in an event of type ``kind``, in 0..1, rounded to hundredths."""
        odds = self.slope.get(finder, 1.0) * log_odds(probability)
        score = odds + self.bias.get(finder, 0.0) + self.types.get(kind, 0.0)
        return round(1.0 / (1.0 + math.exp(-score)), 2)


def log_odds(probability: float) -> float:
    """Natural logarithm of p / (1 - p), finite for 0 and 1."""
    inside = min(max(probability, 1.0 - _CERTAIN), _CERTAIN)
    return math.log(inside / (1.0 - inside))


@cache
def _calibration() -> Calibration:
    source = files("strike_timeline") / "resources" / "confidence" / "weights.json"
    table = json.loads(source.read_text(encoding="utf-8"))
    return Calibration(table["slope"], table["bias"], table["types"])


def confidence(probability: float, finder: Finder, kind: EventType) -> float:
    """What the probability that ``finder`` gave an event of type ``kind`` is worth."""
    return _calibration().of(probability, finder, kind)
