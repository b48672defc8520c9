"""What the shell completes: values of options, and ids of events in a saved timeline."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from typer import Context


def words(known: Iterable[str]) -> Callable[[str], list[str]]:
    """Completes one of ``known``."""
    names = list(known)

    def complete(incomplete: str) -> list[str]:
        return [name for name in names if name.startswith(incomplete)]

    return complete


def event_ids(ctx: Context, incomplete: str) -> list[tuple[str, str]]:
    """Ids of the events in the saved timeline that stands before, each with its summary; none if it cannot be
    read."""
    file = ctx.params.get("timeline")
    if not file or file == "-":
        return []
    try:
        events = json.loads(Path(file).read_bytes())["events"]
        found = [(str(event["id"]), str(event.get("summary", ""))) for event in events]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return []
    return [(name, " ".join(summary.split())) for name, summary in found if name.startswith(incomplete)]
