"""Files to articles: the one way in. See :func:`read`."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from strike_timeline.articles.dateline import text_date, undated_date
from strike_timeline.articles.days import Order, name_day, url_day, url_month
from strike_timeline.articles.decoding import decode
from strike_timeline.articles.discovery import Found, discover
from strike_timeline.articles.draft import Draft, Numbered
from strike_timeline.articles.english import NOT_ENGLISH, looks_english
from strike_timeline.articles.inputs import Input, reading
from strike_timeline.articles.jsonfile import first_line_is_record, json_document, json_lines
from strike_timeline.articles.kinds import Kind, sniff
from strike_timeline.articles.overrides import PublishedOverrides
from strike_timeline.articles.problems import ReadProblem, ReadWarning, UnreadableError
from strike_timeline.articles.records import from_text, record, told
from strike_timeline.articles.sidecars import Sidecars
from strike_timeline.articles.table import table
from strike_timeline.articles.trust import FILE_NAME, Claim, Verdict, settle
from strike_timeline.model import Article

RECORDS = "records"
"""What articles that come from memory are called."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def read(
    paths: Sequence[str | Path],
    overrides: PublishedOverrides | None = None,
    stdin: BinaryIO | None = None,
    skip: Sequence[Path] = (),
) -> Iterator[Article | ReadProblem]:
    """Every article in ``paths`` (files, folders, ``-`` for ``stdin``), in a fixed order.

    What cannot be read comes as a :class:`ReadProblem` in its place and never stops the rest. An exact
    duplicate of an article that was read before (the same title, text, address and stated date, so the
    same id) is left out, with a :class:`ReadWarning`: a ReadProblem that is no failure. Files of ``skip``
    (the output of the run before) are passed over.
    """
    given = overrides or PublishedOverrides()
    sidecars = Sidecars()
    first: dict[str, str] = {}
    for found in discover(paths, skip):
        if isinstance(found, ReadProblem):
            yield found
            continue
        for item in _file(found, stdin):
            if isinstance(item, ReadProblem):
                yield item
                continue
            article = _article(item, found, given, sidecars)
            yield from sidecars.problems
            sidecars.problems.clear()
            yield _once(article, first)


def read_records(
    records: Iterable[Mapping[str, object]], overrides: PublishedOverrides | None = None
) -> Iterator[Article | ReadProblem]:
    """Articles that are in memory: mappings with the keys that records of files have (``text``, ``title``,
    ``url``, ``date`` and the like). They are called ``records#1``, ``records#2`` … in their order.

    Problems and duplicates as for :func:`read`.
    """
    found = Found(RECORDS, None)
    given, sidecars = overrides or PublishedOverrides(), Sidecars()
    first: dict[str, str] = {}
    for number, values in enumerate(records, start=1):
        source = f"{RECORDS}#{number}"
        try:
            item = Numbered(record(told(values)), number)
        except UnreadableError as error:
            yield ReadProblem(source, str(error))
            continue
        yield _once(_article(item, found, given, sidecars), first)


def _once(article: Article, first: dict[str, str]) -> Article | ReadWarning:
    """The article, unless it is one that ``first`` has the source of."""
    if article.id in first:
        return ReadWarning(article.source, f"left out: the same article as {first[article.id]}")
    first[article.id] = article.source
    return article


def _file(found: Found, stdin: BinaryIO | None) -> Iterator[Numbered | ReadProblem]:
    try:
        data: bytes | None = None
        if found.path is None:
            with reading():
                data = (stdin or sys.stdin.buffer).read()
        elif not found.path.is_file():  # a pipe can be read once only
            with reading():
                data = found.path.read_bytes()
        yield from _drafts(Input(found.source, found.path, data))
    except UnreadableError as error:
        yield ReadProblem(found.source, str(error))
    except (RecursionError, UnicodeError, MemoryError) as error:
        yield ReadProblem(found.source, f"cannot be read ({type(error).__name__})")


