"""Which way a date phrase without a year points: from the verb forms and auxiliaries of its clause.

No tagger is needed: auxiliaries, infinitives, scheduling words and past forms near the phrase decide. The
nearest verb group to the left in the clause counts first, then the nearest to the right, then whatever stands
further left."""

from __future__ import annotations

from enum import StrEnum

from strike_timeline.dates.lexicon import NUMBERS, WEEKDAYS, verbs, words
from strike_timeline.dates.tokens import PARAGRAPH, Tokens


class Direction(StrEnum):
    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


_MODALS = verbs("modals")
_SCHEDULED = verbs("scheduled")
_PARTICIPLES = verbs("scheduled_participles")
_NOUNS = verbs("scheduled_nouns")
_PRESENT = verbs("scheduled_present")
_PLURAL = verbs("scheduled_plural")
_EXTENDED = verbs("extended")
_PAST = verbs("past")
_NOT_PAST = verbs("not_past")
_ACHIEVED = verbs("achieved_infinitive")
_DROPPING = verbs("dropping")
_ANNOUNCING = verbs("announcing")
_VOTING = verbs("voting")
_VOTED = verbs("voted")
_GOING = verbs("going")
_CONDITIONS = verbs("conditions")
_PURPOSES = verbs("purposes")
_OPENING = verbs("opening")
_CATENATIVES = verbs("catenatives")
_CONTROL = verbs("control")
_RANKS = verbs("ranks")
_NEGATIONS = verbs("negations")
_WHENEVER = verbs("whenever")
_TOLD_NOUNS = verbs("told_nouns")
_MEASURED = verbs("measured")
_REPORTING = words("reporting")
_DETERMINERS = frozenset({"a", "an", "the", "its", "their", "his", "her", "this", "these", "our", "your"})
_NOUN_ENDINGS = ("ion", "ment", "ness", "ity", "ing", "mal")
_HEADLINE = 0.7
"""Share of capitalised words that makes a headline."""
_BREAKS = words("breaks") | {PARAGRAPH}
_NOT_VERB_AFTER_TO = words("not_verb_after_to")
_GROUP = words("verb_group")
_FORWARD = frozenset({"from", "starting", "beginning", "effective"})
_BOUND = frozenset({"until", "till", "to", "through", "by"})
_ALWAYS_PAST = frozenset({"said", "was", "were", "had", "did"})
_PREPOSITIONS = frozenset({"to", "for", "on", "at", "in", "by", "until"})
_BE = frozenset({"is", "are", "be", "been", "being", "'s", "was", "were", "re"})
_NO_NOUN = frozenset({"deadline", "and", "or", "but", "when", "as"})
_ASIDE = frozenset({"before", "after"})
"""What hangs a clause on a phrase that opens the sentence ("On Friday, hours before they left, …")."""
_REACH = 30
_CLAUSE = 12
_NOUN_PHRASE = 6
_SHORT = 4


def _infinitive(t: Tokens, i: int, headline: bool) -> bool:
    """Does a verb follow the "to" at ``i``?"""
    word = t.lower[i + 1]
    if not word.isalpha() or word in _NOT_VERB_AFTER_TO or word in NUMBERS or t.lower[i - 1] in _GOING:
        return False
    if t.glued(i) or word.endswith(_NOUN_ENDINGS) or (t.capital(i + 1) and not headline) or word in WEEKDAYS:
        return False
    return not word.endswith("s") or word in (
        "discuss",
        "press",
        "pass",
        "address",
        "focus",
        "express",
        "process",
    )


def is_past_form(t: Tokens, i: int) -> bool:
    """Is the piece an irregular past form of the lexicon, or one in "-ed", standing as a verb?"""
    word = t.lower[i]
    if word not in _PAST and (len(word) < 4 or not word.endswith("ed") or word in _NOT_PAST):
        return False
    if word.startswith("un") and word not in _PAST:
        return False
    if t.lower[i - 1] in _DETERMINERS or t.glued(i) or (t.lower[i + 1] == "-" and t.glued(i + 1)):
        return False
    return not t.capital(i) or t.lower[i - 1] in (".", PARAGRAPH, "")


