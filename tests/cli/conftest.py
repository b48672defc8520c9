"""Runs the program: in this process where that is the same, as a process of its own where it is not."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from cli_run import Run

from strike_timeline.cli import main

_MAIN = "from strike_timeline.cli import main; main()"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs ``strike-timeline`` with arguments in an empty folder; ``stdin`` and ``env`` by name."""

    def start(
        *arguments: str | Path, stdin: str = "", env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        command = ["strike-timeline", *map(str, arguments)]
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
        with monkeypatch.context() as patch:
            patch.chdir(tmp_path)
            for name in ("COLUMNS", "NO_COLOR"):
                patch.delenv(name, raising=False)
            for name, value in (env or {}).items():
                patch.setenv(name, value)
            patch.setattr(sys, "argv", command)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            with pytest.raises(SystemExit) as ended:
                main()
        texts = []
        for stream in (out, err):
            stream.flush()
            stream.seek(0)
            texts.append(stream.read())
        code = ended.value.code if isinstance(ended.value.code, int) else 0
        return subprocess.CompletedProcess(command, code, *texts)

    return start


@pytest.fixture
def run_process(tmp_path: Path) -> Run:
    """Like ``run``, in a new process."""

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
