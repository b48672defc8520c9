"""Numbers of workers: "some 11,500 writers", "40,000 of the union's members", "nearly 13,000 people"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from strike_timeline.language.lexicon import word_list

_NUMBER = r"(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:[\s-](?P<scale>thousand|million|mln))?"
_WHOLE = r"\d{1,3}(?:,\d{3})+"
_SCALE = {"thousand": 1_000, "million": 1_000_000, "mln": 1_000_000}
_SMALLEST, _LARGEST = 10, 200_000_000


@cache
def _pattern() -> re.Pattern[str]:
    noun = "|".join(map(re.escape, sorted(word_list("workers", "nouns"), key=len, reverse=True)))
    stop = "|".join(map(re.escape, word_list("workers", "not_between")))
    verb = "|".join(map(re.escape, word_list("workers", "verbs")))
    counted = (
        rf"{_NUMBER}(?!\s*(?:%|per\s?cent|pct|percent|dlrs|pounds|euros))"
        rf"(?:\s+of\s+(?:[a-z'.]+\s+){{0,3}}?{_WHOLE})?"
        rf"(?:\s+(?!(?:{stop})\b)[a-z][\w'&.-]*){{0,5}}?[\s-]+(?:{noun})(?![\w-])"
    )
    bare = rf"{_NUMBER.replace('number', 'gone').replace('scale', 'gone_scale')}\s+(?:{verb})\b"
    numbered = (
        rf"(?:{noun})\s+number(?:ed|s|ing)?\s+(?:about\s+|some\s+|around\s+|nearly\s+|(?:more|fewer)\s+than\s+)?"
        rf"{_NUMBER.replace('number', 'told').replace('scale', 'told_scale')}"
    )
    start = r"(?<![\w$£€.,:#-])(?<!march )(?<!#arch )(?<!april )(?<!#ay )(?<!june )(?<!july )"
    return re.compile(rf"{start}(?:{counted}|{bare}|{numbered})")


@cache
def trade_words() -> re.Pattern[str]:
    """Words for the workers of one trade ("nurses"), none of those for workers of any ("members")."""
    words = set(word_list("workers", "nouns")) - set(word_list("workers", "general"))
    trades = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(map(re.escape, trades))})(?![\w'-])")


def headcounts(folded: str) -> Iterator[tuple[int, int, int]]:
    """Every number of workers a sentence in lower case names: (start, end, count); of "530,000 of 700,000"
    the first.
    """
    taken = 0
    for match in _pattern().finditer(folded):
        if match.start() < taken:
            continue
        digits = match["number"] or match["gone"] or match["told"]
        scale = match["scale"] or match["gone_scale"] or match["told_scale"]
        count = round(float(digits.replace(",", "")) * _SCALE.get(scale or "", 1))
        bare_year = "," not in digits and not scale and 1900 <= count <= 2100
        if not bare_year and _SMALLEST <= count <= _LARGEST:
            taken = match.end()
            yield match.start(), match.end(), count


def workers(folded: str, start: int, end: int) -> int | None:
    """The number of workers nearest to the trigger ``folded[start:end]`` of a sentence in lower case; None
    if it names none.
    """
    near = [(max(a - end, start - b, 0), a, count) for a, b, count in headcounts(folded)]
    return min(near)[2] if near else None
