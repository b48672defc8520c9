"""Numbers in words and digits: "forty-two", "four-and-a-half", "a dozen", "2 1/2", "several" (no value)."""

from __future__ import annotations

from dataclasses import dataclass

from strike_timeline.dates.lexicon import NUMBERS, ORDINALS, VAGUE_AMOUNTS
from strike_timeline.dates.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Amount:
    value: float | None
    """None: an amount that is not told ("several")."""
    last: int
    """Index of the first piece after it."""
    approximate: bool = False


def whole(t: Tokens, i: int) -> tuple[int, int] | None:
    """A whole number from 0 at piece ``i`` -> (value, next index): digits, or words below a thousand."""
    word = t.lower[i]
    if word.isdecimal():
        return int(word), i + 1
    if "," in word and word.replace(",", "").isdecimal():
        return int(word.replace(",", "")), i + 1
    value = NUMBERS.get(word)
    if value is None:
        return None
    j = i + 1
    if value >= 20 and value % 10 == 0:
        k = j + 1 if t.lower[j] == "-" else j
        unit = NUMBERS.get(t.lower[k])
        if unit is not None and unit < 10:
            value, j = value + unit, k + 1
    k = j + 1 if t.lower[j] == "-" else j
    if t.lower[k] == "hundred" and value < 100:
        value, j = value * 100, k + 1
        if t.lower[j] == "and":
            rest = whole(t, j + 1)
            if rest and rest[0] < 100:
                value, j = value + rest[0], rest[1]
    elif t.lower[k] == "thousand" and value < 100:
        value, j = value * 1000, k + 1
    return value, j


def _half(t: Tokens, i: int) -> int | None:
    """Index after "and a half" / "-and-a-half" at ``i``, else None."""
    words = [w for w in t.lower[i : i + 7] if w]
    for form in (["and", "a", "half"], ["-", "and", "-", "a", "-", "half"]):
        if words[: len(form)] == form:
            return i + len(form)
    return None


def amount(t: Tokens, i: int) -> Amount | None:
    """An amount that may stand before a unit of time, at piece ``i``."""
    word = t.lower[i]
    if word in ("a", "an"):
        following = t.lower[i + 1]
        if following in ("few", "good") or (following == "great" and t.lower[i + 2] == "many"):
            return Amount(None, i + 3 if following == "great" else i + 2)
        if following == "couple":
            return Amount(2.0, i + 3 if t.lower[i + 2] == "of" else i + 2, approximate=True)
        if following == "number" and t.lower[i + 2] == "of":
            return Amount(None, i + 3)
        if following == "matter" and t.lower[i + 2] == "of":
            return Amount(None, i + 3)
        if following == "dozen":
            return Amount(12.0, i + 2)
        if following == "hundred":
            return Amount(100.0, i + 2)
        if following == "half":
            return None
        return Amount(1.0, i + 1)
    if word == "half":
        j = i + 1
        if t.lower[j] in ("a", "an", "-"):
            if t.lower[j + 1] == "dozen":
                return Amount(6.0, j + 2)
            return Amount(0.5, j + 1)
        return None
    if word == "couple" and t.lower[i + 1] == "of":
        return Amount(2.0, i + 2, approximate=True)
    if word == "dozens" and t.lower[i + 1] == "of":
        return Amount(None, i + 2)
    if word in VAGUE_AMOUNTS:
        return Amount(None, i + 1)
    if word and word[0].isdecimal() and "." in word:
        try:
            return Amount(float(word), i + 1)
        except ValueError:
            return None
    number = whole(t, i)
    if number is None:
        return None
    value, j = number
    if t.lower[j] == "1" and t.lower[j + 1] == "/" and t.lower[j + 2] == "2":
        return Amount(value + 0.5, j + 3)
    half = _half(t, j)
    if half is not None:
        return Amount(value + 0.5, half)
    if t.lower[j] in ("or", "to") or (t.lower[j] == "-" and t.lower[j + 1].isdecimal()):
        second = whole(t, j + 1)
        if second and value < second[0] < value * 4 + 4:
            return Amount(float(second[0]), second[1], approximate=True)
    return Amount(float(value), j)


def ordinal(t: Tokens, i: int) -> tuple[int, int] | None:
    """A phrase like "third", "14th", "twenty-first" at ``i`` -> (number, next index)."""
    word = t.lower[i]
    if word.isdecimal() and t.lower[i + 1] in ("st", "nd", "rd", "th") and t.glued(i + 1):
        return int(word), i + 2
    if word in ORDINALS:
        return ORDINALS[word], i + 1
    tens = NUMBERS.get(word, 0)
    if tens >= 20 and tens % 10 == 0:
        k = i + 2 if t.lower[i + 1] == "-" else i + 1
        unit = ORDINALS.get(t.lower[k], 0)
        if 0 < unit < 10:
            return tens + unit, k + 1
    return None
