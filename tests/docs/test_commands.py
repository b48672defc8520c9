"""Every command that the documentation shows runs, and prints what the page shows; UPDATE_GOLDEN=1 writes
what is printed into the pages."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from docs_output import agrees, missing, renewed
from docs_pages import Code, Command, Shown, languages, steps, told
from docs_workspace import (
    COPIES,
    MADE,
    NOT_RUN,
    ROOT,
    commands_of,
    furnish,
    is_ours,
    not_run,
    pages,
    prepare,
    run_as_shown,
    run_code,
)

pytestmark = pytest.mark.skipif(
    not (ROOT / "docs").exists(), reason="the documentation is not part of this installation"
)
PAGES = pages()
HARBOR = "tests/output/harbor.json"
_ID = re.compile(r"\b[vd]-[0-9a-f]{4,12}\b")
_PROMISE = re.compile(r"^\s*print\(.*\)  # (.+)$", re.MULTILINE)


def _name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that pages start from."""
    folder = tmp_path_factory.mktemp("documentation")
    furnish(folder)
    prepare(folder)
    return folder


@pytest.fixture
def folder(shared: Path, tmp_path: Path) -> Path:
    furnish(tmp_path)
    for name in (*MADE, *COPIES):
        (tmp_path / name).write_bytes((shared / name).read_bytes())
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_what_a_page_shows_runs(page: Path, folder: Path) -> None:
    problems: list[str] = []
    renewals: list[tuple[int, tuple[str, ...], list[str]]] = []
    namespace: dict[str, object] = {"__name__": "documentation"}
    for step in steps(page):
        at = f"{_name(page)}:{step.line}"
        if isinstance(step, Shown):
            continue
        if isinstance(step, Code):
            if not_run(step.text.split()):
                continue
            printed = run_code(step.text, namespace, folder)
            problems += [f"{at}: not printed: {piece}" for piece in missing(_promises(step), printed)]
            place = step.shown_line
        else:
            printed, wrong = _run_line(step, folder)
            problems += [f"{at}: {problem}" for problem in wrong]
            place = step.line + 1
        if step.shown is not None and not agrees(step.shown, printed.splitlines()):
            problems.append(f"{at}: prints something else:\n{printed}")
            renewals.append((place, step.shown, renewed(step.shown, printed.splitlines())))
    if os.environ.get("UPDATE_GOLDEN"):
        _write(page, renewals)
    assert not problems, "\n".join(problems)


def _run_line(step: Command, folder: Path) -> tuple[str, list[str]]:
    """What the commands of a line print, and what is wrong with them."""
    printed, wrong = "", []
    for words in commands_of(step.text):
        if not_run(words):
            continue
        if not is_ours(words):
            wrong.append(f"neither run nor listed in NOT_RUN: {' '.join(words)}")
        else:
            done = run_as_shown(words, folder)
            printed += done.printed
            if done.code != step.code:
                wrong.append(f"exit code {done.code}: {' '.join(words)}\n{done.printed}")
    return printed, wrong


def _promises(step: Code) -> Iterator[str]:
    return iter(_PROMISE.findall(step.text))


def _write(page: Path, renewals: list[tuple[int, tuple[str, ...], list[str]]]) -> None:
    """Puts what is printed now in the place of what a page shows, from the last place on."""
    lines = page.read_text(encoding="utf-8").splitlines(keepends=True)
    for place, shown, now in reversed(renewals):
        lines[place - 1 : place - 1 + len(shown)] = [f"{line}\n" for line in now]
    page.write_text("".join(lines), encoding="utf-8", newline="\n")


def test_no_entry_of_the_table_is_unused() -> None:
    found = [step for page in PAGES for step in steps(page)]
    lines = [words for step in found if isinstance(step, Command) for words in commands_of(step.text)]
    blocks = [step.text.split() for step in found if isinstance(step, Code)]
    used = {not_run(words) for words in [*lines, *blocks]}
    assert sorted(NOT_RUN.keys() - used) == []


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_ids_exist(page: Path, shared: Path) -> None:
    text = page.read_text(encoding="utf-8")
    sample = ROOT / HARBOR if HARBOR in text else shared / "timeline.json"
    timeline = json.loads(sample.read_text(encoding="utf-8"))
    known = [item["id"] for part in ("events", "disputes") for item in timeline[part]]
    unknown = {name for name in _ID.findall(told(text)) if not any(full.startswith(name) for full in known)}
    assert not unknown


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_toml_and_json_can_be_read(page: Path) -> None:
    for _, body in languages(page, "toml"):
        tomllib.loads(body)
    for _, body in languages(page, "json"):
        json.loads(body)


def test_a_file_is_shown_in_one_form() -> None:
    """All of them are there for all pages."""
    shown: dict[str, set[str]] = {}
    for page in PAGES:
        for step in steps(page):
            if isinstance(step, Shown):
                shown.setdefault(step.name, set()).add(step.text)
    assert [name for name, forms in shown.items() if len(forms) > 1] == []
