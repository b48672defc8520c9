"""The Typer app: every command by name. What a command needs is imported when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from strike_timeline import __version__
from strike_timeline.cli import about, build, compare, disputes, init, listings, saved
from strike_timeline.cli.helptext import Program, examples

app = typer.Typer(
    name="strike-timeline",
    cls=Program,
    epilog=examples(
        (
            "build articles/",
            "build articles/ -o timeline.html",
            "build articles/ -o timeline.json",
            "show timeline.json --union WGA --since 2023-09",
            "explain timeline.json v-72cdb9",
            "build --help",
        )
    ),
    help="Extracts an ordered, evidence-backed timeline of labor disputes from news articles.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"strike-timeline {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


for _room in (build, disputes, listings, saved, compare, init, about):
    _room.register(app)
