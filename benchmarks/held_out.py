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
from pathlib import Path
from unittest.mock import patch

from evaluate import GoldSet, Scored, fill_readme, find_sets, markdown, plain
from measures import Json, Prediction, load_gold
from score import score

from strike_timeline import articles, pipeline, timeline
from strike_timeline.events import detector, judge, status_model
from strike_timeline.model import Article

ROOT = Path(__file__).resolve().parents[1]
OUT_OF_VIEW = ("newswire", "us")
"""Sets under training/articles that nobody looked at while the lexicon and the rules were written."""
MARKS = ("<!-- held out -->", "<!-- /held out -->")
sys.path.insert(0, str(ROOT / "training"))


def main() -> int:
    from strike_training import detector as detecting
    from strike_training import judge as judging
    from strike_training import status as settling
    from strike_training.annotated import annotated, article_sets, told_in_articles

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sets", nargs="*", metavar="SET", help="names of sets (default: the gold sets)")
    parser.add_argument("--shipped", action="store_true", help="only the sets under data/")
    parser.add_argument("--readme", action="store_true", help="put the tables into README.md")
    arguments = parser.parse_args()
    beside = ROOT.parent / "shared" / "gold"
    sets = find_sets(arguments.shipped or not beside.is_dir(), [beside])
    own = [
        s for s in find_sets(False, [ROOT / "training" / "articles"]) if s.name not in {t.name for t in sets}
    ]
    sets += (
        [] if arguments.shipped else [item for item in own if item.name in {*OUT_OF_VIEW, *arguments.sets}]
    )
    if arguments.sets:
        sets = [item for item in sets if item.name in arguments.sets]
    nlp = pipeline.load()
    sentences = list(annotated(nlp))
    nouns = detecting.nouns_of(sentences)
    candidates = [example for sentence in sentences for example in judging.examples_of(sentence)]
    predicates = [example for sentence in sentences for example in detecting.examples_of(sentence, nouns)]
    told = [example for sentence in sentences for example in settling.examples_of(sentence, nouns)]
    rows: list[Scored] = []
    for held in sets:
        least = judging.thresholds(told_in_articles(f for f in article_sets() if f.name != held.name))
        table = judging.fit([example for example in candidates if example.group != held.name], least)
        weights = detecting.fit([example for example in predicates if example.group != held.name], nouns)
        statuses = settling.fit([example for example in told if example.group != held.name])
        with (
            patch.object(judge, "_weights", lambda table=table: table),
            patch.object(detector, "_weights", lambda weights=weights: weights),
            patch.object(status_model, "_weights", lambda statuses=statuses: statuses),
        ):
            document = build(nlp, held)
        rows.append(
            Scored(
                held.name, score(load_gold(held.folder / "gold"), Prediction(document), held.folder / "gold")
            )
        )
    print(plain(rows))
    if arguments.readme:
        fill_readme(markdown(rows, "python benchmarks/held_out.py"), MARKS)
    return 0


def build(nlp: pipeline.Language, gold_set: GoldSet) -> Json:
    """The timeline document of the set's articles, made in this process."""
    read = [item for item in articles.read([gold_set.folder / "articles"]) if isinstance(item, Article)]
    analyses = [pipeline.analyze(nlp, article) for article in read]
    document: Json = json.loads(timeline.build(analyses, pipeline_fingerprint="held out").model_dump_json())
    return document


if __name__ == "__main__":
    sys.exit(main())
