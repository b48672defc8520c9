"""The wheel is whole: installed on its own, the program finds its data and works away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "strike_timeline"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300)
    if done.returncode:
        pytest.skip(f"the wheel cannot be built here (offline?): {done.stderr.strip().splitlines()[-1:]}")
    return next(folder.glob("*.whl"))


def test_every_resource_is_in_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    own = {
        path.relative_to(ROOT).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert own <= inside
    assert not any(name.startswith(("tests/", "data/", "benchmarks/")) for name in inside)


def test_it_works_when_installed(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    install = [str(scripts / "python"), "-m", "pip", "install", "-q", str(wheel)]
    done = subprocess.run(install, capture_output=True, encoding="utf-8", timeout=600)
    if done.returncode:
        pytest.skip(f"its dependencies cannot be installed here (offline?): {done.stderr.strip()[-200:]}")

    def run(*arguments: str, stdin: str = "") -> str:
        command = [str(scripts / "strike-timeline"), *arguments]
        ended = subprocess.run(
            command, input=stdin, capture_output=True, encoding="utf-8", cwd=tmp_path, timeout=120
        )
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    assert "gazetteer" in run("info")
    shown = run(
        "build", "-", "--published", "2021-03-04", stdin="Miners at the pit went on strike on Monday.\n"
    )
    assert "1 Mar 2021" in shown
