"""The spaCy component: spans aligned to tokens, attributes, inference, and its behaviour in anyone's
pipeline.
"""

from __future__ import annotations

from datetime import date

import pytest
import spacy
from spacy.language import Language

from strike_timeline.dates.component import mentions
from strike_timeline.model import Published, Relation


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("strike_dates")
    return pipeline


def _doc(
    nlp: Language, text: str, day: str | None = "2021-06-16", sentences: bool = False
) -> spacy.tokens.Doc:
    doc = nlp.make_doc(text)
    if day:
        when = date.fromisoformat(day)
        doc._.published = Published(when, when, "test")
    for token in doc if sentences else ():
        token.is_sent_start = token.i == 0 or doc[token.i - 1].text == "."
    return nlp.get_pipe("strike_dates")(doc)


def test_spans_carry_what_was_found(nlp: Language) -> None:
    doc = _doc(nlp, "Crews have been out since mid-May; they vote on Friday.")
    first, second = doc.spans["dates"]
    assert (first.text, first._.relation, first._.stamp) == ("mid-May", Relation.SINCE, False)
    assert first._.when.start == date(2021, 5, 11)
    assert second._.when.start == date(2021, 6, 18)


def test_phrases_inside_longer_tokens_are_widened_to_them(nlp: Language) -> None:
    doc = _doc(nlp, "The 2007-08 strike ended at 7am on Monday.")
    assert [span.text for span in doc.spans["dates"]] == ["2007-08", "7am on Monday"]


def test_sentence_starts_are_used_when_set(nlp: Language) -> None:
    text = "Crews will strike. A vote was held on Friday."
    assert [m.when.start for m in mentions(_doc(nlp, text, sentences=True))] == [date(2021, 6, 11)]


def test_missing_publication_is_inferred_and_kept(nlp: Language) -> None:
    doc = _doc(nlp, "OSLO, Aug. 20 - Crews struck on Friday. They last struck in May 2021.", None)
    assert doc._.published.inferred
    assert doc._.published.start == date(2021, 8, 20)
    assert [m.stamp for m in mentions(doc)] == [True, False, False]


def test_without_any_publication_only_full_dates_resolve(nlp: Language) -> None:
    doc = _doc(nlp, "Crews will strike next week.", None)
    assert doc._.published is None
    assert [m.when.start for m in mentions(doc)] == [None]


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("They met over the past three weeks.", "DURATION", "P3W"),
        ("They met from Monday to Friday.", "DURATION", "PXD"),
        ("They met on Monday.", "DATE", "XXXX-XX-XX"),
        ("They met at 5 p.m.", "TIME", "TXX:XX"),
    ],
)
def test_without_any_publication_timex3_tells_what_it_can(
    nlp: Language, text: str, type_: str, value: str
) -> None:
    [found] = mentions(_doc(nlp, text, None))
    assert (found.when.timex3.type, found.when.timex3.value, found.when.start) == (type_, value, None)


def test_publication_line_above_a_dateline_is_not_told_twice(nlp: Language) -> None:
    doc = _doc(nlp, "CRANES IDLE\nJune 16, 2021\n\nOSLO, June 15 - Crane crews struck on Monday.\n")
    assert [m.text for m in mentions(doc)] == ["June 15", "Monday"]


def test_nothing_found_leaves_an_empty_group(nlp: Language) -> None:
    assert mentions(_doc(nlp, "")) == ()
    assert mentions(_doc(nlp, "Crews are out.")) == ()


def test_exported_mentions_slice_the_text(nlp: Language) -> None:
    text = "“On May 2”, she said, “we won” — after 146 days."
    for mention in mentions(_doc(nlp, text)):
        assert text[mention.start : mention.end] == mention.text


def test_registered_for_any_pipeline() -> None:
    assert spacy.blank("en").has_factory("strike_dates")


def test_a_day_of_an_unknown_week_is_some_day_within_it(nlp: Language) -> None:
    """Widened by the publication interval a phrase says *some time within*; only a range fills its days."""
    doc = nlp.make_doc("Crews will meet next week. They struck from 2 to 8 May.")
    doc._.published = Published(date(2023, 9, 1), date(2023, 9, 30), "test")
    nlp.get_pipe("strike_dates")(doc)
    assert [m.when.granularity.value for m in mentions(doc)] == ["vague", "range"]
