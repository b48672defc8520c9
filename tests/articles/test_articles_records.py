"""Records of JSON, JSON Lines and tables under the field names that exports use."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from articles_files import day, read_file, read_one

TEXT = "Tram crews stopped work at noon.\n\nThey want a rise of 4 %."


URL = "https://p.example/a"


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (
            {"title": "Out", "text": TEXT, "url": URL, "date_published": "2021-05-03T23:00:00-07:00"},
            "2021-05-03",
        ),
        (
            {"title": "Out", "maintext": TEXT, "date_publish": "2021-05-03 06:00:00", "url": URL}
            | {"date_download": "2022-01-01", "date_modify": "2021-06-01", "source_domain": "p.example"},
            "2021-05-03",
        ),
        ({"id": "7", "time": "2021-05-03T00:00:00", "text": TEXT, "title": "Out", "url": URL}, "2021-05-03"),
        (
            {"@type": "NewsArticle", "headline": "Out", "articleBody": TEXT, "datePublished": "2021-05-03"}
            | {"mainEntityOfPage": {"@id": URL}},
            "2021-05-03",
        ),
        (
            {
                "Headline": "Out",
                "BODY": TEXT,
                "Pub Date": "Mon, 03 May 2021 23:30:00 -0700",
                "Source-URL": URL,
            },
            "2021-05-03",
        ),
        ({"headline": {"main": "Out"}, "body": TEXT, "web_url": URL, "pub_date": "2021-05-03"}, "2021-05-03"),
        ({"title": {"rendered": "Out"}, "content": TEXT, "link": URL, "timestamp": 1620000000}, "2021-05-03"),
        ({"title": "Out", "paragraphs": [], "text": TEXT.split("\n\n"), "url": URL}, None),
        ({"title": "Out", "text": TEXT, "url": URL, "date": "n/a", "modified": "2021-05-03"}, "2021-05-03"),
    ],
)
def test_field_names(tmp_path: Path, record: dict[str, object], expected: str | None) -> None:
    article = read_one(tmp_path, "a.json", json.dumps(record))
    assert (article.source, article.title, article.text, article.url) == (
        "a.json",
        "Out",
        TEXT,
        "https://p.example/a",
    )
    assert day(article) == expected


def test_markup_free_text_is_untouched_and_markup_is_extracted_with_its_headline(tmp_path: Path) -> None:
    lines = [
        {"title": "Out", "text": " a \r\n b "},
        {"title": "Out", "text": "<p>One.</p><p>Two &amp; three.</p>"},
    ]
    found, _ = read_file(tmp_path, "a.jsonl", "\n".join(map(json.dumps, lines)))
    assert [article.text for article in found] == [" a \r\n b ", "Out\n\nOne.\n\nTwo & three."]


@pytest.mark.parametrize(
    "wrap",
    [
        lambda rows: rows,
        lambda rows: {"articles": rows},
        lambda rows: {"title": "My feed", "description": "All of it", "items": rows},
        lambda rows: {"response": {"docs": rows}},
        lambda rows: {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"}, *rows]},
        lambda rows: {"first": rows[0], "second": rows[1]},
    ],
)
def test_lists_and_wrappers_are_numbered(tmp_path: Path, wrap: object) -> None:
    rows = [{"title": "A", "text": "Out."}, {"title": "B", "text": "In."}]
    found, problems = read_file(tmp_path, "a.json", json.dumps(wrap(rows)))  # type: ignore[operator]
    assert not problems
    assert [(article.source, article.text) for article in found] == [
        ("a.json#1", "Out."),
        ("a.json#2", "In."),
    ]


@pytest.mark.parametrize(
    "document",
    [
        {"title": "A", "text": "Out."},
        {"article": {"title": "A", "text": "Out."}},
        {"@graph": [{"@type": "WebSite", "name": "x"}, {"headline": "A", "articleBody": "Out."}]},
        {"title": "A", "text": "Out.", "related": [{"title": "B", "text": "In."}]},
    ],
)
def test_one_article_has_no_number(tmp_path: Path, document: dict[str, object]) -> None:
    article = read_one(tmp_path, "a.json", json.dumps(document, indent=1))
    assert (article.source, article.title, article.text) == ("a.json", "A", "Out.")


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.json", "a.txt"])
def test_json_lines_under_any_name(tmp_path: Path, name: str) -> None:
    found, _ = read_file(tmp_path, name, '\n{"text": "Out."}\n\n{"text": "In.\\u2028Then out."}\n')
    assert [article.source for article in found] == [f"{name}#1", f"{name}#2"]
    assert found[1].text == "In.\u2028Then out."


def test_one_line_is_still_numbered_in_json_lines_and_pretty_json_is_json(tmp_path: Path) -> None:
    assert read_one(tmp_path, "a.jsonl", '{"text": "Out."}').source == "a.jsonl#1"
    assert read_one(tmp_path, "b.jsonl", json.dumps([{"text": "Out."}], indent=2)).source == "b.jsonl#1"


def test_bad_lines_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    lines = ['{"text": "Out."}', "", "{oops", "[1]", '{"title": "no text"}', '{"text": "In."}']
    found, problems = read_file(tmp_path, "a.jsonl", "\n".join(lines))
    assert [article.source for article in found] == ["a.jsonl#1", "a.jsonl#5"]
    assert [problem.line for problem in problems] == [3, 4, 5]
    assert str(problems[0]).startswith("a.jsonl line 3: not JSON: ")
    assert str(problems[1]) == "a.jsonl line 4: not a JSON object"
    assert str(problems[2]) == "a.jsonl line 5: the record has no text (its fields: title)"


def test_the_column_decides_how_numeric_dates_are_read(tmp_path: Path) -> None:
    rows = [("03/04/2021", "A."), ("25/03/2021", "B."), ("04/03/2021", "C.")]
    lines = "\n".join(json.dumps({"date": when, "text": text}) for when, text in rows)
    found, _ = read_file(tmp_path, "a.jsonl", lines)
    assert [day(article) for article in found] == ["2021-04-03", "2021-03-25", "2021-03-04"]
    assert not any(article.warnings for article in found)
    us, _ = read_file(tmp_path, "b.csv", "date,text\n03/04/2021,A.\n03/25/2021,B.\n")
    assert [day(article) for article in us] == ["2021-03-04", "2021-03-25"]
    unsure, _ = read_file(tmp_path, "c.csv", "date,text\n03/04/2021,A.\n05/06/2021,B.\n")
    assert [day(article) for article in unsure] == ["2021-04-03", "2021-06-05"]
    assert unsure[0].warnings == ("date 03/04/2021 read as day-first",)


CSV = f'Headline,Body,Published,Link\r\n"Out, again","He said ""out"".\r\n\r\nSo, out.",2021-05-03,{URL}\r\n'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", CSV.encode()),
        ("a.csv", b"\xef\xbb\xbf" + CSV.encode()),
        ("a.csv", CSV.encode("utf-16")),
        ("a.csv", CSV.replace("Headline,Body,Published,Link", "Headline;Body;Published;Link")
         .replace('again","', 'again";"').replace(',2021-05-03,', ";2021-05-03;").encode()),
        ("a.tsv", CSV.replace("Headline,Body,Published,Link", "Headline\tBody\tPublished\tLink")
         .replace('again","', 'again"\t"').replace(',2021-05-03,', "\t2021-05-03\t").encode()),
        ("a.csv.gz", gzip.compress(CSV.encode(), mtime=0)),
    ],
)  # fmt: skip
def test_tables(tmp_path: Path, name: str, content: bytes) -> None:
    article = read_one(tmp_path, name, content)
    assert article.source == f"{name}#1"
    assert article.title == "Out, again"
    assert article.text == 'He said "out".\r\n\r\nSo, out.'
    assert (day(article), article.url) == ("2021-05-03", "https://p.example/a")


def test_rows_without_text_are_named_by_line(tmp_path: Path) -> None:
    found, problems = read_file(tmp_path, "a.csv", 'title,text\nA,"one\ntwo"\nB,\n,\nC,three\n')
    assert [(article.source, article.text) for article in found] == [
        ("a.csv#1", "one\ntwo"),
        ("a.csv#3", "three"),
    ]
    assert [str(problem) for problem in problems] == [
        "a.csv line 4: the record has no text (its fields: title, text)"
    ]


def test_a_table_without_a_text_column_says_what_it_has(tmp_path: Path) -> None:
    found, problems = read_file(tmp_path, "a.csv", "id,when\n1,2021-05-03\n")
    assert not found
    assert "no column for the text" in str(problems[0])
    assert "(id, when)" in str(problems[0])


def test_very_long_fields_are_read(tmp_path: Path) -> None:
    text = "out " * 100_000
    assert read_one(tmp_path, "a.csv", f"text\n{text}\n").text == text


def test_json_lines_are_streamed(tmp_path: Path) -> None:
    """The first article is there before the last line, which is broken, has been looked at."""
    from strike_timeline import articles

    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(
        gzip.compress(("\n".join(json.dumps({"text": f"Out {n}."}) for n in range(5_000)) + "\n{").encode())
    )
    found = articles.read([path])
    first = next(found)
    assert first.source == "a.jsonl.gz#1"
    last = list(found)[-1]
    assert isinstance(last, articles.ReadProblem)
    assert last.line == 5_001


def test_a_row_whose_quotation_mark_is_never_closed_is_none(tmp_path: Path) -> None:
    content = 'title,text\nA,"Bakers\nleft."\nB,a 5" pipe burst\nC,"Millers\nand more'
    articles, problems = read_file(tmp_path, "rows.csv", content.encode())
    assert [article.title for article in articles] == ["A", "B"]
    assert ["within quotation marks (row of line 5)" in str(problem) for problem in problems] == [True]
