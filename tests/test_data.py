"""The sample corpora: every annotated sentence stands in the article as it is read; the counts are right."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from strike_timeline.articles import read
from strike_timeline.model import Article, EntityType, EventType, Status

DATA = Path(__file__).parents[1] / "data"
SETS = {
    "hollywood-2023": {"articles": 16, "events": 265, "core": 118, "timeline": 164},
    "disputes-2023-24": {"articles": 16, "events": 296, "core": 119, "timeline": 220},
}
MERGED = {"timeline.gold.json", "disputes.gold.json"}

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="without the sample corpora")


def _fold(text: str) -> str:
    return " ".join(text.split())


def _key(article: str) -> str:
    """File and record without the suffix, which the merged timelines leave out."""
    return re.sub(r"\.\w+", "", article)


def _gold(name: str) -> Iterator[dict[str, Any]]:
    for path in sorted((DATA / name / "gold").glob("*.gold.json")):
        if path.name not in MERGED:
            yield json.loads(path.read_text(encoding="utf-8"))


def _merged(name: str, file: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((DATA / name / "gold" / file).read_text(encoding="utf-8"))
    return found


def _read(name: str, folder: str = "") -> dict[str, Article]:
    items = list(read([DATA / name / folder]))
    assert all(isinstance(item, Article) for item in items), items
    return {item.source: item for item in items if isinstance(item, Article)}


@pytest.mark.parametrize("name", SETS)
def test_counts(name: str) -> None:
    events = [event for record in _gold(name) for event in record["events"]]
    assert {
        "articles": len(list(_gold(name))),
        "events": len(events),
        "core": sum(event["salience"] == "core" for event in events),
        "timeline": len(_merged(name, "timeline.gold.json")),
    } == SETS[name]


@pytest.mark.parametrize("name", SETS)
def test_the_folder_of_a_set_holds_its_articles_and_nothing_else(name: str) -> None:
    wanted = {f"articles/{record['article']}" for record in _gold(name)}
    assert set(_read(name)) == wanted


@pytest.mark.parametrize("name", SETS)
def test_quotes_stand_in_the_articles(name: str) -> None:
    articles = _read(name, "articles")
    for record in _gold(name):
        article = articles[record["article"]]
        text = _fold(f"{article.title}\n{article.text}")
        absent = [event["quote"] for event in record["events"] if _fold(event["quote"]) not in text]
        assert not absent, record["article"]


@pytest.mark.parametrize("name", SETS)
def test_annotation_keeps_to_the_vocabulary(name: str) -> None:
    entity_types, event_types, statuses = set(EntityType), set(EventType), set(Status)
    for record in _gold(name):
        named = {entity["canonical"] for entity in record["entities"]}
        assert {entity["type"] for entity in record["entities"]} <= entity_types, record["article"]
        for event in record["events"]:
            assert event["type"] in event_types
            assert event["status"] in statuses
            assert set(event["unions"]) | set(event["employers"]) <= named, (record["article"], event["id"])


@pytest.mark.parametrize("name", SETS)
def test_intervals_are_in_order(name: str) -> None:
    iso = re.compile(r"\d{4}-\d\d-\d\d")
    for record in _gold(name):
        for part in (*record["dates"], *record["events"]):
            start, end = part["start_date"], part["end_date"]
            if start and end:
                assert iso.fullmatch(start) and iso.fullmatch(end) and start <= end, (record["article"], part)


@pytest.mark.parametrize("name", SETS)
def test_the_timeline_points_at_annotated_events(name: str) -> None:
    known = {(_key(record["article"]), event["id"]) for record in _gold(name) for event in record["events"]}
    entries = _merged(name, "timeline.gold.json")
    told = [(_key(article), event) for entry in entries for article, event in entry["mentions"]]
    assert set(told) <= known
    assert len(told) == len(set(told)), "a mention belongs to one entry"
