"""How often the source of an event is right, on two tables of cases of our own.

    python benchmarks/attribution.py

The rules were written with the first table in view; the second was written before them and kept apart
(tests/events/attribution.toml, attribution-held-out.toml). The annotated sets do not say who says so.
"""

from __future__ import annotations

import sys
from pathlib import Path

from strike_timeline import pipeline

ROOT = Path(__file__).resolve().parents[1]
COMMAND = "python benchmarks/attribution.py"
PARTS = ("speaker", "person", "voice")
sys.path.insert(0, str(ROOT))


def table() -> str:
    """A line a table: cases, shares with the right speaker, person and voice, and with all three."""
    from tests.events.sources import DEVELOPED, HELD_OUT, wrong

    nlp = pipeline.load()
    lines = ["| table | cases | speaker | person | voice | all three |", "| --- |" + " --: |" * 5]
    for name, cases in (("in view", DEVELOPED), ("held out", HELD_OUT)):
        found = [wrong(nlp, case) for case in cases]
        right = [sum(part not in one for one in found) for part in PARTS] + [sum(not one for one in found)]
        shares = " | ".join(f"{count / len(cases):.3f}" for count in right)
        lines.append(f"| {name} | {len(cases)} | {shares} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