def _auxiliary(t: Tokens, i: int, headline: bool) -> Direction | None:
    """The modal, infinitive or "be" at ``i``."""
    word = t.lower[i]
    if word in _MODALS and not (word == "may" and t.capital(i)):
        k = i + 2 if t.lower[i + 1] == "not" else i + 1
        if t.lower[k] == "have" and (is_past_form(t, k + 1) or is_past_form(t, k + 2)) and word != "would":
            return Direction.PAST
        if word == "could" and (t.lower[i + 1] == "not" or _within_clause(t, i, _NEGATIONS)):
            return Direction.PAST
        return Direction.FUTURE
    if word == "won" and t.lower[i + 1] in ("'", "’"):
        return Direction.FUTURE
    if word == "to" and _infinitive(t, i, headline):
        done = t.lower[i - 1] in _VOTING and t.lower[i + 1] in _VOTED
        over = t.lower[i - 1] in _PARTICIPLES and t.lower[i - 2] == "been" and "had" in t.lower[i - 4 : i - 2]
        return Direction.PAST if done or over or t.lower[i - 1] in _ACHIEVED else Direction.FUTURE
    if word in ("is", "are"):
        after = t.lower[i + 1]
        return Direction.FUTURE if after == "to" or after in _PARTICIPLES else Direction.UNKNOWN
    if word in ("was", "were"):
        after = t.lower[i + 1]
        if after == "to" or (after in _PARTICIPLES and t.lower[i + 2] in ("to", "in", "at", "on")):
            return Direction.FUTURE
    return None


def _verb(t: Tokens, i: int, first: int, headline: bool) -> Direction | None:
    """What the word at ``i`` says about time, with the auxiliaries before it (not before ``first``); None: no
    verb."""
    word = t.lower[i]
    auxiliary = _auxiliary(t, i, headline)
    if auxiliary is not None:
        return auxiliary
    if word in _SCHEDULED or word in _PRESENT:
        return Direction.FUTURE
    if word in _PLURAL:
        before = t.lower[i - 1]
        return Direction.FUTURE if before in ("they", "we", "who", "both") or _plural(before) else None
    if word in _PARTICIPLES:
        return _participle(t, i, headline)
    if not is_past_form(t, i):
        return None
    k = i - 1
    while k >= first and (t.lower[k] in _GROUP or t.lower[k].endswith("ly")):
        if t.lower[k] == "to" and k < i - 1:
            return Direction.FUTURE
        k -= 1
    if k >= first and word not in _ALWAYS_PAST:
        lead = t.lower[k]
        if lead in _MODALS and not (lead == "may" and t.capital(k)):
            if lead == "could" and _within_clause(t, k, _NEGATIONS):
                return Direction.PAST
            return Direction.PAST if "have" in t.lower[k + 1 : i] and lead != "would" else Direction.FUTURE
        if lead in ("is", "are", "'s"):
            return Direction.FUTURE if _within_clause(t, k, _WHENEVER) else Direction.UNKNOWN
        if word in _ANNOUNCING and t.lower[i - 1] in ("has", "have", "also"):
            return Direction.FUTURE
    return Direction.PAST


def _plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))


def _participle(t: Tokens, i: int, headline: bool) -> Direction | None:
    """scheduled, set, due …: forward after "is" or before a preposition, backward after "had been"."""
    before, after = t.lower[i - 1], t.lower[i + 1]
    if "as" in (before, t.lower[i - 2]):
        return None
    if t.lower[i] == "due" and after == "to" and not _infinitive(t, i + 1, headline):
        return None
    if t.lower[i] == "set" and after not in ("to", "for"):
        return Direction.PAST
    if before == "been" and "had" in t.lower[max(i - 4, 0) : i]:
        return Direction.PAST
    if before in ("was", "were"):
        return Direction.FUTURE if after in ("to", "in", "at", "on", "for") else Direction.PAST
    if t.lower[i] in ("planned", "scheduled") and before != "had":
        return Direction.FUTURE
    if before in _BE or after in _PREPOSITIONS or t.lower[i] == "due":
        return Direction.FUTURE
    return Direction.PAST if t.lower[i].endswith("ed") else None


