"""Sentences with the events that annotators saw in them: what the models of events are trained on.

Three sources: ``training/labor/labor-sentences.jsonl``, the annotated articles under ``training/articles/``,
and the gold sets under ``data/`` and, where it is there, ``../shared/gold``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from strike_timeline import articles, pipeline
from strike_timeline.events.scene import Scene, scenes
from strike_timeline.model import Analysis, Article, Published

TRAINING = Path(__file__).resolve().parents[1]
ROOT = TRAINING.parent
SENTENCES = "sentences"
"""The group of the single sentences; articles have the name of their set."""
_SENTENCE_DAY = date(2024, 5, 15)
sys.path.insert(0, str(ROOT / "benchmarks"))


@dataclass(frozen=True)
class Annotated:
    """One sentence and its events: each with ``type``, and ``trigger`` or ``quote`` and ``summary``."""

    group: str
    scene: Scene
    published: Published | None
    events: list[dict[str, Any]]


@dataclass(frozen=True)
class AnnotatedArticle:
    """One article as the event extractor gets it, and what annotators saw in it."""

    group: str
    """The name of its set."""
    analysis: Analysis
    """Without events."""
    scenes: list[Scene]
    gold: dict[str, Any]


@dataclass(frozen=True)
class Corpus:
    """All that is annotated."""

    sentences: list[Annotated]
    """The single ones, and those of the articles, headlines left out."""
    articles: list[AnnotatedArticle]


def read_corpus(nlp: pipeline.Language) -> Corpus:
    """All annotated sentences and articles, analyzed by ``nlp``."""
    with nlp.select_pipes(disable="strike_events"):
        sentences = list(_sentences(nlp))
        found = [article for folder in article_sets() for article in _articles(nlp, folder)]
    return Corpus([*sentences, *(sentence for article in found for sentence in _told(article))], found)


def article_sets() -> list[Path]:
    """Folders that hold ``articles`` and ``gold``, one per name: those under data/ before those beside the
    checkout.
    """
    found: dict[str, Path] = {}
    for root in (ROOT / "data", ROOT.parent / "shared" / "gold", TRAINING / "articles"):
        for folder in sorted(root.glob("*/gold")):
            found.setdefault(folder.parent.name, folder.parent)
    return list(found.values())


def told_in_articles(sets: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """All events annotated in the articles of ``sets``."""
    from measures import load_gold

    for folder in sets:
        for record in load_gold(folder / "gold").values():
            yield from record["events"]


def _sentences(nlp: pipeline.Language) -> Iterator[Annotated]:
    published = Published(_SENTENCE_DAY, _SENTENCE_DAY, "training")
    with (TRAINING / "labor" / "labor-sentences.jsonl").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            record = json.loads(line)
            if record["events"] is None:
                continue  # annotated for names only
            article = Article(f"a-{number}", f"sentence {number}", record["text"], published=published)
            for scene in scenes(pipeline.prepare(nlp, article)):
                here = [event for event in record["events"] if place_of(event["trigger"], scene) is not None]
                yield Annotated(SENTENCES, scene, published, here)


def _articles(nlp: pipeline.Language, folder: Path) -> Iterator[AnnotatedArticle]:
    from measures import article_key, load_gold

    gold = load_gold(folder / "gold")
    for article in articles.read([folder / "articles"]):
        if isinstance(article, Article) and article_key(article.source) in gold:
            doc = pipeline.prepare(nlp, article)
            record = gold[article_key(article.source)]
            yield AnnotatedArticle(folder.name, pipeline.collect(doc, article), list(scenes(doc)), record)


def _told(article: AnnotatedArticle) -> Iterator[Annotated]:
    from measures import same_sentence

    for scene in article.scenes:
        if not scene.heading:
            here = [event for event in article.gold["events"] if same_sentence(event["quote"], scene.text)]
            yield Annotated(article.group, scene, article.analysis.article.published, here)


def place_of(trigger: str, scene: Scene) -> tuple[int, int] | None:
    """Where the words of ``trigger`` stand in the sentence; None when they do not."""
    start = scene.text.replace("\n", " ").find(trigger.replace("\n", " "))
    return (start, start + len(trigger)) if start >= 0 else None
