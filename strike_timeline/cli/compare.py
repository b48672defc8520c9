"""``diff``: two saved timelines compared; no article is read, no language processing runs."""

from __future__ import annotations

from typing import Annotated

import typer

from strike_timeline.cli.command import command
from strike_timeline.cli.errors import Code, CommandError
from strike_timeline.cli.helptext import FILTERS
from strike_timeline.cli.options import DiffFormat, DiffFormatOption, Talking, Writing

_Old = Annotated[
    str, typer.Argument(metavar="OLD.json", help="A saved timeline, or - for stdin.", show_default=False)
]
_New = Annotated[
    str, typer.Argument(metavar="NEW.json", help="Another one, or - for stdin.", show_default=False)
]
_Core = Annotated[
    bool,
    typer.Option("--core/--all", help="Leave out events that are minor in both.", rich_help_panel=FILTERS),
]
_ExitCode = Annotated[bool, typer.Option("--exit-code", help="Exit with 1 when they differ.")]


def diff(
    old: _Old,
    new: _New,
    *,
    format: DiffFormatOption = None,
    core: _Core = True,
    exit_code: _ExitCode = False,
    writing: Writing,
    talking: Talking,
) -> Code:
    """Compare two saved timelines.

    Articles, disputes and events that came, went or changed. Events are the same when their ids
    are, else when they tell the same; then the new id is told. Exit codes: 0 whether or not they
    differ, unless --exit-code is given; 2 wrong usage or a file that cannot be read.
    """
    from strike_timeline.cli.saved import load
    from strike_timeline.cli.sink import Sink, choose_format
    from strike_timeline.output.diffform import diff_json, diff_markdown, diff_text
    from strike_timeline.timeline import diff as compare

    talking.talk()
    if old == new == "-":
        raise CommandError("only one of the two timelines can come from standard input")
    sink = Sink(writing)
    form = choose_format(format, writing.output, DiffFormat)
    before, after = load(old), load(new)
    difference = compare(before, after, core=core)
    if form is DiffFormat.JSON:
        sink.write(diff_json(difference, before, after))
    elif form is DiffFormat.MD:
        sink.write(diff_markdown(difference, before, after))
    else:
        sink.write(diff_text(difference, before, after, sink.paper))
    return Code.DIFFERENT if exit_code and difference else Code.DONE


def register(app: typer.Typer) -> None:
    command(app, "diff monday.json tuesday.json", "diff monday.json tuesday.json --exit-code -q")(diff)