def _drafts(source: Input) -> Iterator[Numbered | ReadProblem]:
    head, _ = decode(source.head)
    if source.whole and not head.strip():
        raise UnreadableError("the file is empty")
    kind = sniff(head, source.suffix)
    if kind is Kind.JSON and first_line_is_record(source):
        kind = Kind.JSON_LINES
    elif kind is Kind.JSON_LINES and not _starts_with_json(head) and _is_json(source):
        kind = Kind.JSON
    elif kind is Kind.JSON and source.suffix not in {"json", "jsonl", "ndjson"} and not _is_json(source):
        kind = Kind.PLAIN
    if kind is Kind.FEED:
        from strike_timeline.articles.feed import feed

        yield from feed(source)
    elif kind is Kind.JSON:
        yield from json_document(source)
    elif kind is Kind.JSON_LINES:
        yield from json_lines(source)
    elif kind is Kind.TABLE:
        yield from table(source)
    else:
        yield Numbered(_document(source, kind))


def _starts_with_json(head: str) -> bool:
    """True when the first line is JSON by itself, or is too long to tell."""
    line, end, _ = head.lstrip().partition("\n")
    if not end:
        return True
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _is_json(source: Input) -> bool:
    try:
        json.loads(decode(source.read())[0])
    except (ValueError, RecursionError):
        return False
    return True


def _document(source: Input, kind: Kind) -> Draft:
    """A file that is one article."""
    text, warnings = decode(source.read())
    if kind is Kind.PAGE:
        from strike_timeline.articles.page import page

        draft = page(text)
    elif kind is Kind.MARKDOWN:
        from strike_timeline.articles.markdown import markdown

        draft = markdown(text)
    else:
        draft = from_text(text)
    if not draft.readable:
        raise UnreadableError(f"no article text found in this {kind.value}")
    draft.warnings = (*warnings, *draft.warnings)
    return draft


def _article(item: Numbered, found: Found, overrides: PublishedOverrides, sidecars: Sidecars) -> Article:
    draft = item.draft
    draft.text, draft.title, draft.url = map(_whole, (draft.text, draft.title, draft.url))
    source = _whole(found.source if item.number is None else f"{found.source}#{item.number}")
    stated = tuple(_stated(draft))
    undated = undated_date(draft.text)
    given = overrides.for_source(source)
    beside = sidecars.claims(found.path, item.number) if given is None and found.path is not None else ()
    named = _named(found.source) if item.number is None else ()
    verdict = settle((*beside, *stated, *named), undated)
    published = given or verdict.published or overrides.otherwise() or verdict.modified
    language = () if looks_english(draft.text) else (NOT_ENGLISH,)
    return Article(
        id=_identity(draft, settle(stated, undated)),
        source=source,
        text=draft.text,
        title=draft.title,
        url=draft.url,
        published=published,
        link_dates=draft.link_dates,
        warnings=tuple(dict.fromkeys((*language, *draft.warnings, *(() if given else verdict.warnings)))),
    )


def _stated(draft: Draft) -> Iterator[Claim]:
    """What the article says of itself: structured data, its text, its address, in this order of trust."""
    yield from draft.claims
    order = (
        Order.UNKNOWN
        if draft.day_first is None
        else Order.DAY_FIRST
        if draft.day_first
        else Order.MONTH_FIRST
    )
    if stamp := text_date(draft.text, order):
        yield stamp
    if day := url_day(draft.url):
        yield Claim(day, day, f"date in the address {draft.url}", "address")
    elif month := url_month(draft.url):
        yield Claim.of(month, f"month in the address {draft.url}", "address")


def _named(source: str) -> tuple[Claim, ...]:
    day = name_day(source)
    return (Claim(day, day, "date in the file name", FILE_NAME),) if day else ()


def _whole(text: str) -> str:
    """``text`` with lone surrogates (half a character, from JSON or a file name) replaced one for one."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def _identity(draft: Draft, verdict: Verdict) -> str:
    stated = verdict.published or verdict.modified
    day = "" if stated is None else f"{stated.start.isoformat()}/{stated.end.isoformat()}"
    content = json.dumps([draft.title, draft.text, draft.url, day], ensure_ascii=True)
    return f"a-{hashlib.sha256(content.encode('ascii')).hexdigest()[:12]}"
