"""The fields of a record (JSON object, CSV row, front matter) under the names that exports use.

Names are compared without case, spaces, hyphens and underscores. Known: news-please (``maintext``,
``date_publish``, ``source_domain``), news-tls (``time``, ``text``), schema.org ``NewsArticle``
(``headline``, ``articleBody``, ``datePublished``), WordPress (``content.rendered``), the New York
Times API (``headline.main``, ``pub_date``, ``web_url``), JSON Feed (``content_html``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from strike_timeline.articles.days import FieldDay, Order, field_day, is_ambiguous
from strike_timeline.articles.knowledge import names
from strike_timeline.articles.trust import Claim, Says, implausible

_TEXT = names("fields", "text")
_TITLE = names("fields", "title")
_URL = names("fields", "url")
_WRAPPED_DATE = ("$date", "$numberLong", "date", "iso", "datetime", "value", "#text")
_DATES = {says: names("fields", says.value) for says in Says}

_NESTED = ("metadata", "meta", "properties")
"""Objects beside the text that may hold its dates."""

DateOrder = Callable[[str], Order]
"""The order of numeric dates in the column of that (normal) name."""


def normal(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


class Fields:
    """A record read by meaning. Values are those of JSON (or strings)."""

    def __init__(self, record: Mapping[str, object]) -> None:
        self._values: dict[str, object] = {}
        self._written: dict[str, str] = {}
        for key, value in record.items():
            if isinstance(key, str):
                self._values.setdefault(normal(key), value)
                self._written.setdefault(normal(key), key.strip())
        self._nested: dict[str, object] = {}
        for name in _NESTED:
            inner = self._values.get(name)
            if isinstance(inner, dict):
                self._nested |= {normal(str(key)): value for key, value in inner.items()}

    def text(self) -> str:
        """The article's text as it stands (HTML perhaps); empty when the record has none."""
        return self._first(_TEXT)

    def has_body(self) -> bool:
        """True when the text is more than what a wrapper or a channel may carry as well, a description."""
        return bool(
            self._first(tuple(name for name in _TEXT if name not in {"description", "summary"})).strip()
        )

    def title(self) -> str:
        return self._first(_TITLE)

    def url(self) -> str:
        for name in _URL:
            for value in _strings(self._values.get(name)):
                if re.match(r"https?://\S+$|/\S+$", value.strip()):
                    return value.strip()
        source = self._values.get("source")
        return (
            source.strip() if isinstance(source, str) and source.startswith(("http://", "https://")) else ""
        )

    def claims(self, what: str, order: DateOrder | None = None) -> tuple[tuple[Claim, ...], tuple[str, ...]]:
        """What the date fields say, ``what`` ("record field") and the field's name as basis, and warnings
        about fields that come before the first with a date and hold none."""
        claims: list[Claim] = []
        notes: list[str] = []
        for says in Says:
            for name in _DATES[says]:
                value = _scalar(self._values.get(name, self._nested.get(name)))
                if value is None or value == "":
                    continue
                basis = f"{what} {self._written.get(name, name)!r}"
                found = _day(name, value, order)
                if found is not None:
                    claims.append(Claim.of(found, basis, what, says))
                elif says is Says.PUBLISHED and not any(implausible(claim) is None for claim in claims):
                    notes.append(f"{basis} is no date that is understood: {str(value)[:40]!r}")
        return tuple(claims), tuple(notes)

    def dates(self) -> Mapping[str, str]:
        """The date fields that hold strings, by normal name."""
        found = {name: self._values.get(name) for known in _DATES.values() for name in known}
        return {name: value for name, value in found.items() if isinstance(value, str) and value}

    def _first(self, wanted: tuple[str, ...]) -> str:
        for name in wanted:
            strings = _strings(self._values.get(name))
            joined = "\n\n".join(part for part in strings if part.strip())
            if joined:
                return strings[0] if len(strings) == 1 else joined
        return ""


def _day(name: str, value: object, order: DateOrder | None) -> FieldDay | None:
    """The day in a field; the column shows the order of a numeric one."""
    known = order is not None and isinstance(value, str) and is_ambiguous(value)
    return field_day(value, order(name) if known and order is not None else Order.UNKNOWN)


def _scalar(value: object) -> object:
    """The one value in a list, or in the object that databases and feeds wrap a date in; None for others."""
    if isinstance(value, list):
        return _scalar(value[0]) if len(value) == 1 else None
    if isinstance(value, dict):
        return next((_scalar(value[key]) for key in _WRAPPED_DATE if key in value), None)
    return value


def has_text_field(columns: list[str]) -> bool:
    """True when one of these column names is one for the article's text."""
    return any(normal(name) in _TEXT for name in columns)


def _strings(value: object) -> list[str]:
    """Text in a value: a string, a list of strings, or the object that some exports wrap it in."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [part for item in value for part in _strings(item)] if len(value) < 10_000 else []
    if isinstance(value, dict):
        for key in ("rendered", "main", "value", "text", "plain", "html", "content", "@id"):
            if isinstance(value.get(key), str):
                return [value[key]]
    return []
