"""Runs the program as people do: as a process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from cli_run import Run

_MAIN = "from strike_timeline.cli import main; main()"


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs ``strike-timeline`` with arguments in an empty folder; ``stdin`` and ``env`` by name."""

    def start(
        *arguments: str | Path, stdin: str = "", env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        clean = {key: value for key, value in os.environ.items() if key not in {"COLUMNS", "NO_COLOR"}}
        return subprocess.run(
            [sys.executable, "-c", _MAIN, *map(str, arguments)],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            cwd=tmp_path,
            env={**clean, "PYTHONUTF8": "1", **(env or {})},
            timeout=120,
        )

    return start


@pytest.fixture
def harbor_file() -> Path:
    """A saved timeline of a crane operators' strike, made by hand."""
    return Path(__file__).parents[1] / "output" / "harbor.json"
