"""How a page is read: its commands, what they print, and when that counts as shown rightly."""

from __future__ import annotations

from pathlib import Path

import pytest
from docs_output import agrees, missing, renewed
from docs_pages import Code, Command, Shown, Step, steps, told
from docs_workspace import commands_of, is_ours, not_run

PRINTED = ["a", "b", "", "c", "d", "e"]


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (["a", "b", "", "c", "d", "e"], True),
        (["a", "b", "", "c", "d", "e", "", "  "], True),
        (["a", "b", "", "c", "d"], False),
        (["a", "…"], True),
        (["…"], True),
        (["…", "e"], True),
        (["…", "d"], False),
        (["a", "…", "c", "d", "…"], True),
        (["a", "…", "d", "c", "…"], False),
        (["a", "…", "d", "…", "c", "…"], False),
        (["b", "…"], False),
        (["a", "b", "", "c", "…", "c", "d", "e"], False),
        ([], False),
    ],
)
def test_a_line_of_dots_stands_for_any_lines(shown: list[str], expected: bool) -> None:
    assert agrees(shown, PRINTED) is expected


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (["x"], PRINTED),
        (["old a", "…"], ["a", "…"]),
        (["…", "x"], ["…", "e"]),
        (["a", "…", "c", "D", "…"], ["a", "…", "c", "d", "…"]),
        (["…", "d!", "…", "e"], ["…", "d", "…", "e"]),
    ],
)
def test_what_is_shown_is_renewed_where_it_stands(shown: list[str], expected: list[str]) -> None:
    now = renewed(shown, PRINTED)
    assert now == expected
    assert agrees(now, PRINTED)


@pytest.mark.parametrize(
    ("comments", "expected"),
    [
        (["one, two", "three"], []),
        (["one, …", "three"], []),
        (["two, one"], ["one"]),
        (["four"], ["four"]),
    ],
)
def test_comments_hold_pieces_in_order(comments: list[str], expected: list[str]) -> None:
    assert list(missing(iter(comments), "one\ntwo\nthree\n")) == expected


def _steps(folder: Path, text: str) -> list[Step]:
    page = folder / "page.md"
    page.write_text(text, encoding="utf-8")
    return steps(page)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("```\nstrike-timeline info\nplain text\n```\n", [Command(2, "strike-timeline info")]),
        ("```\nExamples:\n  strike-timeline info\n```\n", [Command(3, "strike-timeline info")]),
        ("```sh\nmkdir a  # new\n# only a comment\n```\n", [Command(2, "mkdir a  # new")]),
        (
            "```console\n$ strike-timeline info  # exit code 2\nno\n\n$ strike-timeline schema\n```\n",
            [
                Command(2, "strike-timeline info  # exit code 2", 2, ("no", "")),
                Command(5, "strike-timeline schema", 0, ()),
            ],
        ),
        ("```python\nprint(1)\n```\n\n```console\n1\n```\n", [Code(2, "print(1)\n", ("1",), 6)]),
        ("```python\nprint(1)\n```\n\nso:\n\n```console\n1\n```\n", [Code(2, "print(1)\n")]),
        ("```toml file=a.toml\nb = 1\n```\n", [Shown(2, "a.toml", "b = 1\n")]),
        ("```toml\nb = 1\n```\n", []),
        ("Run `strike-timeline show\nt.json`.\n", [Command(1, "strike-timeline show t.json")]),
        ("Look at `strike-timeline entities`.\n", [Command(1, "strike-timeline entities --help")]),
        ("`strike-timeline dates FILE` and `strike-timeline explain t.json v-…`\n", []),
        ("    python training/train.py\n", [Command(1, "python training/train.py")]),
    ],
)
def test_what_is_found_on_a_page(tmp_path: Path, text: str, expected: list[Step]) -> None:
    assert _steps(tmp_path, text) == expected


def test_a_line_may_hold_several_commands() -> None:
    first, second, third = commands_of("python3 -m venv a && .venv/bin/strike-timeline info && ls  # done")
    assert (not_run(first), not_run(second), not_run(third)) == ("python3 -m venv", None, None)
    assert [is_ours(words) for words in (first, second, third)] == [False, True, False]


def test_what_commands_print_is_not_told_by_the_page() -> None:
    page = "v-1111\n```console\n$ strike-timeline explain t.json v-2222\nv-3333\n```\nv-4444\n"
    assert "v-2222" in told(page) and "v-4444" in told(page) and "v-3333" not in told(page)
