"""Which way a date phrase without a year points: from the verb forms and auxiliaries of its clause.

No tagger is needed: auxiliaries, infinitives, scheduling words and past forms near the phrase decide. The nearest
verb group to the left in the clause counts first, then the nearest to the right, then whatever stands further left.
"""

from __future__ import annotations

from enum import StrEnum

from strike_timeline.dates.lexicon import verbs
from strike_timeline.dates.tokens import PARAGRAPH, Tokens


class Direction(StrEnum):
    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


_MODALS = verbs("modals")
_SCHEDULED = verbs("scheduled")
_SCHEDULED_PRESENT = verbs("scheduled_present")
_EXTENDED = verbs("extended")
_PAST = verbs("past")
_NOT_PAST = verbs("not_past")
_ACHIEVED = verbs("achieved_infinitive")
_BREAKS = frozenset(
    [
        ",",
        ";",
        ":",
        "(",
        ")",
        "-",
        "that",
        "which",
        "who",
        "whose",
        "when",
        "while",
        "where",
        "but",
        "because",
        "although",
        "though",
        "whereas",
    ]
) | {
    '"',
    "“",
    "”",
    PARAGRAPH,
}
_NOT_VERB_AFTER_TO = frozenset(
    [
        "the",
        "a",
        "an",
        "their",
        "its",
        "his",
        "her",
        "this",
        "that",
        "these",
        "those",
        "all",
        "both",
        "more",
        "less",
        "some",
        "any",
        "each",
        "about",
        "around",
        "nearly",
        "work",
        "which",
        "whom",
        "what",
        "us",
        "them",
        "him",
        "it",
        "me",
        "you",
        "early",
        "mid",
        "late",
        "other",
        "another",
        "many",
        "most",
    ]
)
_GROUP = frozenset(
    [
        "be",
        "been",
        "being",
        "not",
        "also",
        "have",
        "has",
        "had",
        "n't",
        "never",
        "already",
        "now",
        "then",
        "only",
        "still",
        "again",
        "finally",
        "reportedly",
        "likely",
        "formally",
        "officially",
        "immediately",
        "temporarily",
        "all",
        "both",
    ]
)
_REACH = 30


def _infinitive(t: Tokens, i: int) -> bool:
    word = t.lower[i + 1]
    return (
        word.isalpha()
        and word not in _NOT_VERB_AFTER_TO
        and not t.capital(i + 1)
        and not (
            word.endswith("s")
            and word not in ("discuss", "press", "pass", "address", "focus", "express", "process")
        )
        and not word.endswith("ing")
    )


def _is_past_form(t: Tokens, i: int) -> bool:
    word = t.lower[i]
    if word in _PAST:
        return not t.capital(i) or i == 0 or t.lower[i - 1] in (".", PARAGRAPH, "")
    return len(word) > 3 and word.endswith("ed") and word not in _NOT_PAST and not t.capital(i)


def _verb(t: Tokens, i: int, first: int) -> Direction | None:
    """What the word at ``i`` says about time, with the auxiliaries before it (not before ``first``); None: no verb."""
    word = t.lower[i]
    if word in _MODALS:
        if t.lower[i + 1] == "have" or t.at(i + 1, "not", "have"):
            return Direction.PAST
        if word == "may" and t.capital(i):
            return None
        return Direction.FUTURE
    if word in _SCHEDULED:
        return Direction.FUTURE
    if word == "to" and _infinitive(t, i):
        if t.lower[i - 1] in _ACHIEVED:
            return Direction.PAST
        return Direction.FUTURE
    if word in _SCHEDULED_PRESENT:
        return Direction.FUTURE
    if word in ("is", "are", "'re", "am") and t.lower[i + 1] in (
        "to",
        "due",
        "set",
        "likely",
        "expected",
        "scheduled",
    ):
        return Direction.FUTURE
    if word in ("is", "are"):
        return Direction.UNKNOWN
    if word in ("was", "were") and t.lower[i + 1] in ("to", "due", "set"):
        return Direction.FUTURE
    if _is_past_form(t, i):
        k = i - 1
        while k >= first and (t.lower[k] in _GROUP or t.lower[k].endswith("ly")):
            k -= 1
        if k >= first:
            lead = t.lower[k]
            if lead in _MODALS and not (lead == "may" and t.capital(k)):
                have = "have" in t.lower[k + 1 : i]
                return Direction.PAST if have else Direction.FUTURE
            if lead == "to" and k < i - 1:
                return Direction.FUTURE
            if lead in ("is", "are", "'s", "being") and word not in _PAST_ALWAYS:
                return Direction.UNKNOWN
        return Direction.PAST
    return None


_PAST_ALWAYS = frozenset({"said", "was", "were", "had", "did"})


def direction(t: Tokens, first: int, last: int, begin: int, end: int) -> Direction:
    """Direction of the phrase over pieces ``first``-``last`` in the sentence over pieces ``begin``-``end``."""
    before = t.lower[first - 1] if first > begin else ""
    if before == "for" and first - 2 >= begin and t.lower[first - 2] not in ("first", "except"):
        return Direction.FUTURE
    crossed: Direction | None = None
    broken = False
    verb_at = -1
    for i in range(first - 1, max(begin, first - _REACH) - 1, -1):
        if t.lower[i] in _BREAKS and not (t.lower[i] == "that" and i == first - 1):
            broken = broken or i < first - 1
            continue
        found = _verb(t, i, begin)
        if found is None:
            continue
        if not broken:
            verb_at = i
            result = found
            break
        crossed = found
        break
    else:
        result = Direction.UNKNOWN
    if verb_at >= 0:
        word = t.lower[verb_at]
        if before in ("until", "till", "to", "through", "by") and word in _EXTENDED:
            return Direction.FUTURE
        if before in ("from", "starting", "beginning", "effective") and word not in (
            "was",
            "were",
            "had",
            "been",
            "ran",
        ):
            return (
                Direction.FUTURE
                if result is not Direction.PAST or word in _EXTENDED | {"announced", "called"}
                else result
            )
        if result is Direction.UNKNOWN and before in ("until", "till", "by", "from", "starting", "before"):
            return Direction.FUTURE
        return result
    for i in range(last, min(end, last + _REACH)):
        if t.lower[i] in _BREAKS and i > last:
            break
        found = _verb(t, i, last)
        if found is not None:
            return found
    if before in ("until", "till", "by", "from", "starting", "beginning") and crossed is not Direction.PAST:
        return Direction.FUTURE
    return crossed if crossed is not None else Direction.UNKNOWN
