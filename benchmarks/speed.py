"""How fast it is and how much memory it takes, measured on this machine.

    python benchmarks/speed.py [FOLDER] [--rounds N]

FOLDER holds articles (default: both sets under data/). Prints words a second of the whole way from files to
the timeline, the share of each step and spaCy component, start-up times and peak memory. One process.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from evaluate import ROOT, program
from spacy.language import Language
from spacy.tokens import Doc

from strike_timeline.articles import read
from strike_timeline.model import Article
from strike_timeline.output.jsonform import timeline_json
from strike_timeline.pipeline import analyze, load
from strike_timeline.timeline import build

_STARTS = 5
"""Start-up times are the best of so many."""
_Result = TypeVar("_Result")


class Clock:
    """Seconds spent in named steps, in the order in which they were first met."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def time(self, step: str, work: Callable[[], _Result]) -> _Result:
        started = time.perf_counter()
        result = work()
        self.seconds[step] = self.seconds.get(step, 0.0) + time.perf_counter() - started
        return result


def whole(nlp: Language, folder: Path, clock: Clock) -> list[Article]:
    """Files to JSON, step by step; the articles read."""
    items = clock.time("read articles", lambda: list(read([folder])))
    articles = [item for item in items if isinstance(item, Article)]
    analyses = clock.time("analyze", lambda: [analyze(nlp, article) for article in articles])
    timeline = clock.time("merge", lambda: build(analyses, pipeline_fingerprint="0" * 12))
    clock.time("write JSON", lambda: timeline_json(timeline))
    return articles


def components(nlp: Language, articles: Sequence[Article], clock: Clock) -> None:
    """Every article through the tokenizer and each component on its own."""
    for article in articles:
        doc = clock.time("tokenizer", lambda text=article.text: nlp.make_doc(text))  # type: ignore[misc]
        doc._.published, doc._.title, doc._.link_dates = article.published, article.title, article.link_dates
        for name, component in nlp.pipeline:
            doc = clock.time(name, lambda run=component, doc=doc: run(doc))  # type: ignore[misc]
        assert isinstance(doc, Doc)


def start_up(*arguments: str) -> float:
    """Seconds of the program, from its start to its end; the best of several."""

    def once() -> float:
        started = time.perf_counter()
        subprocess.run(
            [program(), *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True
        )
        return time.perf_counter() - started

    return min(once() for _ in range(_STARTS))


def peak_memory(*arguments: str) -> float:
    """Megabytes that the program held at most."""
    with Path(os.devnull).open("w") as nowhere:
        process = subprocess.Popen([program(), *arguments], stdout=nowhere, stderr=nowhere)
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def _table(rows: Sequence[tuple[str, str]]) -> None:
    left = max(len(name) for name, _ in rows)
    right = max(len(value) for _, value in rows)
    for name, value in rows:
        print(f"  {name:<{left}}  {value:>{right}}")


def _shares(clock: Clock, words: int) -> list[tuple[str, str]]:
    total = sum(clock.seconds.values())
    return [
        (name, f"{words / seconds:9,.0f} words/s  {seconds / total:4.0%}")
        for name, seconds in clock.seconds.items()
    ]


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "data")
    parser.add_argument("--rounds", type=int, default=3, help="how often all articles are gone through")
    args = parser.parse_args(argv)
    loading, steps, parts = Clock(), Clock(), Clock()
    nlp = loading.time("load", load)
    articles = whole(nlp, args.folder, Clock())  # the first round warms caches and is not counted
    for _ in range(args.rounds):
        whole(nlp, args.folder, steps)
        components(nlp, articles, parts)
    words = sum(len(article.text.split()) for article in articles)
    counted = words * args.rounds
    print(f"{len(articles)} articles, {words:,} words, {args.rounds} rounds\n")
    print("Files to timeline")
    _table(
        [("all", f"{counted / sum(steps.seconds.values()):9,.0f} words/s  100%"), *_shares(steps, counted)]
    )
    print("\nInside analyze")
    _table(_shares(parts, counted))
    one = next(path for path in sorted(args.folder.rglob("articles/*.txt")) or [args.folder])
    print("\nThe command")
    _table(
        [
            ("--help", f"{start_up('--help'):.2f} s"),
            ("build, one article", f"{start_up('build', str(one)):.2f} s"),
            ("of it loading the pipeline", f"{loading.seconds['load']:.2f} s"),
            ("peak memory, build of all", f"{peak_memory('build', str(args.folder), '--jobs', '1'):.0f} MB"),
        ]
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
