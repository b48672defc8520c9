"""The words that merging reads, from ``resources/timeline/merging.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files


@cache
def _words(name: str) -> frozenset[str]:
    text = (files("strike_timeline") / "resources" / "timeline" / "merging.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[name])


def stems(text: str) -> frozenset[str]:
    """The content words of a clause, without their inflection; numbers stay whole."""
    stopwords = _words("stopwords")
    words = re.findall(r"\d+(?:[.,]\d+)*|[^\W\d_]{3,}", text.lower())
    return frozenset(_stem(w) for w in words if w not in stopwords and w.removesuffix("s") not in stopwords)


@lru_cache(maxsize=2**16)
def _stem(word: str) -> str:
    for ending, least in (("ing", 6), ("ies", 5), ("ed", 5), ("ches", 6), ("shes", 6), ("sses", 6), ("s", 4)):
        if word.endswith(ending) and len(word) >= least and not word.endswith("ss"):
            word = word[: -len(ending)] + {"ches": "ch", "shes": "sh", "sses": "ss", "ies": "y"}.get(
                ending, ""
            )
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def part_of_period(phrase: str) -> bool:
    """Whether a phrase means some day in a part of a month or year: "late August", "mid-2023"."""
    return not _words("parts").isdisjoint(re.findall(r"[a-z]+", phrase.lower()))


def says_rejected(text: str) -> bool:
    """Whether words tell that a vote went against what was put to it: "turned down by 340 to 128"."""
    return _any_of("rejected").search(text) is not None


def says_resumed(text: str) -> bool:
    """Whether a sentence tells that work went on again."""
    return _any_of("resumed").search(text) is not None


@cache
def _any_of(name: str) -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase) for phrase in sorted(_words(name), key=lambda p: (-len(p), p)))
    return re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)


@cache
def _counting() -> re.Pattern[str]:
    number = "|".join(sorted(_words("ordinals")))
    thing = "|".join(sorted(_words("counted")))
    return re.compile(rf"\b({number}|\d+(?:st|nd|rd|th))\s+(?:[\w-]+\s+){{0,2}}(?:{thing})\b", re.IGNORECASE)


def ordinals(text: str) -> frozenset[str]:
    """Which of a series a sentence tells of: {"third"} for "their third 48-hour walkout"."""
    return frozenset(match.lower() for match in _counting().findall(text))


@cache
def _ranking(name: str) -> re.Pattern[str]:
    rank = "|".join(sorted(_words(name)))
    strikes = r"\s+(?:[\w-]+\s+){0,2}(?:strikes?|walkouts?|stoppages?)\b"
    alone = r"(?!\s+(?:since|in|for)\b)" if name == "firsts" else ""
    return re.compile(rf"\b(?:{rank}){strikes}{alone}", re.IGNORECASE)


def tells_first(text: str) -> bool:
    """Whether a sentence tells the first of several strikes: "the first strike, of 72 hours, began …"."""
    return bool(_ranking("firsts").search(text))


def tells_last(text: str) -> bool:
    """Whether a sentence tells the last of several strikes: "its last two strikes were on …"."""
    return bool(_ranking("lasts").search(text))


@cache
def _updating() -> re.Pattern[str]:
    word = "|".join(sorted(_words("updates")))
    return re.compile(rf"\b(?:{word})\b(?: (\d{{1,2}})(?= ?[-:–—] ?[^\W\d]))?", re.IGNORECASE)


def update_number(head: str) -> int:
    """Which update the head of an article says that it is: 2 for "UPDATE 2-Dockers walk out", 1 where it
    gives no number ("Updated at 9:40 a.m."), 0 when it says nothing of the kind."""
    return max((int(number or 1) for number in _updating().findall(head)), default=0)


def likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """Shared content words over the smaller number of them, damped when there are few: 0 to 1."""
    if not a or not b:
        return 0.0
    return len(a & b) / max(3, min(len(a), len(b)))
