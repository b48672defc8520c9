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

_PAST_HOLDER = r"(?<!former )(?<!Former )(?<!then-)(?<!then )(?<!ex-)(?<!late )(?<!Vice )(?<!vice )"


@cache
def _holders() -> tuple[re.Pattern[str], dict[str, Interval]]:
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
    names = sorted(terms, key=lambda n: (-len(n), n))
    return re.compile(_PAST_HOLDER + r"\b(" + "|".join(map(re.escape, names)) + r")\b", re.IGNORECASE), terms


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def in_office(text: str, told: date | None = None) -> tuple[Interval, str] | None:
    """The time in which everyone that the text gives an office held it, and the name that bounds it most; or
    None. Who left it before ``told``, told as past, or before another took up theirs, is not of now."""
    pattern, terms = _holders()
    found = sorted({match.group(1).lower() for match in pattern.finditer(_plain(text))})
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
