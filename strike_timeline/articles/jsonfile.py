"""JSON files (one article, a list, a wrapper around a list) and JSON Lines, the latter streamed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from strike_timeline.articles.days import Order, numeric_order
from strike_timeline.articles.decoding import decode, text_lines
from strike_timeline.articles.draft import Numbered
from strike_timeline.articles.fields import Fields
from strike_timeline.articles.inputs import Input
from strike_timeline.articles.knowledge import names
from strike_timeline.articles.problems import ReadProblem, ReadWarning, UnreadableError
from strike_timeline.articles.records import record

_WRAPPERS = names("fields", "list")


def json_lines(source: Input) -> Iterator[Numbered | ReadProblem]:
    """A record a line; blank lines count for line numbers only. Bad lines are reported, the rest is read."""

    @cache
    def order(name: str) -> Order:
        return numeric_order(
            value for _, _, line, _ in _lines(source) if (value := Fields(_object(line)).dates().get(name))
        )

    for number, line, text, note in _lines(source):
        try:
            value = json.loads(text)
        except (ValueError, RecursionError) as error:
            yield ReadProblem(source.source, f"not JSON: {_reason(error)}", line)
            continue
        yield from _one(source, value, number, line, order, note)


def _lines(source: Input) -> Iterator[tuple[int, int, str, str | None]]:
    """Record number, line number, line and warning of every line that is not blank."""
    number = 0
    with source.open() as stream:
        for line, (text, note) in enumerate(text_lines(stream, source.head, source.whole), start=1):
            if text.strip():
                number += 1
                yield number, line, text, note


def _object(line: str) -> Mapping[str, object]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} (column {error.colno})"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def first_line_is_record(source: Input) -> bool:
    """True when the first line is a whole JSON object and something follows it."""
    for number, _, text, _ in _lines(source):
        if number == 1:
            try:
                first = json.loads(text)
            except (ValueError, RecursionError):
                return False
            if not isinstance(first, dict):
                return False
        else:
            return text.lstrip().startswith("{")
    return False


def json_document(source: Input) -> Iterator[Numbered | ReadProblem]:
    """A JSON file. Raises UnreadableError when it is not JSON or holds no record."""
    text, notes = decode(source.read())
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise UnreadableError(f"not JSON: {_reason(error)}{where}") from error
    if _is_timeline(value):
        yield ReadWarning(source.source, "left out: a timeline document of this program")
        return
    if isinstance(value, dict) and {"schema_version", "generator", "disputes"} <= value.keys():
        raise UnreadableError("a saved timeline, not an article ('strike-timeline show' reads it)")
    found = _records(value)
    note = notes[0] if notes else None
    if found is None:
        single = _single(value)
        if single is None:
            raise UnreadableError("JSON without an article: neither an object nor a list of objects")
        yield from _one(source, single, None, None, _column_order([single]), note)
        return
    if not found:
        raise UnreadableError("JSON without an article: the list is empty")
    order = _column_order([item for item in found if isinstance(item, dict)])
    for number, item in enumerate(found, start=1):
        yield from _one(source, item, number, None, order, note)


def _is_timeline(value: object) -> bool:
    generator = value.get("generator") if isinstance(value, dict) and "schema_version" in value else None
    return isinstance(generator, dict) and generator.get("name") == "strike-timeline"


def _records(value: object) -> list[object] | None:
    """The list of records in a document; None when the document is (or wraps) one record."""
    if isinstance(value, list):
        return list(value)
    if not isinstance(value, dict) or Fields(value).has_body():
        return None
    graph = value.get("@graph")
    if isinstance(graph, list):
        stories = [item for item in graph if _has_text(item)]
        return None if len(stories) == 1 else [*(stories or graph)]
    lowered = {str(key).lower(): inner for key, inner in value.items()}
    for name in _WRAPPERS:
        inner = lowered.get(name)
        if isinstance(inner, list) and any(isinstance(item, dict) for item in inner):
            return list(inner)
        if isinstance(inner, dict) and (nested := _records(inner)) is not None:
            return nested
    if _has_text(value):
        return None
    lists = [inner for inner in value.values() if isinstance(inner, list) and any(map(_has_text, inner))]
    if len(lists) == 1:
        return list(lists[0])
    if len(value) > 1 and all(_has_text(inner) for inner in value.values()):
        return list(value.values())
    return None


def _single(value: object) -> dict[str, object] | None:
    """The record that a document is, or that it holds under a key of its own (``{"article": {...}}``)."""
    if not isinstance(value, dict):
        return None
    if Fields(value).title():
        return value
    for inner in value.values():
        for item in inner if isinstance(inner, list) else [inner]:
            if isinstance(item, dict) and Fields(item).has_body():
                return item
    return value


def _has_text(item: object) -> bool:
    return isinstance(item, dict) and bool(Fields(item).text().strip())


def _column_order(rows: list[dict[str, object]]) -> Callable[[str], Order]:
    @cache
    def order(name: str) -> Order:
        return numeric_order(value for row in rows if (value := Fields(row).dates().get(name)))

    return order


def _one(
    source: Input,
    value: object,
    number: int | None,
    line: int | None,
    order: Callable[[str], Order],
    note: str | None,
) -> Iterator[Numbered | ReadProblem]:
    place = source.source if number is None or line is not None else f"{source.source}#{number}"
    if not isinstance(value, dict):
        yield ReadProblem(place, "not a JSON object", line)
        return
    try:
        draft = record(value, order)
    except UnreadableError as error:
        yield ReadProblem(place, str(error), line)
        return
    if note:
        draft.warnings = (*draft.warnings, note)
    yield Numbered(draft, number, line)
