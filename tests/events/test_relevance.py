"""Articles that are not about labor tell no events; the words that decide are data."""

from __future__ import annotations

import re
from datetime import date

import pytest
from spacy.language import Language

from strike_timeline import pipeline
from strike_timeline.events.relevance import SHORT, about_labor
from strike_timeline.events.scene import scenes
from strike_timeline.language.lexicon import word_list
from strike_timeline.model import Article, Published

DAY = Published(date(2024, 5, 15), date(2024, 5, 15), "given")
FILLER = (
    " Prices of copper, cocoa and wheat were little changed in quiet trading in the main markets on the day."
    * 6
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline.load()


ARTICLES = [
    # takeovers, debt and diplomacy have offers, talks, deals and rejections
    ("Northern Foods raised its offer for Bell Stores on Friday and talks resumed on Monday.", False),
    ("The banks and the finance ministry reached a deal on the debt after talks collapsed in March.", False),
    ("The crews stopped work at the terminal on Friday and talks with the company collapsed.", True),
    ("Lawmakers met on Monday; outside, hospital workers marched for a collective agreement.", True),
    # a union that is named is enough
    ("The Teamsters rejected the offer of Bell Stores on Friday.", True),
]


@pytest.mark.parametrize(("text", "about"), ARTICLES)
def test_articles(nlp: Language, text: str, about: bool) -> None:
    doc = pipeline.prepare(nlp, Article("a-1", "x.txt", text + FILLER, published=DAY))
    told = list(scenes(doc))
    assert sum(scene.text.count(" ") + 1 for scene in told) >= SHORT
    assert about_labor(told) is about
    if not about:
        assert not doc.spans["events"]


def test_a_short_text_is_not_judged_by_what_it_lacks(nlp: Language) -> None:
    doc = pipeline.prepare(
        nlp, Article("a-1", "x.txt", "Talks with the company collapsed on Friday.", published=DAY)
    )
    assert about_labor(list(scenes(doc)))


def test_words_are_in_small_letters_and_listed_once() -> None:
    listed = word_list("relevance", "words")
    assert len(listed) == len(set(listed))
    assert all(re.fullmatch(r"[a-z'][a-z' -]*\*?", word) for word in listed)
