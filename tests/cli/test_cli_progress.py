"""Progress on stderr: only on a terminal, only for what takes longer than a second."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from cli_pty import bare, on_terminal

from strike_timeline.cli.progress import clock, rate

_WATCH = """
import sys, time
from strike_timeline.cli.talk import Talk
def items(seconds, number=6):
    for at in range(number):
        time.sleep(seconds / number)
        yield at
with Talk({options}).watch(items({seconds}), "Analyzing", {total}) as found:
    print(sum(found))
"""
_BUSY = """
import time
from strike_timeline.cli.talk import Talk
with Talk({options}).busy("Merging"):
    time.sleep({seconds})
print(15)
"""


def _on_terminal(code: str, env: Mapping[str, str] | None = None, columns: int = 80) -> str:
    """What a program writes to a terminal that is its stderr; it says "15" on stdout."""
    written, said = on_terminal(["-c", code], "stderr", env, columns)
    assert said.strip() == "15"
    return written


def test_a_slow_run_has_a_bar_with_rate_and_time_left() -> None:
    written = _on_terminal(_WATCH.format(options="", seconds=2.4, total=6))
    shown = bare(written)
    assert re.search(r"Analyzing ━.* \d/6 · \d\.\d articles/s · 0:0\d left", shown)
    assert written.rstrip().endswith(("\x1b[2K", "\x1b[?25h"))  # gone at the end, and the cursor is back
    assert "\x1b[?25h" in written


def test_without_a_total_the_time_is_told() -> None:
    shown = bare(_on_terminal(_WATCH.format(options="", seconds=2.4, total=None)))
    assert re.search(r"Analyzing \d · \d\.\d articles/s · 0:0[12]", shown)


def test_a_step_that_counts_nothing_is_told() -> None:
    assert re.search(r"Merging 0:01", bare(_on_terminal(_BUSY.format(options="", seconds=1.8))))


@pytest.mark.parametrize("code", [_WATCH, _BUSY], ids=["watch", "busy"])
def test_a_fast_run_shows_nothing(code: str) -> None:
    assert _on_terminal(code.format(options="", seconds=0.2, total=6)) == ""


@pytest.mark.parametrize(
    ("options", "env"),
    [("quiet=True", {}), ("progress=False", {}), ("", {"TERM": "dumb"})],
    ids=["-q", "--no-progress", "a dumb terminal"],
)
def test_a_slow_run_can_be_silent(options: str, env: dict[str, str]) -> None:
    assert _on_terminal(_WATCH.format(options=options, seconds=1.3, total=6), env) == ""


def test_no_colour_when_told_so() -> None:
    written = _on_terminal(_WATCH.format(options="", seconds=1.6, total=6), {"NO_COLOR": "1"})
    assert "Analyzing" in written and not re.search(r"\x1b\[[\d;]*3\dm", written)


@pytest.mark.parametrize("columns", [40, 60, 200])
def test_the_bar_fits_the_terminal(columns: int) -> None:
    shown = bare(_on_terminal(_WATCH.format(options="", seconds=1.4, total=6), columns=columns))
    lines = [line.strip() for line in re.split(r"[\r\n]+", shown)]
    assert 30 <= max(map(len, lines)) <= min(columns, 100)


def test_a_warning_in_between_is_not_drawn_over() -> None:
    code = _WATCH.replace("print(sum(found))", "print(sum(warned(found)))").format(
        options="", seconds=2.4, total=6
    )
    warned = """
def warned(found):
    for item in found:
        if item == 4:
            Talk().warn("look here")
        yield item
"""
    shown = bare(_on_terminal(code.replace("with Talk", warned + "with Talk")))
    assert "strike-timeline: warning: look here\r\n" in shown


def test_the_bar_is_gone_when_the_run_is_interrupted() -> None:
    code = """
import time
import typer
from strike_timeline.cli.command import command
from strike_timeline.cli.talk import Talk
app = typer.Typer()
@command(app)
def wait():
    with Talk().busy("Merging"):
        time.sleep(1.6)
        raise KeyboardInterrupt
try:
    app()
except SystemExit as end:
    print(end.code == 130 and 15)
"""
    written = _on_terminal(code)
    assert written.endswith("strike-timeline: interrupted\r\n")
    assert written.index("\x1b[?25h") < written.index("interrupted")


@pytest.mark.parametrize(
    ("speed", "told"), [(3120.4, "3,120"), (31.2, "31"), (3.12, "3.1"), (0.312, "0.31"), (0.031, "0.031")]
)
def test_rate(speed: float, told: str) -> None:
    assert rate(speed) == told


@pytest.mark.parametrize(("seconds", "told"), [(0.4, "0:00"), (67, "1:07"), (3905, "1:05:05")])
def test_clock(seconds: float, told: str) -> None:
    assert clock(seconds) == told
