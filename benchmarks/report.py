"""Measures everything and writes the tables of docs/evaluation.md.

    python benchmarks/report.py                (about ten minutes)

Needs scikit-learn (`pip install -e '.[dev,training]'`), and the sets and TimeML documents beside the
checkout, which are not ours to ship; their rows are missing where they are not at hand.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import attribution
import calibration
import held_out
from evaluate import COMMANDS, SHIPPED, Scored, evaluate, fill, find_sets, markdown
from measures import Prediction, confusions, load_gold

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "evaluation.md"
MOST_CONFUSIONS = 10
_FIGURE = re.compile(r"\d\.\d{3}")


def by_type(rows: Sequence[Scored]) -> str:
    """Recall of core events by type, all sets together."""
    counts: dict[str, list[int]] = {}
    for row in rows:
        for kind, found in row.result["events"]["by_type"].items():
            hit, gold = map(int, found["recall"].split("/"))
            old = counts.get(kind, [0, 0, 0])
            counts[kind] = [old[0] + hit, old[1] + gold, old[2] + found["pred"]]
    lines = ["| type | core in gold | found | recall | predicted |", "| --- |" + " --: |" * 4]
    for kind, (hit, gold, predicted) in sorted(counts.items(), key=lambda item: (-item[1][1], item[0])):
        recall = f"{hit / gold:.2f}" if gold else "–"
        lines.append(f"| `{kind}` | {gold} | {hit} | {recall} | {predicted} |")
    return "\n".join(lines)


def confused(sets: Sequence[held_out.Held]) -> str:
    """What core events that were missed were taken for, the commonest first."""
    found: Counter[tuple[str, str]] = Counter()
    for one in sets:
        found += confusions(load_gold(one.folder / "gold"), Prediction(one.document()))
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:MOST_CONFUSIONS]
    lines = ["| annotated | told as | times |", "| --- | --- | --: |"]
    return "\n".join([*lines, *(f"| `{gold}` | `{told}` | {count} |" for (gold, told), count in ranked)])


def printed(rows: Sequence[Scored]) -> str:
    """What the default, ``--core``, prints of each set."""
    lines = [
        "| set | printed | core in gold | minor in gold | share core | core recall |",
        "| --- |" + " --: |" * 5,
    ]
    for row in rows:
        shown = row.result["salience"]
        minor = shown["annotated"] - shown["core"]
        share = shown["core"] / max(1, shown["printed"])
        recall = shown["core"] / max(1, shown["gold"])
        lines.append(
            f"| {row.name} | {shown['printed']} | {shown['core']} | {minor} | {share:.3f} | {recall:.3f} |"
        )
    return "\n".join(lines)


def dates() -> str:
    """The table of benchmarks/timex.py in Markdown; a sentence where there are no documents."""
    command = [sys.executable, str(ROOT / "benchmarks" / "timex.py"), "--rounds", "0"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    rows = [(line, _FIGURE.findall(line)) for line in done.stdout.splitlines()]
    lines = [
        "| measure | all P | R | F1 | in view P | R | F1 | held out P | R | F1 |",
        "| --- |" + " --: |" * 9,
    ]
    found = [
        f"| {_FIGURE.split(line)[0].strip()} | {' | '.join(figures)} |"
        for line, figures in rows
        if len(figures) == 9
    ]
    return "\n".join([*lines, *found]) if found else done.stdout.strip()


def main() -> int:
    sets = held_out.held()
    rows = [one.scored() for one in sets]
    usual = set(held_out.usual([one.folder for one in sets]))
    calibrated = calibration.calibrated(sets)
    confidence = f"{calibration.reliability(calibrated)}\n\n{calibration.errors(calibrated)}"
    report = "python benchmarks/report.py"
    tables = {
        "held out": markdown([row for row in rows if row.name in usual], held_out.COMMAND),
        "shipped": markdown(evaluate(find_sets([SHIPPED])), COMMANDS[SHIPPED]),
        "types": f"Printed by `{report}`:\n\n{by_type(rows)}\n\n{confused(sets)}",
        "salience": f"Printed by `{report}`:\n\n{printed(rows)}",
        "confidence": f"Printed by `{calibration.COMMAND}`:\n\n{confidence}",
        "sources": f"Printed by `{attribution.COMMAND}`:\n\n{attribution.table()}",
        "timex": f"Printed by `python benchmarks/timex.py`:\n\n{dates()}",
    }
    for name, table in tables.items():
        fill(table, (f"<!-- {name} -->", f"<!-- /{name} -->"), PAGE)
        print(f"{table}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
