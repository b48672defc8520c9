"""The sentences of ``tables/``: one a line, with what its date phrases come to."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

TABLES = Path(__file__).parent / "tables"


class Row(NamedTuple):
    published: str
    text: str
    intervals: str
    values: str
    """TIMEX3 values of all phrases, those without dates too; empty when the row does not say."""


def rows(name: str) -> list[Row]:
    """The rows of a table: "text | intervals | values", under the publication day that "@" sets."""
    found: list[Row] = []
    published = ""
    for line in (TABLES / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            published = line.removeprefix("@").strip()
        elif line and not line.startswith("#"):
            text, intervals, values = ([part.strip() for part in line.split(" | ")] + [""])[:3]
            found.append(Row(published, text, intervals, values))
    return found
