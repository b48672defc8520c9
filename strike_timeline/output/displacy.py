"""The texts of articles with what was found in them marked, as one HTML page in displaCy's manner.

The paragraphs are set by spaCy's own renderer, from records as in its manual mode: no pipeline runs. It
escapes the text, but neither labels nor anything else that is handed to its template; those are escaped here.
A phrase within another is not marked but explained with the rest: the renderer of entities cannot nest, and
the one of spans sets tokens apart by blanks that the article does not have.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from strike_timeline.document import ArticleRecord, Timeline
from strike_timeline.model import EntityType
from strike_timeline.output.found import (
    DATE_PHRASE,
    Found,
    dates_found,
    entities_found,
    events_found,
    notes,
)
from strike_timeline.output.labels import MARKS, entity_type
from strike_timeline.output.paragraphs import pieces, reflowed
from strike_timeline.output.plain import plain, plain_lines
from strike_timeline.output.spans import between, outermost
from strike_timeline.output.when import count, describe_published

if TYPE_CHECKING:
    from spacy.displacy.render import EntityRenderer

_COLORS = {
    entity_type(EntityType.UNION): "#a6cee3",
    entity_type(EntityType.EMPLOYER): "#f4b6d2",
    entity_type(EntityType.EMPLOYER_ASSOCIATION): "#fdbf8f",
    entity_type(EntityType.GOVERNMENT): "#9fe0d6",
    entity_type(EntityType.PERSON): "#c7b8f5",
    entity_type(EntityType.PLACE): "#fee391",
    entity_type(EntityType.OTHER_ORG): "#d9d9d9",
    DATE_PHRASE: "#fee391",
    **dict(
        zip(
            (f"{mark.sign} {mark.word}" for mark in MARKS.values()),
            ("#b2df8a", "#a6cee3", "#fee391", "#f7b0a8"),
            strict=True,
        )
    ),
}
"""Light enough for black text: a contrast of 10:1 or more."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""No scripts, nothing from elsewhere; displaCy sets colors in style attributes."""
_ENTITY = '<mark class="entity" style="background: {bg}">{text}{shown}</mark>'


def entities_html(timeline: Timeline) -> str:
    """Entities by type; with paragraphs the names behind other names and role nouns."""
    said = "The name that another name or a word stands for is given with its paragraph."
    return _page("Entities", timeline, entities_found(timeline), said)


def dates_html(timeline: Timeline) -> str:
    """Date phrases, each with what it resolved to."""
    said = "Behind it what it says: days, a length of time, how often; open: none of these."
    return _page("Dates", timeline, dates_found(timeline), said)


def events_html(timeline: Timeline) -> str:
    """Triggers of event mentions by status; with paragraphs what they tell."""
    said = "Type, status, date, parties and who says so are given with the paragraph."
    return _page("Events", timeline, events_found(timeline), said)


def _page(title: str, timeline: Timeline, found: Mapping[str, Sequence[Found]], said: str) -> str:
    heading = f"{title} in {count(len(timeline.articles), 'article')}"
    present = {kind for inside in found.values() for item in inside for kind in item.kinds}
    signs = [_sign(kind, color) for kind, color in _COLORS.items() if kind in present]
    legend = f'<ul class="legend" aria-label="Legend">{"".join(signs)}</ul>\n<p>{said}</p>'
    articles = "\n".join(_article(article, found.get(article.id, ())) for article in timeline.articles)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{heading}</title>
<style>
{_style()}</style>
</head>
<body>
<header>
<h1>{heading}</h1>
{legend if present else "<p>Nothing found.</p>"}
</header>
<main>
{articles}
</main>
</body>
</html>
"""


@cache
def _style() -> str:
    path = files("strike_timeline") / "resources" / "output" / "displacy.css"
    return path.read_text(encoding="utf-8")


def _sign(kind: str, color: str) -> str:
    return f'<li class="entity" style="background: {color}">{escape(kind)}</li>'


def _article(article: ArticleRecord, found: Sequence[Found]) -> str:
    source, title = plain(article.source), plain(article.title)
    lines = [f"<h2>{escape(title or source)}</h2>"]
    lines += [f'<p class="about">{escape(source)}</p>'] if title else []
    lines += [f'<p class="{kind}">{escape(line)}</p>' for kind, line in _published(article)]
    text = plain_lines(article.text or "")
    lines += _pieces(text, found)
    return "\n".join(["<article>", *lines, "</article>"])


def _published(article: ArticleRecord) -> Iterable[tuple[str, str]]:
    published = article.published
    if published:
        yield "about", f"Published {describe_published(published)} ({plain(published.basis)})"
    else:
        yield "about warning", "Publication date unknown: relative dates stay open"


def _pieces(text: str, found: Sequence[Found]) -> Iterable[str]:
    shown = outermost(found)
    for start, end in pieces(text):
        marked = [_entity(item, start, end) for item in between(shown, start, end)]
        record = {"text": reflowed(text[start:end]), "ents": marked}
        body = _renderer().render([record]).strip()
        explained = [item for item in between(found, start, end) if item.label]
        told = "".join(f"<li>{escape(note)}</li>" for note in notes(text, explained))
        values = f'<ul class="values">{told}</ul>' if told else ""
        yield f'<div class="piece">\n{body}\n{values}</div>'


@cache
def _renderer() -> EntityRenderer:
    """displaCy's, made once: it looks up the colors of all installed packages, which takes longer than to
    set a paragraph."""
    from spacy.displacy.render import EntityRenderer

    return EntityRenderer({"colors": _COLORS, "template": _ENTITY})


def _entity(item: Found, start: int, end: int) -> dict[str, object]:
    """As displaCy's manual mode wants it: offsets in the paragraph, the label that has the color, and what
    its template shows."""
    return {
        "start": item.start - start,
        "end": min(item.end, end) - start,
        "label": item.kinds[0],
        "params": {"shown": f"<small>{escape(item.label or item.value)}</small>"},
    }
