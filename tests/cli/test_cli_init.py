"""`init` writes a project file that holds as it is, and with all that is switched off in it switched on."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from cli_run import Run

from strike_timeline.cli.init import template
from strike_timeline.cli.options import Keeping, TimelineFormat
from strike_timeline.cli.project import read_project

NAME = "strike-timeline.toml"


def switched_on(text: str) -> str:
    """The text with every setting that is commented out put into force."""
    return re.sub(r"^#(?! )", "", text, flags=re.MULTILINE)


def test_what_init_writes_is_valid(run: Run, tmp_path: Path) -> None:
    done = run("init")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == (
        f"strike-timeline: note: wrote {NAME}: edit it, then run `strike-timeline build` in its folder\n"
    )
    project = read_project(tmp_path / NAME)
    assert [Path(path).name for path in project.inputs] == ["articles"]
    assert [output.named for output in project.outputs] == ["timeline.html", "timeline.json"]
    assert (project.filters, project.published, project.gazetteer) == (Keeping(), (), ())


def test_with_every_setting_switched_on_it_is_valid_and_names_every_key(tmp_path: Path) -> None:
    file = tmp_path / NAME
    text = switched_on(template(tmp_path))
    file.write_text(text, encoding="utf-8")
    project = read_project(file)
    unsaid = [
        field.name
        for field in fields(Keeping)
        if getattr(project.filters, field.name) in (None, []) and field.name != "lenient"
    ]
    assert not unsaid
    assert len(project.published) == 3
    assert project.gazetteer and project.decisions and project.model and project.jobs
    assert project.outputs[-1].format is TimelineFormat.LAT
    keys = tomllib.loads(text)
    assert set().union(*map(set, keys["output"])) == {"file", "format", "filters", "with_text", "gantt"}


def test_every_line_of_it_is_a_setting_or_prose(tmp_path: Path) -> None:
    """So that what a user takes the # from is TOML."""
    for line in template(tmp_path).splitlines():
        assert re.fullmatch(r"|# .*|#?(\[\[?\w+\]\]?|[\w\"*/.]+ = .+)", line), line


def test_every_key_is_in_its_reference() -> None:
    from strike_timeline.cli import project

    page = Path(__file__).parents[2] / "docs" / "project-file.md"
    if not page.exists():
        pytest.skip("the documentation is not part of this installation")
    text = page.read_text(encoding="utf-8")
    for keys in (project._KEYS, project._FILTERS, project._OUTPUT):
        assert not [key for key in keys if not re.search(rf"`(\[{key}\]|\[\[{key}\]\]|{key})`", text)]


def test_the_example_of_the_reference_is_valid(tmp_path: Path) -> None:
    page = Path(__file__).parents[2] / "docs" / "project-file.md"
    if not page.exists():
        pytest.skip("the documentation is not part of this installation")
    blocks = re.findall(r"^```toml\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert blocks
    for block in blocks:
        file = tmp_path / NAME
        file.write_text(block, encoding="utf-8")
        assert read_project(file).inputs


def test_a_file_that_is_there_is_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("jobs = 1\n")
    done = run("init")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"strike-timeline: {NAME} is there already; --force overwrites it\n"
    assert (tmp_path / NAME).read_text() == "jobs = 1\n"
    assert run("init", "--force", "-q").stderr == ""
    assert (tmp_path / NAME).read_text(encoding="utf-8") == template(tmp_path)


def test_the_folder_is_made(run: Run, tmp_path: Path) -> None:
    assert run("init", "strikes/harbor").returncode == 0
    assert (tmp_path / "strikes" / "harbor" / NAME).is_file()
    (tmp_path / "file").write_text("")
    done = run("init", "file")
    assert done.returncode == 2
    assert done.stderr.startswith(f"strike-timeline: cannot write file/{NAME}: ")


@pytest.mark.parametrize(
    ("files", "inputs"),
    [
        ([], ["articles"]),
        (["README.md", "notes.pdf"], ["articles"]),
        (["a.txt"], ["."]),
        (["a.txt", "articles/b.txt"], ["articles"]),
    ],
)
def test_articles_beside_the_file_are_its_inputs(
    run: Run, tmp_path: Path, files: list[str], inputs: list[str]
) -> None:
    for name in files:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Crane operators began a strike on Monday.")
    assert run("init").returncode == 0
    assert tomllib.loads((tmp_path / NAME).read_text(encoding="utf-8"))["inputs"] == inputs


def test_build_makes_what_init_names(run: Run, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("Crane operators began a strike on Monday.")
    run("init")
    file = tmp_path / NAME
    file.write_text(file.read_text(encoding="utf-8").replace("timeline.html", "timeline.md"))
    done = run("build")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "timeline.md").is_file() and (tmp_path / "timeline.json").is_file()
