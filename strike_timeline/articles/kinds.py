"""What a text is. The content decides; the suffix only breaks ties."""

from __future__ import annotations

import re
from enum import Enum

from strike_timeline.articles.problems import UnreadableError


class Kind(Enum):
    PLAIN = "plain text"
    FRAGMENT = "HTML fragment"
    PAGE = "HTML page"
    FEED = "RSS or Atom feed"
    MARKDOWN = "Markdown"
    JSON = "JSON"
    JSON_LINES = "JSON Lines"
    TABLE = "delimited table"


SUFFIXES = frozenset((
    "txt", "text", "html", "htm", "xhtml", "md", "markdown", "json", "jsonl", "ndjson", "csv", "tsv", "xml",
    "rss", "atom",
))  # fmt: skip
"""What is picked up from a folder (each also with ``.gz``)."""

_TAGS = (
    "a|abbr|address|article|aside|b|big|blockquote|body|br|button|center|cite|code|dd|del|dfn|div|dl|dt|em"
    "|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|ins|li|main|mark|nav|ol|p|pre"
    "|q|s|script|section|small|span|strike|strong|style|sub|sup|table|tbody|td|th|thead|time|title|tr|u|ul|video"
)
_CLOSING = re.compile(rf"</(?:{_TAGS})\s*>", re.IGNORECASE)
_STANDING = re.compile(r"<(?:br|hr|p|img\s[^<>]*)\s*/?>", re.IGNORECASE)
_OPENING = re.compile(rf"<(?:{_TAGS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{2,7}|#[xX][0-9A-Fa-f]{2,6});")

_PROLOGUE = re.compile(r"\A\s*(?:<\?[^>]*\?>\s*|<!--.*?-->\s*|<!DOCTYPE\s+(?!html)[^>]*>\s*)*", re.DOTALL)
_PAGE = re.compile(r"<!DOCTYPE\s+html\b|<html\b|<head\b|<body\b", re.IGNORECASE)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF|atom:feed)\b", re.IGNORECASE)
_XML = frozenset(("xml", "rss", "atom"))
_ROOT = re.compile(r"<([A-Za-z][\w:.-]*)")
_FRONT_KEY = re.compile(r"[A-Za-z_][\w -]*:(?:\s|\Z)")


def has_tags(text: str) -> bool:
    """True for text with HTML tags in it (a lone ``<TICKER>`` is not one)."""
    return "<" in text and bool(_STANDING.search(text) or (_CLOSING.search(text) and _OPENING.search(text)))


def has_entities(text: str) -> bool:
    return "&" in text and _ENTITY.search(text) is not None


def is_page(text: str) -> bool:
    """True for a whole web page, also one whose outermost tags were cut off."""
    start = _PROLOGUE.match(text)
    rest = text[start.end() if start else 0 :][:3000]
    if _PAGE.match(rest):
        return True
    if _PAGE.search(rest) and has_tags(rest) and rest.lstrip().startswith("<"):
        return True
    found = {
        match[1].lower() for match in re.finditer(r"<(main|article|nav|header|footer|aside)\b", text, re.I)
    }
    return bool(found & {"main", "article"}) and bool(found & {"nav", "header", "footer", "aside"})


def markup(text: str) -> Kind:
    """PAGE, FRAGMENT or PLAIN, for a text or for the text field of a record."""
    if not has_tags(text):
        return Kind.PLAIN
    return Kind.PAGE if is_page(text) else Kind.FRAGMENT


def sniff(head: str, suffix: str) -> Kind:
    """The kind of a file that starts with ``head``. Raises UnreadableError for XML of another kind."""
    start = _PROLOGUE.match(head)
    body = head[start.end() :] if start else head
    if _FEED.match(body):
        return Kind.FEED
    if body.startswith("<") and is_page(head):
        return Kind.PAGE
    if body.startswith("<") and has_tags(body):
        return Kind.FRAGMENT
    if head.lstrip("\ufeff \t\r\n").startswith("<?xml") or (body.startswith("<") and suffix in _XML):
        root = _ROOT.match(body)
        named = f" (<{root[1]}>)" if root else ""
        raise UnreadableError(f"XML of a kind that is not read{named}: neither RSS, Atom nor HTML")
    if suffix in {"jsonl", "ndjson"} and body[:1] in {"{", "["}:
        return Kind.JSON_LINES
    if suffix in {"jsonl", "ndjson", "json"} or _looks_json(body):
        return Kind.JSON
    if suffix in {"csv", "tsv"}:
        return Kind.TABLE
    if suffix in {"md", "markdown"} or _has_front_matter(head):
        return Kind.MARKDOWN
    return markup(head)


def _looks_json(body: str) -> bool:
    return re.match(r"\{\s*\"[^\"\n]{1,80}\"\s*:|\[\s*\{\s*\"", body) is not None


def _has_front_matter(head: str) -> bool:
    """True when the text starts with a block of ``key: value`` lines between two ``---``."""
    lines = head[:20_000].splitlines()
    if not lines or lines[0].rstrip() != "---":
        return False
    for place, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return place > 1 and any(_FRONT_KEY.match(inner) for inner in lines[1:place])
    return False
