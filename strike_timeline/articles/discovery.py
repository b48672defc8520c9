"""Which files are articles: the paths given, and what a folder holds.

A file that is named is always read. From a folder, recursively and in sorted order, come the files
whose suffix is one of :data:`kinds.SUFFIXES` (with ``.gz`` too), except hidden ones, ``*.gold.json``,
sidecars (``*.meta.json``, ``manifest.csv``, ``manifest.json``) and the papers that go with a corpus
(README, LICENSE, LICENCE, NOTICE, CHANGELOG, CITATION, CONTRIBUTING with any suffix). A glob that the shell
has left as it is (``wire/**/*.txt``) finds the same files as the folder before its first wildcard, as far as
they match, under the same sources.
"""

from __future__ import annotations

import difflib
import glob
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from strike_timeline.articles.kinds import SUFFIXES
from strike_timeline.articles.problems import ReadProblem, ReadWarning

STDIN = "-"

_PAPERS = re.compile(
    r"(?:readme|licen[cs]e|notice|changelog|citation|contributing|authors)(?:[._-].*)?", re.IGNORECASE
)
_SIDECARS = re.compile(r".*\.meta\.json|manifest\.(?:csv|json)", re.IGNORECASE)
_DOCUMENTS = {
    "pdf": "PDF", "doc": "Word", "docx": "Word", "odt": "OpenDocument", "rtf": "rich-text",
    "epub": "EPUB", "warc": "WARC", "eml": "mail", "mbox": "mail",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read (``path`` is None for standard input) and what it is called."""

    source: str
    path: Path | None


def discover(paths: Sequence[str | Path], skip: Sequence[Path] = ()) -> Iterator[Found | ReadProblem]:
    """Every file to read, each once however often it is given; those of ``skip`` not at all."""
    seen: set[str] = {os.path.realpath(path) for path in skip}
    for given in paths:
        if str(given) == STDIN:
            if STDIN not in seen:
                seen.add(STDIN)
                yield Found(STDIN, None)
            continue
        root = Path(given)
        try:
            is_folder = root.is_dir()
        except (OSError, ValueError) as error:
            yield ReadProblem(str(given), f"not a path: {error}")
            continue
        candidates: Iterator[Found | ReadProblem]
        if not str(given) or not (is_folder or os.path.lexists(root)):
            if not (matching := _matching(str(given))):
                yield ReadProblem(str(given) or "''", f"no such file or folder{did_you_mean(root)}")
                continue
            candidates = iter(matching)
        else:
            candidates = _folder(root) if is_folder else iter((Found(root.name, root),))
        articles = 0
        for candidate in candidates:
            if isinstance(candidate, ReadProblem):
                yield candidate
                continue
            articles += 1
            real = os.path.realpath(candidate.path or "")
            if real not in seen:
                seen.add(real)
                yield candidate
        if is_folder and not articles:
            yield ReadProblem(
                str(given),
                "the folder holds no article (txt, html, md, json, jsonl, csv, tsv, xml; also .gz)",
            )


def did_you_mean(missing: Path) -> str:
    """The name most like that of a missing file in its folder, as the end of a message; empty without any."""
    try:
        names = sorted(path.name for path in missing.parent.iterdir())
    except (OSError, ValueError):
        return ""
    near = difflib.get_close_matches(missing.name, names, n=1, cutoff=0.6)
    return f"; did you mean {missing.parent / near[0]}?" if near else ""


def _matching(pattern: str) -> list[Found]:
    """The articles that a glob finds, in the order of their sources."""
    if not glob.has_magic(pattern) or "\0" in pattern:
        return []
    path = Path(pattern)
    root = next(folder for folder in path.parents if folder.is_dir() or folder == folder.parent)
    found: dict[str, Path] = {}
    try:
        matches = sorted(root.glob(str(path.relative_to(root))))
    except ValueError:  # no glob: "**" beside other signs
        return []
    for match in matches:
        source = match.relative_to(root)
        if any(part.startswith(".") for part in source.parts):
            continue
        if match.is_dir():
            inside = (item for item in _folder(match) if isinstance(item, Found))
            found |= {(source / item.source).as_posix(): match / item.source for item in inside}
        elif is_article_name(match.name):
            found[source.as_posix()] = match
    return [Found(source, path) for source, path in sorted(found.items())]


def _folder(root: Path) -> Iterator[Found | ReadProblem]:
    """The files of a folder in the order of their sources, and what is worth telling of the others."""
    failures: list[OSError] = []
    files: list[tuple[str, Path]] = []
    for parent, folders, names in os.walk(root, onerror=failures.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += (((path := Path(parent) / name).relative_to(root).as_posix(), path) for name in names)
    for source, path in sorted(files):
        kind = _DOCUMENTS.get(path.suffix[1:].lower())
        if is_article_name(path.name):
            yield Found(source, path)
        elif kind is not None and not path.name.startswith("."):
            yield ReadWarning(source, f"left out: {kind} files are not read (convert to text or HTML)")
    for failure in sorted(failures, key=str):
        yield ReadProblem(str(failure.filename), f"folder not readable: {failure.strerror}")


def is_article_name(name: str) -> bool:
    """True for a file name that is picked up from a folder."""
    lowered = name.lower().removesuffix(".gz")
    if name.startswith(".") or lowered.endswith(".gold.json"):
        return False
    if _PAPERS.fullmatch(lowered) or _SIDECARS.fullmatch(lowered):
        return False
    return "." in lowered and lowered.rpartition(".")[2] in SUFFIXES
