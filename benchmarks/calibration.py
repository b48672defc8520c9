"""Is the confidence in an event what it says? Of the events given 0.8 to 0.9, how many are right?

    python benchmarks/calibration.py           reliability tables (about six minutes)

Each annotated set is found by models that were trained without it, and the confidence in what they find there
is calibrated on the other sets (training/strike_training/calibration.py). "Before" is the probability that
the judge or the detector gives, "after" the confidence. An event is right when annotators saw one of its
type in the same sentence or with an overlapping date; a merged event when one of its mentions is. ECE, the
expected calibration error: the mean distance between what a bin promises and what it holds, weighted by its
events.
Needs scikit-learn (`pip install -e '.[dev,training]'`).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from unittest.mock import patch

from held_out import OUT_OF_VIEW, Held, held

from strike_timeline import timeline
from strike_timeline.events import extract

BINS = 10
COMMAND = "python benchmarks/calibration.py"

Promise = tuple[float, bool]
"""What was promised, and whether it was right."""


@dataclass(frozen=True)
class Calibrated:
    """What was found in a set: before and after calibration, and merged."""

    name: str
    before: list[Promise]
    after: list[Promise]
    merged: list[Promise]


def calibrated(sets: Sequence[Held]) -> list[Calibrated]:
    """Each set with a calibration that was fitted on the others."""
    from strike_training.calibration import fit

    rows = []
    for one in sets:
        others = [p for other in sets if other is not one for item in other.found for p in item.predictions()]
        calibration = fit(others)
        own = [p for item in one.found for p in item.predictions()]
        with patch.object(extract, "confidence", calibration.of):
            rows.append(
                Calibrated(
                    one.name,
                    [(p.probability, p.right) for p in own],
                    [(calibration.of(p.probability, p.finder, p.type), p.right) for p in own],
                    list(_merged(one)),
                )
            )
    return rows


def _merged(one: Held) -> Iterable[Promise]:
    right, analyses = set(), []
    for item in one.found:
        events = extract.finished(item.drafts, item.article.scenes)
        analyses.append(replace(item.article.analysis, events=tuple(events)))
        article = item.article.analysis.article.id
        right |= {(article, events[i].trigger_start, events[i].type) for i in item.right}
    for event in timeline.build(analyses, pipeline_fingerprint="held out").events:
        told = {(m.article, m.trigger_start, m.type) for m in event.mentions}
        yield event.confidence, not right.isdisjoint(told)


def binned(promises: Iterable[Promise]) -> list[list[Promise]]:
    """The promises by tenths."""
    bins: list[list[Promise]] = [[] for _ in range(BINS)]
    for promised, right in promises:
        bins[min(int(promised * BINS + 1e-9), BINS - 1)].append((promised, right))
    return bins


def calibration_error(promises: Sequence[Promise]) -> float:
    """Expected calibration error over tenths."""
    off = sum(
        abs(sum(promised for promised, _ in found) - sum(right for _, right in found))
        for found in binned(promises)
    )
    return off / len(promises) if promises else 0.0


def brier(promises: Sequence[Promise]) -> float:
    """Mean squared distance between promise and truth."""
    return sum((promised - right) ** 2 for promised, right in promises) / len(promises) if promises else 0.0


def _share(found: Sequence[Promise]) -> list[str]:
    if not found:
        return ["0", "–", "–"]
    mean = sum(promised for promised, _ in found) / len(found)
    return [str(len(found)), f"{mean:.2f}", f"{sum(right for _, right in found) / len(found):.2f}"]


def _pooled(rows: Sequence[Calibrated]) -> tuple[list[Promise], list[Promise], list[Promise]]:
    """Before, after and merged, of all sets together."""
    return (
        [promise for row in rows for promise in row.before],
        [promise for row in rows for promise in row.after],
        [promise for row in rows for promise in row.merged],
    )


def reliability(rows: Sequence[Calibrated]) -> str:
    """A line a tenth: events, mean promise and share that is right; before, after, and merged."""
    columns = list(map(binned, _pooled(rows)))
    lines = [
        "| promised | before | mean | right | after | mean | right | merged | mean | right |",
        "| --- |" + " --: |" * 9,
    ]
    for place in range(BINS):
        cells = [cell for column in columns for cell in _share(column[place])]
        if any(column[place] for column in columns):
            low = place / BINS
            lines.append(f"| {low:.1f}–{low + 1 / BINS:.1f} | {' | '.join(cells)} |")
    return "\n".join(lines)


def errors(rows: Sequence[Calibrated]) -> str:
    """A line a set, then those out of view pooled, then all: events, share right, ECE and Brier score."""
    lines = [
        "| set | events | right | ECE before | after | Brier before | after | merged | ECE |",
        "| --- |" + " --: |" * 8,
    ]
    unseen = [row for row in rows if row.name in OUT_OF_VIEW]
    pools = [*((row.name, [row]) for row in rows)]
    pools += [(" + ".join(row.name for row in unseen), unseen)] if len(unseen) > 1 else []
    pools += [("all sets together", list(rows))]
    for name, pool in pools:
        before, after, merged = _pooled(pool)
        figures = [calibration_error(before), calibration_error(after), brier(before), brier(after)]
        share = sum(right for _, right in after) / len(after) if after else 0.0
        cells = [str(len(after)), f"{share:.3f}", *(f"{figure:.3f}" for figure in figures)]
        lines.append(f"| {name} | {' | '.join(cells)} | {len(merged)} | {calibration_error(merged):.3f} |")
    return "\n".join(lines)


def main() -> int:
    rows = calibrated(held())
    print(f"{reliability(rows)}\n\n{errors(rows)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
