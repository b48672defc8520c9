"""Markdown with front matter."""

from __future__ import annotations

from pathlib import Path

import pytest
from articles_files import day, read_one

from strike_timeline.articles.markdown import render


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# Head\n\nOne *two* **three** `four`.", "Head\n\nOne two three four."),
        ("See [the vote](https://p.example/x) and ![a loom](x.png).", "See the vote and ."),
        ("Intro:\n\n- May 2: out\n- May 9: back\n\nEnd.", "Intro:\n\nMay 2: out\nMay 9: back\n\nEnd."),
        ("1. one\n2. two", "one\ntwo"),
        ("- a\n  - b\n- c", "a\nb\nc"),
        ("> quoted\n\ntold", "quoted\n\ntold"),
        ("hard\nwrapped", "hard\nwrapped"),
        ("Head\n====\n\ntext", "Head\n\ntext"),
        ("a &amp; b &rsquo;", "a & b ’"),
        ("one\n\n---\n\ntwo", "one\n\ntwo"),
        ("<div><p>Boxed <b>text</b>.</p></div>\n\nAfter.", "Boxed text.\n\nAfter."),
        ("It is <b>bold</b> here.", "It is bold here."),
        ("| Mill | Day |\n|---|---|\n| Lodz | May 2 |", "Mill Day\nLodz May 2"),
        ("", ""),
    ],
)
def test_rendering(source: str, expected: str) -> None:
    assert render(source)[0] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("date: 2021-05-03", "2021-05-03"),
        ("date: 2021-05-03T23:30:00-07:00", "2021-05-03"),
        ('publish_date: "2021-05-03T08:00:00+02:00"', "2021-05-03"),
        ("Published: May 3, 2021", "2021-05-03"),
        ("date: 2021-05", "2021-05-01/2021-05-31"),
        ("updated: 2021-05-09", "2021-05-09"),
        ("date: soon", None),
    ],
)
def test_front_matter_dates(tmp_path: Path, line: str, expected: str | None) -> None:
    article = read_one(tmp_path, "a.md", f"---\ntitle: Weavers walk out\n{line}\n---\n\nThe mill is quiet.\n")
    assert day(article) == expected
    assert article.text == "Weavers walk out\n\nThe mill is quiet."
    assert article.title == "Weavers walk out"
    if line == "date: soon":
        assert article.warnings == ("front matter 'date' is no date that is understood: 'soon'",)


def test_title_is_not_told_twice_and_links_give_days(tmp_path: Path) -> None:
    article = read_one(
        tmp_path, "a.md",
        "---\nheadline: Weavers walk out\ncanonical: https://p.example/w\n---\n# Weavers walk out\n\n"
        "After [the vote](https://p.example/2021/04/30/vote) they left.\n",
    )  # fmt: skip
    assert article.text == "Weavers walk out\n\nAfter the vote they left."
    assert article.url == "https://p.example/w"
    assert [str(found) for found in article.link_dates] == ["2021-04-30"]


def test_front_matter_in_a_text_file_counts(tmp_path: Path) -> None:
    article = read_one(tmp_path, "a.txt", "---\ntitle: Out\ndate: 2021-05-03\n---\nThe mill is quiet.\n")
    assert day(article) == "2021-05-03"


@pytest.mark.parametrize("front", ["title: [", "just words", "- a\n- b", "a: b: c"])
def test_front_matter_that_is_none_does_not_hurt(tmp_path: Path, front: str) -> None:
    assert (
        "The mill is quiet." in read_one(tmp_path, "a.md", f"---\n{front}\n---\n\nThe mill is quiet.\n").text
    )


def test_first_heading_is_the_title_without_front_matter(tmp_path: Path) -> None:
    assert (
        read_one(tmp_path, "a.md", "# Weavers *walk* out\n\nThe mill is quiet.").title == "Weavers walk out"
    )
