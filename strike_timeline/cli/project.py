"""The project file, ``strike-timeline.toml``: found, read and checked whole (docs/project-file.md)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import cast

from strike_timeline.cli import values
from strike_timeline.cli.errors import CommandError
from strike_timeline.cli.options import Keeping, TimelineFormat
from strike_timeline.cli.sink import choose_format
from strike_timeline.cli.tomlfile import (
    Place,
    Reader,
    all_parsed,
    count,
    day,
    day_text,
    flag,
    parsed,
    read_toml,
    share,
    table,
    text,
    texts,
)

NAME = "strike-timeline.toml"
STDOUT = "-"


@dataclass(frozen=True, slots=True)
class Output:
    """One file that ``build`` makes of the project."""

    place: Place
    file: Path
    """As it is opened; ``-`` is standard output."""
    named: str
    """As the project file names it."""
    format: TimelineFormat
    filters: Keeping
    """Its own."""
    with_text: bool
    gantt: bool


@dataclass(frozen=True, slots=True)
class Project:
    """A project file. Paths are as they are opened: relative ones have been joined to the file's folder."""

    file: Path
    shown: str
    """How messages call the file."""
    inputs: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    """``PATTERN=DATE``, or ``DATE`` for articles that carry none, in the order of the file."""
    gazetteer: tuple[Path, ...] = ()
    decisions: tuple[Path, ...] = ()
    model: str | None = None
    jobs: int | None = None
    filters: Keeping = field(default_factory=Keeping)
    outputs: tuple[Output, ...] = ()

    @property
    def written(self) -> tuple[Path, ...]:
        """The files that are outputs, and so no inputs."""
        return tuple(Path(os.path.realpath(output.file)) for output in self.outputs if output.named != STDOUT)


def merged(first: Keeping, second: Keeping) -> Keeping:
    """``first``, and what ``second`` says of the filters that ``first`` does not name."""
    unsaid = {
        item.name: getattr(second, item.name)
        for item in fields(Keeping)
        if getattr(first, item.name) in (None, [])
    }
    return replace(first, **unsaid)


def find_project(paths: Sequence[str]) -> Path | None:
    """The project file in the deepest folder that holds all of ``paths``, or in the nearest one above it; for
    no path, and for standard input, from the current folder."""
    places = [place for path in paths if path != STDOUT and (place := _folder_of(path))]
    try:
        start = Path(os.path.commonpath(places or [str(Path.cwd())]))
    except ValueError:  # on two drives of Windows
        return None
    for folder in (start, *start.parents):
        if _is_file(folder / NAME):
            return folder / NAME
    return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a folder that may not be looked into
        return False


def _folder_of(path: str) -> str | None:
    """The nearest folder that is there; None for a pipe and for what can be no path."""
    place = _whole(path)
    try:
        if place.exists() and not (place.is_file() or place.is_dir()):
            return None
        return str(next(folder for folder in (place, *place.parents) if folder.is_dir()))
    except (OSError, ValueError):
        return None


def _whole(path: str | Path) -> Path:
    """Absolute, without ``..``; links are left as the user sees them."""
    return Path(os.path.normpath(Path.cwd() / path))


def shown(path: Path) -> str:
    """A path beneath the current folder relative to it, any other whole."""
    whole, here = _whole(path), Path.cwd()
    return whole.relative_to(here).as_posix() if whole.is_relative_to(here) else str(whole)


def read_project(path: Path) -> Project:
    """Raises :class:`CommandError`, with the place, for whatever is wrong in the file."""
    found, place = read_toml(path, shown(path))
    folder = path.parent
    value = table(place, found, _KEYS, _ELSEWHERE)
    return Project(
        file=path,
        shown=place.file,
        inputs=tuple(str(_in(folder, given)) for given in cast(list[str], value.get("inputs", []))),
        published=cast(tuple[str, ...], value.get("published", ())),
        gazetteer=tuple(_in(folder, given) for given in cast(list[str], value.get("gazetteer", []))),
        decisions=tuple(_in(folder, given) for given in cast(list[str], value.get("decisions", []))),
        model=_model(folder, cast("str | None", value.get("model"))),
        jobs=cast("int | None", value.get("jobs")),
        filters=cast(Keeping, value.get("filters", Keeping())),
        outputs=tuple(
            replace(output, file=_in(folder, output.named))
            for output in cast(list[Output], value.get("output", []))
        ),
    )


