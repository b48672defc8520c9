"""Running text with what was found in it: notes, margin, nested phrases, long and hard-wrapped articles."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strike_timeline.document import (
    ArticleRecord,
    EntityRecord,
    EventMentionRecord,
    EventRecord,
    Generator,
    MentionRecord,
    Timeline,
    When,
)
from strike_timeline.model import EntityType, EventType, Status, Voice
from strike_timeline.output.highlight import entities_in_text, events_in_text
from strike_timeline.output.paper import Paper
from strike_timeline.output.paragraphs import paragraphs, pieces, reflowed
from strike_timeline.output.spans import between, outermost

UNION, FIRM = "Harbor Crane Operators Union", "Northport Terminals"


def _timeline(text: str, *mentions: tuple[str, str, bool]) -> Timeline:
    """An article with mentions: the words, the name of the entity, and whether they are a role noun."""
    types = {UNION: EntityType.UNION, FIRM: EntityType.EMPLOYER}
    entities = []
    for name, kind in types.items():
        found = [
            MentionRecord(
                article="a",
                start=text.index(words),
                end=text.index(words) + len(words),
                text=words,
                nominal=role,
            )
            for words, whose, role in mentions
            if whose == name
        ]
        entities.append(EntityRecord(id=f"e-{kind}", name=name, type=kind, mentions=found))
    article = ArticleRecord(id="a", source="a.txt", text=text)
    return Timeline(generator=Generator(version="1", pipeline="x"), articles=[article], entities=entities)


def _shown(timeline: Timeline, width: int = 80, color: bool = False) -> list[str]:
    """Without the heading and the legend."""
    return (
        entities_in_text(timeline, Paper(width, color)).partition("\n\n")[2].rpartition("\n\n")[0].split("\n")
    )


@pytest.mark.parametrize(
    ("text", "mentions", "shown"),
    [
        (
            f"The {UNION} struck.",
            [(UNION, UNION, False)],
            [f"The [{UNION} | union] struck."],
        ),
        (
            "The HCOU struck.",
            [("HCOU", UNION, False)],
            ["The [HCOU | union] struck.", f"    HCOU = {UNION}"],
        ),
        (
            "Both sides met.",
            [("Both sides", UNION, True), ("Both sides", FIRM, True)],
            ["[Both sides | employer, union] met.", f"    Both sides = {FIRM}, {UNION}"],
        ),
        (
            "The crane union of Northport met.",
            [("The crane union of Northport", UNION, True), ("Northport", FIRM, False)],
            [
                "[The crane union of Northport | union] met.",
                f"    The crane union of Northport = {UNION} · Northport =",
                f"    {FIRM}",
            ],
        ),
        ("Nobody met.", [], ["Nobody met."]),
    ],
    ids=["a full name", "an acronym", "two at once", "one within another", "nothing"],
)
def test_entities(text: str, mentions: list[tuple[str, str, bool]], shown: list[str]) -> None:
    assert _shown(_timeline(text, *mentions)) == shown


def test_values_stand_in_a_margin_where_there_is_room() -> None:
    timeline = _timeline("The HCOU struck.\r\n\r\nIt won.", ("HCOU", UNION, False))
    first, blank, second = _shown(timeline, 120)
    assert first.startswith("The [HCOU | union] struck.  ") and first.endswith(f"· HCOU = {UNION}")
    assert (blank, second) == ("", "It won.")
    assert first.index("·") > 60


def test_what_an_event_is_stands_beneath() -> None:
    text = "Crane drivers will walk out on Monday, the union said."
    told = EventMentionRecord(
        article="a",
        start=0,
        end=len(text),
        quote=text,
        trigger="walk out",
        trigger_start=text.index("walk out"),
        date_phrase="Monday",
        type=EventType.STRIKE_START,
        date=When(),
        status=Status.SCHEDULED,
        unions=["e-union"],
        employers=["e-employer"],
        attributed_to="e-union",
        voice=Voice.REPORT,
    )
    event = EventRecord(
        id="v-1", type=told.type, date=told.date, status=told.status, mentions=[told], unions=["e-union"]
    )
    timeline = _timeline(text).model_copy(update={"events": [event]})
    lines = events_in_text(timeline, Paper(80)).splitlines()
    assert lines[2] == "Crane drivers will [walk out | strike start ○] on Monday, the union said."
    note = " ".join(line.strip() for line in lines[3:5])
    assert note == f"· walk out = ○ strike start, scheduled · undated · {UNION} · {FIRM} · said by {UNION}"


def test_colour_needs_no_brackets_and_has_a_legend_of_kinds() -> None:
    shown = entities_in_text(_timeline("The HCOU struck.", ("HCOU", UNION, False)), Paper(80, True))
    assert "\x1b[1;34mHCOU\x1b[0m struck" in shown and "[HCOU" not in shown
    assert "\n\x1b[1;34munion\x1b[0m  beneath" in shown and "employer" not in shown


def test_an_article_of_one_line_is_broken_between_sentences() -> None:
    sentence = "The HCOU said that no crane would move before the contract was signed. "
    text = (sentence * 60).strip()
    shown = "\n".join(_shown(_timeline(text, ("HCOU", UNION, False))))
    assert shown.count("\n\n") >= 4
    assert "".join(shown.replace("| union]", "").replace("[", "").split()).startswith(
        "".join(sentence.split())
    )


@pytest.mark.parametrize(
    ("block", "same"),
    [
        (
            "Crane drivers at the northern terminals walked out on\nMonday, and nobody knows for how long.",
            False,
        ),
        ("Demands:\n- more pay\n- shorter shifts\n- no crane without a driver, wherever it may stand", True),
        ("Pier 4\nNorthport", True),
        ("One line.", True),
    ],
    ids=["hard-wrapped", "a list", "an address", "one line"],
)
def test_only_wrapped_lines_are_joined(block: str, same: bool) -> None:
    made = reflowed(block)
    assert (made == block) is same and len(made) == len(block)


@given(st.text(st.sampled_from("ab. \n\r"), max_size=3000))
def test_pieces_are_the_whole_text(text: str) -> None:
    for parts in (list(paragraphs(text)), list(pieces(text))):
        assert all(start < end for start, end in parts)
        assert all(end <= after for (_, end), (after, _) in pairwise(parts))
        assert "".join("".join(text[start:end] for start, end in parts).split()) == "".join(text.split())


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9)), max_size=20), st.integers(0, 50))
def test_between(spans: list[tuple[int, int]], start: int) -> None:
    marks = sorted(
        (MentionRecord(article="a", start=at, end=at + length, text="x") for at, length in spans),
        key=lambda mark: (mark.start, mark.end),
    )
    assert list(between(marks, start, start + 10)) == [m for m in marks if start <= m.start < start + 10]
    kept = outermost(marks)
    assert all(one.end <= other.start for one, other in pairwise(kept))
