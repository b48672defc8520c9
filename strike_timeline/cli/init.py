"""``init``: a project file to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from strike_timeline.cli.command import command
from strike_timeline.cli.errors import Code, CommandError
from strike_timeline.cli.options import Talking

_INPUTS = 'inputs = ["articles"]'
_HERE = 'inputs = ["."]'
_Folder = Annotated[
    Path,
    typer.Argument(metavar="DIR", help="The folder of the project; made if need be.", show_default=False),
]
_Force = Annotated[bool, typer.Option("--force", help="Overwrite a project file that is there.")]


def init(folder: _Folder = Path(), *, force: _Force = False, talking: Talking) -> Code:
    """Write a commented project file, strike-timeline.toml.

    It names the articles, their dates, your own names and corrections, filters, and the files that
    build then makes without further arguments. All of it: docs/project-file.md.
    """
    from strike_timeline.cli.project import NAME
    from strike_timeline.output.files import replace

    talk = talking.talk()
    file = folder / NAME
    if file.is_dir():
        raise CommandError(f"cannot write {file}: it is a folder")
    if file.exists() and not force:
        raise CommandError(f"{file} is there already; --force overwrites it")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        replace(file, template(folder).encode("utf-8"))
    except OSError as error:
        raise CommandError(f"cannot write {file}: {error.strerror or error}") from None
    talk.note(f"wrote {file}: edit it, then run `strike-timeline build` in its folder")
    return Code.DONE


def template(folder: Path) -> str:
    """The project file; its inputs are the folder itself where articles lie in it and
    none in ``articles``."""
    from importlib import resources

    from strike_timeline.articles.discovery import is_article_name

    shipped = resources.files("strike_timeline") / "resources" / "project" / "template.toml"
    text = shipped.read_text("utf-8")
    here = folder.is_dir() and not (folder / "articles").is_dir()
    if here and any(item.is_file() and is_article_name(item.name) for item in folder.iterdir()):
        text = text.replace(_INPUTS, _HERE)
    return text


def register(app: typer.Typer) -> None:
    command(app, "init", "init harbor-strike")(init)
