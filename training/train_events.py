"""Trains the three models of events and writes their weights into the package.

    python training/train_events.py

The judge (strike_timeline/events/judge.py) decides which trigger candidates tell an event, the detector
(strike_timeline/events/detector.py) finds events that no trigger tells, and the third
(strike_timeline/events/implicit.py) gives events the parties that their sentence does not name. Data:
strike_training/annotated.py. Needs scikit-learn (``pip install -e '.[training]'``); two minutes on one core;
deterministic. What the models are worth on articles that they have not seen: benchmarks/held_out.py.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
RESOURCES = HERE.parent / "strike_timeline" / "resources"
sys.path.insert(0, str(HERE))


def main() -> None:
    from strike_training import detector, implicit, judge
    from strike_training.annotated import annotated, annotated_articles, article_sets, told_in_articles

    from strike_timeline import pipeline

    nlp = pipeline.load()
    sentences = list(annotated(nlp))
    least = judge.thresholds(told_in_articles(article_sets()))
    table = judge.fit([example for sentence in sentences for example in judge.examples_of(sentence)], least)
    judge.write(table, RESOURCES / "judge" / "weights.json")
    nouns = detector.nouns_of(sentences)
    weights = detector.fit(
        [e for sentence in sentences for e in detector.examples_of(sentence, nouns)], nouns
    )
    detector.write(weights, RESOURCES / "detector" / "weights.json")
    told = [example for article in annotated_articles(nlp) for example in implicit.examples_of(article)]
    parties = implicit.fit([example for example in told if example.group not in implicit.OUT_OF_VIEW])
    implicit.write(parties, RESOURCES / "implicit" / "weights.json")
    print(f"{len(sentences)} sentences, {len(table.table)} weights of the judge,", end=" ")
    print(f"{len(weights.rows)} features of the detector,", end=" ")
    print(f"{sum(map(len, parties.values()))} weights of unnamed parties")


if __name__ == "__main__":
    main()
