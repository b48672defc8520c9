"""English inflection for the trigger lexicon: every written form of a verb or a noun.

Regular forms by rule; irregular ones from ``resources/lexicon/irregular.toml``. Only what the
lexicon's own words need: a generator of forms to search for, not a lemmatizer.
"""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from strike_timeline.language.lexicon import read_lexicon

_VOWELS = "aeiou"
_SHORT_CLOSED = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")


def _irregular() -> dict[str, dict[str, list[str]]]:
    return cast("dict[str, dict[str, list[str]]]", read_lexicon("irregular"))


@cache
def past_forms() -> frozenset[str]:
    """The irregular past forms that are not also a base form ("began", "met", but not "set")."""
    verbs = _irregular()["verbs"]
    return frozenset(
        form
        for forms in verbs.values()
        for form in forms
        if form not in verbs and form not in ("is", "are", "am", "has")
    )


def verb_forms(phrase: str) -> tuple[str, ...]:
    """All forms of a verb, or of the first word of a phrasal verb ("walk off" → "walked off" …)."""
    verb, space, rest = phrase.partition(" ")
    forms = {verb, _third_person(verb), _participle(verb), *_irregular()["verbs"].get(verb, [_past(verb)])}
    return tuple(sorted(form + space + rest for form in forms))


def noun_forms(phrase: str) -> tuple[str, ...]:
    """Singular and plural of a noun, or of the last word of a compound ("wage offer")."""
    start, space, noun = phrase.rpartition(" ")
    plural = _irregular()["nouns"].get(noun, [_third_person(noun)])
    return tuple(sorted({phrase, *(start + space + form for form in plural)}))


def _third_person(word: str) -> str:
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh", "go", "do")):
        return word + "es"
    return word + "s"


def _doubles(verb: str) -> bool:
    """Whether the last consonant doubles: always in one short closed syllable, else by the list."""
    return bool(_SHORT_CLOSED.fullmatch(verb)) or verb in _irregular()["doubling"]["verbs"]


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + (verb[-1] if _doubles(verb) else "") + "ed"


def _participle(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "be")):
        return verb[:-1] + "ing"
    return verb + (verb[-1] if _doubles(verb) else "") + "ing"
