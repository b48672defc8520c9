"""The lines that say where dates are anchored, how to fix an anchor that was only inferred, and which
articles are versions of one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from strike_timeline.document import ArticleRecord
from strike_timeline.output.plain import plain
from strike_timeline.output.when import count, describe_published, interval

_NAMED = 3
_LISTED = 10


def published_lines(articles: Sequence[ArticleRecord]) -> list[RenderableType]:
    """ "Published" and the day or days, then a warning where a date was inferred or is unknown."""
    if not articles:
        return []
    lines: list[RenderableType] = [Text.assemble(("Published  ", "bold"), anchor(articles))]
    lines += [_line("=", text, "dim") for text in version_lines(articles)]
    return [*lines, *(_line("!", text, "yellow") for text in anchor_warnings(articles))]


def version_lines(articles: Sequence[ArticleRecord]) -> list[str]:
    """A line for each article that others are earlier versions of: they are one source."""
    sources = {article.id: plain(article.source) for article in articles}
    lines = [
        f"{_some([sources.get(i, i) for i in article.supersedes])}: "
        f"earlier {'version' if len(article.supersedes) == 1 else 'versions'} of {plain(article.source)}"
        for article in articles
        if article.supersedes
    ]
    more = len(lines) - _LISTED
    return lines[:_LISTED] + (
        [f"and {count(more, 'more article')} with earlier versions"] if more > 0 else []
    )


def anchor_warnings(articles: Sequence[ArticleRecord]) -> list[str]:
    """A line each for inferred and for unknown publication dates, with the option that fixes them."""
    warnings = []
    inferred = [article for article in articles if article.published and article.published.inferred]
    unknown = [article for article in articles if article.published is None]
    if inferred:
        named = [f"{plain(article.source)} ({describe_published(article.published)})" for article in inferred]
        warnings.append(f"publication date inferred: {_some(named)}; fix with {_fix(inferred, articles)}")
    if unknown:
        named = [plain(article.source) for article in unknown]
        fix = f"relative dates stay open; fix with {_fix(unknown, articles)}"
        warnings.append(f"publication date unknown: {_some(named)}; {fix}")
    return warnings


def _line(sign: str, text: str, style: str) -> Table:
    line = Table.grid(padding=(0, 1))
    line.add_column(width=1)
    line.add_column()
    line.add_row(sign, text, style=style)
    return line


def anchor(articles: Sequence[ArticleRecord]) -> str:
    """ "5 Mar 2024 (dateline)" of one article, "5–9 Mar 2024 · 3 articles" of several."""
    if len(articles) == 1:
        published = articles[0].published
        return f"{describe_published(published)} ({plain(published.basis)})" if published else "unknown"
    known = [article.published for article in articles if article.published]
    first: date | None = min((published.start for published in known), default=None)
    last: date | None = max((published.end for published in known), default=None)
    days = interval(first, last) if known else "unknown"
    return f"{days} · {count(len(articles), 'article')}"


def _fix(wanting: Sequence[ArticleRecord], articles: Sequence[ArticleRecord]) -> str:
    if len(articles) == 1:
        return "--published YYYY-MM-DD"
    name = plain(wanting[0].source)
    return f"--published '{name}=YYYY-MM-DD'"


def _some(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
