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
from strike_timeline.model import Article, Published

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


def annotated(nlp: pipeline.Language) -> Iterator[Annotated]:
    """All annotated sentences, headlines left out, analyzed by ``nlp``."""
    with nlp.select_pipes(disable="strike_events"):
        yield from _sentences(nlp)
        for folder in article_sets():
            yield from _articles(nlp, folder)


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


def _articles(nlp: pipeline.Language, folder: Path) -> Iterator[Annotated]:
    from measures import article_key, load_gold, same_sentence

    gold = load_gold(folder / "gold")
    for article in articles.read([folder / "articles"]):
        if not isinstance(article, Article) or article_key(article.source) not in gold:
            continue
        events = gold[article_key(article.source)]["events"]
        doc = pipeline.prepare(nlp, article)
        for scene in scenes(doc):
            if not scene.heading:
                here = [event for event in events if same_sentence(event["quote"], scene.text)]
                yield Annotated(folder.name, scene, doc._.published, here)


def place_of(trigger: str, scene: Scene) -> tuple[int, int] | None:
    """Where the words of ``trigger`` stand in the sentence; None when they do not."""
    start = scene.text.replace("\n", " ").find(trigger.replace("\n", " "))
    return (start, start + len(trigger)) if start >= 0 else None
