"""Numbers of workers: "some 11,500 writers", "40,000 of the union's members", "nearly 13,000 people"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from strike_timeline.events.clauses import Clause, clause_at
from strike_timeline.events.numerals import NUMERAL, value
from strike_timeline.language.lexicon import word_list

_LOCAL = "".join(rf"(?<!{word} )" for word in ("local", "lodge", "branch", "district", "no.", "number"))
"""What a bare number does not stand behind: the name of a local ("Local 100 walked out")."""
_SMALLEST, _LARGEST = 10, 200_000_000


@cache
def _pattern() -> re.Pattern[str]:
    noun = "|".join(map(re.escape, sorted(word_list("workers", "nouns"), key=len, reverse=True)))
    stop = "|".join(map(re.escape, word_list("workers", "not_between")))
    verb = "|".join(map(re.escape, word_list("workers", "verbs")))
    number = rf"(?P<number>{NUMERAL})"
    low = rf"(?:(?P<low>{NUMERAL})(?:\s(?:and|to|or)\s|\s?[-–]\s?))?"
    not_money = r"(?!\s*(?:%|per\s?cent|pct|percent|dlrs|dollars|pounds|euros))"
    whole = (
        rf"(?:\s+of\s+(?:[a-z'.]+\s+){{0,3}}?{NUMERAL}"
        r"|\s+of\s+(?:the|its|their|our|his|her|[\w.-]+'s?))?"
    )
    between = rf"(?:\s+(?!(?:{stop})\b)[a-z][\w'&.-]*){{0,5}}?"
    people = rf"{whole}{between}[\s-]+(?:{noun})(?![\w-])|\s+of\s+(?:them|us|you)\b|[\s-]strong\b"
    no_votes = r"(?!\s+vot(?:ed|ing)\s+(?:for|in favou?r|against|yes|no)\b)"
    counted = rf"{low}{number}{not_money}(?:{people}){no_votes}"
    bare = rf"{_LOCAL}(?P<gone>{NUMERAL})\s+(?:{verb})\b"
    numbered = (
        rf"(?:{noun})\s+number(?:ed|s|ing)?\s+"
        rf"(?:about\s+|some\s+|around\s+|nearly\s+|(?:more|fewer)\s+than\s+)?(?P<told>{NUMERAL})"
    )
    dismissed = "|".join(map(re.escape, word_list("workers", "dismissals")))
    dismissal = (
        rf"(?:{dismissed})\s+of\s+(?:about\s+|some\s+|up to\s+)?(?P<fewer>{NUMERAL}){not_money}(?!\s+jobs)"
    )
    start = r"(?<![\w$£€.,:#-])(?<!march )(?<!#arch )(?<!april )(?<!#ay )(?<!june )(?<!july )"
    return re.compile(rf"{start}(?:{counted}|{bare}|{numbered}|{dismissal})")


@cache
def trade_words() -> re.Pattern[str]:
    """Words for the workers of one trade ("nurses"), none of those for workers of any ("members")."""
    words = set(word_list("workers", "nouns")) - set(word_list("workers", "general"))
    trades = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(map(re.escape, trades))})(?![\w'-])")


@lru_cache(maxsize=1024)
def headcounts(folded: str) -> tuple[tuple[int, int, int], ...]:
    """Every number of workers a sentence in lower case names: (start, end, count).

    Of "530,000 of 700,000" it is the first, of a range ("between 8,000 and 10,000") the lower end.
    """
    return tuple(_headcounts(folded))


def _headcounts(folded: str) -> Iterator[tuple[int, int, int]]:
    taken = 0
    for match in _pattern().finditer(folded):
        if match.start() < taken:
            continue
        text = match["number"] or match["gone"] or match["told"] or match["fewer"]
        count = round(value(text))
        if match["low"] and (least := round(_low(match["low"], text, count))) < count:
            count = least
        bare_year = text.isdecimal() and 1900 <= count <= 2100
        if not bare_year and _SMALLEST <= count <= _LARGEST:
            taken = match.end()
            yield match.start(), match.end(), count


def _low(text: str, high: str, count: int) -> float:
    """The lower end of a range, which shares the scale of the upper one: "8 to 10 thousand"."""
    least, scale = value(text), re.search(r"[a-z]+$", high)
    shared = value(f"1 {scale[0]}") if scale and high[0].isdigit() and text[-1].isdigit() else 1
    return least * shared if least * shared < count else least


def workers(folded: str, start: int, end: int, parts: list[Clause] | None = None) -> int | None:
    """The number of workers nearest to the trigger ``folded[start:end]`` of a sentence in lower case; those
    of its own clause, of ``parts``, go first. None if the sentence names none.
    """
    home = clause_at(parts, start) if parts else 0
    near = [
        (bool(parts) and clause_at(parts or [], a) != home, max(a - end, start - b, 0), a, count)
        for a, b, count in headcounts(folded)
    ]
    return min(near)[-1] if near else None