def _within_clause(t: Tokens, i: int, sought: frozenset[str]) -> bool:
    """Does one of the words stand before ``i`` in its clause?"""
    for k in range(i - 1, max(0, i - _CLAUSE) - 1, -1):
        if t.lower[k] in sought:
            return True
        if t.lower[k] in (".", ",", ";", PARAGRAPH):
            break
    return False


def _of_noun(t: Tokens, i: int, begin: int) -> bool:
    """Does the infinitive at ``i`` only describe a noun of what was done: "extended its offer to buy the
    maker Friday", "the first to sign on Friday"?

    Not where the noun is a plan or the infinitive tells a beginning."""
    if t.lower[i + 1] in _OPENING:
        return False
    ranked = any(word in _RANKS for word in t.lower[max(begin, i - _NOUN_PHRASE) : i])
    noun = t.lower[i - 1]
    if not ranked:
        if noun in _PURPOSES or noun in _CATENATIVES or noun in _BE:
            return False
        if not (_DETERMINERS & set(t.lower[max(begin, i - 5) : i - 1])):
            return False
        if noun in _PARTICIPLES or is_past_form(t, i - 1):
            return False
    for k in range(i - 1, max(begin, i - _REACH) - 1, -1):
        word = t.lower[k]
        if word in _MODALS or word in _CONTROL or word in _ANNOUNCING or word in _CONDITIONS:
            return False
        if is_past_form(t, k):
            return word not in _PARTICIPLES and "to" not in t.lower[k - 2 : k]
    return ranked


def _premodifier(t: Tokens, last: int) -> bool:
    """Does a noun follow, as in "the April offer"? What bears its month is mostly over, save deadlines."""
    word = t.lower[last]
    return word.isalpha() and not t.capital(last) and word not in _PREPOSITIONS | _NO_NOUN


def direction(t: Tokens, first: int, last: int, begin: int, end: int, day: bool = True) -> Direction:
    """Direction of the phrase over pieces ``first``-``last`` in the sentence over pieces ``begin``-``end``;
    ``day`` says that it is a weekday or a day of the month."""
    before = t.lower[first - 1] if first > begin else ""
    if before == "since" or (t.lower[first - 2] == "back" and before == "in"):
        return Direction.PAST
    led = t.lower[first] == "the" and t.lower[first + 1] in ("early", "mid", "late")
    if not day and (led or before in ("a", "the", "'s", "last")) and _premodifier(t, last):
        return Direction.PAST
    possessive = t.lower[last] in ("'s", "’s")
    if before == "for" and day and not possessive:
        had = "had" in t.lower[max(begin, first - 4) : first]
        return Direction.UNKNOWN if had else Direction.FUTURE
    headline = _is_headline(t, begin, end)
    if before == "from" and t.lower[first - 2] in _MEASURED:
        return Direction.PAST
    if before == "from" and t.lower[last] == "to" and t.lower[last + 1] in ("next", "this", "the"):
        return Direction.FUTURE  # what was moved was still to come
    forward = before in _FORWARD or (before in ("with", "on", "at", "in") and t.lower[first - 2] in _FORWARD)
    crossed: Direction | None = None
    weak = broken = False
    for i in range(first - 1, max(begin, first - _REACH) - 1, -1):
        if _is_break(t, i) and not _in_list(t, i, first):
            broken = broken or i < first - 1
            continue
        found = _verb(t, i, begin, headline)
        if found is Direction.FUTURE and t.lower[i] == "to" and day and _of_noun(t, i, begin):
            found = Direction.PAST
        if found is None:
            weak = weak or (not broken and t.lower[i] in _NOUNS)
            continue
        if not broken:
            if possessive and _reports(t, i):
                subject, _ = _right(t, last, end, headline, False)
                if subject is not None:
                    return subject
            if possessive and t.lower[i] == "to" and t.lower[last + 1] in _TOLD_NOUNS:
                return Direction.PAST
            if possessive and first - i <= _SHORT and _drops(t, i):
                return Direction.FUTURE
            governed = _left(t, i, begin, found, before, forward)
            if governed is Direction.UNKNOWN and day and _all_present(t, first, begin, end):
                return Direction.FUTURE
            return governed
        crossed = found
        break
    if forward and (crossed is not Direction.PAST or before == "effective"):
        return Direction.FUTURE
    right, infinitive = _right(t, last, end, headline, crossed is not None and not possessive)
    if right is not None:
        return right
    if weak or (before in _BOUND and not possessive and crossed is not Direction.PAST):
        return Direction.FUTURE
    found = crossed or infinitive or Direction.UNKNOWN
    if found is Direction.UNKNOWN and day and _all_present(t, first, begin, end):
        return Direction.FUTURE
    return found


