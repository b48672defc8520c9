"""What the parse says about a trigger, as features of the judge (:mod:`strike_timeline.events.judge`)."""

from __future__ import annotations

from collections.abc import Iterator

from strike_timeline.events.triggers import Candidate
from strike_timeline.events.view import View
from strike_timeline.language.syntax import Parse


def grammar(view: View, candidate: Candidate) -> Iterator[str]:
    """Features of the trigger ``candidate``; none in a sentence that has not been parsed."""
    parse = view.scene.parse
    if parse is None:
        return
    top = view.head_of(parse, candidate)
    verb = parse.verb_over(top)
    relation = parse.relations[top]
    yield f"pos={parse.pos[top]}"
    yield f"lemma={parse.lemmas[top]}"
    for i in parse.objects(top):
        yield f"lemma={parse.lemmas[top]} {view.named(parse, i)}"
    yield f"rel={relation}"
    yield f"tense={parse.tenses[verb]}"
    yield f"clause={parse.relations[verb]}"
    if verb != top:
        yield from _of_noun(parse, top, verb)
    for i in parse.auxiliaries(verb):
        yield f"aux={parse.lemmas[i]}"
    if parse.is_negated(verb) or parse.is_negated(top):
        yield "negated"
    if parse.is_passive(verb):
        yield "passive"
    subject = parse.subject(verb)
    if subject is None:
        yield "subject=none"
    elif subject != top:
        yield f"subject={view.named(parse, subject)}"
    for i in parse.objects(verb):
        if i != top and i != subject:
            yield f"object={view.named(parse, i)}"
    over = parse.verb_over(parse.heads[verb]) if parse.heads[verb] != verb else verb
    if over != verb:
        yield f"over={parse.lemmas[over]}"
        yield f"over={parse.relations[verb]}:{parse.lemmas[over]}"


def _of_noun(parse: Parse, top: int, verb: int) -> Iterator[str]:
    over = parse.heads[top]
    yield f"governor={parse.relations[top]}:{parse.lemmas[over]}"
    yield f"verb={parse.lemmas[verb]}"
    for word in parse.prepositions(top):
        yield f"case={word}"
    determiners = parse.by_relation(top, "det")
    yield f"det={parse.words[determiners[0]] if determiners else 'none'}"
    if any(parse.relations[i] == "nmod:poss" for i in parse.dependents[top]):
        yield "possessed"
    for i in parse.by_relation(top, "amod", "compound", "nummod"):
        yield f"amod={parse.lemmas[i]}"
