"""Numbers of workers: "some 11,500 writers", "40,000 of the union's members", "nearly 13,000 people"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from strike_timeline.events.lexicon import read_lexicon

_NUMBER = r"(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:[\s-](?P<scale>thousand|million|mln))?"
_WHOLE = r"\d{1,3}(?:,\d{3})+"
_SCALE = {"thousand": 1_000, "million": 1_000_000, "mln": 1_000_000}
_SMALLEST, _LARGEST = 10, 200_000_000


@cache
def _pattern() -> re.Pattern[str]:
    table = read_lexicon("workers")
    nouns, between = table["nouns"], table["not_between"]
    assert isinstance(nouns, list) and isinstance(between, list)
    noun = "|".join(re.escape(word) for word in sorted(nouns, key=len, reverse=True))
    stop = "|".join(re.escape(word) for word in between)
    return re.compile(
        rf"(?<![\w$£€.,:#-])(?<!march )(?<!#arch )(?<!april )(?<!#ay )(?<!june )(?<!july )"
        rf"{_NUMBER}(?!\s*(?:%|per\s?cent|pct|percent|dlrs|pounds|euros))"
        rf"(?P<whole>\s+of\s+(?:[a-z'.]+\s+){{0,3}}?{_WHOLE})?(?P<between>(?:\s+(?!(?:{stop})\b)[a-z][\w'&.-]*){{0,5}}?)[\s-]+(?:{noun})(?![\w-])"
    )


def headcounts(folded: str) -> Iterator[tuple[int, int, int]]:
    """Every number of workers a sentence in lower case names: (start, end, count); of "530,000 of 700,000"
    the first.
    """
    taken = 0
    for match in _pattern().finditer(folded):
        if match.start() < taken:
            continue
        count = round(float(match["number"].replace(",", "")) * _SCALE.get(match["scale"] or "", 1))
        bare_year = "," not in match["number"] and not match["scale"] and 1900 <= count <= 2100
        if not bare_year and _SMALLEST <= count <= _LARGEST:
            taken = match.end()
            yield match.start(), match.end(), count


def workers(folded: str, start: int, end: int) -> int | None:
    """The number of workers nearest to the trigger ``folded[start:end]`` of a sentence in lower case; None
    if it names none.
    """
    near = [(max(a - end, start - b, 0), a, count) for a, b, count in headcounts(folded)]
    return min(near)[2] if near else None
