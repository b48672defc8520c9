"""What on a web page is not the article: removed by its tags, its names, and its shape."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from strike_timeline.articles.fragment import DROPPED, Block, blocks, clean, tag_of
from strike_timeline.articles.knowledge import names

_WHOLE = frozenset(names("web", "clutter_whole"))
_NAMES = frozenset(names("web", "clutter")) | _WHOLE
_NAMES_OF_PARAGRAPHS = _NAMES - frozenset(names("web", "harmless_on_paragraphs"))
_ALWAYS = frozenset(names("web", "never_article"))
_ROLES = frozenset(names("web", "roles"))
_BUTTONS = frozenset(names("web", "buttons"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_TAGS = frozenset(("nav", "aside", "footer"))
_HEADING = re.compile(rf"(?:{'|'.join(names('web', 'headings'))})[\s:…]*", re.IGNORECASE)
_LINE = re.compile("|".join(names("web", "lines")), re.IGNORECASE)


def _names(element: HtmlElement) -> set[str]:
    """Words of the class and id attributes: ``story-footer``, ``shareBar`` and ``mpu_2`` are split.

    Names of many words are left alone, as are the ids of headings: these are slugs of what the text says.
    """
    words: set[str] = set()
    classes = (element.get("class") or "").split()
    for name in classes:
        words |= _words(name, 4)
    if tag_of(element) not in _HEADINGS:
        own = (element.get("id") or "").strip()
        words |= _words(own, 2)
        classes.append(own)
    return words - _WHOLE | {name.lower() for name in classes} & _WHOLE


def _words(name: str, most: int) -> set[str]:
    parts = re.findall(r"[A-Za-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name))
    if len(parts) > most:
        return set()
    return {
        name.lower(),
        *(part.lower() for part in parts),
        *(part.lower() for part in re.findall(r"[A-Za-z]+", name)),
    }


def _running_text(element: HtmlElement) -> int:
    """Characters in blocks that are long enough to be prose and are not links."""
    return sum(
        len(block.text)
        for block in blocks(element)
        if len(block.text) >= 60 and block.linked < len(block.text) / 2
    )


def prune(body: HtmlElement) -> None:
    """Remove navigation, banners, related links, comments, advertisements and footers, in place."""
    total = _running_text(body)
    for element in list(body.iter()):
        if element is body or element.getparent() is None:
            continue
        tag = tag_of(element)
        if tag in DROPPED or _is_furniture(element, tag, total):
            _drop(element)
    _prune_cards(body)
    for heading in list(body.iter("h2", "h3", "h4", "h5", "h6", "strong", "p", "b")):
        if heading.getparent() is not None and _HEADING.fullmatch(clean(heading.text_content())):
            _drop_section(heading, body, total)
    for listing in list(body.iter("ul", "ol")):
        if listing.getparent() is not None and _link_share(listing) > 0.8 and not _tells(listing):
            _drop(listing)


def _tells(listing: HtmlElement) -> bool:
    """True for a list of sentences, such as a chronology in which every item is a link."""
    items = [clean(item.text_content()) for item in listing.iter("li")]
    return sum(item.endswith((".", "!", "?", "”", '"')) for item in items) * 2 > len(items)


def _prune_cards(body: HtmlElement) -> None:
    """Remove the ``<article>`` elements of other stories: those whose heading is a link away from the page.

    Posts of a live blog may look the same; they are most of the page's text, cards are not.
    """
    cards = [article for article in body.iter("article") if _is_card(article)]
    if sum(map(_running_text, cards)) <= 0.4 * _running_text(body):
        for card in cards:
            if card.getparent() is not None:
                _drop(card)


def _is_card(article: HtmlElement) -> bool:
    if article.find(".//h1") is not None or article.find(".//article") is not None:
        return False
    heading = next(article.iter("h2", "h3", "h4", "h5"), None)
    if heading is None or (_link_share(heading) < 0.9 and tag_of(heading.getparent()) != "a"):
        return False
    anchor = heading.getparent() if tag_of(heading.getparent()) == "a" else heading.find(".//a")
    return anchor is not None and not (anchor.get("href") or "#").startswith("#")


def _is_furniture(element: HtmlElement, tag: str, total: int) -> bool:
    if not _looks_like_furniture(element, tag):
        return False
    if element.find(".//h1") is not None or element.find(".//article") is not None:
        return False
    if _names(element) & _ALWAYS:
        return True
    return total == 0 or _running_text(element) <= 0.3 * total


def _looks_like_furniture(element: HtmlElement, tag: str) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    if element.get("hidden") is not None or "display:none" in style:
        return True
    if tag in _TAGS or (element.get("role") or "").lower() in _ROLES:
        return True
    if tag == "header" and not any(tag_of(above) in {"article", "main"} for above in element.iterancestors()):
        return element.find(".//h1") is None and element.find(".//time") is None
    if tag in {"article", "main", "h1", "time"}:
        return False
    return bool(_names(element) & (_NAMES_OF_PARAGRAPHS if tag == "p" else _NAMES))


def _drop_section(heading: HtmlElement, body: HtmlElement, total: int) -> None:
    """Remove a "related stories" heading with what belongs to it."""
    parent = heading.getparent()
    while parent is not body and clean(parent.text_content()) == clean(heading.text_content()):
        heading, parent = parent, parent.getparent()
    if parent is not body and _running_text(parent) <= 0.15 * total and parent.find(".//h1") is None:
        _drop(parent)
        return
    following = heading.getnext()
    while following is not None and (_link_share(following) > 0.6 or tag_of(following) in {"ul", "ol"}):
        after = following.getnext()
        _drop(following)
        following = after
    _drop(heading)


def _link_share(element: HtmlElement) -> float:
    size = len(clean(element.text_content()))
    linked = sum(len(clean(anchor.text_content())) for anchor in element.iter("a"))
    return linked / size if size else 0.0


def _drop(element: HtmlElement) -> None:
    element.drop_tree()


def is_clutter(block: Block) -> bool:
    """True for a line that is a button, a sharing row, an advertisement's mark or nothing but a link."""
    if _LINE.fullmatch(block.text):
        return True
    if tag_of(block.element) in {"h1", "h2", "h3", "h4"}:
        return False
    if _is_row_of_buttons(block.text):
        return True
    return block.linked >= 0.9 * len(block.text) and not block.text.rstrip().endswith(
        (".", "!", "?", "”", '"')
    )


def _is_row_of_buttons(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower()) if len(text) < 120 else []
    return bool(words) and all(word in _BUTTONS for word in words)
