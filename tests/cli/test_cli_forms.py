"""``show`` in every form of other programs: by name, by suffix, on standard output and in a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_run import Run

GOLDEN = Path(__file__).parents[1] / "output" / "golden"
FORMS = [
    ("csv", ".csv", "timeline.csv"),
    ("ics", ".ics", "timeline.ics"),
    ("jsonl", ".jsonl", "timeline.jsonl"),
    ("jsonl", ".ndjson", "timeline.jsonl"),
    ("mermaid", ".mmd", "timeline.mmd"),
    ("timelinejs", "", "timeline-timelinejs.json"),
    ("lat", "", "timeline-lat.csv"),
    ("bls", "", "timeline-bls.csv"),
]


@pytest.mark.parametrize(("form", "suffix", "golden"), FORMS)
def test_show_writes_the_form(
    run: Run, harbor_file: Path, tmp_path: Path, form: str, suffix: str, golden: str
) -> None:
    wanted = (GOLDEN / golden).read_bytes()
    named, chosen = tmp_path / "named", tmp_path / f"chosen{suffix}"
    done = run("show", harbor_file, "--all", "-f", form, "-o", named)
    assert (done.returncode, done.stderr, named.read_bytes()) == (0, "", wanted)
    if suffix:
        assert run("show", harbor_file, "--all", "-o", chosen).returncode == 0
        assert chosen.read_bytes() == wanted
    printed = run("show", harbor_file, "--all", "-f", form).stdout
    assert printed.splitlines() == wanted.decode("utf-8").splitlines()


def test_filters_hold_for_every_form(run: Run, harbor_file: Path) -> None:
    lines = run("show", harbor_file, "--type", "strike_start", "-f", "jsonl").stdout.splitlines()
    assert {json.loads(line)["type"] for line in lines} == {"strike_start"}
    slides = json.loads(run("show", harbor_file, "--status", "scheduled", "-f", "timelinejs").stdout)
    assert (len(slides["events"]), slides["eras"]) == (1, [])
