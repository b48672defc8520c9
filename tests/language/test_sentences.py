"""Where sentences of news start."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strike_timeline.language.sentences import sentence_starts


def split(text: str) -> list[str]:
    starts = [*sentence_starts(text), len(text)]
    parts = [" ".join(text[a:b].split()) for a, b in pairwise(starts)]
    return [part for part in parts if part]


ONE_SENTENCE = {
    "month before a day": "The strike began on Sept. 14 at two plants.",
    "company suffix inside": "Globex Corp. workers left Initech Inc. in May.",
    "title before a name": "Mr. Hale met Sen. Ortiz and Gov. Lund on Monday.",
    "initials": "J. R. Hale and M. Ortiz signed it.",
    "country in dots": "The U.S. Senate voted.",
    "hour": "Pickets formed at 6 a.m. Monday outside the mill.",
    "decimal number": "Pay rises by 3.5 percent.",
    "number sign": "Local No. 12 voted.",
    "saint": "Nurses at St. Brigid met.",
    "dateline": "HARBOR CITY, May 3 (Wire) - Dockers walked out.",
    "hard wrap": (
        "Dockers at the harbor said on Monday that they would go on with the\n"
        "strike they began last week, although the court had ordered them to\n"
        "return, and that talks could begin as soon as the port withdrew its\n"
        "notice of dismissals."
    ),
    "question inside quotes, going on": '"Why now?" asked the union.',
}


@pytest.mark.parametrize("text", ONE_SENTENCE.values(), ids=ONE_SENTENCE.keys())
def test_no_boundary_inside(text: str) -> None:
    assert len(split(text)) == 1


SEVERAL = {
    "plain": ("They left. They came back.", ["They left.", "They came back."]),
    "quote closes after the stop": ('"We won." The crowd sang.', ['"We won."', "The crowd sang."]),
    "hour ends the sentence": (
        "It starts at 5 p.m. The union agreed.",
        ["It starts at 5 p.m.", "The union agreed."],
    ),
    "suffix ends the sentence": (
        "They struck Globex Corp. The mill shut.",
        ["They struck Globex Corp.", "The mill shut."],
    ),
    "acronym ends the sentence": ("They work for GM. Talks resume.", ["They work for GM.", "Talks resume."]),
    "ellipsis": ("They waited… Nothing came.", ["They waited…", "Nothing came."]),
    "year ends the sentence": ("It began in 1985. It ended later.", ["It began in 1985.", "It ended later."]),
    "headline, blank line, body": (
        "Dockers walk out\n\nThe port is shut.",
        ["Dockers walk out", "The port is shut."],
    ),
    "capitals over a date line": (
        "DOCKERS WALK OUT\nMay 3, 1987\n\nThe port shut.",
        ["DOCKERS WALK OUT", "May 3, 1987", "The port shut."],
    ),
    "list": ("- Monday: talks\n- Tuesday: strike", ["- Monday: talks", "- Tuesday: strike"]),
    "live blog": (
        "14:20\nTalks resume.\n15:05\nTalks end.",
        ["14:20", "Talks resume.", "15:05", "Talks end."],
    ),
    "numbered": ("1. They met.\n2. They left.", ["1. They met.", "2. They left."]),
}


@pytest.mark.parametrize(("text", "expected"), SEVERAL.values(), ids=SEVERAL.keys())
def test_boundaries(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@given(st.text(alphabet=st.sampled_from("aB .!?\n\"'”-1:…\t"), max_size=80))
def test_starts_ascend_within_the_text(text: str) -> None:
    starts = sentence_starts(text)
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    assert all(0 <= s <= len(text) for s in starts)
