"""``disputes``, and the researchers' listings: of articles, of a saved timeline, in every form."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from cli_run import Run

BEGUN = """Dockworkers walk out at Eastmouth

EASTMOUTH, March 5, 2024 - About 1,250 dockworkers began a strike at the Port of Eastmouth on Monday, the
International Longshoremen's Association said.
"""
OVER = """Dockworkers return at Eastmouth

EASTMOUTH, March 15, 2024 - The strike at the Port of Eastmouth ended on Thursday, when members of the
International Longshoremen's Association returned to work.
"""


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "begun.txt").write_text(BEGUN, encoding="utf-8")
    (folder / "over.txt").write_text(OVER, encoding="utf-8")
    return folder


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_disputes_of_articles(run: Run, articles: Path) -> None:
    done = run("disputes", articles)
    assert (done.returncode, done.stderr) == (0, "")
    assert "strike 4–14 Mar 2024 · 10 days · 8 workdays · 1,250 workers · 10,000 days idle" in done.stdout
    assert "ended" in done.stdout and "! strike without a told authorization" in done.stdout
    assert "\x1b" not in done.stdout


def test_a_saved_timeline_gives_the_same(run: Run, articles: Path, tmp_path: Path) -> None:
    run("build", articles, "--all", "-o", "all.json")
    saved = (tmp_path / "all.json").read_text(encoding="utf-8")
    for form in ("table", "json", "csv", "md", "lat", "bls"):
        of_articles = run("disputes", articles, "-f", form).stdout
        assert of_articles
        assert run("disputes", "all.json", "-f", form).stdout == of_articles
        assert run("disputes", "-", "-f", form, stdin=saved).stdout == of_articles
    for form in ("lat", "bls"):
        listed = run("show", "all.json", "-f", form).stdout
        assert listed == run("build", articles, "-f", form).stdout
        assert listed == run("disputes", "all.json", "-f", form).stdout


def test_articles_on_standard_input(run: Run) -> None:
    assert "strike from 4 Mar 2024" in run("disputes", "-", stdin=BEGUN).stdout


def test_bls_listing_of_articles(run: Run, articles: Path) -> None:
    [row] = rows(run("build", articles, "-f", "bls").stdout)
    assert row["Union acronym"] == "ILA"
    assert (row["Work stoppage beginning date"], row["Work stoppage ending date"]) == (
        "2024-03-04",
        "2024-03-13",
    )
    figures = ("Number of workers", "Number of workdays", "Days idle, cumulative for this work stoppage")
    assert [row[column] for column in figures] == ["1300", "8", "10400"]


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_table_is_as_wide_as_columns_says(run: Run, harbor_file: Path, width: int) -> None:
    lines = run("disputes", harbor_file, env={"COLUMNS": str(width)}).stdout.splitlines()
    assert lines and max(map(len, lines)) <= width
    assert any("29,250" in line for line in lines)


def test_the_suffix_decides(run: Run, harbor_file: Path, tmp_path: Path) -> None:
    for name in ("d.csv", "d.md", "d.json", "d.txt"):
        assert run("disputes", harbor_file, "-o", name).returncode == 0
        assert (tmp_path / name).read_text(encoding="utf-8")
    [row] = rows((tmp_path / "d.csv").read_text(encoding="utf-8"))
    assert (row["strike_start"], row["workdays"], row["stage"]) == ("2024-03-04", "13", "ended")
    done = run("build", harbor_file, "-o", "d.pdf")
    assert done.returncode == 2 and "give --format (table, json, md, html," in done.stderr


def test_filters(run: Run, harbor_file: Path) -> None:
    kept = json.loads(run("disputes", harbor_file, "-f", "json", "--employer", "northport terminals").stdout)
    assert [dispute["id"] for dispute in kept["disputes"]] == ["d-abc000000000"]
    done = run("disputes", harbor_file, "--since", "2090")
    assert (done.returncode, done.stdout) == (0, "No disputes.\n")
    assert "left out by the filters" in done.stderr
    done = run("disputes", harbor_file, "--union", "nobody")
    assert done.returncode == 2 and "nobody is called 'nobody'" in done.stderr


def test_a_timeline_of_before_is_read(run: Run, harbor_file: Path, tmp_path: Path) -> None:
    """One that was saved before disputes had workdays and stages."""
    document = json.loads(harbor_file.read_text(encoding="utf-8"))
    for dispute in document["disputes"]:
        for name in ("last_day_out", "workdays", "days_idle", "country", "stage", "stage_event", "gaps"):
            del dispute[name]
    (tmp_path / "old.json").write_text(json.dumps(document), encoding="utf-8")
    assert "17 days · 2,250 workers" in run("disputes", "old.json").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["none.json"], "cannot read none.json: no such file or folder"),
        (["broken.json"], "cannot read broken.json"),
        (["future.json"], "schema version '99', this program reads version '1'"),
        (["harbor.json", "--published", "2024-01-01"], "harbor.json is a saved timeline"),
        (["harbor.json", "-f", "xls"], "unknown format 'xls'"),
        (["harbor.json", "-o", "d.xls"], "cannot tell the format from 'd.xls'"),
    ],
)
def test_errors_are_one_line(
    run: Run, harbor_file: Path, tmp_path: Path, arguments: list[str], said: str
) -> None:
    (tmp_path / "harbor.json").write_bytes(harbor_file.read_bytes())
    (tmp_path / "broken.json").write_text('{"schema_version": "1"', encoding="utf-8")
    (tmp_path / "future.json").write_text('{"schema_version": "99"}', encoding="utf-8")
    done = run("disputes", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr and "Traceback" not in done.stderr
