"""``dates --format timeml`` as a user runs it; what is written is read by the benchmark's own reader."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from cli_run import Run

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
FIRST = (
    "NORTHPORT, June 16, 2021 - Crane crews walked out on Friday & will vote next week.\r\nTalks: soon.\r\n"
)
SECOND = "Crews have been out since May 2, 2020. They meet every Monday for two and a half hours.\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    (folder / "wire").mkdir(parents=True)
    (folder / "first.txt").write_bytes(FIRST.encode())
    (folder / "wire" / "second.txt").write_text(SECOND, encoding="utf-8")
    return folder


@pytest.fixture
def timex(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    if not BENCHMARKS.is_dir():
        pytest.skip("without the benchmarks")
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    import timex as module

    yield module
    for name in ("timex", "evaluate", "score", "measures"):
        sys.modules.pop(name, None)


def test_one_article_goes_to_standard_output(run: Run, articles: Path) -> None:
    done = run("dates", articles / "first.txt", "-f", "timeml")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(
        '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n<DOCID>first.txt</DOCID>\n'
    )
    assert ">Friday</TIMEX3> &amp; will vote <TIMEX3 " in done.stdout


def test_one_article_goes_into_a_file_whose_suffix_says_so(run: Run, articles: Path, tmp_path: Path) -> None:
    done = run("dates", articles / "first.txt", "-o", "first.tml")
    assert (done.returncode, done.stdout) == (0, "")
    written = run("dates", articles / "first.txt", "-f", "timeml").stdout
    assert (tmp_path / "first.tml").read_text(encoding="utf-8") == written


@pytest.mark.parametrize("there", [False, True], ids=["a new folder", "a folder that is there"])
def test_several_articles_go_into_a_folder(run: Run, articles: Path, tmp_path: Path, there: bool) -> None:
    if there:
        (tmp_path / "out").mkdir()
    done = run("dates", articles, "-f", "timeml", "-o", "out/", "-q")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "first.txt.tml",
        "wire_second.txt.tml",
    ]


@pytest.mark.parametrize("output", [(), ("-o", "-"), ("-o", "all.tml")])
def test_several_articles_are_no_document(
    run: Run, articles: Path, tmp_path: Path, output: tuple[str, ...]
) -> None:
    done = run("dates", articles, "-f", "timeml", *output)
    assert (done.returncode, done.stdout) == (2, "")
    assert "2 articles: a TimeML document holds one; name a folder, as in -o timeml" in done.stderr
    assert not (tmp_path / "all.tml").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-o", "no/such/out"), "there is no folder"),
        (("--text",), "--text prints running text: leave out --format timeml"),
    ],
)
def test_what_cannot_be_is_refused(run: Run, articles: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run("dates", articles / "first.txt", "-f", "timeml", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_an_unreadable_input_does_not_stop_the_others(run: Run, articles: Path, tmp_path: Path) -> None:
    done = run("dates", articles, "missing.txt", "-f", "timeml", "-o", "out")
    assert done.returncode == 1 and "missing.txt" in done.stderr
    assert len(list((tmp_path / "out").iterdir())) == 2
    strict = run("dates", articles, "missing.txt", "-f", "timeml", "-o", "other", "--strict")
    assert strict.returncode == 2 and not (tmp_path / "other").exists()


def test_written_documents_are_no_input_of_the_next_run(run: Run, articles: Path) -> None:
    """The same bytes again, although the folder lies among the articles."""
    out = articles / "out"
    arguments = ("dates", articles, "-f", "timeml", "-o", out, "-q")
    assert run(*arguments).returncode == 0
    first = {path.name: path.read_bytes() for path in out.iterdir()}
    assert run(*arguments).returncode == 0
    assert {path.name: path.read_bytes() for path in out.iterdir()} == first


def test_a_reader_of_timeml_finds_the_same_phrases(
    run: Run, articles: Path, tmp_path: Path, timex: ModuleType
) -> None:
    run("dates", articles, "-f", "timeml", "-o", "out", "-q")
    listed = json.loads(run("dates", articles, "-f", "json", "-q").stdout)
    texts = {"first.txt": FIRST, "wire/second.txt": SECOND}
    for article in listed["articles"]:
        name = article["source"].replace("/", "_")
        document = timex.read_tml(tmp_path / "out" / f"{name}.tml")
        found = [(p.start, p.end, p.type, p.value) for p in document.phrases]
        wanted = [
            (d["start"], d["end"], d["timex3"]["type"], d["timex3"]["value"])
            for d in listed["dates"]
            if d["article"] == article["id"]
        ]
        assert found == wanted != []
        assert document.text == texts[article["source"]]
        assert document.created and article["published"]["start"].startswith(document.created)
