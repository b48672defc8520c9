"""Starting is quick: no command that needs no language processing imports any."""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest

from strike_timeline import __version__

HEAVY = (
    "spacy",
    "holidays",
    "trafilatura",
    "dateparser",
    "htmldate",
    "lxml",
    "pydantic",
    "rich",
    "feedparser",
)
_REPORT = """
import sys
from strike_timeline.cli import main
sys.argv = ["strike-timeline", *{arguments!r}]
try:
    main()
except SystemExit as end:
    code = end.code
loaded = [name for name in {heavy!r} if name in sys.modules]
print("LOADED", code, *loaded, file=sys.stderr)
"""


def _loaded(*arguments: str) -> list[str]:
    code = _REPORT.format(arguments=list(arguments), heavy=HEAVY)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=60)
    report = done.stderr.splitlines()[-1].split()
    assert report[:2] == ["LOADED", "0"], done.stderr
    return report[2:]


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    assert _loaded(*arguments) == []


@pytest.mark.parametrize("command", ["build", "disputes", "explain", "diff"])
def test_help_of_a_command_imports_nothing_heavy(command: str) -> None:
    assert set(_loaded(command, "--help")) <= {"pydantic"}  # newer releases of Typer import it themselves


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = f"import sys, strike_timeline; sys.exit(any(name in sys.modules for name in {HEAVY!r}))"
    assert subprocess.run([sys.executable, "-c", code], timeout=60).returncode == 0


def test_a_saved_timeline_is_shown_without_language_processing(harbor_file: object) -> None:
    file = str(harbor_file)
    for arguments in (
        ["show", file],
        ["show", file, "-f", "lat"],
        ["disputes", file],
        ["explain", file, "77aa"],
        ["diff", file, file],
        ["schema"],
    ):
        loaded = _loaded(*arguments)
        assert not {"spacy", "trafilatura", "dateparser", "htmldate", "lxml", "feedparser"} & set(loaded)


def test_help_is_quick() -> None:
    """Processor time, which says the same on a busy machine."""

    def seconds() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, "-c", "from strike_timeline.cli import main; main()", "--help"],
            stdout=subprocess.DEVNULL,
            check=True,
            timeout=60,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(seconds() for _ in range(3)) < 0.25


def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "strike_timeline", "--version"],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (0, f"strike-timeline {__version__}\n")
