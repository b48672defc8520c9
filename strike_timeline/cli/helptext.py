"""What --help prints: options under headings, and examples as they stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from typer.core import TyperCommand, TyperGroup

INPUT, FILTERS, OUTPUT, MESSAGES, OPTIONS = "Input", "Filters", "Output", "Messages", "Options"
"""The headings, in the order in which they stand."""
_HEADINGS = (INPUT, FILTERS, OUTPUT, MESSAGES, OPTIONS)


class _Examples:
    """Prints the epilog as it stands: command lines are not wrapped."""

    epilog: str | None

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        if self.epilog:
            formatter.write(f"\n{self.epilog}\n")


class Program(_Examples, TyperGroup):
    """The program itself, with examples under its commands."""


class Grouped(_Examples, TyperCommand):
    """A command whose options stand under the heading that ``rich_help_panel`` names.

    Rich, which Typer would use for that, takes longer to import than all else that --help does.
    """

    def format_options(self, ctx: Any, formatter: Any) -> None:
        arguments: list[tuple[str, str]] = []
        options: dict[str, list[tuple[str, str]]] = {heading: [] for heading in _HEADINGS}
        for parameter in self.get_params(ctx):
            if parameter.param_type_name == "argument":
                arguments.append(
                    (parameter.metavar or str(parameter.name), getattr(parameter, "help", "") or "")
                )
            elif record := parameter.get_help_record(ctx):
                options[getattr(parameter, "rich_help_panel", None) or OPTIONS].append(record)
        for heading, rows in {"Arguments": arguments, **options}.items():
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)


def examples(lines: Sequence[str]) -> str | None:
    """The epilog of a command: command lines, or ``# why`` over them, without the name of the program."""
    if not lines:
        return None
    shown = (line if line.startswith("#") else f"strike-timeline {line}" for line in lines)
    return "\n".join(["Examples:", *(f"  {line}" for line in shown)])
