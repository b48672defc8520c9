"""The component as others use it: in a pipeline of their own, with publication dates from wherever they keep
them, in several processes, and through spaCy's bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.util import filter_spans

from strike_timeline.dates.component import mentions
from strike_timeline.model import Granularity, Published, Relation
from strike_timeline.pipeline import load

TEXT = "Crews have been out since mid-May. They vote on Friday."
VOTE = date(2021, 6, 18)


def _blank(**config: object) -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("strike_dates", config=config)
    return nlp


def _published(nlp: Language, day: object = "2021-06-16") -> Doc:
    doc = nlp.make_doc(TEXT)
    doc._.published = day
    return nlp(doc)


@pytest.mark.parametrize(
    "given",
    [
        Published(date(2021, 6, 16), date(2021, 6, 16), "a list"),
        date(2021, 6, 16),
        datetime(2021, 6, 16, 23, 30),
        "2021-06-16",
        "2021-06-16T23:30:00+02:00",
    ],
    ids=["Published", "date", "datetime", "ISO day", "ISO time"],
)
def test_publication_is_taken_as_people_keep_it(given: object) -> None:
    doc = _published(_blank(), given)
    assert (doc._.published.start, doc._.published.inferred) == (date(2021, 6, 16), False)
    assert [m.when.start for m in mentions(doc)] == [date(2021, 5, 11), VOTE]


@pytest.mark.parametrize(("given", "error"), [("June 16", ValueError), (2021, TypeError)])
def test_publication_that_is_no_day_is_refused(given: object, error: type[Exception]) -> None:
    with pytest.raises(error, match=re.escape(repr(given))):
        _published(_blank(), given)


def test_publication_for_all_documents_stands_in_the_config() -> None:
    nlp = _blank(published="2021-06-16")
    assert mentions(nlp(TEXT))[1].when.start == VOTE
    assert mentions(_published(nlp, "2021-06-25"))[1].when.start == date(2021, 6, 25)


@pytest.mark.parametrize("config", [{"published": "last week"}, {"published": 20210616}, {"unheard_of": 1}])
def test_bad_config_is_refused(config: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"published|unheard_of"):
        _blank(**config)


def test_documents_with_their_own_days_go_through_pipe() -> None:
    nlp = _blank()

    def documents() -> Iterator[tuple[Doc, str]]:
        for day in ("2021-06-16", "2021-06-25"):
            doc = nlp.make_doc(TEXT)
            doc._.published = day
            yield doc, day

    told = [(day, mentions(doc)[1].when.start) for doc, day in nlp.pipe(documents(), as_tuples=True)]
    assert told == [("2021-06-16", VOTE), ("2021-06-25", date(2021, 6, 25))]


def test_several_processes_say_the_same() -> None:
    nlp = _blank()
    given = ["2021-06-16", "2021-06-25", "2021-06-01"]
    docs = [nlp.make_doc(TEXT) for _ in given]
    for doc, day in zip(docs, given, strict=True):
        doc._.published = day
    through = [mentions(doc) for doc in nlp.pipe(docs, n_process=2, batch_size=1)]
    assert through == [mentions(_published(nlp, day)) for day in given]


def test_bytes_keep_what_was_found() -> None:
    doc = _published(_blank())
    doc._.link_dates = (date(2021, 6, 1),)
    back = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert mentions(back) == mentions(doc)
    first = mentions(back)[0]
    assert first.relation is Relation.SINCE and first.when.granularity is Granularity.RANGE
    assert back._.published == doc._.published and list(back._.link_dates) == [date(2021, 6, 1)]


def test_a_doc_bin_keeps_what_was_found() -> None:
    doc = _published(_blank())
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    [back] = DocBin(store_user_data=True).from_bytes(stored).get_docs(doc.vocab)
    assert mentions(back) == mentions(doc)


def test_the_whole_pipeline_survives_bytes() -> None:
    """Names, parties and events too: every object of ours, with its enumerations and tuples."""
    nlp = load()
    doc = nlp.make_doc("The Harbor Crane Operators Union struck Northport Terminals on June 14, 2021.\n")
    for _, component in nlp.pipeline:
        doc = component(doc)
    back = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [s._.entity for s in back.spans["parties"]] == [s._.entity for s in doc.spans["parties"]] != []
    assert [s._.event for s in back.spans["events"]] == [s._.event for s in doc.spans["events"]] != []
    kinds = [{type(value) for value in _values(s._.event)} for s in back.spans["events"]]
    assert kinds == [{type(value) for value in _values(s._.event)} for s in doc.spans["events"]]


def _values(event: object) -> Iterator[object]:
    yield from (getattr(event, name) for name in event.__dataclass_fields__)  # type: ignore[attr-defined]


def test_a_saved_pipeline_loads(tmp_path: Path) -> None:
    nlp = _blank(published="2021-06-16")
    nlp.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    assert mentions(loaded(TEXT)) == mentions(nlp(TEXT))
    assert mentions(_blank(published="2021-06-16").from_bytes(nlp.to_bytes())(TEXT)) == mentions(nlp(TEXT))


@pytest.mark.parametrize("before", [None, "sentencizer", "strike_sentences", "parser"])
def test_beside_other_components(before: str | None) -> None:
    """Without sentences, with somebody else's, with ours, and in a trained pipeline."""
    nlp = load(upto="entities") if before == "parser" else spacy.blank("en")
    if before and before != "parser":
        nlp.add_pipe(before)
    nlp.add_pipe("strike_dates")
    doc = nlp.make_doc("Crews will strike on Monday. They voted on Friday.")
    doc._.published = "2021-06-16"
    doc = nlp(doc)
    monday, friday = doc.spans["dates"]
    assert (monday._.when.start, monday.label_) == (date(2021, 6, 21), "DATE")
    assert friday._.when.start == date(2021, 6, 11)
    doc.ents = filter_spans([*doc.ents, *doc.spans["dates"]])
    assert {"Monday", "Friday"} <= {ent.text for ent in doc.ents}
