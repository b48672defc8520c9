"""One record (a JSON object or a table row) to a draft."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import date

from strike_timeline.articles.days import Order, address_days
from strike_timeline.articles.draft import Draft
from strike_timeline.articles.fields import DateOrder, Fields
from strike_timeline.articles.headline import headline
from strike_timeline.articles.kinds import Kind, has_entities, markup
from strike_timeline.articles.problems import UnreadableError

_ADDRESS = re.compile(r"https?://[^\s<>\"']+")


def record(values: Mapping[str, object], order: DateOrder | None = None) -> Draft:
    """The article of a record. Raises UnreadableError when it has no text."""
    fields = Fields(values)
    draft = from_text(fields.text(), _title(fields))
    if not draft.readable:
        raise UnreadableError("the record has no text" + _named(values))
    draft.url = fields.url() or draft.url
    claims, notes = fields.claims("record field", order)
    draft.claims = (*claims, *draft.claims)
    draft.warnings = (*draft.warnings, *notes)
    return draft


def told(values: Mapping[str, object]) -> dict[str, object]:
    """A record from memory as a file would have it: days and moments in ISO form, and without the values that
    stand for nothing (NaN, NaT)."""
    known = {key: value for key, value in values.items() if value is not None and value == value}
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in known.items()}


def from_text(text: str, title: str = "") -> Draft:
    """A draft from a text field: untouched when it holds no markup, else extracted, headline first."""
    kind = markup(text)
    if kind is Kind.PAGE:
        from strike_timeline.articles.page import page

        draft = page(text)
    elif kind is Kind.FRAGMENT:
        from strike_timeline.articles.fragment import fragment_text
        from strike_timeline.articles.metadata import time_claims

        found, days, tree = fragment_text(text)
        draft = Draft(text=found, link_dates=days, claims=tuple(time_claims(tree, Order.UNKNOWN, True)))
    else:
        plain = html.unescape(text) if has_entities(text) else text
        return Draft(
            text=plain, title=title or headline(plain), link_dates=address_days(_ADDRESS.findall(plain))
        )
    if title and draft.readable and title.casefold() not in draft.text[: 2 * len(title) + 200].casefold():
        draft.text = f"{title}\n\n{draft.text}"
    draft.title = title or draft.title or headline(draft.text)
    return draft


def _title(fields: Fields) -> str:
    title = fields.title()
    if "<" in title or "&" in title:
        from strike_timeline.articles.fragment import inline_text

        return inline_text(title)
    return " ".join(title.split())


def _named(values: Mapping[str, object]) -> str:
    names = ", ".join(str(name) for name in list(values)[:8])
    return f" (its fields: {names})" if names else ""
