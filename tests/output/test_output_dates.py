"""Date phrases for people: each in its sentence, none lost, whatever the text is."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strike_timeline.document import Timeline
from strike_timeline.model import Article
from strike_timeline.output.datelist import dates_text
from strike_timeline.output.highlight import dates_in_text
from strike_timeline.output.paper import Paper
from strike_timeline.output.plain import plain_lines
from strike_timeline.output.when import resolved
from strike_timeline.pipeline import analyze, load
from strike_timeline.timeline import build

NLP = load(upto="dates")


def _timeline(text: str, with_text: bool = True) -> Timeline:
    found = analyze(NLP, Article("a-000000000001", "a.txt", text), "dates")
    return build([found], pipeline_fingerprint="test", with_text=with_text)


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_a_sentence_is_told_once_in_full_and_without_the_others() -> None:
    text = "Nobody came. Crews voted on May 2, 2020, and again on May 9, 2020, by a show of hands. It rained."
    listed = dates_text(_timeline(text), Paper(120))
    assert "[May 2, 2020], and again on [May 9, 2020], by a show of hands." in listed
    assert listed.count("show of hands") == 1
    assert "rained" not in listed and "Nobody" not in listed
    assert [line.split()[0] for line in listed.splitlines() if line.startswith("    ")] == ["“May", "“May"]


def test_without_the_text_the_phrases_stand_alone() -> None:
    listed = dates_text(_timeline("Crews voted on May 2, 2020.", with_text=False), Paper(80))
    assert "“May 2, 2020”  2 May 2020  day" in listed and "Crews" not in listed


def test_a_long_phrase_is_cut_with_an_ellipsis_and_whole_in_its_sentence() -> None:
    phrase = "the last week of the month of September of the year 2019"
    timeline = _timeline(f"Crews struck on {phrase}.")
    [record, *_] = timeline.dates
    long = record.model_copy(update={"start": 16, "end": 16 + len(phrase), "text": phrase})
    listed = dates_text(timeline.model_copy(update={"dates": [long]}), Paper(120))
    assert f"[{phrase}]" in listed and "“the last week of the month…”" in listed


PARAGRAPHS = {
    "blank lines part paragraphs": ("It began on May 2, 2020.\n\nIt ended on May 9, 2020.\n", 2),
    "a hard-wrapped paragraph is one": ("It began on May 2, 2020,\nand ended on May 9, 2020.\n", 1),
    "a long line is one": (f"It began on May 2, 2020. {'So it was. ' * 12}\nIt ended on May 9, 2020.\n", 2),
    "what is said twice is told once": ("On May 2, 2020 and, yes, on May 2, 2020.\n", 1),
}


@pytest.mark.parametrize(("text", "notes"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_what_phrases_say_stands_beneath_their_paragraph(text: str, notes: int) -> None:
    shown = dates_in_text(_timeline(text), Paper(100)).splitlines()
    assert [line.startswith("    May 2, 2020 = 2 May 2020") for line in shown].count(True) == 1
    assert len([line for line in shown if line.startswith("    ")]) == notes
    assert "beneath its paragraph" in shown[-2]


SAID = [
    ("It lasted for less than 17 hours.", "less than 17 hours"),
    ("It lasted for at least two years.", "at least 2 years"),
    ("It lasted for about 18 hours.", "about 18 hours"),
    ("They meet every Monday.", "every Monday"),
    ("They struck in late May 2020.", "21–31 May 2020"),
    ("They will meet soon.", "open"),
]


@pytest.mark.parametrize(("text", "words"), SAID, ids=[text for text, _ in SAID])
def test_what_a_phrase_says_in_words(text: str, words: str) -> None:
    [record] = _timeline(text).dates
    assert resolved(record) == words


def test_nothing_found_is_said() -> None:
    timeline = _timeline("Crews are out.")
    assert "no date phrases" in dates_text(timeline, Paper(80))
    assert dates_in_text(timeline, Paper(80)).endswith("Nothing found.\n")


PIECES = st.sampled_from(
    [
        *("on Friday", "from 2 to 8 May", "every Monday", "2019-20", "May 2,\n2020", "Crews met."),
        *("\r\n", "\n\n", ". ", "\x1b[2J", "\x00", "\u202e", "🏗", "[", "]", "x" * 120),
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES | st.text(max_size=6), max_size=14), st.sampled_from([60, 80, 120]))
def test_no_phrase_is_lost_and_no_text_steers_the_terminal(pieces: list[str], width: int) -> None:
    timeline = _timeline(" ".join(pieces))
    for form in (dates_text, dates_in_text):
        shown = form(timeline, Paper(width))
        assert shown.count("[") >= len(timeline.dates)
        assert not [char for char in shown if unicodedata.category(char) in {"Cc", "Cf"} and char != "\n"]
    roomy = _folded(dates_text(timeline, Paper(120)))
    for record in timeline.dates:
        assert f"[{_folded(plain_lines(record.text))}]" in roomy
