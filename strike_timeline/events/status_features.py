"""What the model of status (:mod:`strike_timeline.events.status_model`) sees of an event: the decision of the
rules, its date, the words around it, and what governs it in the parse.

Verbs count by their class too ("refusal", "plan"; ``resources/lexicon/status.toml``), so that what is learned
of "cancel" holds for "scrap".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from strike_timeline.events.clauses import clause_at
from strike_timeline.events.status import Context, is_past
from strike_timeline.events.triggers import Candidate
from strike_timeline.events.view import View, words
from strike_timeline.language.lexicon import read_lexicon
from strike_timeline.language.syntax import Parse
from strike_timeline.model import DateSpan, Published, Status

_NEAR = 2
"""Words on each side of the trigger whose place counts."""
_MOODS = {
    "will": "future",
    "'ll": "future",
    "wo": "future",
    "shall": "future",
    "would": "would",
    "'d": "would",
    "could": "could",
    "can": "could",
    "ca": "could",
    "may": "could",
    "might": "could",
    "should": "should",
    "must": "should",
    "ought": "should",
}
"""Helping verbs by mood, as the tokenizer cuts them ("wo" + "n't")."""
_HAVE = frozenset({"have", "has", "had", "having", "'ve"})
_ABOVE = 3
"""Governing verbs that are looked at."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """An event as the rules leave it."""

    context: Context
    status: Status
    certain: bool
    """Whether the rules have the last word."""
    when: DateSpan | None
    published: Published | None


def features(view: View, parse: Parse, candidate: Candidate, ruled: Ruled) -> Iterator[str]:
    """Binary features of the event at ``candidate``, as strings."""
    time = _time(ruled.when, ruled.published)
    yield from _rules(view, candidate, ruled, time)
    yield from _wording(view, candidate, time)
    top = view.head_of(parse, candidate)
    verb = parse.verb_over(top)
    form, rule = _form(parse, verb), ruled.status.value
    yield f"words={_helped(parse, verb)}"
    yield f"form={form}"
    yield f"form={form}|{time}"
    yield f"form={form}|{rule}"
    yield f"form={form}|{rule}|{time}"
    yield f"form={form}|{candidate.type.value}"
    yield f"clause={parse.relations[verb]}|{form}"
    yield f"lemma={parse.lemmas[top]}"
    yield from _classes_around(view, parse, candidate)
    if verb != top:
        yield from _of_noun(parse, top, verb, candidate.type.value)
    if parse.is_negated(top):
        yield "negated"
    yield from _arguments(parse, top, verb)
    yield from _above(parse, verb, form)


def _time(when: DateSpan | None, published: Published | None) -> str:
    """Where a date lies from the day of publication."""
    if when is None or when.start is None or when.end is None or published is None:
        return "undated"
    if when.start > published.end:
        return "ahead"
    if when.end < published.start:
        return "ago"
    return "now" if when.end <= published.end else "current"


def _rules(view: View, candidate: Candidate, ruled: Ruled, time: str) -> Iterator[str]:
    kind, rule = candidate.type.value, ruled.status.value
    past = "past" if is_past(view.scene.folded[candidate.start : candidate.end]) else "open"
    yield f"rule={rule}"
    yield f"rule={rule}|{kind}"
    yield f"rule={rule}|{time}"
    yield f"rule={rule}|{past}"
    yield f"rule={rule}|{time}|{past}"
    yield f"context={ruled.context.status.value}"
    yield f"cue={ruled.context.cue}"
    yield f"cue={ruled.context.cue}|{time}"
    yield f"type={kind}"
    yield f"type={kind}|{time}"
    yield f"type={kind}|{past}"
    yield f"time={time}"
    yield f"time={time}|{past}"
    if candidate.status:
        yield f"lexicon={candidate.status.value}"


def _wording(view: View, candidate: Candidate, time: str) -> Iterator[str]:
    folded = view.scene.folded
    home = view.scene.clauses[clause_at(view.scene.clauses, candidate.start)]
    for word in words(folded[candidate.start : candidate.end]):
        yield f"in={word}"
        yield f"in={word}|{candidate.type.value}"
    before = words(folded[home.start : candidate.start])
    after = words(folded[candidate.end : max(home.end, candidate.end)])
    for name, around in (
        ("before", before),
        ("after", after),
        ("earlier", words(folded[: home.start])),
        ("later", words(folded[home.end :])),
    ):
        for word in around:
            yield f"{name}={word}"
    for place, word in enumerate(before[: -_NEAR - 1 : -1], 1):
        yield f"-{place}={word}"
    for place, word in enumerate(after[:_NEAR], 1):
        yield f"+{place}={word}"
    yield f"-2-1={' '.join(before[-2:])}"
    yield f"+1+2={' '.join(after[:2])}"
    yield f"link={home.link.value}"
    yield f"link={home.link.value}|{time}"
    if folded[: candidate.start].count('"') % 2:
        yield "quoted"
    if view.scene.lead:
        yield "lead"


@cache
def _classes() -> dict[str, str]:
    """The class of every lemma, or of a verb with its particle, that has one."""
    table = read_lexicon("status")["classes"]
    assert isinstance(table, dict)
    return {lemma: name for name, lemmas in table.items() for lemma in lemmas}


@cache
def _phrasal() -> frozenset[str]:
    """The verbs whose particle makes a difference: "call" of "call off"."""
    return frozenset(lemma.partition(" ")[0] for lemma in _classes() if " " in lemma)


def _class(parse: Parse, token: int) -> str:
    """The class of a word; an empty string when it has none."""
    lemma = parse.lemmas[token]
    if lemma in _phrasal() and (particle := parse.particle(token)) is not None:
        lemma = f"{lemma} {parse.words[particle]}"
    return _classes().get(lemma, "")


def _helped(parse: Parse, verb: int) -> str:
    """Form and helping verbs as they stand: "Part have not", "Inf will"."""
    helping = " ".join(parse.words[i] for i in parse.auxiliaries(verb))
    return f"{parse.tenses[verb]} {helping}{' not' if parse.is_negated(verb) else ''}"


def _form(parse: Parse, verb: int) -> str:
    """Tense, aspect and mood of a verb with its helping verbs, and its polarity: "future", "perfect not"."""
    helping = [parse.words[i] for i in parse.auxiliaries(verb)]
    moods = [_MOODS[word] for word in helping if word in _MOODS]
    has = not _HAVE.isdisjoint(helping)
    if moods:
        mood = "unreal" if has and moods[0] != "future" else moods[0]
    elif has:
        mood = "past perfect" if "had" in helping else "perfect"
    else:
        mood = parse.tenses[verb] or parse.pos[verb]
        first = next((i for i in parse.auxiliaries(verb)), None)
        if first is not None:
            mood = f"{parse.tenses[first]} {mood}"
    return f"{mood} not" if parse.is_negated(verb) else mood


def _classes_around(view: View, parse: Parse, candidate: Candidate) -> Iterator[str]:
    scene = view.scene
    first, last = parse.at(scene.start + candidate.start), parse.at(scene.start + candidate.end - 1)
    for i in range(parse.at(scene.start), parse.at(scene.start + len(scene.text) - 1) + 1):
        name = _class(parse, i)
        if not name:
            continue
        if first <= i <= last:
            yield f"class in={name}"
            yield f"class in={name}|{candidate.type.value}"
        else:
            yield f"class {'before' if i < first else 'after'}={name}"


def _of_noun(parse: Parse, top: int, verb: int, kind: str) -> Iterator[str]:
    """What governs a noun: "called off the **talks**"."""
    role, over = parse.relations[top], parse.heads[top]
    yield f"verb={parse.lemmas[verb]}"
    yield f"governor={role}:{parse.lemmas[over]}"
    if name := _class(parse, verb):
        yield f"class verb={name}|{role}"
        yield f"class verb={name}|{role}|{kind}"
        yield f"class verb={name}|{_form(parse, verb)}"
    if name := _class(parse, over):
        yield f"class governor={role}:{name}"
    for word in parse.prepositions(top):
        yield f"case={word}"
    for i in parse.by_relation(top, "det", "amod", "compound", "nummod"):
        yield f"modifier={parse.lemmas[i]}"
        if name := _class(parse, i):
            yield f"class modifier={name}"


def _arguments(parse: Parse, top: int, verb: int) -> Iterator[str]:
    for i in parse.by_relation(top, "acl"):
        yield f"relative={_form(parse, i)}"
        if name := _class(parse, i):
            yield f"class relative={name}|{_form(parse, i)}"
    subject = parse.subject(verb)
    if subject is not None:
        for i in parse.by_relation(subject, "det"):
            yield f"subject det={parse.words[i]}"
        if parse.is_negated(subject):
            yield "negated subject"
    for i in parse.objects(verb):
        if parse.is_negated(i):
            yield "negated object"
        if i != top and (name := _class(parse, i)):
            yield f"class object={name}"
    for i in parse.by_relation(verb, "mark"):
        yield f"mark={parse.words[i]}"
    for i in parse.by_relation(verb, "advcl"):
        for j in parse.by_relation(i, "mark"):
            yield f"under mark={parse.words[j]}"
    for i in parse.by_relation(verb, "conj"):
        yield f"next={_form(parse, i)}"
        if name := _class(parse, i):
            yield f"class next={name}|{_form(parse, i)}"


def _above(parse: Parse, verb: int, form: str) -> Iterator[str]:
    """The verbs that govern the event's: "**denied** that it had …"."""
    below = verb
    for step in range(_ABOVE):
        over = parse.verb_over(parse.heads[below])
        if over == below:
            return
        relation, over_form = parse.relations[below], _form(parse, over)
        if step == 0:
            yield f"over1={parse.lemmas[over]}"
            yield f"over form={relation}:{over_form}|{form}"
        yield f"over={parse.lemmas[over]}|{over_form}"
        yield f"over={relation}:{parse.lemmas[over]}"
        if name := _class(parse, over):
            yield f"class over={relation}:{name}"
            yield f"class over={relation}:{name}|{form}"
            yield f"class over={name}|{over_form}"
        if parse.is_negated(over):
            yield f"over negated|{relation}"
        for i in parse.by_relation(over, "mark"):
            yield f"over mark={parse.words[i]}"
        below = over
