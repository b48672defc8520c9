"""The name lists under resources/articles: no name twice, all in the form they are compared in."""

from __future__ import annotations

import re

import pytest

from strike_timeline.articles.fields import normal
from strike_timeline.articles.knowledge import names


@pytest.mark.parametrize("key", ["text", "title", "url", "published", "modified", "fetched", "list", "file"])
def test_field_names_are_normal_and_unique(key: str) -> None:
    found = names("fields", key)
    assert len(set(found)) == len(found)
    assert all(name == normal(name) for name in found)


def test_no_field_says_when_something_was_changed_or_fetched() -> None:
    assert not [
        name for name in names("fields", "published") if re.search("modif|updat|crawl|download", name)
    ]
    assert not [name for name in names("web", "date_metas") if re.search("modif|updat|revis", name)]


@pytest.mark.parametrize("key", ["clutter", "roles", "buttons"])
def test_names_on_the_web_are_sorted_lower_case_and_unique(key: str) -> None:
    found = names("web", key)
    assert list(found) == sorted({name.lower() for name in found})


def test_special_cases_are_cases() -> None:
    clutter = set(names("web", "clutter"))
    assert clutter.issuperset(names("web", "never_article"))
    assert clutter.issuperset(names("web", "harmless_on_paragraphs"))
    assert clutter.isdisjoint(names("web", "clutter_whole"))


@pytest.mark.parametrize("pattern", [*names("web", "headings"), *names("web", "lines")])
def test_patterns_compile_and_leave_running_text_alone(pattern: str) -> None:
    compiled = re.compile(pattern, re.IGNORECASE)
    for sentence in (
        "Advertisement workers struck on Monday. Their union said so.",
        "Related disputes at two mills have been settled.",
        "Share prices fell.",
        "Subscribers were told that the paper would not appear. The printers were out.",
        "Search parties were called off.",
    ):
        assert compiled.fullmatch(sentence) is None