def _drops(t: Tokens, i: int) -> bool:
    """Does the verb at ``i`` drop what comes next, which was still to come ("called off Friday's strike")?"""
    return t.lower[i] in _DROPPING or (t.lower[i] == "called" and t.lower[i + 1] == "off")


def _reports(t: Tokens, i: int) -> bool:
    """Does the verb at ``i`` open speech, whose subject comes next ("said Friday's talks would …")?"""
    return t.lower[i] in _REPORTING


def _all_present(t: Tokens, first: int, begin: int, end: int) -> bool:
    """Is a sentence told in the present throughout? A day in it then tells what is on the calendar."""
    closed = "." in t.lower[max(begin, end - 3) : end]
    if end - begin < _SHORT or not closed or t.lower[first + 1] in ("'s", "’s") or first == begin:
        return False
    return not any(is_past_form(t, i) and t.lower[i] != "said" for i in range(begin, end))


def _is_headline(t: Tokens, begin: int, end: int) -> bool:
    """Are most of the longer words of a sentence capitalised?"""
    long = [i for i in range(begin, min(end, begin + _REACH)) if len(t.lower[i]) > 3 and t.lower[i].isalpha()]
    return len(long) > 2 and sum(t.capital(i) for i in long) >= _HEADLINE * len(long)


def _is_break(t: Tokens, i: int) -> bool:
    return t.lower[i] in _BREAKS and not (t.lower[i] == "-" and t.glued(i) and t.glued(i + 1))


def _in_list(t: Tokens, i: int, first: int) -> bool:
    """Is the comma at ``i`` one between names ("to admit Leeds, Hull and the Port of Goole in May")?"""
    if t.lower[i] != "," or not (t.capital(i - 1) and t.capital(i + 1)) or t.lower[i - 1] in WEEKDAYS:
        return False
    return any(word == "and" and i + 2 < first for word in t.lower[i + 2 : min(i + 5, first)])


def _left(t: Tokens, i: int, begin: int, found: Direction, before: str, forward: bool) -> Direction:
    """The verb at ``i`` governs the phrase; a preposition or condition that looks forward may overrule it."""
    word = t.lower[i]
    if (before in _BOUND or forward) and word in _EXTENDED:
        return Direction.FUTURE
    if found is Direction.UNKNOWN and (before in _BOUND or before == "before" or forward):
        return Direction.FUTURE
    if found is Direction.PAST and (before in _BOUND or before == "before"):
        for k in range(i - 1, max(begin, i - 10) - 1, -1):
            if t.lower[k] in _CONDITIONS:
                return Direction.FUTURE
            if _is_break(t, k):
                break
    return found


def _right(
    t: Tokens, last: int, end: int, headline: bool, governed: bool
) -> tuple[Direction | None, Direction | None]:
    """What the first finite verb after the phrase says, and the first infinitive.

    Where a verb further left can govern the phrase (``governed``), an "and" ends the search.
    """
    opening = t.lower[last] == ","
    infinitive: Direction | None = None
    relative = False
    for i in range(last, min(end, last + _REACH)):
        word = t.lower[i]
        if governed and word == "and":
            break
        if opening and word in _ASIDE:
            relative = True
            continue
        if _is_break(t, i) and i > last:
            if not opening or word in (";", PARAGRAPH):
                break
            relative = word in ("which", "who", "that")
            continue
        found = _verb(t, i, last, headline)
        if found is None:
            continue
        if word == "to" and t.lower[i - 1] in _CATENATIVES and not relative:
            return found, infinitive
        if word == "to":
            infinitive = infinitive or found
            continue
        if relative:
            relative = False
            continue
        return found, infinitive
    return None, infinitive
