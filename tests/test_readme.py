"""README keeps its promises: `.ci/run` finds the line that it runs. What it shows is run by tests/docs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"

pytestmark = pytest.mark.skipif(not README.exists(), reason="README.md is not part of this installation")


def test_the_two_lines_are_there() -> None:
    fences = re.findall(
        r"^```\n(python3 -m venv [^\n]*)\n```", README.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(fences) == 2
    assert fences[0].endswith("strike-timeline build data/hollywood-2023")
    assert fences[1].endswith("pytest")


def test_documentation_holds_together() -> None:
    script = ROOT / "docs" / "check.py"
    if not script.exists():
        pytest.skip("the documentation is not part of this installation")
    done = subprocess.run([sys.executable, script], capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 0, done.stdout
