"""Comma-, semicolon- and tab-separated tables with a header row, streamed; a row is an article."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from functools import cache

from strike_timeline.articles.days import Order, numeric_order
from strike_timeline.articles.decoding import decode, text_stream
from strike_timeline.articles.draft import Numbered
from strike_timeline.articles.fields import Fields, has_text_field
from strike_timeline.articles.inputs import Input
from strike_timeline.articles.problems import ReadProblem, UnreadableError
from strike_timeline.articles.records import record

_DELIMITERS = ",\t;|"


def table(source: Input) -> Iterator[Numbered | ReadProblem]:
    """Raises UnreadableError when there is no header row with a column for the text."""
    csv.field_size_limit(sys.maxsize)
    delimiter = _delimiter(source)

    @cache
    def order(name: str) -> Order:
        return numeric_order(
            value for _, row, _ in _rows(source, delimiter) if (value := Fields(row).dates().get(name))
        )

    number = 0
    for number, (line, row, note) in enumerate(_rows(source, delimiter), start=1):
        try:
            draft = record(row, order)
        except UnreadableError as error:
            yield ReadProblem(source.source, str(error), line)
            continue
        if note:
            draft.warnings = (*draft.warnings, note)
        yield Numbered(draft, number, line)
    if not number:
        raise UnreadableError("a table without rows under its header")


def _delimiter(source: Input) -> str:
    """The delimiter under which the header has a column for the text; the Sniffer's guess is tried last."""
    sample = decode(source.head)[0]
    preferred = "\t,;|" if source.suffix == "tsv" else _DELIMITERS
    header: list[str] = []
    candidate: str
    for candidate in (*preferred, *_sniffed(sample)):
        try:
            found = next(csv.reader(sample.splitlines(keepends=True), delimiter=candidate), [])
        except csv.Error:
            continue
        if has_text_field(found):
            return candidate
        if len(found) > len(header):
            header = found
    named = ", ".join(name.strip() for name in header[:8])
    raise UnreadableError(
        f"no column for the text, such as 'text', 'body' or 'content', in the header row ({named})"
    )


def _sniffed(sample: str) -> Iterator[str]:
    try:
        yield str(csv.Sniffer().sniff(sample[:20_000]).delimiter)
    except csv.Error:
        return


def _rows(source: Input, delimiter: str) -> Iterator[tuple[int, dict[str, object], str | None]]:
    """Line on which a row starts, the row by column name, and a warning; empty rows are passed over."""
    with source.open() as stream:
        text, note = text_stream(stream, source.head, source.whole)
        rows = csv.reader(text, delimiter=delimiter)
        try:
            header = [name.strip() for name in next(rows, [])]
            start = rows.line_num + 1
            for row in rows:
                line, start = start, rows.line_num + 1
                if any(cell.strip() for cell in row):
                    yield line, dict(zip(header, row, strict=False)), note
        except csv.Error as error:
            raise UnreadableError(f"not a table that can be read: {error} (line {rows.line_num})") from error
        finally:
            text.detach()
