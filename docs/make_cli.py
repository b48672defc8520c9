"""Writes docs/cli.md from the --help of every command; with --check only says whether it is up to date."""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from importlib import metadata
from pathlib import Path
from unittest.mock import patch

from strike_timeline.cli import main as cli_main

TARGET = Path(__file__).parent / "cli.md"


def made_with() -> str:
    """The release of Typer: the wording of its own parts differs between releases."""
    return f"Typer {metadata.version('typer')}"


_HEAD = f"""# The command line

<!-- {made_with()} -->

Made from `--help` by `python docs/make_cli.py`; edit the help texts, not this file.

Exit codes: 0 done; 1 done, but some inputs could not be read (each is named on stderr), or, with
`diff --exit-code`, done and the timelines differ; 2 wrong usage or nothing readable; 130 interrupted.
"""


def help_of(*command: str) -> str:
    """What ``strike-timeline COMMAND --help`` prints at 80 columns."""
    printed = io.StringIO()
    arguments = ["strike-timeline", *command, "--help"]
    with (
        patch.dict(os.environ, {"COLUMNS": "80", "NO_COLOR": "1"}),
        patch.object(sys, "argv", arguments),
        contextlib.redirect_stdout(printed),
        contextlib.suppress(SystemExit),
    ):
        cli_main()
    return "\n".join(line.rstrip() for line in printed.getvalue().strip().splitlines())


def commands(text: str) -> list[str]:
    """The names under "Commands:" in the help of the program."""
    listed = text.partition("Commands:\n")[2].partition("\n\n")[0]
    return re.findall(r"^  (\w+)", listed, flags=re.MULTILINE)


def page() -> str:
    """The whole of docs/cli.md."""
    top = help_of()
    parts = [_HEAD, f"```\n{top}\n```\n"]
    parts += [f"## {command}\n\n```\n{help_of(command)}\n```\n" for command in commands(top)]
    return "\n".join(parts)


def main() -> int:
    made = page()
    if "--check" in sys.argv[1:]:
        current = TARGET.read_text(encoding="utf-8") if TARGET.exists() else ""
        if current != made:
            print(f"{TARGET} is out of date: run python docs/make_cli.py", file=sys.stderr)
        return int(current != made)
    TARGET.write_text(made, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
