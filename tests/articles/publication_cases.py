"""Cases of publication dates, a file a rung of the order of trust under ``publication/``.

A case says which day or interval is right (``published``; empty: unknown) and which rung must win:

- ``content``: the file as it stands, with ``%TEXT%`` (one undated paragraph), ``%BODY%`` (three) and
  ``%HTML%`` (three ``<p>``) filled in; or
- ``head``, ``article``, ``around``, ``lang``: parts of a web page; or
- ``record`` (or ``records``: several): fields beside the text, written as the suffix of ``file`` asks for.

``beside`` holds further files of the folder, ``given`` the values of ``--published``, ``basis`` a part of the
reason that must be told, ``warning`` a part of a warning ("": there must be none). An inferred interval must
hold the day ``published`` and be no wider than ``widest`` days (1 where nothing is said).
"""

from __future__ import annotations

import csv
import io
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).with_name("publication")
RUNGS = (
    "given", "sidecar", "record", "page", "text", "address", "file name", "modified", "inferred", "unknown",
)  # fmt: skip
"""The order of trust; "unknown" is right where nothing may be told."""

PARAGRAPHS = (
    "Basket makers at the willow works put down their tools and said that they would stay out until the "
    "company withdraws its new piece rates.",
    "The company said that the rates are fair and that it regrets the stoppage at its only works. "
    "Talks are open and a mediator has been asked for.",
    "Members of the weavers branch stood at the gate with tea and blankets while lorries turned back.",
)
TEXT = " ".join(PARAGRAPHS)
_FILL = {
    "%TEXT%": TEXT,
    "%BODY%": "\n\n".join(PARAGRAPHS),
    "%HTML%": "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS),
}
_PAGE = (
    "<!DOCTYPE html><html{lang}><head><title>Willow works stand still</title>{head}</head><body>"
    "<main><article><h1>Willow works stand still</h1>{article}%HTML%</article></main>{around}</body></html>"
)


@dataclass(frozen=True, slots=True)
class Case:
    rung: str
    name: str
    file: str
    published: str
    content: str = ""
    head: str = ""
    article: str = ""
    around: str = ""
    lang: str = ""
    record: dict[str, object] | None = None
    records: list[dict[str, object]] = field(default_factory=list)
    number: int | None = None
    """Which record of the file is looked at, 1-based."""
    beside: dict[str, str] = field(default_factory=dict)
    given: list[str] = field(default_factory=list)
    hint: int | None = None
    """The year of most other articles."""
    basis: str = ""
    warning: str | None = None
    widest: int = 1

    @property
    def source(self) -> str:
        return self.file if self.number is None else f"{self.file}#{self.number}"

    def expected(self) -> tuple[date, date] | None:
        """The right interval, both ends included; None: unknown."""
        if not self.published:
            return None
        start, _, end = self.published.partition("/")
        return date.fromisoformat(start), date.fromisoformat(end or start)

    def write(self, folder: Path) -> None:
        """Put the case's files into ``folder``."""
        for name, content in {self.file: self._written(), **self.beside}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_filled(content), encoding="utf-8", newline="")

    def _written(self) -> str:
        rows = self.records or ([self.record] if self.record is not None else [])
        if rows:
            return _records(rows, self.file.rpartition(".")[2])
        if self.content:
            return self.content
        lang = f' lang="{self.lang}"' if self.lang else ""
        return _PAGE.format(lang=lang, head=self.head, article=self.article, around=self.around)


def _filled(content: str) -> str:
    for name, text in _FILL.items():
        content = content.replace(name, text)
    return content


def _records(rows: list[dict[str, object]], suffix: str) -> str:
    """``rows`` with their text, as JSON, JSON Lines, CSV or Markdown with front matter."""
    whole: list[dict[str, object]] = [
        {"text": _filled(str(row.get("text", f"{TEXT} Shift {n}."))), **_without_text(row)}
        for n, row in enumerate(rows, start=1)
    ]
    if suffix == "jsonl":
        return "".join(json.dumps(row) + "\n" for row in whole)
    if suffix == "json":
        return json.dumps(whole if len(whole) > 1 else whole[0])
    if suffix == "md":
        front = "".join(f"{key}: {value}\n" for key, value in rows[0].items())
        return f"---\ntitle: Willow works stand still\n{front}---\n\n%BODY%\n"
    out = io.StringIO()
    writer = csv.DictWriter(out, list(dict.fromkeys(key for row in whole for key in row)))
    writer.writeheader()
    writer.writerows(whole)
    return out.getvalue()


def _without_text(row: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in row.items() if key != "text"}


def load() -> list[Case]:
    """All cases, in the order of trust and then in that of their files."""
    return [case for rung in RUNGS for case in _of(rung)]


def _of(rung: str) -> Iterator[Case]:
    path = FOLDER / f"{rung.replace(' ', '-')}.toml"
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
        yield Case(rung=rung, **row)
