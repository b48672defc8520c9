"""Tables of spaCy's rule lemmatizer: forms seen in the treebanks, known base forms, and spelling rules for
the rest."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from spacy.lookups import Lookups

from strike_training.treebanks import read

_OPEN = ("VERB", "NOUN", "ADJ", "ADV")
_CLOSED = ("AUX", "PRON", "DET", "ADP", "SCONJ", "CCONJ", "PART", "NUM")
_DOUBLED = "bdgklmnprt"
_WITHOUT_E = [
    "ain",
    "ein",
    "oin",
    "oil",
    "ail",
    "eal",
    "eam",
    "oom",
    "ook",
    "eak",
    "eed",
    "eld",
    "ild",
    "oad",
    "ead",
    "een",
    "aul",
    "oul",
    "eap",
    "eep",
    "oar",
    "ear",
    "oor",
    "ew",
    "ow",
]
_WITH_E = [
    "c",
    "v",
    "u",
    "iat",
    "at",
    "ad",
    "iz",
    "is",
    "uc",
    "ur",
    "ut",
    "ir",
    "bl",
    "tl",
    "gl",
    "pl",
    "fl",
    "dl",
    "zl",
    "nc",
    "rc",
    "dg",
    "rg",
    "ng",
    "ag",
    "ak",
    "ok",
    "id",
    "ud",
    "od",
    "ps",
    "ls",
    "ns",
    "rs",
    "us",
    "os",
    "in",
    "yp",
    "ul",
    "or",
    "it",
    "ot",
]
"""What stands before "ed" and "ing" in verbs that end without and with a silent e."""
RULES = {
    "verb": [
        *[[c * 2 + "ed", c] for c in _DOUBLED],
        *[[c * 2 + "ing", c] for c in _DOUBLED],
        ["ies", "y"],
        ["ied", "y"],
        ["ying", "ie"],
        *[[e + s, e] for e in _WITHOUT_E for s in ("ed", "ing")],
        *[[e + s, e + "e"] for e in _WITH_E for s in ("ed", "ing")],
        ["sses", "ss"],
        ["ches", "ch"],
        ["shes", "sh"],
        ["xes", "x"],
        ["zzes", "zz"],
        ["ing", ""],
        ["ing", "e"],
        ["ed", ""],
        ["ed", "e"],
        ["es", "e"],
        ["es", ""],
        ["s", ""],
        ["", ""],
    ],
    "noun": [
        ["ies", "y"],
        ["sses", "ss"],
        ["ches", "ch"],
        ["shes", "sh"],
        ["xes", "x"],
        ["men", "man"],
        ["ves", "f"],
        ["ves", "fe"],
        ["es", "e"],
        ["es", ""],
        ["s", ""],
        ["", ""],
    ],
    "adj": [
        *[[c * 2 + s, c] for c in _DOUBLED for s in ("er", "est")],
        ["ier", "y"],
        ["iest", "y"],
        ["er", ""],
        ["er", "e"],
        ["est", ""],
        ["est", "e"],
        ["", ""],
    ],
    "adv": [["er", ""], ["est", ""], ["", ""]],
}
"""Ending and what stands for it. Of known base forms spaCy takes the last that a rule gives, of unknown
ones the first."""
_WORD = re.compile(r"['’]?[a-z][a-z'’-]*\Z")


def build(treebanks: Iterable[Path], irregular: Path, texts: Iterable[str]) -> Lookups:
    """Tables ``lemma_exc``, ``lemma_index`` and ``lemma_rules``.

    Args:
        irregular: TOML file with ``[verbs]`` base = [forms].
        texts: running text whose words count as base forms when they are one ending away from a form.
    """
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    bases: dict[str, Counter[str]] = {pos: Counter() for pos in _OPEN}
    for path in treebanks:
        for sentence in read(path):
            for row in sentence.rows:
                form, lemma = row.form.lower(), row.lemma.lower()
                if row.upos in _OPEN + _CLOSED and _WORD.match(form) and _WORD.match(lemma):
                    counts[row.upos, form][lemma] += 1
                    if row.upos in _OPEN:
                        bases[row.upos][lemma] += 1
    vocabulary = Counter(word for text in texts for word in re.findall(r"\b[a-z]{3,}\b", text))
    index = {
        pos.lower(): {b for b, n in found.items() if n > 1 or vocabulary[b] > 1}
        for pos, found in bases.items()
    }
    for words in index.values():
        words -= {
            w for w in words if w.removesuffix("ing") in words - {w} or w.removesuffix("ed") in words - {w}
        }
    listed = _irregular(irregular)
    exceptions: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for (pos, form), found in sorted(counts.items()):
        lemma, n = min(found.items(), key=lambda item: (-item[1], item[0]))
        if pos == "VERB" and form in listed:
            continue
        if pos in _CLOSED or n > 1 or lemma in index[pos.lower()]:
            regular = pos not in _CLOSED and _by_rule(form, RULES[pos.lower()], index[pos.lower()]) == lemma
            if not regular:
                exceptions[pos.lower()][form] = [lemma]
    exceptions["verb"].update({form: [base] for form, base in listed.items()})
    for pos in ("verb", "noun"):
        for word, n in vocabulary.items():
            if n > 2 and any(vocabulary[other] > 1 for other in _inflected(word, pos)):
                index[pos].add(word)
    for found in exceptions.values():
        found.update({form.replace("'", "’"): lemma for form, lemma in found.items() if "'" in form})
    lookups = Lookups()
    lookups.add_table("lemma_rules", RULES)
    lookups.add_table("lemma_index", {pos: dict.fromkeys(sorted(words), 1) for pos, words in index.items()})
    lookups.add_table("lemma_exc", dict(exceptions))
    return lookups


def _irregular(path: Path) -> dict[str, str]:
    table = tomllib.loads(path.read_text(encoding="utf8"))
    return {form: base for base, forms in table["verbs"].items() for form in [*forms, base]}


def _inflected(word: str, pos: str) -> list[str]:
    if pos == "verb":
        stem = word[:-1] if word.endswith("e") else word
        doubled = word + word[-1] if word[-1] in _DOUBLED else word
        return [] if word.endswith(("ed", "ing", "s")) else [stem + "ing", doubled + "ing"]
    return [] if word.endswith("s") else [word + "s", word + "es"]


def _by_rule(form: str, rules: list[list[str]], index: set[str]) -> str:
    """What spaCy's rule lemmatizer gives for a form without an exception."""
    candidates = [form[: len(form) - len(old)] + new for old, new in rules if form.endswith(old)]
    known = [c for c in candidates if c in index]
    return known[-1] if known else next((c for c in candidates if c), form)
