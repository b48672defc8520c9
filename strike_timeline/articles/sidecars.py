"""Publication dates kept beside the articles.

``NAME.meta.json`` next to ``NAME`` (``story.txt.meta.json``) is an object with ``published`` or another
of the usual date fields. ``manifest.json`` in the folder maps file names to dates (or to such objects),
or is a list of objects with ``file`` and a date; ``manifest.csv`` has a ``file`` column and a date column.
A file name in a manifest may end in ``#k`` for one record of a file.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from strike_timeline.articles.days import field_day, numeric_order
from strike_timeline.articles.decoding import decode
from strike_timeline.articles.fields import Fields, normal
from strike_timeline.articles.knowledge import names
from strike_timeline.articles.problems import ReadProblem
from strike_timeline.articles.trust import Claim, Says

_NAMES = names("fields", "file")


class Sidecars:
    """Reads each folder's manifest once. What is wrong with one is in :attr:`problems`."""

    def __init__(self) -> None:
        self._manifests: dict[Path, dict[str, tuple[Claim, ...]]] = {}
        self.problems: list[ReadProblem] = []

    def claims(self, path: Path, number: int | None) -> tuple[Claim, ...]:
        """The dates kept beside ``path`` for its record ``number`` (None: the file is one article)."""
        manifest = self._manifest(path.parent)
        if number is not None and (exact := manifest.get(f"{path.name}#{number}")):
            return exact
        sidecar = path.with_name(f"{path.name}.meta.json")
        if sidecar not in self._manifests:
            self._manifests[sidecar] = self._sidecar(sidecar) if sidecar.is_file() else {}
        return self._manifests[sidecar].get("") or manifest.get(path.name, ())

    def _sidecar(self, path: Path) -> dict[str, tuple[Claim, ...]]:
        value = self._json(path)
        if isinstance(value, dict):
            found, _ = Fields(value).claims(f"sidecar {path.name}, field")
            if any(claim.says is not Says.FETCHED for claim in found):
                return {"": found}
            self.problems.append(
                ReadProblem(path.name, "the sidecar gives no publication date (field 'published')")
            )
        return {}

    def _manifest(self, folder: Path) -> dict[str, tuple[Claim, ...]]:
        if folder not in self._manifests:
            found: dict[str, tuple[Claim, ...]] = {}
            if (path := folder / "manifest.csv").is_file():
                found.update(self._from_csv(path))
            if (path := folder / "manifest.json").is_file():
                found.update(self._from_json(path))
            self._manifests[folder] = found
        return self._manifests[folder]

    def _from_json(self, path: Path) -> dict[str, tuple[Claim, ...]]:
        value = self._json(path)
        if value is None:
            return {}
        rows: list[tuple[str, object]] = []
        if isinstance(value, dict):
            inner = value.get("articles") or value.get("files")
            if isinstance(inner, (list, dict)):
                value = inner
        if isinstance(value, dict):
            rows = [(str(name), given) for name, given in value.items()]
        elif isinstance(value, list):
            rows = [(_file_of(item), item) for item in value if isinstance(item, dict)]
        return self._dated(path, rows)

    def _from_csv(self, path: Path) -> dict[str, tuple[Claim, ...]]:
        text = self._text(path)
        try:
            rows = list(csv.DictReader(io.StringIO(text, newline="")))
        except csv.Error as error:
            self.problems.append(ReadProblem(path.name, f"not a table that can be read: {error}"))
            return {}
        return self._dated(path, [(_file_of(row), dict(row)) for row in rows])

    def _dated(self, path: Path, rows: list[tuple[str, object]]) -> dict[str, tuple[Claim, ...]]:
        strings = [given for _, given in rows if isinstance(given, str)]
        strings += [
            value for _, given in rows if isinstance(given, dict) for value in Fields(given).dates().values()
        ]
        order = numeric_order(strings)
        found: dict[str, tuple[Claim, ...]] = {}
        for name, given in rows:
            claims: tuple[Claim, ...] = ()
            if isinstance(given, dict):
                claims, _ = Fields(given).claims(f"{path.name}, field", lambda _: order)
            elif day := field_day(given, order):
                claims = (Claim.of(day, path.name, path.name),)
            if name and claims:
                found[name.removeprefix("./")] = claims
        if not found:
            self.problems.append(ReadProblem(path.name, "the manifest gives no file a publication date"))
        return found

    def _json(self, path: Path) -> object:
        try:
            return json.loads(self._text(path) or "null")
        except (ValueError, RecursionError) as error:
            self.problems.append(ReadProblem(path.name, f"not JSON: {error}"))
            return None

    def _text(self, path: Path) -> str:
        try:
            return decode(path.read_bytes())[0]
        except OSError as error:
            self.problems.append(ReadProblem(path.name, error.strerror or str(error)))
            return ""


def _file_of(row: dict[str, object]) -> str:
    for key, value in row.items():
        if isinstance(key, str) and normal(key) in _NAMES and isinstance(value, str) and value.strip():
            return value.strip()
    return ""
