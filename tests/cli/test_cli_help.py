"""--help: options under headings, examples as they stand; a word that nearly holds gets the nearest."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer.main
from cli_run import Run

from strike_timeline.cli.app import app
from strike_timeline.cli.helptext import FILTERS, INPUT, MESSAGES, OUTPUT

PROGRAM = typer.main.get_command(app)
COMMANDS = PROGRAM.commands  # type: ignore[attr-defined]
EXAMPLES = [
    line.strip().removeprefix("strike-timeline ")
    for command in (PROGRAM, *COMMANDS.values())
    for line in (command.epilog or "").splitlines()
    if line.strip().startswith("strike-timeline ")
]
HARBOR = Path(__file__).parents[1] / "output" / "harbor.json"


def headings(text: str) -> list[str]:
    return re.findall(r"^([A-Z]\w+):$", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("command", "wanted"),
    [
        ("build", ["Arguments", INPUT, FILTERS, OUTPUT, MESSAGES, "Options", "Examples"]),
        ("entities", ["Arguments", INPUT, OUTPUT, MESSAGES, "Options", "Examples"]),
        ("show", ["Arguments", INPUT, FILTERS, OUTPUT, MESSAGES, "Options", "Examples"]),
        ("explain", ["Arguments", OUTPUT, MESSAGES, "Options", "Examples"]),
        ("init", ["Arguments", MESSAGES, "Options", "Examples"]),
    ],
)
def test_options_stand_under_headings(run: Run, command: str, wanted: list[str]) -> None:
    assert headings(run(command, "--help").stdout) == wanted


@pytest.mark.parametrize(
    ("heading", "options"),
    [
        (
            INPUT,
            ["--published", "--gazetteer", "--model", "--decisions", "--config", "--no-config", "--jobs"],
        ),
        (FILTERS, ["--since", "--until", "--union", "--employer", "--party", "--type", "--as-of", "--core"]),
        (OUTPUT, ["--format", "--output", "--color", "--with-text"]),
        (MESSAGES, ["--quiet", "--verbose", "--no-progress"]),
        ("Options", ["--help"]),
    ],
)
def test_each_option_of_build_stands_where_it_belongs(run: Run, heading: str, options: list[str]) -> None:
    section = run("build", "--help").stdout.partition(f"\n{heading}:\n")[2].partition("\n\n")[0]
    assert [option for option in options if option not in section] == []


def test_nearly_every_option_has_a_heading(run: Run) -> None:
    """An option that is added to a command wants a heading."""
    loose = {
        option
        for command in COMMANDS.values()
        for parameter in command.params
        if parameter.param_type_name == "option" and not parameter.rich_help_panel
        for option in parameter.opts
    }
    assert loose == {"--exit-code", "--force"}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("columns", ["60", "80", "200"])
def test_no_line_is_wider_than_the_terminal(run: Run, command: str, columns: str) -> None:
    text, _, examples = run(command, "--help", env={"COLUMNS": columns}).stdout.partition("\nExamples:\n")
    assert max(map(len, text.splitlines())) <= int(columns)
    assert all(line.startswith("  ") for line in examples.splitlines())


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_are_understood(example: str) -> None:
    name, *arguments = shlex.split(example)
    if arguments == ["--help"]:
        assert name in COMMANDS
    else:
        COMMANDS[name].make_context(name, arguments)


def test_every_command_with_arguments_has_examples() -> None:
    with_arguments = {
        name
        for name, command in COMMANDS.items()
        if any(p.param_type_name == "argument" for p in command.params)
    }
    assert with_arguments == {name for name, command in COMMANDS.items() if command.epilog}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["biuld", "x"], "No such command 'biuld'. Did you mean 'build'?"),
        (["build", "--unoin", "x"], "No such option: --unoin"),
        (["build", "--unoin", "x"], "--union"),
        (["show", HARBOR, "--type", "stike_start"], "event type 'stike_start'; did you mean strike_start?"),
        (["show", HARBOR, "--status", "hapened"], "unknown status 'hapened'; did you mean happened?"),
        (["build", "x", "-j", "two"], "'two' is not a whole number from 1 on"),
        (["build", "x", "-j", "0"], "'0' is not a whole number from 1 on"),
        (["show", HARBOR, "--min-confidence", "80%"], "'80%' is not a number from 0 to 1"),
        (["show", HARBOR, "--min-confidence", "nan"], "'nan' is not a number from 0 to 1"),
        (["show", HARBOR, "-f", "jsno"], "unknown format 'jsno'; did you mean json"),
        (["show", HARBOR, "--color", "allways"], "unknown value 'allways'; did you mean always?"),
        (
            ["show", HARBOR, "--union", "Crane Opertors Union"],
            "nobody is called 'Crane Opertors Union' in this timeline; did you mean Harbor Crane Operators",
        ),
        (["show", HARBOR, "--employer", "Northprt"], "did you mean Northport Terminals"),
        (["show", HARBOR, "--dispute", "harbour"], "no dispute is called 'harbour' in this timeline; known"),
        (["show", HARBOR.with_name("harbour.json")], "harbour.json: No such file or directory; did you"),
        (["build", HARBOR], "is a saved timeline: `strike-timeline show "),
        (["build", HARBOR.parent / "harbr.json"], "no such file or folder; did you mean "),
        (["show", HARBOR.parent], "Is a directory; `strike-timeline build "),
        (["explain", Path(__file__), "v-1"], "makes a saved timeline of articles"),
        (["build", "x", "--gazetteer", HARBOR.with_name("harbr.json")], "harbor.json?"),
        (["show", HARBOR, "--decisions", HARBOR.with_name("harbr.json")], "harbor.json?"),
    ],
)  # fmt: skip
def test_a_slip_gets_the_nearest_that_holds(run: Run, arguments: list[str | Path], said: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr and "Traceback" not in done.stderr
