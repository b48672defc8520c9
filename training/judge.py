"""Trains the judge of event triggers (strike_timeline/events/judge.py) and writes its weights.

    python training/judge.py                      train on everything, write resources/judge/weights.json
    python training/judge.py --cross-validate     F1 of the judge on each gold set, trained without that set
    python training/judge.py --without SET        train without one gold set (for benchmarks/evaluate.py on
    it)

Data: training/labor/labor-sentences.jsonl, the gold sets under data/ and, where it is there, ../shared/gold.
Needs scikit-learn (``pip install -e '.[training]'``). Takes about a minute on one core; deterministic.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from strike_timeline import articles, pipeline
from strike_timeline.events.judge import features, status_of, view_of
from strike_timeline.events.scene import Scene, scenes
from strike_timeline.events.triggers import Candidate
from strike_timeline.model import Article, Published

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
WEIGHTS = ROOT / "strike_timeline" / "resources" / "judge" / "weights.json"
GOLD_WEIGHT = 3.0
"""How much more a candidate of a whole article counts than one of a single sentence: the real case."""
REGULARIZATION = 0.05
SMALLEST_WEIGHT = 0.04
SENTENCE_DAY = date(2024, 5, 15)
sys.path.insert(0, str(ROOT / "benchmarks"))


@dataclass(frozen=True)
class Example:
    group: str
    names: tuple[str, ...]
    right: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("--without", metavar="SET", default="")
    arguments = parser.parse_args()
    nlp = pipeline.load()
    examples = [*sentence_examples(nlp), *gold_examples(nlp)]
    if arguments.cross_validate:
        cross_validate(examples)
        return
    bias, weights = fit([example for example in examples if example.group != arguments.without])
    table = {"bias": round(bias, 3), "weights": weights}
    WEIGHTS.parent.mkdir(exist_ok=True)
    WEIGHTS.write_text(
        json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8"
    )
    print(f"{len(examples)} candidates, {len(weights)} weights in {WEIGHTS.relative_to(ROOT)}")


def sentence_examples(nlp: pipeline.Language) -> Iterator[Example]:
    """Candidates of the annotated sentences; right when they overlap the annotated trigger of an event of
    their type.
    """
    published = Published(SENTENCE_DAY, SENTENCE_DAY, "training")
    with (HERE / "labor" / "labor-sentences.jsonl").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            record = json.loads(line)
            if record["events"] is None:
                continue  # annotated for names only
            triggers: dict[str, list[tuple[int, int]]] = {}
            for event in record["events"]:
                start = record["text"].find(event["trigger"])
                triggers.setdefault(event["type"], []).append((start, start + len(event["trigger"])))
            article = Article(f"a-{number}", f"sentence {number}", record["text"], published=published)
            for scene in scenes(pipeline.prepare(nlp, article)):
                found = candidates(scene)
                for candidate, names in found:
                    start, end = scene.start + candidate.start, scene.start + candidate.end
                    told = triggers.get(candidate.type.value, [])
                    alone = sum(other.type is candidate.type for other, _ in found) == 1
                    overlaps = any(a < end and start < b for a, b in told)
                    yield Example("sentences", names, bool(told) and (overlaps or alone))


def gold_examples(nlp: pipeline.Language) -> Iterator[Example]:
    """Candidates of the gold articles; right when an event of their type is annotated in the same
    sentence.
    """
    import measures as score

    for folder in gold_sets():
        gold = score.load_gold(folder)
        for article in articles.read([folder / "articles"]):
            if not isinstance(article, Article) or score.article_key(article.source) not in gold:
                continue
            events = gold[score.article_key(article.source)]["events"]
            for scene in scenes(pipeline.prepare(nlp, article)):
                if scene.heading:
                    continue
                here = [event for event in events if score.same_sentence(event["quote"], scene.text)]
                for candidate, names in candidates(scene):
                    yield Example(
                        folder.name, names, any(candidate.type.value in score.types_of(e) for e in here)
                    )


def gold_sets() -> list[Path]:
    """The gold folders, one per name: those under data/ first."""
    found: dict[str, Path] = {}
    for root in (ROOT / "data", ROOT.parent / "shared" / "gold"):
        for folder in sorted(root.glob("*/gold")):
            found.setdefault(folder.parent.name, folder.parent)
    return list(found.values())


def candidates(scene: Scene) -> list[tuple[Candidate, tuple[str, ...]]]:
    """The trigger candidates of a sentence with their features."""
    view = view_of(scene)
    return [
        (candidate, tuple(sorted(set(features(view, candidate, status_of(view, candidate).status)))))
        for candidate in view.found
    ]


def fit(examples: list[Example]) -> tuple[float, dict[str, float]]:
    """Bias and weights of a logistic regression with L2 penalty."""
    columns = {
        name: i for i, name in enumerate(sorted({name for example in examples for name in example.names}))
    }
    matrix = _matrix(examples, columns)
    model = LogisticRegression(C=REGULARIZATION, max_iter=1000, solver="liblinear", random_state=0)
    weights = [1.0 if example.group == "sentences" else GOLD_WEIGHT for example in examples]
    model.fit(matrix, np.array([example.right for example in examples]), sample_weight=weights)
    kept = {name: round(float(model.coef_[0][i]), 2) for name, i in columns.items()}
    return float(model.intercept_[0]), {
        name: weight for name, weight in kept.items() if abs(weight) >= SMALLEST_WEIGHT
    }


def _matrix(examples: list[Example], columns: dict[str, int]) -> csr_matrix:
    indices = [columns[name] for example in examples for name in example.names]
    lengths = np.cumsum([0, *(len(example.names) for example in examples)])
    data = np.ones(len(indices))
    return csr_matrix(
        (data, np.array(indices, dtype=np.int32), lengths.astype(np.int32)),
        shape=(len(examples), len(columns)),
    )


def cross_validate(examples: list[Example]) -> None:
    """Prints, for each gold set, F1 at several thresholds of the judge trained without it, and of keeping
    everything.
    """
    print(f"{'set':<22} {'all':>6} " + " ".join(f"{'≥' + str(t):>6}" for t in (0.3, 0.35, 0.4, 0.45, 0.5)))
    for group in sorted({example.group for example in examples} - {"sentences"}):
        bias, weights = fit([example for example in examples if example.group != group])
        held = [example for example in examples if example.group == group]
        scores = [1 / (1 + np.exp(-bias - sum(weights.get(name, 0.0) for name in e.names))) for e in held]
        right = sum(example.right for example in held)
        row = [2 * right / (len(held) + right)]
        for threshold in (0.3, 0.35, 0.4, 0.45, 0.5):
            kept = [example.right for example, score in zip(held, scores, strict=True) if score >= threshold]
            row.append(2 * sum(kept) / (len(kept) + right))
        print(f"{group:<22} " + " ".join(f"{value:6.3f}" for value in row))


if __name__ == "__main__":
    main()
