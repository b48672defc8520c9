"""Who is called president or prime minister: a bound on when a text was written
(``resources/lexicon/offices.toml``)."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import cache
from typing import cast

from strike_timeline.dates.intervals import Interval
from strike_timeline.language.lexicon import read_lexicon

_PAST_HOLDER = r"(?<!former )(?<!then-)(?<!then )(?<!ex-)(?<!late )(?<!vice )"
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


@cache
def _holders() -> tuple[frozenset[str], re.Pattern[str], dict[str, Interval]]:
    """Titles, the pattern of title and name, and the term of each, all in lower case."""
    data = cast("list[dict[str, object]]", read_lexicon("offices")["office"])
    terms: dict[str, Interval] = {}
    for office in data:
        for title in cast("list[str]", office["title"]):
            for holder in cast("list[dict[str, object]]", office["holders"]):
                name = cast("str", holder["name"])
                term = Interval(cast("date", holder["from"]), cast("date", holder["to"]))
                terms[f"{title} {name}".lower()] = term
                if not office.get("full") and name.split()[-1] not in (
                    "May",
                    "Major",
                    "Brown",
                    "Johnson",
                    "Fernandez",
                ):
                    terms[f"{title} {name.split()[-1]}".lower()] = term
    titles = frozenset(title.lower() for office in data for title in cast("list[str]", office["title"]))
    names = sorted(terms, key=lambda n: (-len(n), n))
    ahead, named = ("|".join(map(re.escape, listed)) for listed in (sorted(titles), names))
    # The title first: most words are passed over there, before anything is looked for behind them.
    return titles, re.compile(rf"\b(?={ahead}){_PAST_HOLDER}({named})\b"), terms


def _plain(text: str) -> str:
    """In lower case, without accents."""
    return _NOT_ASCII.sub(lambda match: _unaccented(match.group()), text).lower()


def _unaccented(letters: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(c))


def in_office(text: str, told: date | None = None) -> tuple[Interval, str] | None:
    """The time in which everyone that the text gives an office held it, and the name that bounds it most; or
    None. Who left it before ``told``, told as past, or before another took up theirs, is not of now."""
    titles, pattern, terms = _holders()
    plain = _plain(text)
    if not any(title in plain for title in titles):
        return None
    found = sorted(set(pattern.findall(plain)))
    best: tuple[Interval, str] | None = None
    for name in found:
        term = terms[name]
        if told is not None and term.end < told:
            continue
        if best is None or best[0].end < term.start:
            best = term, name
            continue
        start, end = max(best[0].start, term.start), min(best[0].end, term.end)
        if start <= end:
            best = (
                Interval(start, end),
                name if term.end - term.start < best[0].end - best[0].start else best[1],
            )
    return best
