"""What a web page says about its article: headline, address, language, days of publication and change.

No ``<time>`` counts that belongs to another story or to the comments.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from strike_timeline.articles.days import Order, field_day
from strike_timeline.articles.fragment import clean, tag_of
from strike_timeline.articles.knowledge import names
from strike_timeline.articles.trust import Claim, Says, implausible, up_to_plausible

_UPDATED = re.compile(r"updat|modif|edited|revised|correct", re.IGNORECASE)
_MARKED = "time element marked as the publication date"
_UNMARKED = "time element in the article"
_CHANGE = "time element of a change"
_ISSUED = re.compile(r"publish|posted", re.IGNORECASE)
_PROSE = re.compile(r".{100}|.{60}.*[.!?]$", re.DOTALL)
"""A paragraph with a ``<time>`` in it that is running text: it tells when something happens."""
_PAGE = re.compile(r"Page\b|CreativeWork")
"""What may stand for the article where no object is one: not the video or the picture beside it."""
_AMERICAN = frozenset(("US", "PH", "PR"))


_JSON_LD = {Says.PUBLISHED: ("datePublished", "dateCreated"), Says.MODIFIED: ("dateModified",)}
_METAS = {Says.PUBLISHED: "date_metas", Says.MODIFIED: "modified_metas"}


@dataclass(slots=True)
class Metadata:
    headline: str = ""
    url: str = ""
    language: str = ""
    declared: tuple[Claim, ...] = ()
    """The dates in JSON-LD and meta elements."""
    day_first: bool | None = field(default=None)

    def claims(self, region: HtmlElement) -> tuple[Claim, ...]:
        """The dates in JSON-LD and meta elements, then those of ``<time>`` in the article in ``region``:
        unmarked ones only where nothing is declared, as they may be of what the article tells."""
        known = any(claim.says is Says.PUBLISHED and implausible(claim) is None for claim in self.declared)
        return (*self.declared, *time_claims(region, self._order(), not known))

    def _order(self) -> Order:
        if self.day_first is None:
            return Order.UNKNOWN
        return Order.DAY_FIRST if self.day_first else Order.MONTH_FIRST


def read_metadata(tree: HtmlElement) -> Metadata:
    """Everything that the page's head (and its JSON-LD, wherever it is) declares."""
    metas = _metas(tree)
    meta = Metadata(
        language=(tree.get("lang") or metas.get("og:locale") or metas.get("content-language") or "")
    )
    region = re.split(r"[-_]", meta.language)
    if len(region) > 1 and region[0].lower() == "en":
        meta.day_first = region[1].upper() not in _AMERICAN
    story = next(_stories(tree), {})
    meta.headline = (
        _text(story.get("headline")) or metas.get("og:title", "") or metas.get("twitter:title", "")
    )
    if not meta.headline:
        name = tree.findtext(".//head/title") or ""
        meta.headline = clean(re.split(r"\s+[|·•»]\s+|\s+[-–—]\s+(?=[^-–—]{1,40}$)", clean(name))[0])
    meta.url = _address(tree, metas, story)
    meta.declared = tuple(_declared(story, metas, meta._order()))
    return meta


def _metas(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = (
            element.get("property")
            or element.get("name")
            or element.get("itemprop")
            or element.get("http-equiv")
        )
        content = clean(element.get("content") or "")
        if key and content:
            found.setdefault(key.strip().lower(), content)
    return found


def _address(tree: HtmlElement, metas: dict[str, str], story: dict[str, object]) -> str:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            return str(link.get("href")).strip()
    page = story.get("mainEntityOfPage")
    linked = page.get("@id") if isinstance(page, dict) else page
    return metas.get("og:url", "") or _text(story.get("url")) or _text(linked)


def _text(value: object) -> str:
    return clean(value) if isinstance(value, str) else ""


def _stories(tree: HtmlElement) -> Iterator[dict[str, object]]:
    """JSON-LD objects that are an article, the typed ones first."""
    later: list[dict[str, object]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            data = json.loads((script.text or "").strip().removesuffix(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in json_ld_objects(data):
            if is_story(item):
                yield item
            elif "datePublished" in item and _PAGE.search(str(item.get("@type", "Page"))):
                later.append(item)
    yield from later


def json_ld_objects(data: object) -> Iterator[dict[str, object]]:
    """The objects of a JSON-LD document: one, a list, or a ``@graph``."""
    if isinstance(data, list):
        for item in data:
            yield from json_ld_objects(item)
    elif isinstance(data, dict):
        yield data
        yield from json_ld_objects(data.get("@graph", []))
        yield from json_ld_objects(data.get("mainEntity", []))


def is_story(item: dict[str, object]) -> bool:
    kinds = item.get("@type")
    every = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and re.search(r"Article|Posting|Report$|^Blog$", kind) for kind in every)


def _declared(story: dict[str, object], metas: dict[str, str], order: Order) -> Iterator[Claim]:
    for says, keys in _JSON_LD.items():
        for key in keys:
            if found := field_day(story.get(key), order):
                yield Claim.of(found, f"JSON-LD {key}", "JSON-LD", says)
    for says, list_name in _METAS.items():
        for name in names("web", list_name):
            if name in metas and (found := field_day(metas[name], order)):
                yield Claim.of(found, f"meta {name}", "meta elements", says)


def time_claims(region: HtmlElement, order: Order, unmarked: bool) -> Iterator[Claim]:
    """The dates in the ``<time>`` elements of an article; with ``unmarked`` those too that do not say of what
    they are."""
    times = list(_time_elements(region, order))
    marked = [claim for claim in times if claim.basis == _MARKED]
    plain = [claim for claim in times if claim.basis == _UNMARKED]
    yield from marked or (up_to_plausible(plain) if unmarked else ())
    yield from (claim for claim in times if claim.says is Says.MODIFIED)


def _time_elements(region: HtmlElement, order: Order) -> Iterator[Claim]:
    """The days of the article's ``<time>`` elements and of what is marked like one."""
    for element in region.iter():
        prop = (element.get("itemprop") or "").lower()
        if tag_of(element) != "time" and prop not in {"datepublished", "datemodified"}:
            continue
        written = element.get("datetime") or element.get("content") or clean(element.text_content())
        found = field_day(written, order)
        if found is None or found.start != found.end:
            continue
        if _is_updated(element):
            yield Claim.of(found, _CHANGE, "time elements", Says.MODIFIED)
        else:
            marked = prop == "datepublished" or element.get("pubdate") is not None
            if marked or not _in_prose(element):
                yield Claim.of(found, _MARKED if marked else _UNMARKED, "time elements")


def _in_prose(element: HtmlElement) -> bool:
    around = next((above for above in element.iterancestors() if tag_of(above) in {"p", "li", "td"}), None)
    return around is not None and _PROSE.match(clean(around.text_content())) is not None


def _is_updated(element: HtmlElement) -> bool:
    """True for the stamp of a later change, by its own names or by the words before it."""
    named = f"{element.get('itemprop') or ''} {element.get('class') or ''}"
    if _UPDATED.search(named):
        return _ISSUED.search(named) is None  # "published updated": it was not changed since
    before = element.getprevious()
    lead = (before.tail if before is not None else element.getparent().text) or ""
    return bool(_UPDATED.search(lead[-30:])) and not _ISSUED.search(lead[-30:])
