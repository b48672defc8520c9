"""What kind of organization a name is by its own words: "… Workers Union", "… Employers Federation", "…
Steel Corp".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import combinations

from strike_timeline.language.lexicon import words
from strike_timeline.model import EntityType

_SUFFIX_STRENGTH = 9
_PHRASE_STRENGTH = 8
_HEAD_STRENGTH = 7
_WEAK_STRENGTH = 4
HINT = 3
"""Strength of what counts only together with something else."""

_POSSESSIVE_TRADE = re.compile(r"\b(\w+(?:[eo]rs|ists|ians|ives)(?=')|\w{3,}(?<!wo)men(?='s))")
"""Agent nouns in the plural, in the possessive."""

Verdict = tuple[EntityType, int]
"""A type and how sure it is, 1 (a guess) to 9."""


def _has_phrase(bare: list[str], lexicon_key: str) -> bool:
    """Whether a listed phrase stands anywhere in a name, given by its words."""
    phrases = words("organizations", lexicon_key, "phrases")
    return any(" ".join(bare[i:j]) in phrases for i, j in combinations(range(len(bare) + 1), 2))


def _goes_on_from(bare: list[str], *lexicon_keys: str) -> bool:
    """Whether a name goes on behind one of the listed beginnings."""
    starts = words("organizations", *lexicon_keys)
    return any(" ".join(bare[:n]) in starts for n in range(1, len(bare)))


@cache
def _possessive_phrases() -> tuple[str, ...]:
    """The phrases of union names that have an apostrophe."""
    return tuple(p for p in sorted(words("organizations", "union", "phrases")) if "'" in p)


def _bare(parts: list[str]) -> list[str]:
    return [p.removesuffix("'s").rstrip("'.") for p in parts]


@lru_cache(maxsize=16384)
def judge_name(name: str) -> Verdict | None:
    """Type of the organization called ``name`` as its words tell it; None when they do not tell."""
    text = name.replace("’", "'").casefold()
    parts = [p for p in text.replace(",", " ").split() if p]
    bare = _bare(parts)
    if not bare:
        return None
    plain = " ".join(bare)
    if plain in words("organizations", "other_org", "names"):
        return EntityType.OTHER_ORG, _PHRASE_STRENGTH
    if len(bare) > 1 and bare[-1].replace(".", "") in words("organizations", "employer", "suffixes"):
        return EntityType.EMPLOYER, _SUFFIX_STRENGTH
    if any(plain.endswith(" " + phrase) for phrase in words("organizations", "employer", "phrases")):
        return EntityType.EMPLOYER, _PHRASE_STRENGTH
    return _government(bare) or _labor(plain, text, bare) or _employer(bare) or _other(bare)


def _government(bare: list[str]) -> Verdict | None:
    if _has_phrase(bare, "government"):
        return EntityType.GOVERNMENT, _PHRASE_STRENGTH
    if _goes_on_from(bare, "government", "starts"):
        return EntityType.GOVERNMENT, _PHRASE_STRENGTH
    heads = words("organizations", "government", "heads")
    if bare[-1] in heads and (
        len(bare) > 1 or bare[-1] in {"parliament", "senate", "congress", "treasury", "knesset", "bundestag"}
    ):
        laboring = words("organizations", "union", "worker_words") | words("organizations", "union", "heads")
        unionish = not laboring.isdisjoint(bare)
        return (
            None
            if unionish and bare[-1] in {"congress", "assembly"}
            else (EntityType.GOVERNMENT, _HEAD_STRENGTH)
        )
    return None


def _is_local(bare: list[str]) -> bool:
    for i, word in enumerate(bare[:-1]):
        if word in {"local", "locals", "lodge", "branch", "district"} and bare[i + 1].lstrip("#").isdigit():
            return word != "district" or i > 0
    return False


def _trades(text: str) -> frozenset[str]:
    """Workers that no list holds, by their form: the Signalmen of "the Signalmen's Society"."""
    plural = frozenset(_POSSESSIVE_TRADE.findall(text))
    business = words("organizations", "association", "business_words")
    return plural - business - words("organizations", "union", "not_trades")


def _labor(plain: str, text: str, bare: list[str]) -> Verdict | None:
    """Unions, associations of employers, and what is between them."""
    if any(phrase in plain for phrase in words("organizations", "union", "not_unions")):
        return None
    if bare[-1] in words("organizations", "union", "not_union_ends"):
        return None
    if _is_local(bare):
        return EntityType.UNION, _PHRASE_STRENGTH
    joined = f" {text} "
    if _has_phrase(bare, "union") or any(f" {p} " in joined for p in _possessive_phrases()):
        return EntityType.UNION, _PHRASE_STRENGTH
    union_heads = words("organizations", "union", "heads")
    mixed = words("organizations", "union", "mixed_heads")
    workers = words("organizations", "union", "worker_words") | _trades(text)
    business = words("organizations", "association", "business_words")
    has_union_head = len(bare) > 1 and any(b in union_heads or b.endswith("guild") for b in bare)
    has_mixed_head = len(bare) > 1 and (
        bare[-1] in mixed or any(h in mixed and "of" in bare[i + 1 : i + 2] for i, h in enumerate(bare))
    )
    if not (has_union_head or has_mixed_head):
        if len(bare) > 1 and _has_phrase(bare, "association"):
            return EntityType.EMPLOYER_ASSOCIATION, _PHRASE_STRENGTH
        crew = bare[-1] in workers and bare[-1].endswith("s")
        return (EntityType.UNION, HINT) if crew and len(bare) > 1 else None
    if "union" in bare[:-1] and bare[-1] in words("organizations", "employer", "heads"):
        return None
    if bare[-1] in business and not workers.intersection(bare[-2:]):
        return (
            (EntityType.EMPLOYER_ASSOCIATION, _PHRASE_STRENGTH) if has_mixed_head or "union" in bare else None
        )
    if workers.intersection(bare):
        return EntityType.UNION, _PHRASE_STRENGTH
    if has_union_head:
        return EntityType.UNION, _PHRASE_STRENGTH
    if business.intersection(bare):
        return EntityType.EMPLOYER_ASSOCIATION, _PHRASE_STRENGTH
    return None


def _employer(bare: list[str]) -> Verdict | None:
    if _has_phrase(bare, "employer"):
        return EntityType.EMPLOYER, _PHRASE_STRENGTH
    if _goes_on_from(bare, "employer", "starts"):
        return EntityType.EMPLOYER, _HEAD_STRENGTH
    if len(bare) > 1 and bare[-1] in words("organizations", "employer", "heads"):
        return EntityType.EMPLOYER, _HEAD_STRENGTH
    if "of" in bare[1:] and bare[bare.index("of") - 1] in words(
        "organizations", "other_org", "employing_heads"
    ):
        return EntityType.EMPLOYER, HINT
    if _goes_on_from(bare, "employer", "weak_starts") or (
        len(bare) > 1 and bare[-1] in words("organizations", "employer", "weak_heads")
    ):
        return EntityType.EMPLOYER, HINT
    return None


def _other(bare: list[str]) -> Verdict | None:
    if len(bare) > 1 and bare[-1] in words("organizations", "other_org", "employing_heads"):
        return EntityType.OTHER_ORG, _WEAK_STRENGTH
    if len(bare) > 1 and bare[-1] in words("organizations", "other_org", "heads"):
        return EntityType.OTHER_ORG, _HEAD_STRENGTH
    if len(bare) > 2 and "&" in bare[1:-1]:
        return EntityType.EMPLOYER, _WEAK_STRENGTH
    return None
