"""The shell completes commands, options, their values and ids of events: asked as the shells ask."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from cli_run import Run

from strike_timeline.cli.options import DatesFormat

HARBOR = Path(__file__).parents[1] / "output" / "harbor.json"
IDS = [event["id"] for event in json.loads(HARBOR.read_text(encoding="utf-8"))["events"]]


def bash(run: Run, line: str) -> list[str]:
    """What bash is offered for the last word of ``line``."""
    words = line.split(" ")
    env = {
        "_STRIKE_TIMELINE_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    done = run(env=env)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("strike-timeline bu", ["build"]),
        ("strike-timeline e", ["entities", "events", "explain"]),
        ("strike-timeline build --un", ["--until", "--union"]),
        ("strike-timeline build x --type strike_s", ["strike_start"]),
        ("strike-timeline show t.json --status ha", ["happened"]),
        ("strike-timeline build x -f m", ["md", "mermaid"]),
        ("strike-timeline build x --format ti", ["timelinejs"]),
        ("strike-timeline dates x -f ", [form.value for form in DatesFormat]),
        ("strike-timeline diff a b -f ", ["table", "json", "md"]),
        ("strike-timeline build x --color a", ["auto", "always"]),
        (f"strike-timeline explain {HARBOR} ", IDS),
        (f"strike-timeline explain {HARBOR} {IDS[0][:6]}", [id for id in IDS if id.startswith(IDS[0][:6])]),
        ("strike-timeline explain nowhere.json v", []),
        (f"strike-timeline explain {__file__} v", []),
        ("strike-timeline explain - v", []),
        ("strike-timeline build ", []),
        ("strike-timeline build x -o ", []),
        ("strike-timeline show ", []),
    ],
)
def test_what_is_offered(run: Run, line: str, offered: list[str]) -> None:
    """Where nothing is, the shell offers files by itself."""
    assert sorted(bash(run, line)) == sorted(offered)


def test_zsh_and_fish_are_told_what_an_event_is(run: Run) -> None:
    line = f"strike-timeline explain {HARBOR} {IDS[0]}"
    zsh = run(env={"_STRIKE_TIMELINE_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": line}).stdout
    assert shlex.split(zsh)[:2] == ["_arguments", f'*: :(("{IDS[0]}":"{_summary(IDS[0])}"))']
    fish = run(
        env={
            "_STRIKE_TIMELINE_COMPLETE": "complete_fish",
            "_TYPER_COMPLETE_ARGS": line,
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        }
    ).stdout
    assert fish == f"{IDS[0]}\t{_summary(IDS[0])}\n"


def _summary(id: str) -> str:
    events = json.loads(HARBOR.read_text(encoding="utf-8"))["events"]
    return str(next(event["summary"] for event in events if event["id"] == id))


@pytest.mark.parametrize(
    ("shell", "line"),
    [
        ("bash", "complete -o default -F _strike_timeline_completion strike-timeline"),
        ("zsh", "compdef _strike_timeline_completion strike-timeline"),
        ("fish", "complete --command strike-timeline --no-files --arguments "),
    ],
)
def test_each_shell_gets_its_script(run: Run, shell: str, line: str) -> None:
    """Without asking which shell is running: a script or a container may have none."""
    done = run(env={"_STRIKE_TIMELINE_COMPLETE": f"source_{shell}"})
    assert (done.returncode, done.stderr) == (0, "")
    assert line in done.stdout


def test_bash_itself_completes(run_process: Run, tmp_path: Path) -> None:
    """The script, in a real bash."""
    import shutil
    import subprocess
    import sys

    shell = shutil.which("bash")
    if shell is None:
        pytest.skip("no bash here")
    program = tmp_path / "strike-timeline"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m strike_timeline "$@"\n')
    program.chmod(0o755)
    script = run_process(env={"_STRIKE_TIMELINE_COMPLETE": "source_bash"}).stdout
    asked = f"""PATH={tmp_path}:$PATH
{script}
COMP_WORDS=(strike-timeline explain {HARBOR} {IDS[0][:6]}); COMP_CWORD=3
_strike_timeline_completion strike-timeline
echo "${{COMPREPLY[@]}}"
"""
    done = subprocess.run([shell, "--norc", "-c", asked], capture_output=True, encoding="utf-8", timeout=60)
    assert done.stdout.split() == [id for id in IDS if id.startswith(IDS[0][:6])]
