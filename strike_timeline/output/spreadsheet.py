"""Tables as CSV that spreadsheets and statistics programs read alike (RFC 4180, UTF-8)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

from strike_timeline.output.plain import plain

_SEPARATOR = ";"
_FORMULA = re.compile(r"(^|;\s*)(?=[=+\-@\t\r])")
MOST_CHARACTERS = 32_767
"""Characters that a cell of a spreadsheet holds (Excel's specifications and limits)."""


def csv_text(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A header and rows of text cells, each on one line and none of them a formula to a spreadsheet."""
    sheet = StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([harmless(plain(cell)) for cell in row] for row in rows)
    return sheet.getvalue()


def harmless(cell: str) -> str:
    """``cell`` with an apostrophe before each sign with which a spreadsheet begins a formula: at its
    beginning, and behind a semicolon, at which spreadsheets of many countries split a line."""
    return _FORMULA.sub(r"\1'", cell)


def several(values: Iterable[str]) -> str:
    """The distinct values in one cell, joined by semicolons; one within a value becomes a comma."""
    return _SEPARATOR.join(dict.fromkeys(v.replace(_SEPARATOR, ",") for v in values if v))


def number(value: int | None) -> str:
    """A number without separators; nothing when it is not known."""
    return "" if value is None else str(value)
