"""A user's TOML file read by key: what is wrong is one line that names file, line, table and key."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

import typer

from strike_timeline.cli.errors import CommandError
from strike_timeline.cli.slips import misspelled

_Value = TypeVar("_Value")
Reader = Callable[["Place", object], object]
"""Makes of a TOML value at a place what the program uses, or raises the error of that place."""

_HEADER = re.compile(r"\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*((?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[\w-]+|\"[^\"]*\"|'[^']*'))*)\s*=")
_MONTH = re.compile(r"[=,\[]\s*(\d{4}-\d\d)\s*(?:[#,\]]|$)")
_PART = re.compile(r"[\w-]+|\"[^\"]*\"|'[^']*'")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file: names of tables and keys, and 1-based places in lists."""

    file: str
    text: str
    path: tuple[str | int, ...] = ()

    def at(self, step: str | int) -> Place:
        return Place(self.file, self.text, (*self.path, step))

    def error(self, message: str) -> CommandError:
        named = f"{self}: " if self.path else ""
        return CommandError(f"{self._file_and_line()}: {named}{message}")

    def unknown(self, key: str, hint: str) -> CommandError:
        """The error of a table in which ``key`` stands, and is none of its keys."""
        named = f"{self}: " if self.path else ""
        return CommandError(f"{self.at(key)._file_and_line()}: {named}unknown key {key!r}; {hint}")

    def _file_and_line(self) -> str:
        line = _line(self.text, self.path)
        return f"{self.file} line {line}" if line else self.file

    def __str__(self) -> str:
        """``jobs``, ``inputs[2]``, ``[filters] type[1]``, ``[[output]] 2 filters.type``."""
        name, *steps = self.path
        if not isinstance(name, str):
            return ""
        if name == "output" and steps:
            name, steps = f"[[output]] {steps[0]}", steps[1:]
        elif any(isinstance(step, str) for step in steps) or name in {"filters", "published"}:
            name = f"[{name}]"
        shown = ""
        for step in steps:
            if isinstance(step, int):
                shown += f"[{step}]"
            else:
                shown += ("." if shown else "") + (step if re.fullmatch(r"[\w-]+", step) else f'"{step}"')
        return f"{name}{shown}" if shown.startswith("[") else f"{name} {shown}".rstrip()


