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
from collections.abc import Iterator
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
WORD = re.compile(r"\w+")


class LexiconError(Exception):
    """A pattern that cannot be compiled, with the pattern and the reason."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """One entry. ``type`` is None for wording that looks like an event and is none."""

    type: EventType | None
    patterns: tuple[str, ...]
    """As they stand in the file."""
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

    def needs(self, pattern: str) -> tuple[frozenset[str], ...]:
        """Sets of words: a match of ``pattern`` begins with one of the first set and holds one of each other;
        "" stands for a match that begins with no word ("%").
        """
        openers: set[str] = set()
        held: list[frozenset[str]] = []
        opening = True
        for element in pattern.split():
            if element.startswith(("!", "..")):
                continue
            words = self._first_words(element.removesuffix("?"))
            if opening:
                openers |= words
            elif not element.endswith("?") and "" not in words:
                held.append(frozenset(words))
            opening = opening and element.endswith("?")
        return frozenset(openers), *held

    def _first_words(self, element: str) -> set[str]:
        words: set[str] = set()
        for form in self._forms(element):
            if form.startswith("@"):
                words.update(*(self.needs(item)[0] for item in self.classes[form[1:]]))
            else:
                found = WORD.match(form)
                words.add(found.group() if found else "")
        return words

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
        forms = [
            self._class(form[1:]) if form.startswith("@") else re.escape(form).replace(r"\ ", SEPARATOR)
            for form in self._forms(element)
        ]
        return "(?:" + "|".join(sorted(forms, key=len, reverse=True)) + ")"

    def _forms(self, element: str) -> Iterator[str]:
        """Every written form of an element; a class stays "@name"."""
        kind = ""
        for word in element.split("|"):
            prefix, colon, rest = word.partition(":")
            kind, word = (prefix, rest) if colon else (kind, word)
            plain = word.replace("_", " ")
            if word.startswith("@"):
                yield word
            elif kind in ("v", "n"):
                yield from verb_forms(plain) if kind == "v" else noun_forms(plain)
            else:
                yield plain

    def _class(self, name: str) -> str:
        if name not in self._expanded:
            if name not in self.classes:
                raise LexiconError(f"no class @{name} in the trigger lexicon")
            parts = [self._pattern(item) for item in self.classes[name]]
            self._expanded[name] = "(?:" + "|".join(sorted(parts, key=len, reverse=True)) + ")"
        return self._expanded[name]


@cache
def _compiler() -> Compiler:
    classes = read_lexicon("triggers")["classes"]
    assert isinstance(classes, dict)
    return Compiler(classes)


@cache
def _regex(pattern: str) -> re.Pattern[str]:
    return _compiler().compile(pattern)


@cache
def triggers() -> tuple[Trigger, ...]:
    """Every entry of the trigger lexicon, in file order."""
    entries = read_lexicon("triggers")["trigger"]
    assert isinstance(entries, list)
    return tuple(
        Trigger(
            type=None if entry["type"] == NO_EVENT else EventType(entry["type"]),
            patterns=tuple(entry["patterns"]),
            weight=entry.get("weight", 0.6),
            needs=entry.get("needs"),
            status=Status(entry["status"]) if "status" in entry else None,
            source=entry.get("name", entry["patterns"][0]),
            hides=frozenset(EventType(name) for name in entry.get("hides", EventType)),
        )
        for entry in entries
    )


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern of an entry: each is searched for by itself, so that a weak one hides no strong one."""

    number: int
    """Its place in the file."""
    trigger: Trigger
    text: str
    held: tuple[frozenset[str], ...]
    """Sets of words, of each of which a match holds one behind its first word."""

    @property
    def regex(self) -> re.Pattern[str]:
        """Compiled when it is first needed: an article needs few of them."""
        return _regex(self.text)


@cache
def patterns_by_opener() -> dict[str, list[Pattern]]:
    """Every pattern by the words a match can begin with: a sentence is searched only for those that its words
    open and fill.
    """
    found: dict[str, list[Pattern]] = {}
    number = 0
    for trigger in triggers():
        for text in trigger.patterns:
            number += 1
            openers, *held = _compiler().needs(text)
            for word in openers:
                found.setdefault(word, []).append(Pattern(number, trigger, text, tuple(held)))
    return found
