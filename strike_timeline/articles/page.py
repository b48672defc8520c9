"""A whole web page to its article: headline, standfirst, byline and body, without the clutter.

trafilatura says *where* the article is; the text is then read off that part of the page block by
block, as trafilatura drops bylines, date stamps and standfirsts and now and then a paragraph.
"""

from __future__ import annotations

import logging
import re

from lxml.html import HtmlElement, tostring

from strike_timeline.articles import clutter
from strike_timeline.articles.dateline import text_date
from strike_timeline.articles.days import address_days, field_day, url_day
from strike_timeline.articles.draft import Draft
from strike_timeline.articles.fragment import Block, blocks, clean, join, links, parse
from strike_timeline.articles.headline import headline
from strike_timeline.articles.metadata import Metadata, read_metadata
from strike_timeline.articles.trust import Claim, Says, implausible

for _name in ("trafilatura", "htmldate", "courlan", "readability"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # what they say is not for the terminal

_LONG = 60
"""Characters from which a block counts as running text where trafilatura finds nothing."""


def page(markup: str) -> Draft:
    """The article of a page; ``text`` is empty when there is none."""
    tree = parse(markup)
    meta = read_metadata(tree)
    clutter.prune(tree.body)
    known = _main_text(markup)
    every = blocks(tree.body)
    container = _container(every, known)
    h1 = _h1(tree.body, container, meta)
    region = container if h1 is None else _common(h1, container)
    kept = _trim(blocks(region), h1, container)
    kept = [block for block in kept if not clutter.is_clutter(block)]
    text = join(kept)
    title = (clean(h1.text_content()) if h1 is not None else meta.headline) or headline(text)
    if title and _folded(title) not in _folded(text[: 3 * len(title) + 400]) and text:
        text = f"{title}\n\n{text}"
    claims = meta.claims(region)
    stated = any(claim.says is Says.PUBLISHED and implausible(claim) is None for claim in claims)
    if not stated and text_date(text) is None and url_day(meta.url) is None:
        claims += _by_htmldate(region, claims)
    return Draft(
        text=text,
        title=title,
        url=meta.url,
        claims=claims,
        link_dates=address_days(links(region), meta.url),
        day_first=meta.day_first,
    )


def _by_htmldate(region: HtmlElement, known: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """htmldate's reading of the article alone, for stamps in unusual places, if it is none of the ``known``
    days; it looks at no clock."""
    import htmldate

    alone = parse(tostring(region, encoding="unicode", with_tail=False))
    for element in list(alone.iter("time")):  # these have been weighed
        element.drop_tree()
    try:
        found = htmldate.find_date(
            alone, extensive_search=False, original_date=True, min_date="1900-01-01", max_date="2099-12-31"
        )
    except Exception:  # as for trafilatura: the page is read without it
        return ()
    day = field_day(found)
    if day is None or any(claim.start == day.start for claim in known):
        return ()
    return (Claim.of(day, "stamp on the page, found by htmldate", "stamp on the page"),)


def _main_text(markup: str) -> str:
    """trafilatura's reading of the page, white space folded; empty when it finds nothing."""
    import trafilatura

    try:
        found = trafilatura.extract(
            markup, favor_recall=True, include_comments=False, include_formatting=False, deduplicate=False
        )
    except Exception:  # a parser bug in a page must not stop a build; the page is read without it
        return ""
    return _folded(found or "")


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


def _common(first: HtmlElement, second: HtmlElement) -> HtmlElement:
    """The lowest element that holds both."""
    above = [first, *first.iterancestors()]
    for element in (second, *second.iterancestors()):
        if element in above:
            return element
    return second


def _container(found: list[Block], known: str) -> HtmlElement:
    """The lowest element that holds nearly all running text of the article."""
    weights: dict[HtmlElement, int] = {}
    total = 0
    for block in found:
        size = len(block.text)
        folded = _folded(block.text)
        if block.linked > size / 2 or not folded:
            continue
        if (known and (size < 25 or folded not in known)) or (not known and size < _LONG):
            continue
        total += size
        for element in (block.element, *block.element.iterancestors()):
            weights[element] = weights.get(element, 0) + size
    if not total:
        return found[0].element.getroottree().getroot().body if found else HtmlElement()
    return max(
        weights, key=lambda element: (weights[element] >= 0.9 * total, _depth(element), weights[element])
    )


def _depth(element: HtmlElement) -> int:
    return sum(1 for _ in element.iterancestors())


def _h1(body: HtmlElement, container: HtmlElement, meta: Metadata) -> HtmlElement | None:
    """The ``h1`` of the article: the one the page calls itself by, else the last before the text."""
    candidates = [h1 for h1 in body.iter("h1") if clean(h1.text_content())]
    if not candidates:
        return None
    wanted = _folded(meta.headline)
    for h1 in candidates:
        folded = _folded(h1.text_content())
        if wanted and (folded in wanted or wanted in folded):
            return h1
    inside = [h1 for h1 in candidates if container in h1.iterancestors()]
    if inside:
        return inside[0]
    order = {element: place for place, element in enumerate(body.iter())}
    before = [h1 for h1 in candidates if order[h1] <= order.get(container, 0)]
    return before[-1] if before else candidates[0]


def _trim(found: list[Block], h1: HtmlElement | None, container: HtmlElement) -> list[Block]:
    """From the headline to the end of the article's container; what stands around them is furniture.

    Above the headline only a date stamp counts, unless much of the text is there.
    """
    heads = [place for place, block in enumerate(found) if h1 is not None and _within(block.element, h1)]
    if not heads:
        return found
    inside = [place for place, block in enumerate(found) if _within(block.element, container)]
    last = max(inside, default=len(found) - 1)
    above = [found[place] for place in inside if place < heads[0]]
    below = found[heads[0] : last + 1]
    if sum(len(block.text) for block in above) <= 0.3 * sum(len(block.text) for block in below):
        above = [block for block in above if text_date(block.text) is not None]
    return [*above, *below]


def _within(element: HtmlElement, container: HtmlElement) -> bool:
    return element is container or any(above is container for above in element.iterancestors())
