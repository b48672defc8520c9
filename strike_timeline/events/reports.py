"""Reports in a sentence: a verb of saying or its like, the phrase that names the speaker, what they tell.

Words: ``resources/lexicon/reporting.toml``. Offsets count from the beginning of the sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache

from strike_timeline.events.scene import Party, Scene
from strike_timeline.events.speakers import any_of
from strike_timeline.language.lexicon import word_list, words

Region = tuple[int, int]


class Manner(Enum):
    """How something is said."""

    SAY = auto()
    ACCUSE = auto()
    """As a charge, or as one side's version."""
    DENY = auto()


@dataclass(frozen=True, slots=True)
class Report:
    """Somebody says something."""

    start: int
    """Of the speaker's phrase or of the verb, whichever comes first."""
    end: int
    phrase: Region
    """The words that name the speaker; empty where the verb shares the subject of another."""
    scope: Region
    """What is told by the speaker."""
    manner: Manner = Manner.SAY
    pronoun: str = ""
    verb: int | None = None
    """Offset of the verb."""
    closed: bool = False
    """It stands behind, or in the middle of, what is told: that goes back to the report before."""


_SKIPPED = re.compile(
    r"(?:\b(?:has|have|had|also|later|earlier|then|again|previously|repeatedly|publicly|late|early|since|would|will|"
    r"in turn|once|both|all|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|\w+ly) )+$"
)
"""Between a subject and its verb."""
_BOUNDARY = re.compile(
    r"[,;:\"()]\s+|\"|\s-{1,2}\s|\b(?:but|while|although|though|that|after|before|as|because|when|if|since|whereas|until|with)\s"
)
_AND = re.compile(r"(?<!\S)(?:and|or)\s+")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|get|got)\s+(?:\w+ly\s+)?$")
_INFINITIVE = re.compile(r"\b(?:to|not|did|does|do|didn't|don't)\s+$")
_SUBORDINATE = re.compile(r"\b(?:after|before|when|as|because|although|though|since|if)\s+$")
_SHARED = re.compile(r"\b(?:and|or|but|then)$")
"""Before a verb whose subject is that of the verb before it."""
_SUPPOSED = re.compile(r"\b(?:if|unless|until|whether)\s+$")
_RELATIVE = re.compile(r"(?:^|,?\s)(?:who|which)\s*$")
_RELATED = re.compile(r",? (?:who|which)\b")
_COORDINATE = re.compile(r";\s|,?\s(?:and|but|while|whereas|though|although)\s")
_FINITE = re.compile(r"\b(?:had|has|have|was|were|is|are|will|would|could|may|might|did|\w{3,}ed)\b")
_DAY = re.compile(r"\s?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_ABOUT = re.compile(r" [^,.;]{1,40}? (?:about|of) ")
_PRONOUN = re.compile(r"(?:he|she|it|they)")
_ACCORDING = re.compile(r"\baccording to\b|\A\W*(?:and |but )?per\b|\bin the words of\b|\bas told by\b")
_PHRASE_END = re.compile(
    r"[,;:\"()]|\.(?=\s|$)|$|\s(?:who|which|and (?:that|will|would|has|have|had|is|are|was|were))\b"
)
_LONGEST_PHRASE = 140


@cache
def _possessive(listed: str) -> re.Pattern[str]:
    nouns = "|".join(map(re.escape, sorted(word_list("reporting", listed), key=len, reverse=True)))
    return re.compile(rf"(?:'s|s'|\bits|\btheir) (?:own |latest )?({nouns})\b")


def reports(scene: Scene, quoted: Sequence[Region]) -> list[Report]:
    """The reports of a sentence in text order; verbs within ``quoted`` words are none."""
    found = [*_colon(scene), *_accounts(scene), *_labels(scene), *_charges(scene), *_according(scene)]
    taken = [report.phrase for report in found]
    said = []
    for match in any_of("report", "participle", "accuse", "deny").finditer(scene.folded):
        inside = any(start < match.start() < end for start, end in quoted)
        if inside or any(start <= match.start() < end for start, end in taken):
            continue
        report = _said(scene, match.start(), match.end())
        if report is not None:
            said.append(report)
    return sorted([*_bounded(scene, said), *found], key=lambda report: report.start)


# --- verbs of saying ---------------------------------------------------------------------------------------


def _said(scene: Scene, start: int, end: int) -> Report | None:
    """The report that the verb at ``start:end`` makes, its scope open to both sides."""
    folded, word = scene.folded, scene.folded[start:end]
    before = folded[:start]
    if _PASSIVE.search(before) or _INFINITIVE.search(before) or any_of("no_report").match(folded, start):
        return None
    if not _is_verb(scene, start, word):
        return None
    manner = Manner.SAY
    if word in words("reporting", "accuse"):
        manner = Manner.ACCUSE
    elif word in words("reporting", "deny"):
        manner = Manner.DENY
    if word in words("reporting", "participle"):
        return Report(start, end, (0, 0), (end, len(folded)), manner, "", start)
    skipped = _SKIPPED.search(before)
    last = len(before.rstrip()) if skipped is None else len(before[: skipped.start()].rstrip())
    inverted = _inverted(scene, last, end)
    if inverted is not None:
        return Report(start, inverted[1], inverted, (0, len(folded)), manner, "", start, closed=True)
    if _SUPPOSED.search(folded[: _segment_start(scene, last)]):
        return None
    if _SHARED.search(folded[:last]):
        return Report(start, end, (0, 0), (end, len(folded)), manner, "", start)
    phrase = _phrase_before(scene, last)
    text = folded[phrase[0] : phrase[1]].strip()
    pronoun = text if _PRONOUN.fullmatch(text) else ""
    scope, closed = _scope(scene, phrase, end)
    if not closed and word in words("reporting", "with_clause") and not _has_clause(folded, end):
        return None
    return Report(min(phrase[0], start), end, phrase, scope, manner, pronoun, start, closed)


def statement(scene: Scene, start: int, end: int) -> Report:
    """The words ``start:end`` as a statement that their subject makes: "praised both sides"."""
    before = scene.folded[:start]
    skipped = _SKIPPED.search(before)
    last = len(before[: skipped.start()].rstrip()) if skipped else len(before.rstrip())
    phrase = (0, 0) if _SHARED.search(before[:last]) else _phrase_before(scene, last)
    text = scene.folded[phrase[0] : phrase[1]].strip()
    pronoun = text if _PRONOUN.fullmatch(text) else ""
    if text.rpartition(" ")[2] in {"", "the"}:  # the subject is among the words
        phrase = (start, min((p.end for p in scene.parties if start <= p.start < end), default=start))
    return Report(min(phrase[0], start), end, phrase, (start, end), Manner.SAY, pronoun, start)


def _has_clause(folded: str, end: int) -> bool:
    """Whether the words behind a verb hold a clause, as far as its shape tells."""
    rest = folded[end:]
    return bool(re.match(r'[:,]? ?"', rest)) or " that " in rest or bool(_FINITE.search(rest))


def _is_verb(scene: Scene, start: int, word: str) -> bool:
    """Whether the word is a verb of its own: "the announced layoffs" and "its claims" are not."""
    before = scene.folded[:start].rstrip().rpartition(" ")[2]
    if before in {"the", "a", "an", "its", "their", "his", "her", "this", "these", "no", "of", "by"}:
        return False
    if word not in words("reporting", "nouns"):
        return True
    parse = scene.parse
    if parse is None:
        return _ending_near(scene, start)
    return parse.pos[parse.at(scene.start + start)] in {"VERB", "AUX"}


def _ending_near(scene: Scene, start: int) -> bool:
    """Whether a party or person stands right before ``start``."""
    return any(start - 2 <= party.end <= start for party in (*scene.parties, *scene.people))


def _inverted(scene: Scene, last: int, end: int) -> Region | None:
    """The speaker's phrase after the verb: "…," said Ana Soler, president of the union."""
    before = scene.folded[:last]
    if not before.endswith((",", '"', "-", "?", "!")):
        return None
    quote = before.rstrip(",").endswith('"') or before.endswith('"')
    following = [p for p in (*scene.parties, *scene.people) if p.start >= end]
    first = min((p.start for p in following), default=None)
    unnamed = any_of("unnamed").match(scene.folded, end + 1)
    if not quote and (_apposition(scene, last) is not None or first is None):
        return None
    if first is None and not unnamed:
        return None
    if first is not None and (first - end > _LONGEST_PHRASE // 2 or _FINITE.search(scene.folded, end, first)):
        return None
    stop = _PHRASE_END.search(scene.folded, end)
    close = stop.start() if stop else len(scene.folded)
    rest = scene.folded[close : close + _LONGEST_PHRASE]
    more = re.match(r", (?:[^,;:\"().]+)", rest)
    if more and (any_of("officers").search(more.group()) or any_of("members").search(more.group())):
        close += more.end()
    if first is not None and first >= close:
        return None
    return (end, close)


def _apposition(scene: Scene, last: int) -> int | None:
    """Where the phrase begins whose apposition ends with the comma before ``last``: "Ana Soler, president of
    the union," """
    folded = scene.folded
    comma = folded.rfind(",", 0, last - 1)
    if comma < 0:
        return None
    between = folded[comma + 1 : last - 1]
    if '"' in between or ";" in between:
        return None
    described = (
        any_of("officers").search(between)
        or any_of("members").search(between)
        or re.match(r" (?:who|which)\b", between)
        or any(comma < person.start and person.end <= last for person in scene.people)
        or re.match(r" (?:an?|the) \w+", between)
    )
    start = _segment_start(scene, comma)
    head = any(start <= p.start < comma for p in (*scene.parties, *scene.people))
    return start if described and head else None


def _phrase_before(scene: Scene, last: int) -> Region:
    """The subject that ends at ``last``."""
    folded = scene.folded
    if folded[:last].endswith(","):
        start = _apposition(scene, last)
        if start is not None:
            return (start, last - 1)
    relative = _RELATIVE.search(folded[:last])
    if relative:
        return (_segment_start(scene, relative.start()), relative.start())
    start = _segment_start(scene, last)
    if not folded[start:last].strip():
        return (0, last)
    return (start, last)


def _segment_start(scene: Scene, last: int) -> int:
    """Where the stretch without a boundary that ends at ``last`` begins."""
    folded = scene.folded
    start = 0
    for match in _BOUNDARY.finditer(folded, 0, last):
        if match.end() < last:
            start = match.end()
    for match in _AND.finditer(folded, start, last):
        left = folded[start : match.start()].strip().removeprefix("the ")
        joint = any(
            party.end == match.start() - 1 and party.end - party.start >= len(left) for party in scene.parties
        )
        if not joint:
            start = match.end()
    return start


def _scope(scene: Scene, phrase: Region, end: int) -> tuple[Region, bool]:
    """What is told, and whether the report closes it."""
    folded = scene.folded
    before = folded[: phrase[0]].rstrip()
    if _RELATED.match(folded, phrase[1]):
        return (end, _to_comma(folded, end)), False
    if _SUBORDINATE.search(folded[: phrase[0]]) and "," not in before:
        return (end, _to_comma(folded, end)), False
    about = _ABOUT.match(folded, end) if folded[:end].endswith(("told", "tells", "telling")) else None
    if about and " that " not in folded[end:]:
        return (end, _to_comma(folded, end)), False
    if before.endswith((",", '"', "-")) and _is_told(scene, len(before)) and _is_closed(scene, end):
        return (0, len(folded)), True
    return (end, len(folded)), False


def _to_comma(folded: str, start: int) -> int:
    """The next comma, or the end of the sentence."""
    comma = folded.find(",", start)
    return comma if comma >= 0 else len(folded)


def _is_told(scene: Scene, last: int) -> bool:
    """Whether what stands before ``last`` tells something, and is no mere "In a statement, "."""
    text = scene.folded[:last].strip(' ,"-')
    if not text:
        return False
    if scene.parse is not None:
        first = bisect_left(scene.parse.starts, scene.start)
        stop = bisect_left(scene.parse.starts, scene.start + last)
        if any(scene.parse.pos[i] in {"VERB", "AUX"} for i in range(first, stop)):
            return not re.match(r"(?:in|on|at|by) (?:an?|the|its|his|her|their) [^,]{0,60}$", text)
    opening = text.partition(" ")[0]
    return len(text.split()) >= 3 and opening not in words("reporting", "media")


def _is_closed(scene: Scene, end: int) -> bool:
    """Whether nothing is told right behind the verb: the sentence ends there, goes on after a comma, or only
    says where and when.
    """
    folded = scene.folded
    stop = re.search(r"[,.;:\"]|$", folded[end:])
    chunk = folded[end : end + (stop.start() if stop else 0)]
    if not chunk.strip():
        return True
    if folded[:end].endswith(("told", "tells")):
        chunk = re.sub(
            r"^ (?:the |its |their |an? )?[\w'-]+(?: [\w'-]+){0,2}?(?=$| (?:in|on|at|by|late|after)\b)",
            "",
            chunk,
        )
        if not chunk.strip():
            return True
    opening = chunk.split()[0]
    if opening not in words("reporting", "media") and not _DAY.match(chunk):
        return False
    bare = {*chunk.split()}
    return bare.isdisjoint(words("reporting", "content")) and not _FINITE.search(chunk)


def _bounded(scene: Scene, said: list[Report]) -> Iterator[Report]:
    """The reports, each with a scope that leaves the others theirs."""
    folded = scene.folded
    low = 0
    for place, report in enumerate(said):
        start, end = report.scope
        following = said[place + 1] if place + 1 < len(said) else None
        if following is not None and following.start >= report.end:
            stop = following.start
            if following.closed:
                cuts = [m.end() for m in _COORDINATE.finditer(folded, report.end, following.start)]
                if cuts:
                    stop = cuts[-1]
            end = min(end, stop)
        if report.closed:
            start = max(start, low)
            begun = [m.end() for m in re.finditer(r";\s", folded[start : report.start])]
            start += begun[-1] if begun else 0
            further = re.match(
                r"[^,;\"]*(?:;|,\"? (?:and|but|while|though|although)\b)", folded[report.end :]
            )
            if further:
                end = min(end, report.end)
        else:
            start = max(start, report.end)
            over = folded.find("; ", report.end)
            end = min(end, over) if over >= 0 else end
        low = end
        yield replace(report, scope=(start, end))


# --- other ways of saying who says so ----------------------------------------------------------------------


def _according(scene: Scene) -> Iterator[Report]:
    for match in _ACCORDING.finditer(scene.folded):
        stop = _PHRASE_END.search(scene.folded, match.end() + 1)
        end = stop.start() if stop else len(scene.folded)
        initial = not scene.folded[: match.start()].strip(' "').replace("but", "").replace("and", "").strip()
        cuts = [m.end() for m in re.finditer(r";\s|,? (?:but|while)\s", scene.folded[: match.start()])]
        scope = (end, len(scene.folded)) if initial else (cuts[-1] if cuts else 0, match.start())
        yield Report(match.start(), end, (match.end(), end), scope)


def _owner(scene: Scene, end: int) -> Party | None:
    """The party that the possessive ending at ``end`` belongs to."""
    found = [p for p in (*scene.parties, *scene.people) if end - 3 <= p.end <= end]
    return min(found, key=lambda p: p.start) if found else None


def _accounts(scene: Scene) -> Iterator[Report]:
    """ "By the union's account, …" """
    for match in _possessive("account").finditer(scene.folded):
        owner = _owner(scene, match.end(0) - len(match.group()) + 2)
        if owner is None or not re.search(r"\b(?:in|by|on)\s+$", scene.folded[: owner.start]):
            continue
        manner = Manner.ACCUSE if "version" in match.group() else Manner.SAY
        scope = (0, len(scene.folded))
        yield Report(owner.start, match.end(), (owner.start, owner.end), scope, manner)


def _charges(scene: Scene) -> Iterator[Report]:
    """ "… the union's claim that …" """
    for match in _possessive("charge").finditer(scene.folded):
        owner = _owner(scene, match.start() + 2)
        if owner is not None and re.match(r" (?:that|of)\b", scene.folded[match.end() :]):
            scope = (match.end(), len(scene.folded))
            yield Report(owner.start, match.end(), (owner.start, owner.end), scope, Manner.ACCUSE)


def _labels(scene: Scene) -> Iterator[Report]:
    """ "… what the union called a lockout" """
    for match in re.finditer(r"\bwhat ([^,.;]{2,60}?) ", scene.folded):
        verb = any_of("labels").search(scene.folded, match.end() - 1, match.end() + 60)
        if verb is None or re.search(r"[,.;]", scene.folded[match.end() : verb.start()]):
            continue
        stop = re.search(r"[,.;]|$", scene.folded[verb.end() :])
        scope = (verb.end(), verb.end() + (stop.start() if stop else 0))
        yield Report(match.start(), verb.end(), (match.start(1), verb.start()), scope, Manner.ACCUSE)


def _colon(scene: Scene) -> Iterator[Report]:
    """ "Union: studios rejected offer" """
    opening = re.match(r"[^:,;.]{2,60}:\s", scene.folded)
    if opening is None:
        return
    end = opening.end() - 2
    first = [p for p in (*scene.parties, *scene.people) if p.start <= 4]
    if any(party.end == end for party in first):
        yield Report(0, end, (0, end), (opening.end(), len(scene.folded)))
