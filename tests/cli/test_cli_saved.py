"""``show`` and ``explain``: a saved timeline again, filtered, in every form."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from cli_run import Run

from strike_timeline.output.jsonform import timeline_json
from strike_timeline.timeline import load_timeline


def test_show_is_plain_in_a_pipe(run: Run, harbor_file: Path) -> None:
    done = run("show", harbor_file)
    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100
    assert "4 Mar 2024" in done.stdout and "● happened" in done.stdout


def test_show_is_as_wide_as_columns_says(run: Run, harbor_file: Path) -> None:
    for width in (80, 132):
        lines = run("show", harbor_file, env={"COLUMNS": str(width)}).stdout.splitlines()
        assert width - 5 <= max(map(len, lines)) <= width


def test_colour_when_asked_for(run: Run, harbor_file: Path) -> None:
    assert "\x1b[" in run("show", harbor_file, "--color", "always").stdout
    assert "\x1b[" not in run("show", harbor_file, "--color", "never").stdout


def test_minor_events_only_with_all(run: Run, harbor_file: Path) -> None:
    assert "ratification" not in run("show", harbor_file).stdout
    assert "ratification" in run("show", harbor_file, "--all").stdout


def test_show_all_as_json_is_the_file(run: Run, harbor_file: Path) -> None:
    document = json.loads(run("show", harbor_file, "--all", "-f", "json").stdout)
    assert document == json.loads(timeline_json(load_timeline(harbor_file)))


@pytest.mark.parametrize(
    ("arguments", "kept"),
    [
        (["--type", "strike_start"], {"v-1a2b9f000000", "v-77aa00bb11cc"}),
        (["--type", "Strike-End", "--type", "lockout"], {"v-80aa00bb11cc", "v-90aa00bb11cc"}),
        (["--status", "did-not-happen"], {"v-90aa00bb11cc"}),
        (["--status", "expected_or_possible"], {"v-5500aa000001"}),
        (["--since", "2024-03-05", "--until", "2024-03"], {"v-80aa00bb11cc"}),
        (["--until", "2024-02"], {"v-1a2b3c4d5e6f"}),
        (["--union", "hcou", "--type", "lockout"], set()),
        (["--min-confidence", "0.95"], {"v-77aa00bb11cc"}),
    ],
)
def test_filters(run: Run, harbor_file: Path, arguments: list[str], kept: set[str]) -> None:
    done = run("show", harbor_file, "-f", "json", *arguments)
    assert done.returncode == 0
    assert {event["id"] for event in json.loads(done.stdout)["events"]} == kept


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        (1, "the one event found is left out by the filters"),
        (2, "the 2 events found are all left out by the filters"),
    ],
)
def test_filters_that_leave_nothing_are_told(
    run: Run, harbor_file: Path, tmp_path: Path, kept: int, said: str
) -> None:
    document = json.loads(harbor_file.read_text(encoding="utf-8"))
    document["events"] = document["events"][:kept]
    document["disputes"] = []
    (tmp_path / "few.json").write_text(json.dumps(document), encoding="utf-8")
    assert said in run("show", "few.json", "--all", "--since", "2090").stderr


def test_the_suffix_decides_the_format(run: Run, harbor_file: Path, tmp_path: Path) -> None:
    for name, start in (("t.md", "# Timeline"), ("t.json", "{\n"), ("t.txt", "Published")):
        done = run("show", harbor_file, "-o", name)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_the_format_given_wins_over_the_suffix(run: Run, harbor_file: Path, tmp_path: Path) -> None:
    run("show", harbor_file, "-o", "t.json", "-f", "md")
    assert (tmp_path / "t.json").read_text(encoding="utf-8").startswith("# Timeline")


def test_a_file_is_replaced_whole_and_keeps_its_mode(run: Run, harbor_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "t.json"
    target.write_text("old")
    target.chmod(0o640)
    link = tmp_path / "latest.json"
    link.symlink_to(target)
    assert run("show", harbor_file, "-o", link).returncode == 0
    assert link.is_symlink() and json.loads(target.read_text(encoding="utf-8"))
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["latest.json", "t.json"]


def test_nothing_is_left_behind_when_the_command_fails(run: Run, harbor_file: Path, tmp_path: Path) -> None:
    (tmp_path / "t.json").write_text("old")
    assert run("show", harbor_file, "-o", "t.json", "--union", "nobody at all").returncode == 2
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("t.json", "old")]


def test_a_timeline_from_standard_input(run_process: Run, harbor_file: Path) -> None:
    done = run_process("show", "-", stdin=harbor_file.read_text(encoding="utf-8"))
    assert done.stdout == run_process("show", harbor_file).stdout


def test_a_reader_that_stops_early_is_no_error(harbor_file: Path) -> None:
    code = "from strike_timeline.cli import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", code, "show", str(harbor_file), "-f", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as started:
        assert started.stdout is not None and started.stderr is not None
        started.stdout.close()
        assert started.stderr.read() == b""
    assert started.returncode == 0


def test_a_terminal_without_unicode_gets_ascii_signs(run_process: Run, harbor_file: Path) -> None:
    done = run_process("show", harbor_file, env={"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert done.stdout.isascii() and "* happened" in done.stdout


def test_gantt_stands_above_the_events(run: Run, harbor_file: Path) -> None:
    shown = run("show", harbor_file, "--gantt").stdout
    assert shown.index("┬") < shown.index("█") < shown.index("24 Feb 2024")
    assert "█ no work" in shown and "┬" not in run("show", harbor_file).stdout


def test_gantt_without_unicode(run_process: Run, harbor_file: Path) -> None:
    env = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    for command in ("show", "disputes"):
        done = run_process(command, harbor_file, "--gantt", env=env)
        assert done.stdout.isascii()
        assert "####" in done.stdout and "--+--" in done.stdout


def test_gantt_is_for_the_table(run: Run, harbor_file: Path) -> None:
    for command in ("show", "disputes"):
        done = run(command, harbor_file, "--gantt", "-f", "md")
        assert done.returncode == 2 and "--gantt draws in the table" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "env", "colored"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "always"], {"TERM": "dumb"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    ],
)
@pytest.mark.parametrize("command", ["show", "disputes"])
def test_colour_in_a_pipe(
    run: Run, harbor_file: Path, command: str, arguments: list[str], env: dict[str, str], colored: bool
) -> None:
    shown = run(command, harbor_file, "--gantt", *arguments, env=env).stdout
    assert ("\x1b[" in shown) is colored


def test_explain_tells_sources_dates_and_conflicts(run: Run, harbor_file: Path) -> None:
    told = run("explain", harbor_file, "v-77aa").stdout
    assert "(meta article:published_time) → “March 4” → stated: 2024-03-04 → 4 Mar 2024" in told
    assert told.index("report.html") < told.index("recap.txt")
    assert "Sources differ" in told and "≠ 5 Mar 2024 How the Northport strike ended" in told


@pytest.mark.parametrize(("form", "start"), [("text", "Crane"), ("json", "{\n"), ("md", "# Crane")])
def test_explain_in_every_form(run: Run, harbor_file: Path, form: str, start: str) -> None:
    assert run("explain", harbor_file, "77aa", "-f", form).stdout.startswith(start)


def test_the_suffix_decides_the_form_of_an_explanation(run: Run, harbor_file: Path, tmp_path: Path) -> None:
    for name, start in (("e.txt", "Crane"), ("e.json", "{\n"), ("e.md", "# Crane")):
        assert run("explain", harbor_file, "77aa", "-o", name).returncode == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_explain_names_candidates(run: Run, harbor_file: Path) -> None:
    done = run("explain", harbor_file, "1a2b")
    assert (done.returncode, done.stdout) == (2, "")
    *shown, last = done.stderr.splitlines()
    assert ["v-1a2b3c4d5e6f" in shown[0], "v-1a2b9f000000" in shown[1], len(shown)] == [True, True, 2]
    assert "stands for 2 events" in last


def test_explain_unknown_event_lists_the_nearest(run: Run, harbor_file: Path) -> None:
    done = run("explain", harbor_file, "v-80ab")
    assert done.returncode == 2
    assert "v-80aa00bb11cc" in done.stderr.splitlines()[0]
    assert "no event 'v-80ab'" in done.stderr.splitlines()[-1]


def test_schema_is_stable(run_process: Run) -> None:
    first, second = run_process("schema"), run_process("schema", env={"PYTHONHASHSEED": "7"})
    assert first.stdout == second.stdout
    assert json.loads(first.stdout)["title"] == "Timeline"


def test_version(run: Run) -> None:
    assert run("--version").stdout.startswith("strike-timeline 0.")


def test_output_may_be_a_pipe(run_process: Run, harbor_file: Path) -> None:
    if not Path("/dev/stdout").exists():
        pytest.skip("this system has no /dev/stdout")
    done = run_process("show", harbor_file, "-o", "/dev/stdout", "-f", "md")
    assert (done.returncode, done.stdout[:10]) == (0, "# Timeline")


def test_a_full_disk_is_told(harbor_file: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    code = "from strike_timeline.cli import main; main()"
    command = [sys.executable, "-c", code, "show", str(harbor_file)]
    with full.open("w") as stream:
        done = subprocess.run(command, stdout=stream, stderr=subprocess.PIPE, encoding="utf-8", timeout=60)
    assert done.returncode == 2
    assert done.stderr.startswith("strike-timeline: cannot write to standard output: No space left")
