"""Who does what to whom in a parsed document, the same for Universal Dependencies and for ClearNLP labels.

The shipped pipeline and many others parse with UD labels (``nsubj:pass``, ``obj``, ``obl`` with ``case``,
negation as ``advmod``), spaCy's own English pipelines with ClearNLP's (``nsubjpass``, ``dobj``, ``prep`` with
``pobj``, ``neg``). :func:`read` turns either into one :class:`Parse` with UD relations; nothing else in the
program looks at dependency labels.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from spacy.attrs import DEP, HEAD, IDX, LEMMA, LOWER, POS, TAG
from spacy.tokens import Doc

_CLEARNLP = {
    "agent": "case",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "neg": "advmod",
    "npadvmod": "obl",
    "nsubjpass": "nsubj:pass",
    "poss": "nmod:poss",
    "prep": "case",
    "prt": "compound:prt",
    "relcl": "acl:relcl",
}
"""UD names of ClearNLP relations that only differ in name; ``pobj`` and ``pcomp`` change heads too."""
_ONLY_CLEARNLP = frozenset({"dobj", "pobj", "prep", "nsubjpass", "auxpass"})
_SUBJECTS = frozenset({"nsubj", "csubj", "nsubj:outer", "csubj:outer"})
_PASSIVE_SUBJECTS = frozenset({"nsubj:pass", "csubj:pass"})
_AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
_SHARING = frozenset({"conj", "xcomp"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "hardly", "barely"})
_VERBAL = frozenset({"VERB", "AUX"})
_LEVELS = 12
"""How many relations up a governing verb, or the verb whose subject is shared, is looked for."""


@dataclass(frozen=True, slots=True)
class Parse:
    """The dependency trees of a document, token by token; offsets count characters of the document.

    Methods take and return token indices.
    """

    starts: list[int]
    ends: list[int]
    words: list[str]
    """In lower case."""
    lemmas: list[str]
    pos: list[str]
    """Universal part of speech."""
    heads: list[int]
    """Index of the head; a root is its own."""
    relations: list[str]
    """UD relation to the head, as UD writes it; ``root`` for a root."""
    tenses: list[str]
    """``Past``, ``Pres``, ``Inf``, ``Ger``, ``Part`` or empty."""
    dependents: list[list[int]]
    """Dependents of every token, in text order."""

    def at(self, offset: int) -> int:
        """The token that holds the character ``offset``, or the last before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def head_of(self, start: int, end: int) -> int:
        """The head of the words ``start:end`` (characters): the first verb, else the first word, of those
        that hang on a word outside.
        """
        first, last = self.at(start), self.at(max(start, end - 1))
        tops = [i for i in range(first, last + 1) if not first <= self.heads[i] <= last or self.heads[i] == i]
        return next((i for i in tops if self.pos[i] in _VERBAL), tops[0] if tops else first)

    def verb_over(self, token: int) -> int:
        """The verb of the clause that holds ``token``: itself, or the nearest governor that is a verb or a
        root.
        """
        for _ in range(_LEVELS):
            if self.pos[token] in _VERBAL or self.heads[token] == token:
                break
            token = self.heads[token]
        return token

    def by_relation(self, token: int, *relations: str) -> list[int]:
        """Dependents of ``token`` in one of ``relations``, subtypes included."""
        return [
            i
            for i in self.dependents[token]
            if self.relations[i] in relations or self.relations[i].partition(":")[0] in relations
        ]

    def is_passive(self, verb: int) -> bool:
        """Whether the clause of ``verb`` is passive: "was called off"."""
        return any(
            self.relations[i] in _PASSIVE_SUBJECTS or self.relations[i] == "aux:pass"
            for i in self.dependents[verb]
        )

    def subject(self, verb: int) -> int | None:
        """Head of the grammatical subject; of the clause that ``verb`` is coordinated with or an infinitive
        of, when it has none of its own ("voted and walked out"); of a relative clause, the noun it is
        about.
        """
        for _ in range(_LEVELS):
            for i in self.dependents[verb]:
                if self.relations[i] in _SUBJECTS or self.relations[i] in _PASSIVE_SUBJECTS:
                    relative = self.relations[verb] == "acl:relcl" and self.pos[i] in {"PRON", "DET"}
                    return self.heads[verb] if relative else i
            if self.relations[verb] not in _SHARING:
                break
            verb = self.heads[verb]
        return self.heads[verb] if self.relations[verb] == "acl" else None

    def agent(self, verb: int) -> int | None:
        """Who does it: the subject of an active clause, the "by" phrase of a passive one."""
        if not self.is_passive(verb):
            return self.subject(verb)
        for i in self.by_relation(verb, "obl"):
            if self.relations[i] == "obl:agent" or "by" in self.prepositions(i):
                return i
        return None

    def objects(self, verb: int) -> list[int]:
        """Heads of what it is done to: direct objects, the subject of a passive clause."""
        if self.is_passive(verb):
            return [i for i in self.dependents[verb] if self.relations[i] in _PASSIVE_SUBJECTS]
        return self.by_relation(verb, "obj")

    def auxiliaries(self, verb: int) -> list[int]:
        """Helping verbs in text order: "could", "have", "been"."""
        return [i for i in self.dependents[verb] if self.relations[i] in _AUXILIARIES]

    def particle(self, verb: int) -> int | None:
        """The particle of a phrasal verb: "off" of "called off"."""
        return next((i for i in self.dependents[verb] if self.relations[i] == "compound:prt"), None)

    def is_negated(self, token: int) -> bool:
        """Whether "not", "never" or the like stands by a verb or by its helping verbs; "no" by a noun."""
        around = [token, *self.auxiliaries(token)]
        return any(
            self.words[i] in _NEGATIONS or (self.words[i] == "no" and self.relations[i] == "det")
            for one in around
            for i in self.dependents[one]
        )

    def prepositions(self, token: int) -> list[str]:
        """The prepositions that a noun stands after."""
        return [self.words[i] for i in self.dependents[token] if self.relations[i] == "case"]

    def span(self, token: int) -> tuple[int, int]:
        """Characters of the phrase that ``token`` heads, from its first to its last word."""
        low = high = token
        waiting = [token]
        while waiting:
            for i in self.dependents[waiting.pop()]:
                low, high = min(low, i), max(high, i)
                waiting.append(i)
        return self.starts[low], self.ends[high]


