"""One plain line for each event, from the templates of ``resources/lexicon/summaries.toml``."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import cast

from strike_timeline.document import EventRecord
from strike_timeline.language.lexicon import read_lexicon
from strike_timeline.model import EventType, Status
from strike_timeline.timeline.sides import Directory
from strike_timeline.timeline.wording import balanced, joined

_CLAUSE = 110
"""Characters of an article that a summary quotes."""
_BEFORE, _AFTER = 70, 30
"""Characters before the trigger among which a cut quotation begins, and that are kept after it."""
_OPENS = re.compile(r"(?:[,;:–—]|\b(?:and|as|but|while|after|when|because|since|that))\s+")
_UNFINISHED = re.compile(
    r"[\s,;:–—-]+(?:an?|the|its|their|his|her|of|in|on|at|to|by|for|from|with|and|or|but|as|that|which|who|is|are|was"
    r"|were|be|been|has|have|had|will|would|about|after|before|during|over|under|than|between|more|not|no)$"
    r"|[\s,;:–—-]+$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[^()]*\)(?=\s)")
_OPEN_BRACKET = re.compile(r"\s*\([^()]*$")
_MARKS = " ,;:–—-"
_SPEECH = re.compile(r"[“\"]([^“”\"]+)(?:[”\"]|$)|^([^“”\"]{12,})”")
_WORTH_QUOTING = 12
_FEW = 4
_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d+)?)\s?(?:%|percent\b|per cent\b|pct\b)", re.IGNORECASE)
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_VERB = re.compile(r"\{(unions|employers)\} \{(\w+)\|(\w+)\}")
_PLURAL = re.compile(r" and |^(?!.* (?:of|for|in) ).*[a-z]s$")
_VOTES = frozenset({EventType.STRIKE_AUTHORIZATION, EventType.RATIFICATION, EventType.RATIFICATION_VOTE})


@dataclass(frozen=True, slots=True)
class Template:
    text: str
    trigger: re.Pattern[str] | None


@cache
def templates() -> dict[tuple[EventType, Status], tuple[Template, ...]]:
    """All templates by type and status."""
    table = cast("dict[str, dict[str, list[dict[str, str]]]]", read_lexicon("summaries"))
    return {
        (EventType(kind), Status(status)): tuple(
            Template(r["text"], re.compile(r["trigger"], re.IGNORECASE) if "trigger" in r else None)
            for r in rows
        )
        for kind, by_status in table.items()
        for status, rows in by_status.items()
    }


def summarize(event: EventRecord, directory: Directory) -> str:
    """One line: who does what, with whom; for what has no fixed form, the words of the surest article."""
    slots = _slots(event, directory)
    triggers = " | ".join(m.trigger for m in event.mentions)
    for template in templates()[event.type, event.status]:
        if template.trigger is not None and not template.trigger.search(triggers):
            continue
        line = _fill(template.text, slots)
        if line is not None:
            return line[:1].upper() + line[1:]
    return event.type.value.replace("_", " ").capitalize()


def _fill(text: str, slots: dict[str, str]) -> str | None:
    def part(match: re.Match[str]) -> str:
        return _fill(match.group(1), slots) or ""

    text = _OPTIONAL.sub(part, text)
    if any(not slots.get(name) for name in _SLOT.findall(text)):
        return None
    text = _VERB.sub(lambda m: f"{{{m[1]}}} {m[3] if _PLURAL.search(slots[m[1]]) else m[2]}", text)
    return _SLOT.sub(lambda m: slots[m.group(1)], text)


def _slots(event: EventRecord, directory: Directory) -> dict[str, str]:
    unions = joined([directory.short(u) for u in event.unions], most=3)
    employers = joined([directory.short(e) for e in event.employers], most=3)
    everyone = _everyone(event, directory)
    return {
        "unions": unions,
        "employers": employers,
        "at": _at(event, employers, directory),
        "both": everyone if unions and employers else "",
        "any": everyone,
        "others": joined([directory.short(o) for o in event.others], most=2),
        "workers": f"{event.workers:,} workers" if event.workers else "",
        "percent": _percent(event) if event.type in _VOTES else "",
        "who": _speaker(event, directory),
        "clause": _speech(event) or _clause(event),
    }


def _everyone(event: EventRecord, directory: Directory) -> str:
    """Unions, then employers, as one list that names both sides however long they are."""
    first = max(1, _FEW - 1 - len(event.employers))
    named = [*event.unions[:first], *event.employers, *event.unions[first:]]
    if len(named) <= _FEW:
        named = [*event.unions, *event.employers]
    return joined([directory.short(party) for party in named], most=_FEW)


def _at(event: EventRecord, employers: str, directory: Directory) -> str:
    if not employers:
        return ""
    return (
        f"against {employers}" if all(map(directory.is_association, event.employers)) else f"at {employers}"
    )


def _speaker(event: EventRecord, directory: Directory) -> str:
    who = next((m.attributed_to for m in event.mentions if m.attributed_to), None)
    return directory.short(who) if who else ""


def _percent(event: EventRecord) -> str:
    """The share of votes: of sentences that give one percentage only, the one told most, then most
    exactly."""
    told: Counter[str] = Counter()
    for mention in event.mentions:
        found = _PERCENT.findall(mention.quote)
        if len(found) == 1 and float(found[0]) <= 100:
            told[found[0]] += 1
    if not told:
        return ""
    best = min(told, key=lambda n: (-len(n.partition(".")[2]), -told[n], n))
    return f"{best} percent"


def _speech(event: EventRecord) -> str:
    """The words of a statement, of the longest piece in quotation marks of its surest mention."""
    if event.type is not EventType.STATEMENT:
        return ""
    mention = max(event.mentions, key=lambda m: (m.confidence, -len(m.quote)))
    said = max(
        (a or b for a, b in _SPEECH.findall(" ".join(mention.quote.split()))), key=len, default=""
    ).strip(_MARKS + ".")
    if len(said) < _WORTH_QUOTING:
        return ""
    if len(said) > _CLAUSE:
        said = said[: said.rfind(" ", 0, _CLAUSE)]
        while (last := _UNFINISHED.search(said)) is not None:
            said = said[: last.start()]
        said = f"{said} …"
    return f"“{said}”"


def _clause(event: EventRecord) -> str:
    """The evidence sentence of the surest mention, cut to a line: from the clause of the trigger on, and
    never ended by a word that asks for another."""
    mention = max(event.mentions, key=lambda m: (m.confidence, -len(m.quote)))
    quote = " ".join(mention.quote.split())
    if len(quote) <= _CLAUSE:
        return balanced(quote.rstrip("."))
    at = quote.find(" ".join(mention.trigger.split())) if mention.trigger else 0
    start = 0
    if at + len(mention.trigger) > _CLAUSE - _AFTER:
        opens = [m.end() for m in _OPENS.finditer(quote, max(0, at - _BEFORE), at)]
        opens = [i for i in opens if not _IN_BRACKETS.match(quote, i)]
        start = opens[0] if opens else quote.rfind(" ", 0, max(1, at - _AFTER)) + 1
        if inside := _IN_BRACKETS.match(quote, start):
            start = min(inside.end() + 1, at)
    cut = quote[start:].rstrip(".")
    more = len(cut) > _CLAUSE
    if more:
        cut = cut[: cut.rfind(" ", 0, _CLAUSE)]
        while (last := _UNFINISHED.search(cut)) is not None:
            cut = cut[: last.start()]
        cut = _OPEN_BRACKET.sub("", cut)
    return ("… " if start else "") + balanced(cut.strip(_MARKS) + (" …" if more else ""))
