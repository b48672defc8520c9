"""The status of an event from everything around it: a multinomial logistic model that weighs what the context
rules say (:mod:`strike_timeline.events.status`) against tense, governing verbs, wording and date.

Trained by ``training/train_events.py`` on annotated sentences and articles; weights in
``resources/status/weights.json``. Without a parse the rules alone decide.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from strike_timeline.events.status_features import Ruled, features
from strike_timeline.events.triggers import Candidate
from strike_timeline.events.view import View
from strike_timeline.model import Status


@dataclass(frozen=True, slots=True)
class Weights:
    """A multinomial logistic model over the statuses."""

    bias: tuple[float, ...]
    """One for each of :class:`Status`, in its order, as in every row of ``table``."""
    table: dict[str, tuple[float, ...]]
    """By feature."""

    def likeliest(self, found: Iterable[str]) -> Status:
        """The status of an event with the features ``found``."""
        table = self.table
        rows = [table[name] for name in set(found) if name in table]
        scores = [math.fsum(column) for column in zip(self.bias, *rows, strict=True)]
        return tuple(Status)[scores.index(max(scores))]


@cache
def _weights() -> Weights:
    source = files("strike_timeline") / "resources" / "status" / "weights.json"
    table = json.loads(source.read_text(encoding="utf-8"))
    return Weights(tuple(table["bias"]), {name: tuple(row) for name, row in table["weights"].items()})


def settled(view: View, candidate: Candidate, ruled: Ruled) -> Status:
    """The status of the event at ``candidate``, which the rules read as ``ruled``."""
    parse = view.scene.parse
    if parse is None or ruled.certain:
        return ruled.status
    return _weights().likeliest(features(view, parse, candidate, ruled))
