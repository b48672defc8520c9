"""Shared by the tests of this room: write a file, read it, and split articles from problems."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from strike_timeline import articles
from strike_timeline.articles import PublishedOverrides, ReadProblem
from strike_timeline.model import Article


def read_all(
    paths: Sequence[str | Path], overrides: PublishedOverrides | None = None
) -> tuple[list[Article], list[ReadProblem]]:
    found = list(articles.read(paths, overrides))
    return (
        [item for item in found if isinstance(item, Article)],
        [item for item in found if isinstance(item, ReadProblem)],
    )


def read_file(folder: Path, name: str, content: str | bytes) -> tuple[list[Article], list[ReadProblem]]:
    """Write ``content`` to a file called ``name`` in ``folder`` and read that file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return read_all([path])


def read_one(folder: Path, name: str, content: str | bytes) -> Article:
    found, problems = read_file(folder, name, content)
    assert not problems, problems
    assert len(found) == 1
    return found[0]


def day(article: Article) -> str | None:
    """The publication date of an article as text: a day, or an interval with a slash."""
    if article.published is None:
        return None
    start, end = article.published.start.isoformat(), article.published.end.isoformat()
    return start if start == end else f"{start}/{end}"
