"""Bytes to text: encodings, compression, and what is no text at all."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from articles_files import read_file, read_one

TEXT = "The café workers’ union said on Monday – after a “long” night – that talks at Groß & Søn failed. " * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_encodings(tmp_path: Path, encoding: str) -> None:
    assert read_one(tmp_path, "a.txt", TEXT.encode(encoding)).text == TEXT


def test_windows_1252_is_recognised_and_told(tmp_path: Path) -> None:
    article = read_one(tmp_path, "a.txt", TEXT.encode("cp1252"))
    assert article.text == TEXT
    assert article.warnings == ("decoded as windows-1252",)


@pytest.mark.parametrize("word", ["café", "“quoted”", "workers’", "£5", "naïve – yes"])
def test_a_single_odd_character_is_enough(tmp_path: Path, word: str) -> None:
    text = f"Weavers at the mill said on Monday that {word} was what it came to, and left."
    assert read_one(tmp_path, "a.txt", text.encode("cp1252")).text == text


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("iso-8859-2", '<meta charset="iso-8859-2">'),
        ("cp1251", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'),
        ("shift_jis", "<meta charset=shift_jis>"),
    ],
)
def test_the_charset_that_html_declares(tmp_path: Path, encoding: str, head: str) -> None:
    word = {"iso-8859-2": "Łódź", "cp1251": "Москва", "shift_jis": "東京"}[encoding]
    html = f"<html><head>{head}</head><body><p>Weavers in {word} walked out on Monday.</p></body></html>"
    assert word in read_one(tmp_path, "a.html", html.encode(encoding)).text


def test_a_few_broken_bytes_do_not_change_the_rest(tmp_path: Path) -> None:
    article = read_one(tmp_path, "a.txt", TEXT.encode() + b"caf\xe9" + TEXT.encode())
    assert article.text == f"{TEXT}café{TEXT}"
    assert article.warnings == ("some bytes are not valid utf-8",)


def test_json_lines_with_a_line_in_another_encoding(tmp_path: Path) -> None:
    good = json.dumps({"text": "café 1"}, ensure_ascii=False).encode()
    bad = json.dumps({"text": "café 2"}, ensure_ascii=False).encode("cp1252")
    found, _ = read_file(tmp_path, "a.jsonl", b"\n".join([good, bad, good.replace(b"1", b"3")] + [good] * 5))
    assert [article.text for article in found] == ["café 1", "café 2", "café 3"]
    assert found[1].warnings == ("some bytes are not valid utf-8",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
@pytest.mark.parametrize(
    ("name", "content"),
    [("a.jsonl", json.dumps({"text": TEXT}, ensure_ascii=False) + "\n"), ("a.csv", f'id,text\n1,"{TEXT}"\n')],
)
def test_streamed_files_in_other_encodings(tmp_path: Path, name: str, content: str, encoding: str) -> None:
    content = content.replace("“long”", "‘long’") if name == "a.csv" else content
    expected = TEXT.replace("“long”", "‘long’") if name == "a.csv" else TEXT
    assert read_one(tmp_path, name, content.encode(encoding)).text == expected


@pytest.mark.parametrize("name", ["a.txt.gz", "a.txt", "a.gz"])
def test_gzip_is_recognised_by_content(tmp_path: Path, name: str) -> None:
    article = read_one(tmp_path, name, gzip.compress(TEXT.encode()))
    assert (article.source, article.text) == (name, TEXT)


BAD = [
    ("a.txt", b"", "the file is empty"),
    ("a.txt", b" \n\t\n", "the file is empty"),
    ("a.html", b"\xef\xbb\xbf", "the file is empty"),
    ("a.txt", b"\x00\x01\x02\x03" * 50, "binary data, not text"),
    ("a.txt", b"text\x00" + bytes(range(256)), "binary data, not text"),
    ("a.html", b"%PDF-1.7 ...", "a PDF, which is not read (convert it to text or HTML first)"),
    ("a.txt", b"\x89PNG\r\n\x1a\n", "a PNG image, not text"),
    ("a.txt", b"\xff\xd8\xff\xe0", "a JPEG image, not text"),
    ("a.json", b"PK\x03\x04....", "a ZIP archive or office document, not text"),
    ("a.txt.gz", gzip.compress(TEXT.encode(), mtime=0)[:-20], "the gzip file is cut short"),
    ("a.txt.gz", gzip.compress(b"", mtime=0), "the file is empty"),
    ("a.txt.gz", b"\x1f\x8b\x08\x00garbage that is no deflate stream", "the gzip file is damaged"),
    ("a.json", b"{", "not JSON: Expecting property name enclosed in double quotes"),
    ("a.json", b"3", "JSON without an article: neither an object nor a list of objects"),
    (
        "a.json",
        b'{"schema_version": "1", "generator": {}, "articles": [], "disputes": []}',
        "a saved timeline",
    ),
    ("a.json", b"[]", "JSON without an article: the list is empty"),
    ("a.json", b'{"id": 1}', "the record has no text (its fields: id)"),
    ("a.csv", b"text,date\n", "a table without rows under its header"),
    ("a.json", b"[" * 100_000, "not JSON: nested too deeply"),
]


@pytest.mark.parametrize(("name", "content", "reason"), BAD)
def test_bad_files_give_one_clear_line(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    found, problems = read_file(tmp_path, name, content)
    assert not found
    assert len(problems) == 1
    assert str(problems[0]).startswith(f"{name}: {reason}")
    assert "\n" not in str(problems[0])