def _in(folder: Path, given: str) -> Path:
    if given == STDOUT:
        return Path(STDOUT)
    path = Path(given)
    with suppress(RuntimeError):  # the home folder of nobody known: a name that starts with ~
        path = path.expanduser()
    return Path(shown(folder / path))


def _model(folder: Path, given: str | None) -> str | None:
    """A name as it is; a path beside the file when it is one."""
    if given is None or not (os.sep in given or "/" in given or (folder / given).is_dir()):
        return given
    return str(_in(folder, given))


def _inputs(place: Place, value: object) -> list[str]:
    found = texts(place, value)
    if STDOUT in found:
        raise place.error("standard input, -, is for the command line")
    return found


def _published(place: Place, value: object) -> tuple[str, ...]:
    from strike_timeline.articles import parse_override

    if not isinstance(value, dict):
        raise place.error('a table of patterns and dates is wanted, such as "wire/*.txt" = 2023-09-15')
    found: list[str] = []
    for pattern, given in value.items():
        written = day_text(place.at(pattern), given)
        override = written if pattern == _OTHERWISE else f"{pattern}={written}"
        try:
            parse_override(override)
        except ValueError as error:
            raise place.at(pattern).error(str(error)) from None
        found.append(override)
    return tuple(found)


def _filters(place: Place, value: object) -> Keeping:
    return Keeping(**table(place, value, _FILTERS, _ELSEWHERE))  # type: ignore[arg-type]


def _outputs(place: Place, value: object) -> list[Output]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise place.error('a list of tables is wanted: [[output]], and under it file = "timeline.html"')
    return [_output(place.at(number), item) for number, item in enumerate(value, start=1)]


def _output(place: Place, value: object) -> Output:
    found = table(place, value, _OUTPUT, _ELSEWHERE)
    if "file" not in found:
        raise place.error('no file: add file = "timeline.html", or file = "-" for standard output')
    named = cast(str, found["file"])
    try:
        form = choose_format(cast("TimelineFormat | None", found.get("format")), Path(named), TimelineFormat)
    except CommandError:
        names = ", ".join(item.value for item in TimelineFormat)
        raise place.at("file").error(
            f"cannot tell the format from {named!r}: add format, one of {names}"
        ) from None
    if form is TimelineFormat.DOCBIN and "filters" in found:
        raise place.at("filters").error("docbin holds the annotated articles whole: it has no filters")
    if found.get("gantt") and form is not TimelineFormat.TABLE:
        raise place.at("gantt").error(f"drawn in a table: leave it out for format {form.value}")
    return Output(
        place=place,
        file=Path(named),
        named=named,
        format=form,
        filters=cast(Keeping, found.get("filters", Keeping())),
        with_text=bool(found.get("with_text")),
        gantt=bool(found.get("gantt")),
    )


_OTHERWISE = "otherwise"
_FILTERS: dict[str, Reader] = {
    "since": day(values.first_day),
    "until": day(values.last_day),
    "union": texts,
    "employer": texts,
    "party": texts,
    "type": all_parsed(values.event_type),
    "status": all_parsed(values.status),
    "dispute": texts,
    "min_confidence": share,
    "as_of": day(values.last_day),
    "core": flag,
}
_OUTPUT: dict[str, Reader] = {
    "file": text,
    "format": parsed(values.choice(TimelineFormat, "format")),
    "filters": _filters,
    "with_text": flag,
    "gantt": flag,
}
_KEYS: dict[str, Reader] = {
    "inputs": _inputs,
    "published": _published,
    "gazetteer": texts,
    "decisions": texts,
    "model": text,
    "jobs": count,
    "filters": _filters,
    "output": _outputs,
}
_ELSEWHERE = (
    dict.fromkeys(_OUTPUT, "under [[output]]")
    | dict.fromkeys(_FILTERS, "under [filters]")
    | dict.fromkeys(_KEYS, "at the top of the file, before the first [table]")
)