def read(doc: Doc) -> Parse | None:
    """The dependency trees of ``doc`` with UD relations; None when it has not been parsed."""
    if not doc.has_annotation("DEP"):
        return None
    columns = doc.to_array([HEAD, DEP, POS, TAG, LEMMA, LOWER, IDX])
    text = doc.vocab.strings
    heads = [i + int(step) for i, step in enumerate(columns[:, 0].astype("int64"))]
    relations, pos, tags, lemmas, words = ([text[key] for key in columns[:, n].tolist()] for n in range(1, 6))
    if not _ONLY_CLEARNLP.isdisjoint(relations):
        _to_ud(doc, heads, relations)
    dependents: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head == i:
            relations[i] = "root"
        else:
            dependents[head].append(i)
    starts: list[int] = columns[:, 6].tolist()
    return Parse(
        starts,
        [start + len(word) for start, word in zip(starts, words, strict=True)],
        words,
        [lemma.lower() or word for lemma, word in zip(lemmas, words, strict=True)],
        pos,
        heads,
        relations,
        [_TENSES.get(tag, "") for tag in tags],
        dependents,
    )


_TENSES = {
    "VBD": "Past",
    "VBN": "Part",
    "VBG": "Ger",
    "VB": "Inf",
    "VBP": "Pres",
    "VBZ": "Pres",
    "MD": "Modal",
}
"""Tense or form by the Penn tag, which both kinds of pipelines carry."""


def _to_ud(doc: Doc, heads: list[int], relations: list[str]) -> None:
    """Renames ClearNLP relations and lets nouns, not prepositions, head prepositional phrases."""
    old = list(relations)
    for i, relation in enumerate(old):
        relations[i] = _CLEARNLP.get(relation, relation)
    for i, relation in enumerate(old):
        preposition = heads[i]
        if relation not in {"pobj", "pcomp"} or preposition == i:
            continue
        governor = doc[preposition].head.i
        over = doc[governor].pos_
        if relation == "pcomp":
            relations[i] = "advcl" if over in _VERBAL else "acl"
            relations[preposition] = "mark"
        elif old[preposition] == "agent":
            relations[i] = "obl:agent"
        else:
            relations[i] = "nmod" if over in {"NOUN", "PROPN", "PRON", "NUM"} else "obl"
        heads[i], heads[preposition] = governor, i
