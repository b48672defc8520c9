"""``--decisions``: corrections from a file, warnings for those that do not apply, errors for a wrong file."""

from __future__ import annotations

import json
from pathlib import Path

from cli_run import Run

EXAMPLE = Path(__file__).parents[2] / "docs" / "decisions-example.toml"
ARTICLE = """\
Published: 2024-03-06

Members of the Writers Guild of America went on strike against Disney on Monday.
"""


def test_show_marks_what_a_reviewer_corrected(run: Run, harbor_file: Path) -> None:
    done = run("show", harbor_file, "--all", "--decisions", EXAMPLE)
    assert (done.returncode, done.stderr) == (0, "")
    assert "[✎ type]" in done.stdout and "[✎ name]" in done.stdout
    assert "✎ corrected by a reviewer" in done.stdout
    assert "✎ 1 event struck off by a reviewer" in done.stdout
    assert "✎" not in run("show", harbor_file).stdout


def test_markdown_gives_the_reasons(run: Run, harbor_file: Path) -> None:
    told = run("show", harbor_file, "--all", "--decisions", EXAMPLE, "-f", "md").stdout
    assert "  - ✎ date: 5 Mar 2024, was 4 Mar 2024 (M. Okafor, 2 Apr 2024): The port's log" in told


def test_an_empty_file_changes_nothing(run: Run, harbor_file: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.toml").write_text("# nothing yet\n", encoding="utf-8")
    plain, empty = (
        run("show", harbor_file, "--all", "-f", "json", *more) for more in ([], ["--decisions", "empty.toml"])
    )
    assert (empty.stdout, empty.stderr) == (plain.stdout, "")


def test_decisions_are_idempotent(run: Run, harbor_file: Path, tmp_path: Path) -> None:
    run("show", harbor_file, "--all", "-o", "once.json", "--decisions", EXAMPLE)
    done = run("show", "once.json", "--all", "-o", "twice.json", "--decisions", EXAMPLE)
    assert done.stderr == ""
    assert (tmp_path / "once.json").read_bytes() == (tmp_path / "twice.json").read_bytes()


def test_what_does_not_apply_is_a_warning(run: Run, harbor_file: Path, tmp_path: Path) -> None:
    (tmp_path / "review.toml").write_text('[[drop]]\nevent = "v-none"', encoding="utf-8")
    done = run("show", harbor_file, "--decisions", "review.toml")
    assert done.returncode == 0
    assert done.stderr == (
        "strike-timeline: warning: review.toml: drop 1: no event v-none in this timeline\n"
    )


def test_a_wrong_file_is_an_error_before_anything_is_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "review.toml").write_text('[[drop]]\nevnt = "v-1"', encoding="utf-8")
    for command in (["build", "no-such-folder"], ["show", "no-such.json"]):
        done = run(*command, "--decisions", "review.toml")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == (
            "strike-timeline: --decisions: review.toml: drop 1: unknown key 'evnt'; did you mean 'event'?\n"
        )


def test_build_applies_them_and_strict_refuses_those_that_do_not_apply(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    build = ["build", "a.txt", "-f", "json", "-j", "1"]
    (strike,) = (
        event for event in json.loads(run(*build).stdout)["events"] if event["type"] == "strike_start"
    )
    (tmp_path / "review.toml").write_text(
        f'[[redate]]\nevent = "{strike["id"]}"\ndate = 2024-03-02\n[[drop]]\nevent = "v-none"',
        encoding="utf-8",
    )
    done = run(*build, "--decisions", "review.toml")
    document = json.loads(done.stdout)
    assert document["disputes"][0]["strike_start"] == "2024-03-02"
    assert "drop 1: no event v-none" in done.stderr
    strict = run(*build, "--decisions", "review.toml", "--strict")
    assert (strict.returncode, strict.stdout) == (2, "")
