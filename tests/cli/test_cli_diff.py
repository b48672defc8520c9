"""``diff``: two files compared, in every form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_run import Run
from markdown_it import MarkdownIt


@pytest.fixture
def other_file(harbor_file: Path, tmp_path: Path) -> Path:
    """The sample, with a strike start a day later, an event less and an article less."""
    document = json.loads(harbor_file.read_text(encoding="utf-8"))
    for event in document["events"]:
        if event["id"] == "v-77aa00bb11cc":
            event["date"] |= {"start": "2024-03-05", "end": "2024-03-05", "edtf": "2024-03-05"}
            event["status"] = "scheduled"
    document["events"] = [e for e in document["events"] if e["id"] != "v-90aa00bb11cc"]
    document["articles"] = [a for a in document["articles"] if a["source"] != "report.html"]
    document["disputes"][0] |= {"strike_start": "2024-03-05", "workers": 900}
    path = tmp_path / "other.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_nothing_differs_from_itself(run: Run, harbor_file: Path) -> None:
    done = run("diff", harbor_file, harbor_file, "--exit-code")
    assert (done.returncode, done.stderr) == (0, "")
    assert "No differences." in done.stdout


def test_the_exit_code_tells_only_when_asked(run: Run, harbor_file: Path, other_file: Path) -> None:
    assert run("diff", harbor_file, other_file).returncode == 0
    assert run("diff", harbor_file, other_file, "--exit-code").returncode == 1


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_table_fits_and_is_plain(run: Run, harbor_file: Path, other_file: Path, width: int) -> None:
    told = run("diff", harbor_file, other_file, env={"COLUMNS": str(width)}).stdout
    assert max(map(len, told.splitlines())) <= width
    assert "\x1b" not in told
    for line in (
        "date: 4 Mar 2024 → 5 Mar 2024",
        "status: happened → scheduled",
        "strike start: 4 Mar 2024 → 5 Mar 2024",
    ):
        assert line in told
    assert "- report.html" in told and "Events that went (1)" in told


def test_as_json(run: Run, harbor_file: Path, other_file: Path) -> None:
    told = json.loads(run("diff", harbor_file, other_file, "-f", "json").stdout)
    assert told["differs"] is True
    assert [article["source"] for article in told["articles"]["went"]] == ["report.html"]
    (changed,) = told["events"]["changed"]
    assert changed["id"] == changed["old_id"] == "v-77aa00bb11cc"
    assert [change["field"] for change in changed["changes"]] == ["status", "date"]
    assert changed["changes"][1]["new"]["start"] == "2024-03-05"
    assert set(changed["unions"]) <= set(told["entities"])


def test_as_markdown(run: Run, harbor_file: Path, other_file: Path) -> None:
    told = run("diff", harbor_file, other_file, "-f", "md").stdout
    blocks = {token.type for token in MarkdownIt("commonmark").parse(told)}
    assert "heading_open" in blocks and "bullet_list_open" in blocks and "code_block" not in blocks
    assert "## Events that changed (1)" in told


def test_another_program_is_told(run: Run, harbor_file: Path, tmp_path: Path) -> None:
    document = json.loads(harbor_file.read_text(encoding="utf-8"))
    document["generator"]["pipeline"] = "another"
    (tmp_path / "other.json").write_text(json.dumps(document), encoding="utf-8")
    assert "! made by different versions" in run("diff", harbor_file, "other.json").stdout


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [("-", "-", "only one of the two"), ("nowhere.json", "-", "nowhere.json: No such file")],
)
def test_what_cannot_be_compared(run: Run, old: str, new: str, said: str) -> None:
    done = run("diff", old, new, stdin="{}")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
