"""Predicates of a parsed sentence, and what the detector of events (:mod:`strike_timeline.events.detector`)
sees of them.

A predicate is a verb, what a copula makes one ("is not on strike"), or a noun that is known to tell events
("the closure").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from strike_timeline.events.clauses import clause_at
from strike_timeline.events.view import View, words
from strike_timeline.language.syntax import Parse

_NO_PREDICATE = frozenset({"amod", "compound", "aux", "case", "mark"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_DIGIT = re.compile(r"\d")
_LONGEST_TRIGGER = 6
"""Words of the longest trigger that a verb makes with its object."""


def predicates(view: View, nouns: Collection[str]) -> list[int]:
    """Tokens of the sentence that are predicates; ``nouns`` are the lemmas of nouns that count."""
    scene, parse = view.scene, view.scene.parse
    if parse is None:
        return []
    first = parse.at(scene.start)
    first += parse.starts[first] < scene.start
    last = parse.at(scene.start + len(scene.text) - 1)
    return [token for token in range(first, last + 1) if _is_predicate(parse, token, nouns)]


def _is_predicate(parse: Parse, token: int, nouns: Collection[str]) -> bool:
    pos = parse.pos[token]
    if pos == "VERB":
        return parse.relations[token] not in _NO_PREDICATE
    if pos not in _NOMINAL:
        return False
    if pos == "NOUN" and parse.lemmas[token] in nouns:
        return True
    return any(parse.relations[i] == "cop" for i in parse.dependents[token])


def trigger_span(parse: Parse, token: int) -> tuple[int, int]:
    """Characters of the words that tell the event: the predicate, with its particle and its object's head
    when they follow closely ("put back the release").
    """
    last = token
    for i in (*parse.by_relation(token, "compound"), *parse.objects(token)):
        if token < i < token + _LONGEST_TRIGGER:
            last = max(last, i)
    return parse.starts[token], parse.ends[last]


def slots(parse: Parse, token: int) -> tuple[str, str, str]:
    """The words of the predicate, its subject and its object (or else its first oblique), whose meaning
    counts; empty where there is none.
    """
    subject = parse.subject(token)
    objects = parse.objects(token) or parse.by_relation(token, "obl")
    return (
        parse.lemmas[token],
        parse.words[subject] if subject is not None else "",
        parse.words[objects[0]] if objects else "",
    )


def features(view: View, token: int) -> Iterator[str]:
    """Binary features of the predicate ``token``, as strings."""
    scene, parse = view.scene, view.scene.parse
    assert parse is not None
    offset = parse.starts[token] - scene.start
    yield from _own(parse, token)
    yield from _arguments(view, parse, token)
    yield from _dependents(view, parse, token)
    home = scene.clauses[clause_at(scene.clauses, offset)]
    yield f"link={home.link.value}"
    in_clause = any(home.start <= start < home.end for start, _ in view.dates)
    dated = "clause" if in_clause else "sentence" if view.dates else "no"
    yield f"dated={dated}"
    yield f"{parse.lemmas[token]}|dated={dated}"
    yield f"parties={min(view.parties, 3)}"
    if scene.lead:
        yield "lead"
    for candidate in view.found:
        if candidate.start <= offset < candidate.end:
            yield f"candidate={candidate.type.value}"
            yield f"candidate={candidate.type.value}|{parse.lemmas[token]}"
        else:
            yield f"beside={candidate.type.value}"
    clause = scene.folded[home.start : home.end]
    if _DIGIT.search(clause):
        yield "digits"
    if scene.folded[:offset].count('"') % 2:
        yield "quoted"
    for word in words(clause):
        yield f"word={word}"


def _own(parse: Parse, token: int) -> Iterator[str]:
    lemma, relation = parse.lemmas[token], parse.relations[token]
    yield f"lemma={lemma}"
    yield f"lemma={lemma}|{parse.tenses[token]}"
    yield f"pos={parse.pos[token]}"
    yield f"relation={relation}"
    yield f"tense={parse.tenses[token]}"
    particle = parse.particle(token)
    if particle is not None:
        yield f"phrasal={lemma} {parse.words[particle]}"
    if parse.is_negated(token):
        yield "negated"
        yield f"{lemma}|negated"
    if parse.is_passive(token):
        yield "passive"
        yield f"{lemma}|passive"
    for i in parse.auxiliaries(token):
        yield f"auxiliary={parse.lemmas[i]}"
    over = parse.heads[token]
    if over != token:
        yield f"head={parse.lemmas[over]}"
        yield f"head={relation}:{parse.lemmas[over]}"


def _arguments(view: View, parse: Parse, token: int) -> Iterator[str]:
    lemma = parse.lemmas[token]
    subject = parse.subject(token)
    who = "none" if subject is None else view.named(parse, subject)
    yield f"subject={who}"
    yield f"{lemma}|subject={who}"
    for i in parse.objects(token):
        what = view.named(parse, i)
        yield f"object={what}"
        yield f"{lemma}|object={what}"
        for modifier in parse.by_relation(i, "amod", "compound", "nmod"):
            yield f"of object={view.named(parse, modifier)}"
    for i in parse.by_relation(token, "obl"):
        preposition = next(iter(parse.prepositions(i)), "")
        yield f"oblique={preposition} {view.named(parse, i)}"
        yield f"{lemma}|{preposition}"


def _dependents(view: View, parse: Parse, token: int) -> Iterator[str]:
    lemma = parse.lemmas[token]
    for i in parse.by_relation(token, "xcomp", "ccomp", "advcl"):
        relation = parse.relations[i]
        yield f"{relation}={parse.lemmas[i]}"
        yield f"{lemma}|{relation}"
        if relation in {"xcomp", "ccomp"}:
            yield f"{lemma}|{relation}={parse.lemmas[i]}"
        for what in parse.objects(i):
            yield f"{relation} object={view.named(parse, what)}"
    for word in parse.prepositions(token):
        yield f"case={word}"
    for i in parse.by_relation(token, "det", "amod", "compound", "nmod", "nummod"):
        yield f"modifier={view.named(parse, i)}"
        if parse.pos[token] == "NOUN":
            yield f"{lemma}|modifier={view.named(parse, i)}"
