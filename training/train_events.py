"""Trains the three models of events and writes their weights into the package.

    python training/train_events.py

The judge (strike_timeline/events/judge.py) decides which trigger candidates tell an event, the detector
(strike_timeline/events/detector.py) finds events that no trigger tells, the model of status
(strike_timeline/events/status_model.py) says whether they happened, will or may, or did not.
Data: strike_training/annotated.py.
Needs scikit-learn (``pip install -e '.[training]'``); two minutes on one core; deterministic. What the models
are worth on articles that they have not seen: benchmarks/held_out.py.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
RESOURCES = HERE.parent / "strike_timeline" / "resources"
sys.path.insert(0, str(HERE))


def main() -> None:
    from strike_training import detector, judge, status
    from strike_training.annotated import annotated, article_sets, told_in_articles

    from strike_timeline import pipeline

    sentences = list(annotated(pipeline.load()))
    least = judge.thresholds(told_in_articles(article_sets()))
    table = judge.fit([example for sentence in sentences for example in judge.examples_of(sentence)], least)
    judge.write(table, RESOURCES / "judge" / "weights.json")
    nouns = detector.nouns_of(sentences)
    weights = detector.fit(
        [e for sentence in sentences for e in detector.examples_of(sentence, nouns)], nouns
    )
    detector.write(weights, RESOURCES / "detector" / "weights.json")
    settled = status.fit([e for sentence in sentences for e in status.examples_of(sentence, nouns)])
    status.write(settled, RESOURCES / "status" / "weights.json")
    print(f"{len(sentences)} sentences, {len(table.table)} weights of the judge,", end=" ")
    print(f"{len(weights.rows)} features of the detector, {len(settled.table)} of the model of status")


if __name__ == "__main__":
    main()
