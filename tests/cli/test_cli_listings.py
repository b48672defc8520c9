"""``entities``, ``dates`` and ``events``: as running text and as a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_run import Run

TEXT = """\
The Writers Guild of America (WGA) went on strike on May 2, 2023.

The guild said talks with Netflix would resume next week.
"""
COMMANDS = ("entities", "dates", "events")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "a.txt"
    file.write_bytes(TEXT.replace("\n", "\r\n").encode())
    return file


@pytest.mark.parametrize("command", COMMANDS)
def test_a_page(run: Run, article: Path, tmp_path: Path, command: str) -> None:
    done = run(command, article, "--published", "2023-05-03", "-f", "html")
    assert done.returncode == 0 and done.stdout.startswith("<!DOCTYPE html>")
    assert f"<h1>{command.capitalize()} in 1 article</h1>" in done.stdout
    assert '<mark class="entity"' in done.stdout
    for more in ([], ["--text"]):
        page = tmp_path / "page.html"
        assert run(command, article, "--published", "2023-05-03", "-o", page, *more).returncode == 0
        assert page.read_text(encoding="utf-8") == done.stdout


def test_the_page_of_dates_tells_what_they_mean(run: Run, article: Path) -> None:
    page = run("dates", article, "--published", "2023-05-03", "-f", "html").stdout
    assert "next week<small>8–14 May 2023</small>" in page


def test_a_page_tells_an_unknown_publication_date_itself(run: Run, article: Path) -> None:
    done = run("dates", article, "-f", "html")
    assert done.stderr == "" and ("inferred" in done.stdout or "unknown" in done.stdout)


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("entities", "The guild = Writers Guild of America"),
        ("dates", "next week = 8–14 May 2023"),
        ("events", "went on strike = ● strike start, happened · 2 May 2023"),
    ],
)
def test_running_text_tells_what_is_meant(run: Run, article: Path, command: str, told: str) -> None:
    for width in ("60", "100", "140"):
        shown = run(command, article, "--published", "2023-05-03", "--text", env={"COLUMNS": width}).stdout
        lines = shown.splitlines()
        assert max(map(len, lines)) <= int(width) and "\x1b" not in shown and "\r" not in shown
        if width == "140":
            assert any(told in line for line in lines) or told in " ".join(
                line[80:].strip(" ·") for line in lines
            )


def test_running_text_has_no_json(run: Run, article: Path) -> None:
    done = run("dates", article, "--text", "-f", "json")
    assert done.returncode == 2 and "--text prints running text" in done.stderr
