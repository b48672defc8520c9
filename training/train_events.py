"""Trains the models of events and writes their weights into the package.

    python training/train_events.py

The judge (strike_timeline/events/judge.py) decides which trigger candidates tell an event, the detector
(strike_timeline/events/detector.py) finds events that no trigger tells, the model of status
(strike_timeline/events/status_model.py) says whether they happened, will or may, or did not, the fourth
(strike_timeline/events/implicit.py) gives events the parties that their sentence leaves out, the confidence
(strike_timeline/events/confidence.py) says how often events like it are right. Data:
strike_training/annotated.py. Needs scikit-learn (``pip install -e '.[training]'``); four minutes on one
core; deterministic. What the models are worth on articles that they have not seen: benchmarks/held_out.py
and benchmarks/calibration.py.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
RESOURCES = HERE.parent / "strike_timeline" / "resources"
sys.path.insert(0, str(HERE))


def main() -> None:
    from strike_training import calibration, detector, implicit, judge, status
    from strike_training.annotated import read_corpus
    from strike_training.models import Material

    from strike_timeline import pipeline

    corpus = read_corpus(pipeline.load())
    material = Material.of(corpus)
    models = material.without(())
    judge.write(models.judge, RESOURCES / "judge" / "weights.json")
    detector.write(models.detector, RESOURCES / "detector" / "weights.json")
    implicit.write(models.parties, RESOURCES / "implicit" / "weights.json")
    status.write(models.status, RESOURCES / "status" / "weights.json")
    unseen = calibration.held_out(corpus, material, calibration.folds(corpus))
    found = [prediction for item in unseen for prediction in item.predictions()]
    calibration.write(calibration.fit(found), RESOURCES / "confidence" / "weights.json")
    print(f"{len(corpus.sentences)} sentences, {len(models.judge.table)} weights of the judge,", end=" ")
    print(f"{len(models.detector.rows)} features of the detector,", end=" ")
    print(f"{len(models.status.table)} of the model of status,", end=" ")
    print(f"{sum(map(len, models.parties.values()))} weights of unnamed parties,", end=" ")
    print(f"confidence from {len(found)} events")


if __name__ == "__main__":
    main()
