"""A result of several files goes into a folder, each of them whole or not there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from strike_timeline.cli.errors import CommandError
from strike_timeline.output.files import replace


def is_folder(output: Path) -> bool:
    """Does ``-o`` name a folder: one that is there, or a name without a suffix that nothing has yet?"""
    return output.is_dir() or not (output.exists() or output.suffix or str(output) == "-")


class Folder:
    """Checks at once that files can be written there, so that a long run does not end in vain."""

    def __init__(self, output: Path) -> None:
        self.path = Path(os.path.realpath(output))
        there = self.path if self.path.exists() else self.path.parent
        if not there.is_dir():
            raise CommandError(f"cannot write {output}: there is no folder {there}")
        if not os.access(there, os.W_OK):
            raise CommandError(f"cannot write {output}: no permission")

    def write(self, files: Mapping[str, str]) -> None:
        """Writes every file, by name; the folder is made if need be. Other files in it stay."""
        try:
            self.path.mkdir(exist_ok=True)
            for name, text in files.items():
                replace(self.path / name, text.encode("utf-8"))
        except OSError as error:
            raise CommandError(f"cannot write {self.path}: {error.strerror or error}") from None
