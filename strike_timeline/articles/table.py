"""Comma-, semicolon- and tab-separated tables with a header row, streamed; a row is an article."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
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
            value for row in _whole_rows(source, delimiter) if (value := Fields(row).dates().get(name))
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


def _kept(lines: Iterable[str], written: list[str]) -> Iterator[str]:
    for line in lines:
        written.append(line)
        yield line


def _whole_rows(source: Input, delimiter: str) -> Iterator[dict[str, object]]:
    """The rows up to where the table breaks off, if it does."""
    try:
        yield from (row for _, row, _ in _rows(source, delimiter))
    except UnreadableError:
        return


def _rows(source: Input, delimiter: str) -> Iterator[tuple[int, dict[str, object], str | None]]:
    """Line on which a row starts, the row by column name, and a warning; empty rows are passed over.

    A quotation mark that is never closed swallows the rest of the file: such a last row is none.
    """
    with source.open() as stream:
        text, note = text_stream(stream, source.head, source.whole)
        written: list[str] = []
        rows = csv.reader(_kept(text, written), delimiter=delimiter)
        try:
            header = [name.strip() for name in next(rows, [])]
            held: tuple[int, list[str], bool] | None = None
            start = rows.line_num + 1
            written.clear()
            for row in rows:
                if held and any(cell.strip() for cell in held[1]):
                    yield held[0], dict(zip(header, held[1], strict=False)), note
                held = start, row, "".join(written).count('"') % 2 == 1
                start = rows.line_num + 1
                written.clear()
            if held and held[2] and any("\n" in cell for cell in held[1]):
                raise UnreadableError(f"the table breaks off within quotation marks (row of line {held[0]})")
            if held and any(cell.strip() for cell in held[1]):
                yield held[0], dict(zip(header, held[1], strict=False)), note
        except csv.Error as error:
            raise UnreadableError(f"not a table that can be read: {error} (line {rows.line_num})") from error
        finally:
            text.detach()
