"""HTML to text: inline tags vanish, block tags break paragraphs, list items and rows break lines."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from strike_timeline.articles.days import address_days
from strike_timeline.articles.kinds import has_entities, has_tags

PARAGRAPHS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "details", "div", "dl", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "html", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "ul",
))  # fmt: skip
_LINES = frozenset(("li", "tr", "dt", "dd"))
_APART = frozenset(("span", "time", "a", "label", "cite"))
"""Inline elements that a page sets apart by its style where two of them touch."""
_CELLS = frozenset(("td", "th"))
DROPPED = frozenset((
    "script", "style", "noscript", "template", "iframe", "svg", "math", "object", "embed", "video", "audio",
    "canvas", "map", "select", "option", "textarea", "input", "button", "form", "nav", "dialog", "head",
    "title", "meta", "link",
))  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n\f\v\u00a0\u2002-\u200a\u202f\u3000]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_BLANK_LINE = re.compile(r"(?:[ \t]*\r?\n){2,}[ \t]*")
_LINE_END = re.compile(r"[ \t]*\r?\n[ \t]*")
_BREAKING = re.compile(r"<(?:p|br|div|li|h[1-6])\b", re.IGNORECASE)
_XML_START = re.compile(r"\A\s*<\?xml[^>]*\?>")


@dataclass(slots=True)
class Block:
    """A run of text between two breaks, with the element that holds it."""

    text: str
    element: HtmlElement
    new_paragraph: bool
    """False when it only starts a new line (list item, table row, ``<br>``)."""
    linked: int = 0
    """How many of its characters are link text."""


def parse(markup: str) -> HtmlElement:
    """The tree of a page or a fragment (a fragment's blocks end up in ``body``)."""
    text = _XML_START.sub("", markup).replace("\0", "")
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(text, parser=parser, ensure_head_body=True)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        root = lxml_html.document_fromstring("<html><head></head><body></body></html>")
    return root


def tag_of(element: HtmlElement) -> str:
    return element.tag.lower() if isinstance(element.tag, str) else ""


class _Writer:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._linked = 0
        self._paragraph = True

    def text(self, text: str | None, linked: bool, pre: bool) -> None:
        if text:
            self._parts.append(text if not pre else text.replace("\n", "\v"))
            self._linked += len(text.strip()) if linked else 0

    def flush(self, element: HtmlElement, paragraph: bool) -> None:
        joined = "".join(self._parts)
        lines = [clean(line) for line in joined.split("\v")] if "\v" in joined else [clean(joined)]
        for line in lines:
            if line:
                self.blocks.append(Block(line, element, self._paragraph, self._linked))
                self._paragraph, self._linked = False, 0
            elif len(lines) > 1:
                self._paragraph = True
        self._parts, self._linked = [], 0
        self._paragraph = self._paragraph or paragraph

    def walk(self, element: HtmlElement, linked: bool, pre: bool) -> None:
        tag = tag_of(element)
        if not tag or tag in DROPPED:
            return
        breaks = tag in PARAGRAPHS or tag in _LINES
        paragraph = tag in PARAGRAPHS and tag not in _LINES
        if breaks:
            parent = element.getparent()
            self.flush(parent if parent is not None else element, paragraph)
        elif tag == "br":
            following = element.getnext()
            double = following is not None and tag_of(following) == "br" and not (element.tail or "").strip()
            self.flush(element.getparent(), double)
        elif tag in _CELLS and self._parts:
            self.text("\t", linked, pre)
        elif tag in _APART and self._parts and _touches(element):
            self.text(" ", linked, pre)
        inside = linked or tag == "a"
        verbatim = pre or tag == "pre"
        self.text(element.text, inside, verbatim)
        for child in element:
            self.walk(child, inside, verbatim)
            self.text(child.tail, inside, verbatim)
        if breaks:
            self.flush(element, paragraph)


def _touches(element: HtmlElement) -> bool:
    """True when nothing, not even a space, stands between the element and one of its kind before it."""
    before = element.getprevious()
    return before is not None and not before.tail and tag_of(before) in _APART


def clean(text: str) -> str:
    """White space folded to single spaces, invisible characters removed."""
    return _INVISIBLE.sub("", _SPACE.sub(" ", text)).strip()


def blocks(element: HtmlElement) -> list[Block]:
    """The text blocks under ``element`` in document order."""
    writer = _Writer()
    writer.walk(element, False, False)
    writer.flush(element, True)
    return writer.blocks


def join(found: list[Block]) -> str:
    """Blocks as one text: paragraphs a blank line apart, lines one line feed apart."""
    parts: list[str] = []
    for block in found:
        if parts:
            parts.append("\n\n" if block.new_paragraph else "\n")
        parts.append(block.text)
    return "".join(parts)


def links(element: HtmlElement) -> Iterator[str]:
    """Addresses of the links under ``element``."""
    for anchor in element.iter("a"):
        href = anchor.get("href")
        if href:
            yield href


def fragment_text(markup: str) -> tuple[str, tuple[date, ...], HtmlElement]:
    """A fragment's text, the days its links carry, and its tree."""
    if not _BREAKING.search(markup):
        markup = _LINE_END.sub("<br>", _BLANK_LINE.sub("<p>", markup.strip()))
    tree = parse(markup)
    return join(blocks(tree.body)), address_days(links(tree.body)), tree


def inline_text(text: str) -> str:
    """A short field (a title) without tags and entities, on one line."""
    if has_tags(text):
        return clean(" ".join(block.text for block in blocks(parse(text).body)))
    return clean(html.unescape(text) if has_entities(text) else text)
