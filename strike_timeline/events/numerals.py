"""Numerals in running text: "11,500", "2.3 million", "forty", "ten thousand", "2.5 lakh".

"Tens of thousands", "hundreds" and "dozens" are no numerals: they give no number that could be compared.
"""

from __future__ import annotations

from strike_timeline.dates.lexicon import NUMBERS

_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "k": 1_000,
    "lakh": 100_000,
    "million": 1_000_000,
    "mln": 1_000_000,
    "mn": 1_000_000,
    "m": 1_000_000,
    "crore": 10_000_000,
    "billion": 1_000_000_000,
    "bln": 1_000_000_000,
    "bn": 1_000_000_000,
}
_TENS = "|".join(word for word, number in NUMBERS.items() if number >= 20)
_UNITS = "|".join(word for word, number in NUMBERS.items() if 0 < number < 10)
_TEENS = "|".join(word for word, number in NUMBERS.items() if 10 <= number < 20)
_WORDS = rf"(?:(?:{_TENS})(?:[-\s](?:{_UNITS}))?|{_TEENS}|{_UNITS})"
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_SCALE = r"hundred|thousand|lakh|million|mln|crore|billion|bln"

NUMERAL = rf"(?:(?:{_DIGITS})|(?<![\w-]){_WORDS})(?:[\s-](?:{_SCALE})(?![\w]))?"
"""A regular expression without groups; matches in a text in lower case."""
SHORT_SCALE = r"(?:\s?(?:bn|mn|m|k)(?!\w))"
"""Short scales, which only stand behind sums of money: "500m"."""


def value(text: str) -> float:
    """The number that a match of :data:`NUMERAL` stands for, with or without a short scale."""
    number = 0.0
    scale = 1
    for part in _parts(text):
        if part in _SCALES:
            scale *= _SCALES[part]
        elif part in NUMBERS:
            number += NUMBERS[part]
        else:
            number += float(part.replace(",", ""))
    return round(number * scale, 6)


def _parts(text: str) -> list[str]:
    parts = text.replace("-", " ").split()
    for short in ("bn", "mn", "m", "k"):
        last = parts[-1]
        if last != short and last.endswith(short) and last[0].isdigit():
            return [*parts[:-1], last[: -len(short)], short]
    return parts
