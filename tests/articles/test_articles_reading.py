"""What is read from the paths given: discovery, order, identity, trust in dates, and files that fail."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest
from articles_files import day, read_all, read_file
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from strike_timeline import articles
from strike_timeline.articles import PublishedOverrides, ReadWarning, parse_override
from strike_timeline.articles.discovery import is_article_name
from strike_timeline.model import Article


def write(folder: Path, **files: str) -> None:
    """Files by name; a double underscore stands for a slash, a single one before the suffix for a dot."""
    for name, content in files.items():
        head, _, suffix = name.replace("__", "/").rpartition("_")
        path = folder / f"{head}.{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def test_a_folder_is_read_recursively_and_sorted(tmp_path: Path) -> None:
    write(tmp_path, b_txt="B.", a_txt="A.", c_txt="C.", bb__z_html="<p>Z.</p>", bb__c_jsonl='{"text": "J."}')
    found, problems = read_all([tmp_path])
    assert not problems
    assert [article.source for article in found] == ["a.txt", "b.txt", "bb/c.jsonl#1", "bb/z.html", "c.txt"]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("a.txt", True),
        ("a.TXT", True),
        ("a.html.gz", True),
        ("a.ndjson", True),
        ("readme-of-the-port-strike.txt", False),
        ("README", False),
        ("README.md", False),
        ("License.txt", False),
        ("CHANGELOG.md", False),
        ("licensed-pilots-walk-out.txt", True),
        ("noticeable.txt", True),
        (".a.txt", False),
        ("a.gold.json", False),
        ("a.txt.meta.json", False),
        ("manifest.csv", False),
        ("manifest.json", False),
        ("a.py", False),
        ("a.png", False),
        ("a", False),
    ],
)
def test_what_is_picked_up_from_a_folder(name: str, wanted: bool) -> None:
    assert is_article_name(name) is wanted


def test_a_file_that_is_named_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    for name in ("README.md", ".hidden", "a.gold.json", "strange.xyz"):
        content = '{"text": "Out."}' if name.endswith("json") else "Out."
        found, _ = read_file(tmp_path, name, content)
        assert [article.source for article in found] == [name]


def test_hidden_folders_are_passed_over_and_an_empty_folder_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, **{".git__a_txt": "A.", "src__x_py": "x = 1"})
    found, problems = read_all([tmp_path])
    assert not found
    assert len(problems) == 1
    assert "holds no article" in str(problems[0])


def test_documents_of_a_kind_that_is_not_read_are_told_without_failure(tmp_path: Path) -> None:
    write(tmp_path, a_txt="A.", b_pdf="%PDF")
    _, problems = read_all([tmp_path])
    assert [str(problem) for problem in problems] == [
        "b.pdf: left out: PDF files are not read (convert to text or HTML)"
    ]
    assert isinstance(problems[0], ReadWarning)


def test_each_file_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, sub__a_txt="A.", b_txt="B.")
    file = tmp_path / "sub" / "a.txt"
    found, problems = read_all([file, tmp_path, str(tmp_path / "sub"), file])
    assert not problems
    assert [article.source for article in found] == ["a.txt", "b.txt"]


@pytest.mark.parametrize("path", ["no/such/file.txt", "", "nul\0byte"])
def test_paths_that_are_not_there(path: str) -> None:
    found, problems = read_all([path])
    assert not found
    assert len(problems) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_files_without_permission(tmp_path: Path) -> None:
    write(tmp_path, a_txt="A.")
    (tmp_path / "a.txt").chmod(0)
    _, problems = read_all([tmp_path / "a.txt"])
    assert [str(problem) for problem in problems] == ["a.txt: no permission to read it"]


def test_standard_input() -> None:
    found = list(articles.read(["-", "-"], stdin=io.BytesIO(b'{"text": "Out."}\n{"text": "In."}\n')))
    assert [item.source for item in found] == ["-#1", "-#2"]
    (text,) = articles.read(["-"], stdin=io.BytesIO(b"Out."))
    assert isinstance(text, Article)
    assert (text.source, text.text) == ("-", "Out.")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.write(writer, b"Out of the pipe.")
    os.close(writer)
    found, problems = read_all([f"/dev/fd/{reader}"])
    os.close(reader)
    assert not problems
    assert [article.text for article in found] == ["Out of the pipe."]


def test_one_bad_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    write(tmp_path, a_txt="A.", b_json="{", c_txt="C.")
    items = list(articles.read([tmp_path]))
    assert [item.source for item in items] == ["a.txt", "b.json", "c.txt"]


def test_ids_come_from_content_and_not_from_position(tmp_path: Path) -> None:
    write(tmp_path, one__a_txt="Out on Monday.", two__x__b_txt="Out on Monday.", two__c_txt="In.")
    first, _ = read_all([tmp_path / "one"])
    second, _ = read_all([tmp_path / "two"])
    assert first[0].id == {article.text: article.id for article in second}["Out on Monday."]
    assert len({article.id for article in second}) == 2
    assert first[0].id.startswith("a-")
    assert len(first[0].id) == 14


def test_overrides_and_sidecars_do_not_change_the_id(tmp_path: Path) -> None:
    write(tmp_path, a_txt="Out on Monday.")
    (plain,), _ = read_all([tmp_path])
    write(tmp_path, a_txt="Out on Monday.", manifest_json='{"a.txt": "2021-05-03"}')
    (beside,), _ = read_all([tmp_path])
    (given_,), _ = read_all([tmp_path], PublishedOverrides([parse_override("a.txt=2021-05-04")]))
    assert plain.id == beside.id == given_.id
    assert [day(article) for article in (plain, beside, given_)] == [None, "2021-05-03", "2021-05-04"]


def test_an_exact_duplicate_is_left_out_and_told(tmp_path: Path) -> None:
    rows = [{"text": "Out.", "date": "2021-05-03"}, {"text": "Out.", "date": "2021-05-04"}]
    found, problems = read_file(tmp_path, "a.jsonl", "\n".join(map(json.dumps, [*rows, rows[0]])))
    assert [article.source for article in found] == ["a.jsonl#1", "a.jsonl#2"]
    assert [str(problem) for problem in problems] == ["a.jsonl#3: left out: the same article as a.jsonl#1"]
    assert isinstance(problems[0], ReadWarning)


DATED = "Weavers out\n3 May 2021\n\nWeavers at the mill put down their tools on Monday, their union said.\n"


def test_trust_in_dates(tmp_path: Path) -> None:
    write(tmp_path, **{"2021-05-01_txt": DATED})
    pattern = PublishedOverrides([parse_override("2021-*.txt=2021-05-09"), parse_override("2021-05-08")])
    (article,), _ = read_all([tmp_path], pattern)
    assert (day(article), article.published.basis) == ("2021-05-09", "given by --published")  # type: ignore[union-attr]
    write(tmp_path, **{"2021-05-01.txt.meta_json": '{"published": "2021-05-07"}'})
    (article,), _ = read_all([tmp_path])
    assert day(article) == "2021-05-07"
    assert article.published.basis == "sidecar 2021-05-01.txt.meta.json, field 'published'"  # type: ignore[union-attr]
    (tmp_path / "2021-05-01.txt.meta.json").unlink()
    (article,), _ = read_all([tmp_path], PublishedOverrides([parse_override("2021-05-08")]))
    assert (day(article), article.published.basis) == ("2021-05-03", "date line in the text")  # type: ignore[union-attr]


def test_a_date_for_all_is_for_those_that_carry_none(tmp_path: Path) -> None:
    write(tmp_path, a_txt=DATED, b_txt="Dyers put down their tools on Monday, their union said.")
    found, _ = read_all([tmp_path], PublishedOverrides([parse_override("2021-06")]))
    assert [day(article) for article in found] == ["2021-05-03", "2021-06-01/2021-06-30"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("manifest.json", '{"a.txt": "2021-05-03", "feed.jsonl#2": "2021-05-04"}'),
        (
            "manifest.json",
            '[{"file": "a.txt", "published": "2021-05-03"}, {"file": "feed.jsonl#2", "date": "May 4, 2021"}]',
        ),
        (
            "manifest.json",
            '{"articles": {"a.txt": {"date": "2021-05-03"}, "./feed.jsonl#2": {"date": "2021-05-04"}}}',
        ),
        ("manifest.csv", "file,published\na.txt,2021-05-03\nfeed.jsonl#2,2021-05-04\n"),
        ("manifest.csv", "Filename,Date\na.txt,03/05/2021\nfeed.jsonl#2,04/05/2021\nx.txt,25/05/2021\n"),
    ],
)
def test_manifests(tmp_path: Path, name: str, content: str) -> None:
    write(tmp_path, a_txt="Out on Monday.", feed_jsonl='{"text": "A."}\n{"text": "B."}\n')
    (tmp_path / name).write_text(content)
    found, problems = read_all([tmp_path])
    assert not problems
    assert [day(article) for article in found] == ["2021-05-03", None, "2021-05-04"]
    assert found[0].published.basis.startswith(name)  # type: ignore[union-attr]


@pytest.mark.parametrize("content", ["{", "[]", '{"a.txt": "soon"}'])
def test_a_manifest_that_says_nothing_is_told_once(tmp_path: Path, content: str) -> None:
    write(tmp_path, a_txt="Out.", b_txt="In.", manifest_json=content)
    found, problems = read_all([tmp_path])
    assert len(found) == 2
    assert len(problems) == 1
    assert problems[0].source == "manifest.json"


SUFFIXES = ["txt", "html", "md", "json", "jsonl", "csv", "tsv", "xml", "txt.gz", "xyz"]
PIECES = [
    b"<", b">", b"<p>", b"</p>", b"<html>", b"<!DOCTYPE html>", b"<rss>", b"<item>", b"<feed>", b"<?xml ",
    b"<!--", b"-->", b"<script>", b"{", b"}", b"[", b"]", b'"', b":", b",", b'{"text": "a"}', b"\n", b"\r",
    b"\t", b"---\n", b"title: x\n", b"text,date\n", b"03/04/2021", b"\xef\xbb\xbf", b"\xff\xfe", b"\xc3",
    b"\x85", b"\0", b"a", b"&amp;", b"<h1>", b"<time datetime='2021-05-03'>", b"<div class=", b"| ", b"- ",
    b"\x1f\x8b", b"text", b"<![CDATA[", b"]]>",
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.csv", "text\n<p>\n", "a.csv line 2: the record has no text (its fields: text)"),
        ("a.csv", "title,text\nOut,-\n", "a.csv line 2: the record has no text (its fields: title, text)"),
        ("a.json", '{"text": "<p></p>"}', "a.json: the record has no text (its fields: text)"),
        ("a.json", '[{"text": "&nbsp;"}]', "a.json#1: the record has no text (its fields: text)"),
        (
            "a.jsonl",
            '{"title": "Out", "text": "<br>"}\n',
            "a.jsonl line 1: the record has no text (its fields: title, text)",
        ),
        (
            "a.xml",
            "<rss><channel><item><title>Out</title><description>&lt;img src='a.png'&gt;</description></item>"
            "</channel></rss>",
            "a.xml#1: the feed entry has no text",
        ),
        (
            "a.md",
            "---\ntitle: Out\n---\n<!-- later -->\n",
            "a.md: no article text found in this Markdown",
        ),
        ("a.md", "---\ntitle: Out\n---\n&nbsp;\n", "a.md: no article text found in this Markdown"),
        ("a.html", "<p></p>", "a.html: no article text found in this HTML fragment"),
        (
            "a.html",
            "<html><title>Out</title><body></body></html>",
            "a.html: no article text found in this HTML page",
        ),
        ("a.txt", "\u200b\n", "a.txt: no article text found in this plain text"),
        ("a.txt", "***\n", "a.txt: no article text found in this plain text"),
    ],
)
def test_what_holds_nothing_to_read_is_a_problem(
    tmp_path: Path, name: str, content: str, problem: str
) -> None:
    found, problems = read_file(tmp_path, name, content)
    assert not found
    assert [str(told) for told in problems] == [problem]


def test_a_record_without_text_does_not_stop_the_rest(tmp_path: Path) -> None:
    found, problems = read_file(tmp_path, "a.csv", "text\n<p>\nOut.\n")
    assert [article.source for article in found] == ["a.csv#2"]
    assert len(problems) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@example(suffix="csv", content=b"text\n<p>")
@example(suffix="json", content=b'{"text": "<p>"}')
@example(suffix="jsonl", content=b'{"text": "&nbsp;"}')
@example(suffix="xml", content=b"<rss><item><description>&lt;p&gt;</description></item></rss>")
@example(suffix="md", content=b"---\ntitle: x\n---\n<p>")
@example(suffix="html", content=b"<p>")
@given(
    suffix=st.sampled_from(SUFFIXES),
    content=st.one_of(st.binary(max_size=300), st.lists(st.sampled_from(PIECES), max_size=25).map(b"".join)),
)
def test_any_bytes_give_articles_or_problems(tmp_path: Path, suffix: str, content: bytes) -> None:
    found, problems = read_file(tmp_path, f"a.{suffix}", content)
    assert found or problems
    assert all(article.text.strip() for article in found)
    assert all("\n" not in str(problem) for problem in problems)
    again, _ = read_file(tmp_path, f"a.{suffix}", content)
    assert again == found
