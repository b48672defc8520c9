"""Running the pipeline over articles: in order, and one that fails stops nothing."""

from __future__ import annotations

import os
from typing import Any

import pytest
from spacy.language import Language

from strike_timeline import pipeline, runner
from strike_timeline.model import Analysis, Article
from strike_timeline.runner import Failure, Plan


def _articles(count: int) -> list[Article]:
    return [
        Article(id=f"a-{at:012x}", source=f"{at}.txt", text=f"Crew {at} walked out on March {at + 1}, 2024.")
        for at in range(count)
    ]


class _Deadly(str):
    """Text that ends the process that unpickles it, as a crash of a worker would."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (3,)


def test_few_articles_take_one_process() -> None:
    assert runner.default_jobs(runner.ENOUGH) == 1
    assert runner.default_jobs(10_000) >= 1


def test_an_article_that_fails_is_reported_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    real = pipeline.analyze

    def fails_on_the_second(nlp: Language, article: Article, *more: Any) -> Analysis:
        if article.source == "1.txt":
            raise ValueError("a case\nnobody thought of")
        return real(nlp, article, *more)

    monkeypatch.setattr(pipeline, "analyze", fails_on_the_second)
    first, second, third = runner.run(_articles(3), Plan(upto="dates"))
    assert isinstance(first, Analysis) and isinstance(third, Analysis)
    assert isinstance(second, Failure)
    assert (second.source, second.reason) == ("1.txt", "ValueError: a case nobody thought of")
    assert "Traceback" in second.details


@pytest.mark.slow
def test_a_process_that_dies_costs_only_its_article() -> None:
    articles = _articles(5)
    articles[2] = Article(id="a-dead", source="2.txt", text=_Deadly("…"))
    results = list(runner.run(articles, Plan(upto="dates"), jobs=2))
    assert [type(result) for result in results] == [Analysis, Analysis, Failure, Analysis, Analysis]
    assert results[2] == Failure("2.txt", "the process died (out of memory?)")
