"""Who does what in a parsed clause, the same for Universal Dependencies and for ClearNLP labels.

The shipped pipeline and many others parse with UD labels (``nsubj:pass``, ``obj``, negation as
``advmod``), spaCy's own English
pipelines with ClearNLP's (``nsubjpass``, ``dobj``, ``neg``). Every function takes the token of a verb, or
of the noun or
adjective that stands for one in UD ("is *ready*"), and finds nothing in a document without a parse.
"""

from __future__ import annotations

from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "csubj", "nsubj:outer", "csubj:outer"})
_PASSIVE_SUBJECTS = frozenset({"nsubj:pass", "csubj:pass", "nsubjpass", "csubjpass"})
_OBJECTS = frozenset({"obj", "dobj"})
_AUXILIARIES = frozenset({"aux", "aux:pass", "auxpass", "cop"})
_PASSIVE_AUXILIARIES = frozenset({"aux:pass", "auxpass"})
_PARTICLES = frozenset({"compound:prt", "prt"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "hardly", "barely"})
_LEVELS = 4
"""How many verbs up a shared subject is looked for: "voted and walked out"."""


def _children(token: Token, labels: frozenset[str]) -> list[Token]:
    return [child for child in token.children if child.dep_ in labels]


def is_passive(verb: Token) -> bool:
    """Whether the clause of ``verb`` is passive: "was called off"."""
    return bool(_children(verb, _PASSIVE_SUBJECTS) or _children(verb, _PASSIVE_AUXILIARIES))


def subject(verb: Token) -> Token | None:
    """Head of the grammatical subject; of the clause that ``verb`` is coordinated with when it has none of
    its own."""
    for _ in range(_LEVELS):
        own = _children(verb, _SUBJECTS | _PASSIVE_SUBJECTS)
        if own:
            return own[0]
        if verb.dep_ not in {"conj", "xcomp"}:
            return None
        verb = verb.head
    return None


def agent(verb: Token) -> Token | None:
    """Who does it: the subject of an active clause, the "by" phrase of a passive one."""
    if not is_passive(verb):
        return subject(verb)
    for child in verb.children:
        if child.dep_ == "obl:agent":
            return child
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def objects(verb: Token) -> list[Token]:
    """Heads of what it is done to: direct objects, the subject of a passive clause."""
    if is_passive(verb):
        return _children(verb, _PASSIVE_SUBJECTS)
    return _children(verb, _OBJECTS)


def auxiliaries(verb: Token) -> list[Token]:
    """Helping verbs in text order: "could", "have", "been"."""
    return _children(verb, _AUXILIARIES)


def particle(verb: Token) -> Token | None:
    """The particle of a phrasal verb: "off" of "called off"."""
    return next(iter(_children(verb, _PARTICLES)), None)


def is_negated(verb: Token) -> bool:
    """Whether "not", "never" or the like stands by the verb or by its helping verbs."""
    around = [verb, *auxiliaries(verb)]
    return any(c.dep_ == "neg" or c.lower_ in _NEGATIONS for token in around for c in token.children)
