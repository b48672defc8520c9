"""The assembled pipeline: what goes in with an article, and what it says of itself."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from strike_timeline import pipeline, runner
from strike_timeline.model import Analysis, Article, Published

GAZETTEER = """\
[[union]]
key = "lamplighters"
name = "Lamplighters' Guild"
workers = ["lamplighters"]
country = "GB"
counterparts = ["gaslight"]

[[employer_association]]
key = "gaslight"
name = "Gaslight Proprietors"
aliases = ["Gaslight"]
country = "GB"
collective = ["proprietors"]
"""


def _article(text: str, day: str | None = None, source: str = "a.txt") -> Article:
    of = date.fromisoformat(day) if day else None
    published = Published(of, of, "front matter", False) if of else None
    return Article(id=f"a-{source}", source=source, text=text, title="", url="", published=published)


def _analyzed(articles: list[Article], jobs: int = 1) -> list[Analysis]:
    found = list(runner.run(articles, runner.Plan(upto="dates"), jobs))
    assert all(isinstance(one, Analysis) for one in found), found
    return [one for one in found if isinstance(one, Analysis)]


SIBLINGS = [
    _article("Ferry crews struck on Friday.", "2016-08-12", "1.txt"),
    _article("OSLO, Aug. 20 (Wire) - Ferry crews struck.", None, "2.txt"),
    _article("Ferry crews returned on Monday.", "2016-08-29", "3.txt"),
    _article("They had struck before.", "2014-03-01", "4.txt"),
]


def test_dateline_without_a_year_takes_that_of_the_other_articles() -> None:
    published = _analyzed(SIBLINGS)[1].article.published
    assert published is not None and published.inferred
    assert (published.start, published.end) == (date(2016, 8, 20), date(2016, 8, 20))
    assert "most of the other articles are of 2016" in published.basis


def test_the_year_is_that_of_most_articles_with_a_date_of_their_own() -> None:
    assert pipeline.common_year(SIBLINGS) == 2016
    assert pipeline.common_year(SIBLINGS[1:]) == 2016, "the later of equals"
    assert pipeline.common_year([SIBLINGS[1]]) is None
    assert _analyzed([SIBLINGS[1]])[0].article.published is None


def test_the_hint_does_not_depend_on_the_number_of_processes() -> None:
    assert _analyzed(SIBLINGS, jobs=2) == _analyzed(SIBLINGS)


def test_names_are_chosen_by_the_inferred_year() -> None:
    """A union that merged years ago is today's, also in an article whose source has no date."""
    text = (
        "LONDON, March 4, 2024 - The Screen Actors Guild and the American Federation of Television and "
        "Radio Artists (Sag-Aftra) walked out."
    )
    analysis = pipeline.analyze(pipeline.load(upto="entities"), _article(text), "entities")
    assert [e.name for e in analysis.entities if e.type == "union"] == ["SAG-AFTRA"]


def test_a_users_names_reach_the_role_nouns(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(GAZETTEER, encoding="utf-8")
    nlp = pipeline.load(gazetteers=[own], upto="entities")
    doc = pipeline.prepare(nlp, _article("The Lamplighters' Guild struck. The proprietors met."), "entities")
    resolved = [(span.text, span._.entity.key) for span in doc.spans["parties"] if span._.nominal]
    assert ("The proprietors", "gaslight") in [(f"{t[0].upper()}{t[1:]}", k) for t, k in resolved]


def test_fingerprint_covers_all_data_and_a_users_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own.toml"
    own.write_text(GAZETTEER, encoding="utf-8")
    plain, ours = pipeline.load(), pipeline.load(gazetteers=[own])
    before = pipeline.fingerprint(plain), pipeline.fingerprint(ours)
    assert before[0] != before[1]
    data = tmp_path / "resources"
    for folder in ("gazetteer", "lexicon", "judge", "timeline"):
        (data / folder).mkdir(parents=True)
        (data / folder / "x").write_text("a")
    monkeypatch.setattr(pipeline, "files", lambda _: tmp_path)
    seen = {pipeline.fingerprint(plain)}
    for folder in ("gazetteer", "lexicon", "judge", "timeline"):
        (data / folder / "x").write_text("b")
        seen.add(pipeline.fingerprint(plain))
    assert len(seen) == 5


@Language.component("test_trained")
def _trained(doc: Doc) -> Doc:
    """Stands for a trained pipeline: sentence starts, tags and entities of its own."""
    for token in doc:
        token.is_sent_start = token.i == 0 or doc[token.i - 1].text == "."
        token.tag_ = "NN"
    doc.ents = [Span(doc, i, i + 1, label="GPE") for i, token in enumerate(doc) if token.text == "Ruritania"]
    return doc


@pytest.fixture
def model(tmp_path: Path) -> Path:
    nlp = spacy.blank("en")
    nlp.add_pipe("test_trained")
    nlp.to_disk(tmp_path / "model")
    return tmp_path / "model"


def test_any_installed_pipeline_may_be_the_base(model: Path) -> None:
    nlp = pipeline.load(str(model))
    text = (
        "The Screen Actors Guild went on strike in Ruritania on May 2. Talks with Netflix resumed on Monday."
    )
    doc = pipeline.prepare(nlp, _article(text, "2023-05-09"))
    assert [s.text.split()[0] for s in doc.sents] == ["The", "Talks"]
    assert {"Ruritania"} <= {ent.text for ent in doc.ents}
    assert {"strike_start", "negotiation"} <= {span._.event.type.value for span in doc.spans["events"]}


@pytest.mark.parametrize("name", ["nope", "/nowhere/at/all"])
def test_a_model_that_is_not_there_is_named(name: str) -> None:
    with pytest.raises(pipeline.ModelError, match=name) as told:
        pipeline.load(name)
    assert "\n" not in str(told.value)


def test_a_long_text_takes_time_in_proportion_to_its_length() -> None:
    nlp = pipeline.load()
    sentence = "The Writers Guild of America met Netflix on Monday. "

    def seconds(repeated: int) -> float:
        began = time.process_time()
        pipeline.analyze(nlp, _article(sentence * repeated, "2023-05-09"))
        return time.process_time() - began

    seconds(10)
    assert seconds(800) < 20 * seconds(100)
