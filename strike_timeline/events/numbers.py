"""Numbers of workers: "some 11,500 writers", "40,000 of the union's members", "nearly 13,000 people"."""

from __future__ import annotations

import re
from functools import cache

from strike_timeline.events.lexicon import read_lexicon

_NUMBER = r"(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:[\s-](?P<scale>thousand|million|mln))?"
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
        rf"(?<![\w$£€.,-]){_NUMBER}(?!\s*(?:%|per\s?cent|pct|percent|dlrs|pounds|euros))"
        rf"(?P<between>(?:\s+(?!(?:{stop})\b)[\w'&.-]+){{0,5}}?)[\s-]+(?:{noun})(?![\w-])"
    )


def workers(folded: str, start: int, end: int) -> int | None:
    """The number of workers nearest to the trigger ``folded[start:end]`` of a sentence in lower case; None if it names none."""
    best: tuple[int, int] | None = None
    for match in _pattern().finditer(folded):
        count = round(float(match["number"].replace(",", "")) * _SCALE.get(match["scale"] or "", 1))
        bare_year = "," not in match["number"] and not match["scale"] and 1900 <= count <= 2100
        if bare_year or not _SMALLEST <= count <= _LARGEST:
            continue
        distance = max(match.start() - end, start - match.end(), 0)
        if best is None or distance < best[0]:
            best = (distance, count)
    return best[1] if best else None
