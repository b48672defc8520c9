"""An article with its date phrases as TimeML 1.2.1 (timeml.org, §2.3 TIMEX3), for other temporal tools.

A document an article, laid out as in the TempEval corpora: DOCID, DCT (creation time), TITLE and TEXT. The
characters of TEXT are the article's own, so that offsets hold; only what XML 1.0 cannot hold becomes a space.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from strike_timeline.dates import edtf
from strike_timeline.dates.timex import UNTOLD_DAY
from strike_timeline.document import ArticleRecord, DateRecord, PublishedRecord
from strike_timeline.output.spans import outermost

SUFFIX = ".tml"

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CREATION = "t0"
_FRACTION = re.compile(r"P(T?)(\d*)\.(\d+)([A-Z]+)")
_SMALLER = {"Y": (12, "M"), "Q": (3, "M"), "M": (30, "D"), "W": (7, "D"), "WE": (2, "D"), "D": (24, "H")}
_SMALLER_TIME = {"H": (60, "M"), "M": (60, "S")}
_FILE_NAME = re.compile(r"[^\w.-]+")


def timeml(article: ArticleRecord, dates: Sequence[DateRecord]) -> str:
    """The document of ``article``, whose text must be in it, with those of ``dates`` that lie in it.

    A phrase inside another one is left out: TIMEX3 elements do not nest.
    """
    text = article.text or ""
    day = _creation_day(article.published)
    points = _Points(day, taken=len(dates))
    parts: list[str] = []
    at = 0
    for number, record in enumerate(outermost(d for d in dates if d.article == article.id), 1):
        attributes = {"tid": f"t{number}", **_attributes(record, day, points)}
        phrase = _text(text[record.start : record.end])
        parts += [_text(text[at : record.start]), f"<TIMEX3{_written(attributes)}>{phrase}</TIMEX3>"]
        at = record.end
    parts.append(_text(text[at:]))
    head = [f"<DOCID>{_text(article.source)}</DOCID>", *_creation(article.published)]
    if article.title:
        head.append(f"<TITLE>{_text(article.title)}</TITLE>")
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<TimeML>",
        *head,
        f"<TEXT>{''.join(parts)}</TEXT>",
        *points.elements(),
        "</TimeML>",
    ]
    return "\n".join(lines) + "\n"


def file_names(articles: Sequence[ArticleRecord]) -> list[str]:
    """A file name for each article's document: its source without folders' slashes; where two would be the
    same, however a file system writes its letters, the article's id tells them apart."""
    stems = [_FILE_NAME.sub("_", article.source).strip("._") or article.id for article in articles]
    folded = [stem.casefold() for stem in stems]
    return [
        f"{stem}-{article.id}{SUFFIX}" if folded.count(stem.casefold()) > 1 else f"{stem}{SUFFIX}"
        for article, stem in zip(articles, stems, strict=True)
    ]


class _Points:
    """Days that bound a duration and stand nowhere in the text: an empty TIMEX3 each, as TimeML wants it."""

    def __init__(self, creation: date | None, taken: int) -> None:
        self._ids: dict[date, str] = {creation: _CREATION} if creation else {}
        self._first = taken + 1
        self._own: list[date] = []

    def at(self, day: date) -> str:
        if day not in self._ids:
            self._ids[day] = f"t{self._first + len(self._own)}"
            self._own.append(day)
        return self._ids[day]

    def elements(self) -> list[str]:
        told = ({"tid": self._ids[day], "type": "DATE", "value": day.isoformat()} for day in self._own)
        return [f"<TIMEX3{_written(attributes)}/>" for attributes in told]


def _attributes(record: DateRecord, creation: date | None, points: _Points) -> dict[str, str]:
    timex = record.timex3
    told = {"type": timex.type, "value": _value(timex.value)}
    if "/" in timex.value:  # no value of TimeML: there an interval is a duration between two points
        span = edtf.read(timex.value)
        told = {"type": "DURATION", "value": _length(span.start, span.end)}
        told |= {"beginPoint": points.at(span.start), "endPoint": points.at(span.end)}
    elif timex.type == "DURATION" and record.start_date and record.end_date:
        told |= {"beginPoint": points.at(record.start_date), "endPoint": points.at(record.end_date)}
    elif timex.type == "SET":
        told["quant"] = "EACH" if record.text.casefold().startswith("each") else "EVERY"
    if timex.mod:
        told["mod"] = timex.mod
    if creation and f"publication {creation.isoformat()}" in record.basis:
        told |= {"temporalFunction": "true", "anchorTimeID": _CREATION}
    return told


def _value(value: str) -> str:
    """A value in the grammar of TimeML, which knows no parts of a unit and no time of day left open."""
    if value == "TXX:XX":
        return UNTOLD_DAY
    found = _FRACTION.fullmatch(value)
    if found is None:
        return value
    time, whole, part, unit = found.groups()
    count, smaller = (_SMALLER_TIME if time else _SMALLER)[unit]
    rest = round(float(f"0.{part}") * count)
    if unit in {"Q", "W", "WE"}:  # they stand alone
        return f"P{int(whole or 0) * count + rest}{smaller}"
    lead = f"P{time}{int(whole)}{unit}" if int(whole or 0) else f"P{time}"
    return f"{lead}{'T' if unit == 'D' else ''}{rest}{smaller}"


def _length(start: date, end: date) -> str:
    """Both ends included, in the largest unit that fits: years, months, days."""
    whole = edtf.write(start, end).split("/")
    if all(len(part) == len("2023") and part.isdecimal() for part in whole):
        return f"P{end.year - start.year + 1}Y"
    if all(re.fullmatch(r"\d{4}(-\d\d)?", part) for part in whole):
        return f"P{(end.year - start.year) * 12 + end.month - start.month + 1}M"
    return f"P{(end - start).days + 1}D"


def _creation_day(published: PublishedRecord | None) -> date | None:
    return published.start if published and published.start == published.end else None


def _creation(published: PublishedRecord | None) -> list[str]:
    """DCT; an interval of publication is told to the month or year that holds it, and in full as its text."""
    if published is None:
        return []
    first, last = published.start.isoformat(), published.end.isoformat()
    value = next((first[:n] for n in (10, 7, 4) if first[:n] == last[:n]), UNTOLD_DAY)
    stamp = {"tid": _CREATION, "type": "DATE", "value": value, "functionInDocument": "CREATION_TIME"}
    return [f"<DCT><TIMEX3{_written(stamp)}>{_text(published.edtf)}</TIMEX3></DCT>"]


def _written(attributes: dict[str, str]) -> str:
    return "".join(f" {name}={quoteattr(_NO_XML.sub(' ', value))}" for name, value in attributes.items())


def _text(text: str) -> str:
    """Character data; a carriage return is written as a reference, because XML reads a bare one as a line
    feed."""
    return escape(_NO_XML.sub(" ", text), {"\r": "&#13;"})
