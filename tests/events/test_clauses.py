"""Clauses: where a statement ends, and which ones can share a date."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strike_timeline.events.clauses import Link, clause_at, clauses


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("welders went on strike on may 2 after talks collapsed", [Link.MAIN, Link.SUBORDINATE]),
        ("if talks fail, the welders will strike", [Link.CONDITION, Link.RESUMED]),
        (
            "the union, which speaks for 300 welders, has called a strike",
            [Link.MAIN, Link.RELATIVE, Link.RESUMED],
        ),
        ("the welders struck, and the mill closed", [Link.MAIN, Link.COORDINATE]),
        ("the union said that it would strike", [Link.MAIN, Link.REPORTED]),
        ("on friday the welders met", [Link.MAIN]),
        # a preposition before a date opens no clause
        ("the mill has stood still since friday", [Link.MAIN]),
        ("the strike ended after three weeks", [Link.MAIN]),
        # a duration with a noun of its own may be the subject of a clause
        ("welders struck after six weeks of talks ended on monday", [Link.MAIN, Link.SUBORDINATE]),
    ],
)
def test_links(text: str, links: list[Link]) -> None:
    assert [clause.link for clause in clauses(text)] == links


def test_coordinate_and_resumed_clauses_share_a_group() -> None:
    parts = clauses("on friday, with hours to go, the welders met and the mill closed")
    assert parts[0].group == parts[-1].group


@given(st.text(alphabet="abcd ,.;:-if when who and", max_size=80))
def test_clauses_cover_the_sentence_without_gaps(text: str) -> None:
    parts = clauses(text)
    if text:
        assert parts[0].start == 0
        assert parts[-1].end == len(text)
        assert all(a.end == b.start for a, b in pairwise(parts))
        assert all(
            parts[clause_at(parts, i)].start <= i < parts[clause_at(parts, i)].end for i in range(len(text))
        )
