"""Accuracy on each annotated set with the models of events trained without that set: what to expect.

    python benchmarks/held_out.py              tables on the terminal (about five minutes)
    python benchmarks/held_out.py us newswire  of these sets, or of any others under training/articles
    python benchmarks/held_out.py --shipped    the sets under data/ only
    python benchmarks/held_out.py --readme     both tables of all sets at hand, put into README.md

`evaluate.py` measures the weights as shipped, which were trained on these very sets; here each set is
scored with weights that have not seen it. The lexicon, the rules and the gazetteer are the same in both, and
were written with the gold sets in view; of training/articles, `us` and `newswire` were kept out of view.
Needs scikit-learn (`pip install -e '.[dev,training]'`).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from evaluate import Scored, fill, markdown, plain
from measures import Json, Prediction, load_gold
from score import score

from strike_timeline import pipeline, timeline
from strike_timeline.events.extract import finished

ROOT = Path(__file__).resolve().parents[1]
OUT_OF_VIEW = ("newswire", "us")
"""Sets under training/articles that nobody looked at while the lexicon and the rules were written."""
MARKS = ("<!-- held out -->", "<!-- /held out -->")
COMMAND = "python benchmarks/held_out.py"
sys.path.insert(0, str(ROOT / "training"))

if TYPE_CHECKING:
    from strike_training.calibration import Found


@dataclass(frozen=True)
class Held:
    """A set as models found it that had not seen it."""

    name: str
    folder: Path
    found: list[Found]
    """By article."""

    def document(self) -> Json:
        """The timeline document of the set's articles."""
        analyses = [
            replace(item.article.analysis, events=tuple(finished(item.drafts, item.article.scenes)))
            for item in self.found
        ]
        built = timeline.build(analyses, pipeline_fingerprint="held out")
        document: Json = json.loads(built.model_dump_json())
        return document

    def scored(self) -> Scored:
        """Its figures."""
        gold = self.folder / "gold"
        return Scored(self.name, score(load_gold(gold), Prediction(self.document()), gold))


def held(names: Collection[str] | None = None) -> list[Held]:
    """The sets of ``names``, or all at hand, each found by models trained without it; gold sets first."""
    from strike_training.annotated import article_sets, read_corpus
    from strike_training.calibration import held_out
    from strike_training.models import Material

    corpus = read_corpus(pipeline.load())
    material = Material.of(corpus)
    folders = [folder for folder in article_sets() if names is None or folder.name in names]
    return [
        Held(folder.name, folder, list(held_out(corpus, material, [[folder.name]]))) for folder in folders
    ]


def usual(sets: Sequence[Path]) -> list[str]:
    """The names of the gold sets and of those out of view."""
    inside = ROOT / "training" / "articles"
    return [folder.name for folder in sets if folder.parent != inside or folder.name in OUT_OF_VIEW]


def main() -> int:
    from strike_training.annotated import article_sets

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sets", nargs="*", metavar="SET", help="names of sets (default: the gold sets)")
    parser.add_argument("--shipped", action="store_true", help="only the sets under data/")
    parser.add_argument("--readme", action="store_true", help="put the tables into README.md")
    arguments = parser.parse_args()
    names = arguments.sets or usual(article_sets())
    if arguments.shipped:
        names = [folder.name for folder in article_sets() if folder.parent == ROOT / "data"]
    rows = [item.scored() for item in held(names)]
    print(plain(rows))
    if arguments.readme:
        fill(markdown(rows, COMMAND), MARKS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
