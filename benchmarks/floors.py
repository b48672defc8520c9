"""The floors in baseline.json, that no figure may fall below: an entry a benchmark or an annotated set.

An entry holds ``sha256`` of its data and ``floors``, a number for each figure; ``by`` names the benchmark
that writes it where that is not `evaluate.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from measures import Json

BASELINE = Path(__file__).with_name("baseline.json")
TOLERANCE = 0.005
"""Half a point: what a floor may be missed by."""

Figures = dict[str, float]


def known() -> Json:
    """All entries; none where there is no file yet."""
    entries: Json = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    return entries


def store(entries: Json) -> None:
    """Put ``entries`` into the file; the others keep their floors."""
    every = dict(sorted({**known(), **entries}.items()))
    BASELINE.write_text(json.dumps(every, indent=2) + "\n", encoding="utf-8")


def verdict(fallen: Sequence[str]) -> int:
    """Says which figures fell, and the exit code of the gate."""
    for line in fallen:
        print(f"FELL: {line}")
    print("gate: failed" if fallen else f"gate: passed, nothing fell by more than {TOLERANCE}")
    return int(bool(fallen))


def fell(name: str, floors: Mapping[str, float], now: Mapping[str, float]) -> Iterator[str]:
    """A line for each figure that is below its floor, or gone."""
    for figure, floor in floors.items():
        value = now.get(figure)
        if value is None or value < floor - TOLERANCE:
            yield f"{name}: {figure} {'–' if value is None else f'{value:.3f}'}, floor {floor:.3f}"
