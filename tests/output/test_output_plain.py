"""Article text on a terminal: it cannot steer the terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from strike_timeline.output.plain import plain, plain_lines, quoted, shorten


def test_escape_sequences_lose_their_escape() -> None:
    assert plain("red \x1b[31malert\x1b[0m \x07\x9b2J") == "red [31malert [0m 2J"


def test_direction_overrides_go() -> None:
    assert plain("a\u202eb\u2066c\u200bd") == "abcd"


def test_white_space_is_folded() -> None:
    assert plain("  one\r\n\ttwo\u2028three\u00a0four ") == "one two three four"


@given(st.text())
def test_nothing_but_printable_characters_is_left(text: str) -> None:
    assert not [char for char in plain(text) if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]


@given(st.text())
def test_running_text_keeps_offsets(text: str) -> None:
    lines = plain_lines(text)
    assert len(lines) == len(text)
    assert not [char for char in lines if char != "\n" and unicodedata.category(char) in {"Cc", "Cf", "Cs"}]


@given(st.text(max_size=50), st.integers(1, 30))
def test_shortened_text_fits(text: str, width: int) -> None:
    assert cell_len(shorten(text, width)) <= width


def test_a_character_that_takes_two_cells_counts_as_two() -> None:
    assert shorten("全国港湾労働組合連合会", 10) == "全国港湾…"


def test_text_is_cut_at_a_word() -> None:
    assert shorten("walkout at the northern terminals", 20) == "walkout at the…"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Cranes stand still.", "“Cranes stand still.”"),
        ("“We stay out,” she said.", "“‘We stay out,’ she said.”"),
        ('He said "no deal" ("never").', "“He said ‘no deal’ (‘never’).”"),
        ('She saw "Hamlet 2" twice.', "“She saw ‘Hamlet 2’ twice.”"),
        ("We stay out,” she said.", "“We stay out,’ she said.”"),
        ('A 12" pipe burst.', '“A 12" pipe burst.”'),
        ("It’s the members' choice.", "“It’s the members' choice.”"),
    ],
)
def test_quotation_marks_inside_a_quotation_are_single(text: str, shown: str) -> None:
    assert quoted(text) == shown
