"""What on a web page is not the article: removed by its tags, its names, and its shape."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from strike_timeline.articles.fragment import DROPPED, Block, clean, tag_of

_NAMES = frozenset(
    "ad ads advert adverts advertisement advertising adslot adunit banner breadcrumb breadcrumbs cmp consent cookie"
    " cookies gdpr privacy dialog modal popup overlay paywall masthead menu nav navbar navigation newsletter signup"
    " subscribe subscription promo promotion promos related recirc recirculation recommended recommendations popular"
    " trending mostread rail sidebar share shares sharing sharebar sharetools social skip skiplink sponsor sponsored"
    " sponsors taboola outbrain tools toolbar topbar footer foot mpu comments comment commentlist disqus respond"
    " widget widgets more outro copyright legal pagination pager prevnext tags taglist hidden donate donation login"
    " visually sr screenreader".split()
)
_ALWAYS = frozenset("comments commentlist disqus".split())
_ROLES = frozenset("dialog alertdialog navigation contentinfo search banner menu menubar toolbar".split())
_TAGS = frozenset("nav aside footer".split())
_HEADING = re.compile(
    r"(?:related|recommended|trending|more (?:on|from|in|about|stories|news|top|like)\b.*|most (?:read|viewed|popular)"
    r"|you (?:may|might) (?:also )?(?:like|be interested).*|read (?:more|next|also)|see also|also (?:read|on)\b.*"
    r"|what to read next|top stories|latest (?:news|stories|headlines)|editor'?s'? picks|popular(?: now)?|comments?"
    r"|further reading|don'?t miss|up next|(?:related|other|similar) (?:stories|articles|news|links|content|topics"
    r"|coverage|reading))[\s:…]*",
    re.IGNORECASE,
)
_LINE = re.compile(
    r"(?:advertisement|sponsored|promoted|ad)\b[^.!?]{0,40}"
    r"|(?:story|article) continues below.*"
    r"|(?:share|tweet|save|print|e-?mail|copy link|post|facebook|twitter|x|whatsapp|linkedin|reddit|link|comment"
    r"|text size|bookmark|listen|gift|pin|pinterest|flipboard|messenger|telegram|bluesky|threads|instagram"
    r"|like|follow(?: us)?|on|via|this|story|article|[a|·•:,/]|\s|\d+|comments?|a a a)+"
    r"|(?:sign up|subscribe|get (?:our|the)|read (?:more|also|next)|see also|click here|follow us|download (?:the|our))\b"
    r"[^.!?]{0,120}[.!]?"
    r"|skip to (?:main )?content|(?:back )?to top|loading\W*|close|menu|search|log ?in|sign ?in",
    re.IGNORECASE,
)


def _names(element: HtmlElement) -> set[str]:
    """Words of the class and id attributes: ``story-footer``, ``shareBar`` and ``mpu_2`` are split."""
    joined = f"{element.get('class') or ''} {element.get('id') or ''}"
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", joined)
    words = {word.lower() for word in re.split(r"[^A-Za-z]+", spaced) if word}
    return words | {word.lower() for word in re.split(r"[^A-Za-z]+", joined) if word}


def _running_text(element: HtmlElement) -> int:
    """Characters in paragraphs long enough to be prose."""
    sizes = (len(clean(p.text_content())) for p in element.iter("p"))
    return sum(size for size in sizes if size >= 60)


def prune(body: HtmlElement) -> None:
    """Remove navigation, banners, related links, comments, advertisements and footers, in place."""
    total = _running_text(body)
    for element in list(body.iter()):
        if element is body or element.getparent() is None:
            continue
        tag = tag_of(element)
        if tag in DROPPED:
            _drop(element)
        elif _is_furniture(element, tag, total):
            _drop(element)
    for heading in list(body.iter("h2", "h3", "h4", "h5", "h6", "strong", "p", "b")):
        if heading.getparent() is not None and _HEADING.fullmatch(clean(heading.text_content())):
            _drop_section(heading, body, total)
    for listing in list(body.iter("ul", "ol")):
        if listing.getparent() is not None and _link_share(listing) > 0.8:
            _drop(listing)


def _is_furniture(element: HtmlElement, tag: str, total: int) -> bool:
    if (
        element.get("hidden") is not None
        or "display:none" in (element.get("style") or "").replace(" ", "").lower()
    ):
        named = True
    elif tag in _TAGS or (element.get("role") or "").lower() in _ROLES:
        named = True
    else:
        named = tag not in {"article", "main", "h1", "p", "time"} and bool(_names(element) & _NAMES)
        if tag == "p":
            named = bool(_names(element) & (_NAMES - {"tags", "tools", "more"}))
        if tag == "header":
            named = element.find(".//h1") is None and element.find(".//time") is None
    if not named:
        return False
    if element.find(".//h1") is not None or element.find(".//article") is not None:
        return False
    if _names(element) & _ALWAYS:
        return True
    return _running_text(element) <= 0.3 * total or total == 0


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
    if tag_of(block.element) in {"h1", "h2", "h3"} and block.linked == 0:
        return _LINE.fullmatch(block.text) is not None and len(block.text) < 30
    if _LINE.fullmatch(block.text):
        return True
    return block.linked >= 0.9 * len(block.text) and not block.text.rstrip().endswith(
        (".", "!", "?", "”", '"')
    )
