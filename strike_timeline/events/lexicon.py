"""The trigger lexicon: patterns of words that tell an event, compiled from
``resources/lexicon/triggers.toml``.

A pattern is a sequence of elements separated by blanks, matched over a sentence in lower case:

==============  =====================================================================
``deal``        that word; ``a|b`` either, in every element; ``_`` joins the words of one alternative
``v:reach``     any form of the verb ("reached"); phrasal: ``v:walk_off``
``n:talk``      singular or plural
``@deal``       a class of the ``[classes]`` table, itself made of elements
``..3``         up to three words between, none of which opens a clause ("as", "while" …)
``x?``          the element may be absent
``!x``          the match is void when ``x`` follows here
==============  =====================================================================

Elements may be apart by blanks, commas, quotes, brackets and hyphens, never across ``; : . ! ?``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from strike_timeline.events.inflect import noun_forms, verb_forms
from strike_timeline.language.lexicon import read_lexicon
from strike_timeline.model import EventType, Status

GAP_WORD = (
    r"(?!(?:as|after|because|when|while|but|if|until|before|since|although)\b)[\w$€£%&/@#'.][\w$€£%&/@#'.\-]*"
)
SEPARATOR = r"[\s,'\"“”‘()\[\]*_–—-]+"
NO_EVENT = "none"


class LexiconError(Exception):
    """A pattern that cannot be compiled, with the pattern and the reason."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """One compiled entry. ``type`` is None for wording that looks like an event and is none."""

    type: EventType | None
    regexes: tuple[re.Pattern[str], ...]
    """One a pattern, so that a weak pattern hides no strong one."""
    gate: re.Pattern[str]
    """All patterns as one: most sentences hold none of them, and this tells so at once."""
    weight: float
    """Prior that a match tells this event, in 0..1."""
    needs: str | None = None
    """``date``: counts only where the sentence dates it."""
    status: Status | None = None
    """The status the wording itself gives ("averted a strike"), before the context is asked."""
    source: str = ""
    hides: frozenset[EventType] = frozenset(EventType)
    """Of a near-miss: the types that what ends inside it is none of."""


class Compiler:
    """Compiles patterns against a table of word classes."""

    def __init__(self, classes: dict[str, list[str]]) -> None:
        self.classes = classes
        self._expanded: dict[str, str] = {}

    def compile(self, *patterns: str) -> re.Pattern[str]:
        """One expression that any of ``patterns`` matches, at the boundaries of words."""
        body = "|".join(self._pattern(pattern) for pattern in patterns)
        return re.compile(rf"(?<![\w-])(?:{body})(?![\w])")

    def _pattern(self, pattern: str) -> str:
        if re.search(r"(?:^|\s)\.\.\d+$|^\.\.\d+\s", pattern):
            raise LexiconError(f"a gap stands at the edge of the pattern {pattern!r}")
        out, pending = "", False
        for element in pattern.split():
            gap = re.fullmatch(r"\.\.(\d+)", element)
            if gap:
                out += (SEPARATOR if pending else "") + f"(?:{GAP_WORD}{SEPARATOR}){{0,{gap[1]}}}?"
                pending = False
            elif element.startswith("!"):
                out += rf"(?!{SEPARATOR}{self._element(element[1:])}(?!\w))"
            elif element.endswith("?"):
                inner = self._element(element[:-1])
                out += rf"(?:{SEPARATOR}{inner})?" if pending else rf"(?:{inner}{SEPARATOR})?"
            else:
                out += (SEPARATOR if pending else "") + self._element(element)
                pending = True
        return out

    def _element(self, element: str) -> str:
        kind, forms = "", []
        for word in element.split("|"):
            prefix, colon, rest = word.partition(":")
            kind, word = (prefix, rest) if colon else (kind, word)
            if word.startswith("@"):
                forms.append(self._class(word[1:]))
                continue
            plain = word.replace("_", " ")
            phrases = verb_forms(plain) if kind == "v" else noun_forms(plain) if kind == "n" else (plain,)
            forms += [re.escape(phrase).replace(r"\ ", SEPARATOR) for phrase in phrases]
        return "(?:" + "|".join(sorted(forms, key=len, reverse=True)) + ")"

    def _class(self, name: str) -> str:
        if name not in self._expanded:
            if name not in self.classes:
                raise LexiconError(f"no class @{name} in the trigger lexicon")
            parts = [self._pattern(item) for item in self.classes[name]]
            self._expanded[name] = "(?:" + "|".join(sorted(parts, key=len, reverse=True)) + ")"
        return self._expanded[name]


@cache
def triggers() -> tuple[Trigger, ...]:
    """Every entry of the trigger lexicon, compiled, in file order."""
    table = read_lexicon("triggers")
    classes, entries = table["classes"], table["trigger"]
    assert isinstance(classes, dict) and isinstance(entries, list)
    compiler = Compiler(classes)
    return tuple(
        Trigger(
            type=None if entry["type"] == NO_EVENT else EventType(entry["type"]),
            gate=compiler.compile(*entry["patterns"]),
            regexes=tuple(compiler.compile(pattern) for pattern in entry["patterns"]),
            weight=entry.get("weight", 0.6),
            needs=entry.get("needs"),
            status=Status(entry["status"]) if "status" in entry else None,
            source=entry.get("name", entry["patterns"][0]),
            hides=frozenset(EventType(name) for name in entry.get("hides", EventType)),
        )
        for entry in entries
    )
