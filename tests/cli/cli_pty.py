"""Runs Python with a terminal for its stdout or stderr."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from typing import Literal

_LEFT_OUT = {"NO_COLOR", "COLUMNS", "LINES", "FORCE_COLOR"}
_CONTROL = re.compile(r"\x1b\[[?\d;]*[A-Za-z]")


def on_terminal(
    arguments: Sequence[str],
    stream: Literal["stdout", "stderr"],
    env: Mapping[str, str] | None = None,
    columns: int = 80,
) -> tuple[str, str]:
    """What ``python ARGUMENTS`` writes to a terminal so wide that is one of its streams, and to the pipe that
    is the other."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, columns))
    clean = {key: value for key, value in os.environ.items() if key not in _LEFT_OUT}
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, stream: theirs}
    started = subprocess.Popen(
        [sys.executable, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=streams["stdout"],
        stderr=streams["stderr"],
        env={**clean, "TERM": "xterm", "PYTHONUTF8": "1", **(env or {})},
    )
    os.close(theirs)
    written = b""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        ready, _, _ = select.select([ours], [], [], 1)
        if not ready:
            continue
        try:
            piece = os.read(ours, 4096)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        written += piece
    os.close(ours)
    piped = started.stdout if stream == "stderr" else started.stderr
    assert piped is not None
    with started:
        rest = piped.read().decode()
    assert started.returncode == 0, rest
    return written.decode(), rest


def bare(written: str) -> str:
    """Without what steers the terminal."""
    return _CONTROL.sub("", written)