def read_toml(path: Path, shown: str) -> tuple[dict[str, object], Place]:
    """The values of a file, and the place that stands for all of it. Raises :class:`CommandError`."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise CommandError(f"cannot read {shown}: {error.strerror or error}{misspelled(path)}") from None
    except UnicodeDecodeError as error:
        raise CommandError(f"{shown}: not UTF-8 text (byte {error.start})") from None
    try:
        return tomllib.loads(text.replace("\r\n", "\n")), Place(shown, text)
    except tomllib.TOMLDecodeError as error:
        found = re.fullmatch(
            r"(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)", str(error), re.DOTALL
        )
        reason, line, column = found.groups() if found else (str(error), None, None)
        where = f"{shown} line {line}, column {column}" if line else f"{shown}, at its end"
        month = line and _MONTH.search(text.splitlines()[int(line) - 1])
        hint = f'; a month stands in quotation marks, "{month[1]}"' if month else ""
        raise CommandError(f"{where}: not TOML: {reason}{hint}") from None
    except RecursionError:
        raise CommandError(f"{shown}: not TOML: nested too deeply") from None


def table(
    place: Place, value: object, keys: Mapping[str, Reader], elsewhere: Mapping[str, str] | None = None
) -> dict[str, object]:
    """What the keys of a table hold.

    A key that is not one of ``keys`` is an error that names the nearest one, or where it belongs, which
    ``elsewhere`` says of keys of other tables.
    """
    if not isinstance(value, dict):
        raise place.error(f"a table is wanted, not {_kind(value)}")
    for key in value:
        if key not in keys:
            raise place.unknown(key, _nearest(key, keys, elsewhere or {}))
    return {key: keys[key](place.at(key), inner) for key, inner in value.items()}


def text(place: Place, value: object) -> str:
    if not isinstance(value, str):
        raise place.error(f"a text in quotation marks is wanted, not {_kind(value)}")
    if not value.strip():
        raise place.error("the text is empty")
    if "\0" in value:
        raise place.error("the text holds a null character")
    return value


def texts(place: Place, value: object) -> list[str]:
    """A list of texts; one alone may stand without brackets."""
    if not isinstance(value, list):
        return [text(place, value)]
    return [text(place.at(number), item) for number, item in enumerate(value, start=1)]


def parsed(parse: Callable[[str], _Value]) -> Callable[[Place, object], _Value]:
    """A text that ``parse`` (of the command line) understands."""

    def read(place: Place, value: object) -> _Value:
        try:
            return parse(text(place, value))
        except typer.BadParameter as error:
            raise place.error(error.message) from None

    return read


def all_parsed(parse: Callable[[str], _Value]) -> Callable[[Place, object], list[_Value]]:
    """A list of texts that ``parse`` understands; one alone may stand without brackets."""
    one = parsed(parse)

    def read(place: Place, value: object) -> list[_Value]:
        if not isinstance(value, list):
            return [one(place, value)]
        return [one(place.at(number), item) for number, item in enumerate(value, start=1)]

    return read


def day_text(place: Place, value: object) -> str:
    """A TOML date, a year, or a text, as the text that the command line would take."""
    if isinstance(value, datetime) or not isinstance(value, str | int | date) or isinstance(value, bool):
        raise place.error(f"a date such as 2023-09-15 or '2023-09' is wanted, not {_kind(value)}")
    return value.isoformat() if isinstance(value, date) else str(value)


def day(parse: Callable[[str], date]) -> Callable[[Place, object], date]:
    """A date, month or year; ``parse`` says whether its first or its last day counts."""
    return lambda place, value: parsed(parse)(place, day_text(place, value))


def flag(place: Place, value: object) -> bool:
    if not isinstance(value, bool):
        raise place.error(f"true or false is wanted, not {_kind(value)}")
    return value


def count(place: Place, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise place.error(f"a whole number from 1 on is wanted, not {_kind(value)}")
    return value


def share(place: Place, value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
        raise place.error(f"a number from 0 to 1 is wanted, not {_kind(value)}")
    return float(value)


def _kind(value: object) -> str:
    """A value as a message names it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a table"
    return "a list" if isinstance(value, list) else repr(value) if isinstance(value, str) else str(value)


def _nearest(key: str, keys: Mapping[str, Reader], elsewhere: Mapping[str, str]) -> str:
    folded = key.casefold().replace("-", "_")
    if folded in elsewhere and folded not in keys:
        return f"it belongs {elsewhere[folded]}"
    near = difflib.get_close_matches(folded, keys, n=1, cutoff=0.6)
    return f"did you mean {near[0]}?" if near else f"known: {', '.join(keys)}"


def _line(text: str, path: tuple[str | int, ...]) -> int | None:
    """The line on which a key, or else the table or key around it, is written; the parser does not tell."""
    names = [step for step in path if isinstance(step, str)]
    wanted = path[1] if path[:1] == ("output",) and len(path) > 1 else None
    section: list[str] = []
    tables = depth = 0
    found: int | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            keys = section = _parts(header[2])
            tables += header[1] == "[[" and section == ["output"]
        elif key := _KEY.match(line):
            keys = [*section, *_parts(key[1])]
        else:
            continue
        other = wanted is not None and tables not in (0, wanted)
        if not other and len(keys) > depth and names[: len(keys)] == keys:
            found, depth = number, len(keys)
    return found


def _parts(dotted: str) -> list[str]:
    return [part.strip("\"'") for part in _PART.findall(dotted)]
