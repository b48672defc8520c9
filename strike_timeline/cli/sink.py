"""Where a result goes: a file that is whole or not there, or stdout; and in which form."""

from __future__ import annotations

import os
import re
import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from strike_timeline.cli.errors import CommandError
from strike_timeline.cli.options import Color, Writing
from strike_timeline.output.files import replace
from strike_timeline.output.forms import SUFFIXES
from strike_timeline.output.paper import PIPE_WIDTH, Paper

_Format = TypeVar("_Format", bound=StrEnum)
_TEXT = ".txt"
_NARROWEST = 40
_ASCII = str.maketrans("●○◌✗–—·…“”‘’→←≠✎█▒─┬┊", "*o?x--|.\"\"''><!##=-+:")
"""Signs of ours, one for one, for a terminal whose encoding lacks them."""
_CUT = re.compile("… (?= )")
"""An ellipsis before white space that has room for its second dot."""


def choose_format(given: _Format | None, output: Path | None, formats: type[_Format]) -> _Format:
    """What ``-f`` says, else what the suffix of the file says, else the first of ``formats``, which is for
    people."""
    if given is not None:
        return given
    names = [item.value for item in formats]
    if output is None or str(output) == "-" or output.suffix.lower() == _TEXT:
        return formats(names[0])
    name = SUFFIXES.get(output.suffix.lower())
    if name not in names:
        raise CommandError(f"cannot tell the format from {output.name!r}: give --format ({', '.join(names)})")
    return formats(name)


class Sink:
    """Checks at once that the result can be written, so that a long run does not end in vain."""

    def __init__(self, writing: Writing) -> None:
        self._color = writing.color
        output = writing.output
        self.path: Path | None = None
        if output is not None and str(output) != "-":
            self.path = output if _is_device(output) else Path(os.path.realpath(output))
            _check(self.path, str(output))
        elif sys.stdout is None:
            raise CommandError("cannot write: standard output is closed")

    @property
    def on_terminal(self) -> bool:
        return self.path is None and sys.stdout.isatty()

    @property
    def paper(self) -> Paper:
        """As wide as the terminal (or COLUMNS says); 100 columns in a pipe or file."""
        return Paper(self._width(), self._colored())

    def write(self, text: str) -> None:
        """Writes all of ``text``, as UTF-8 to a file."""
        if self.path is None:
            _write_stdout(text)
        else:
            self._write_file(self.path, text.encode("utf-8"))

    def write_bytes(self, data: bytes) -> None:
        """Writes all of ``data`` as it is."""
        if self.path is not None:
            self._write_file(self.path, data)
            return
        sys.stdout.flush()
        sys.stdout.buffer.write(data)

    def _write_file(self, path: Path, data: bytes) -> None:
        try:
            if _is_device(path):
                path.write_bytes(data)
            else:
                replace(path, data)
        except OSError as error:
            raise CommandError(f"cannot write {path}: {error.strerror or error}") from None

    def _width(self) -> int:
        columns = os.environ.get("COLUMNS", "")
        if self.path is None and columns.isdecimal() and int(columns) > 0:
            return max(int(columns), _NARROWEST)
        if self.on_terminal:
            return max(shutil.get_terminal_size((PIPE_WIDTH, 24)).columns, _NARROWEST)
        return PIPE_WIDTH

    def _colored(self) -> bool:
        if self._color is Color.AUTO:
            return self.on_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        return self._color is Color.ALWAYS


def _is_device(path: Path) -> bool:
    """Something that is written to, not replaced: a pipe, a terminal, ``/dev/null``."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _check(path: Path, named: str) -> None:
    if path.is_dir():
        raise CommandError(f"cannot write {named}: it is a folder")
    if _is_device(path):
        return
    if not path.parent.is_dir():
        raise CommandError(f"cannot write {named}: there is no folder {path.parent}")
    target = path if path.exists() else path.parent
    if not os.access(target, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise CommandError(f"cannot write {named}: no permission")


def _write_stdout(text: str) -> None:
    encoding = (sys.stdout.encoding or "utf-8").lower()
    if encoding.replace("-", "") != "utf8":
        text = _CUT.sub("..", text).translate(_ASCII).encode(encoding, "replace").decode(encoding)
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CommandError(f"cannot write to standard output: {error.strerror or error}") from None
