"""Folded names: what two spellings of one name have in common."""

from __future__ import annotations

import re
import unicodedata

_SUFFIXES = frozenset(
    (
        "inc",
        "incorporated",
        "corp",
        "corporation",
        "co",
        "company",
        "ltd",
        "limited",
        "plc",
        "llc",
        "lp",
        "llp",
        "sa",
        "ag",
        "nv",
        "bv",
        "gmbh",
        "spa",
        "pty",
        "group",
    )
)
_LEADING = frozenset({"the", "a", "an"})
_SMALL = frozenset(
    {"of", "the", "and", "for", "in", "de", "du", "des", "la", "le", "les", "del", "y", "und", "der"}
)


def fold(name: str) -> str:
    """Lower case, no accents, no punctuation, no possessive, no leading article."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    plain = re.sub(r"'s\b", "", plain)
    words = re.findall(r"[\w&]+", plain.replace(".", ""))
    if len(words) > 1 and words[0] in _LEADING:
        words = words[1:]
    return " ".join(words)


def fold_company(name: str) -> str:
    """:func:`fold` without the endings of legal forms ("Inc.", "Ltd")."""
    words = fold(name).split()
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    return " ".join(words)


def is_acronym(name: str) -> bool:
    """Two to eight capital letters, perhaps dotted, hyphenated or with an ampersand: "WGA", "A.B.C.",
    "SAG-AFTRA"."""
    letters = re.sub(r"[.\-&/]", "", name)
    return 2 <= len(letters) <= 10 and letters.isalpha() and letters.isupper() and letters.isascii()


def initials(name: str) -> str:
    """First letters of the words that count, in upper case."""
    words = re.findall(r"[^\W\d_][\w']*", name)
    return "".join(w[0] for w in words if w.lower() not in _SMALL).upper()


def is_name(text: str) -> bool:
    """Whether a phrase is written as a name: a capital after the leading article."""
    words = text.split()
    if len(words) > 1 and words[0].lower() in _LEADING:
        words = words[1:]
    return any(c.isupper() for w in words for c in w)
