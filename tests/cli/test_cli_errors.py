"""What a user can get wrong is told in one clear line, with exit code 2; never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_run import Run

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
)
ARTICLE = "NORTHPORT, March 5, 2024 - Crane operators began a strike at Northport Terminals on Monday.\n"


def test_a_missing_file(run: Run) -> None:
    done = run("build", "nowhere.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "strike-timeline: cannot read nowhere.txt: no such file or folder",
        "strike-timeline: nothing readable in nowhere.txt",
    ]


def test_an_empty_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run("build", "empty")
    assert (done.returncode, done.stdout) == (2, "")
    assert "empty" in done.stderr and "Traceback" not in done.stderr


def test_a_picture(run: Run, tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(PNG * 20)
    done = run("build", "photo.png")
    assert (done.returncode, done.stdout) == (2, "")
    assert "photo.png" in done.stderr and "Traceback" not in done.stderr


def test_a_broken_record_is_named_with_its_line(run: Run, tmp_path: Path) -> None:
    good = '{"text": "Crane operators began a strike on Monday.", "date_published": "2024-03-05"}'
    (tmp_path / "feed.jsonl").write_text(f'{good}\n{{"title": "cut off\n', encoding="utf-8")
    done = run("dates", "feed.jsonl")
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert lines[0].startswith("strike-timeline: cannot read feed.jsonl line 2: ")
    assert lines[-1] == "strike-timeline: 1 of 2 inputs could not be read"
    assert "“Monday”" in done.stdout


def test_one_unreadable_file_does_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    done = run("dates", "a.txt", "b.txt", "missing.txt", "-f", "json")
    assert done.returncode == 1
    assert [line.split(": ")[1] for line in done.stderr.splitlines()] == [
        "cannot read b.txt",
        "cannot read missing.txt",
        "2 of 3 inputs could not be read",
    ]
    assert '"a.txt"' in done.stdout


@pytest.mark.parametrize("given", ["2024-02-30", "03/05/2024", "yesterday", "=2024-03-05", "*.txt=", ""])
def test_an_impossible_publication_date(run: Run, given: str) -> None:
    done = run("build", "x.txt", "--published", given)
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert line.startswith("strike-timeline: --published: ") and "2023-09-15" in line


@pytest.mark.parametrize("option", ["--since", "--until", "--as-of"])
@pytest.mark.parametrize("given", ["3/4/2024", "2024-13", "20240304", "0000-01-01", "March 4"])
def test_a_date_that_is_no_iso_date(run: Run, harbor_file: Path, option: str, given: str) -> None:
    done = run("show", harbor_file, option, given)
    assert done.returncode == 2
    assert option in done.stderr and "2023-09-15" in done.stderr


def test_an_unknown_type_gets_a_hint(run: Run, harbor_file: Path) -> None:
    done = run("show", harbor_file, "--type", "strike_begin")
    assert done.returncode == 2
    assert "unknown event type 'strike_begin'; did you mean " in done.stderr


def test_a_hopeless_type_gets_the_list(run: Run, harbor_file: Path) -> None:
    done = run("show", harbor_file, "--type", "zzz")
    assert done.returncode == 2
    assert "known: contract_expiration, negotiation" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-f", "nope"), "'-f' / '--format': unknown format 'nope'; known: table, json, md"),
        (("-f", "jsn"), "unknown format 'jsn'; did you mean json"),
        (("--color", "nope"), "'--color': unknown value 'nope'; known: auto, always, never"),
    ],
)
def test_a_word_that_is_no_choice_gets_the_list(
    run: Run, harbor_file: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = run("show", harbor_file, *arguments)
    assert done.returncode == 2
    assert said in done.stderr and "Value error" not in done.stderr


def test_a_text_in_another_language_is_told(run: Run, tmp_path: Path) -> None:
    text = "Les grutiers du port ont cessé le travail lundi matin, a annoncé leur syndicat. " * 5
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    done = run("build", "a.txt", "--published", "2024-03-05")
    assert "a.txt: the text does not look like English" in done.stderr


def test_a_missing_gazetteer(run: Run) -> None:
    done = run("build", "x.txt", "--gazetteer", "names.toml")
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert "names.toml" in line


def test_a_missing_model(run: Run) -> None:
    done = run("build", "x.txt", "--model", "no_such_pipeline")
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert "no_such_pipeline" in line


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "nowhere/x.json"], "there is no folder"),
        (["-o", "."], "it is a folder"),
        (["-o", "x.docx"], "give --format (table, json, md, html, csv,"),
        (["-q", "-v"], "-q and -v exclude each other"),
        (["--since", "2024-03-05", "--until", "2024-03-04"], "before --since"),
        (["--union", "nobody at all"], "nobody is called 'nobody at all'"),
    ],
)
def test_options_that_cannot_be_met(run: Run, harbor_file: Path, arguments: list[str], said: str) -> None:
    done = run("show", harbor_file, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert said in line


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"schema_version": "9"}', '{"schema_version": "1"}'])
def test_a_file_that_is_no_timeline(run: Run, tmp_path: Path, content: str) -> None:
    (tmp_path / "t.json").write_text(content, encoding="utf-8")
    for arguments in (["show", "t.json"], ["explain", "t.json", "v-1"]):
        done = run(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        [line] = done.stderr.splitlines()
        assert line.startswith("strike-timeline: t.json: ")


def test_control_characters_in_a_name_do_not_reach_the_terminal(run: Run) -> None:
    done = run("build", "bad\x1b[2Jname.txt")
    assert done.returncode == 2
    assert "\x1b" not in done.stderr


def test_an_internal_error_is_one_line(run_process: Run, harbor_file: Path, tmp_path: Path) -> None:
    (tmp_path / "rich").mkdir()
    (tmp_path / "rich" / "__init__.py").write_text("raise RuntimeError('broken\\ninstallation')")
    done = run_process("show", harbor_file, env={"PYTHONPATH": str(tmp_path)})
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert "internal error: RuntimeError: broken installation" in line and "-v shows the traceback" in line
    assert "Traceback" in run_process("show", harbor_file, "-v", env={"PYTHONPATH": str(tmp_path)}).stderr


def test_a_published_pattern_that_matches_nothing_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "port.txt").write_text(ARTICLE)
    done = run("build", "port.txt", "--published", "harbour*=2024-03-05")
    assert done.returncode == 0
    assert "--published: no article matches 'harbour*'" in done.stderr
    strict = run("build", "port.txt", "--published", "harbour*=2024-03-05", "--strict")
    assert strict.returncode == 2
