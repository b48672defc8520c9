"""Universal Dependencies treebanks (CoNLL-U) as spaCy documents."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from strike_training.variants import WRAP_SHARE, case_variants, wrapped

FEATURES = frozenset(
    [
        "Case",
        "Definite",
        "Degree",
        "Gender",
        "Mood",
        "NumType",
        "Number",
        "Person",
        "Polarity",
        "Poss",
        "PronType",
        "Reflex",
        "Tense",
        "VerbForm",
        "Voice",
    ]
)
"""Features that are learned; the rest (Typo, Style, ExtPos …) is annotated unevenly."""
CHUNK_WORDS = 250
"""A document is cut behind the sentence that fills this many words."""


@dataclass
class Row:
    """One word line of a CoNLL-U file."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    misc: str
    space: bool = True


@dataclass
class Sentence:
    rows: list[Row] = field(default_factory=list)
    new_document: bool = False
    new_paragraph: bool = False
    ident: str = ""


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of one file, empty nodes left out, multi-word tokens as their words."""
    sentence = Sentence()
    surface_end, surface_space = 0, True
    for line in path.read_text(encoding="utf8").splitlines():
        if not line.strip():
            if sentence.rows:
                yield sentence
            sentence, surface_end = Sentence(), 0
        elif line.startswith("#"):
            sentence.new_document |= line.startswith("# newdoc")
            sentence.new_paragraph |= line.startswith("# newpar")
            if line.startswith("# sent_id = "):
                sentence.ident = line.split(" = ", 1)[1].strip()
        else:
            cells = line.split("\t")
            space = "SpaceAfter=No" not in cells[9].split("|")
            if "-" in cells[0]:
                surface_end, surface_space = int(cells[0].split("-")[1]), space
            elif "." not in cells[0]:
                number = int(cells[0])
                if number < surface_end:
                    space = False
                elif number == surface_end:
                    space = surface_space
                feats = "|".join(f for f in cells[5].split("|") if f.split("=")[0] in FEATURES)
                sentence.rows.append(
                    Row(
                        cells[1],
                        cells[2],
                        cells[3],
                        cells[4],
                        feats,
                        int(cells[6]),
                        cells[7],
                        cells[9],
                        space,
                    )
                )
    if sentence.rows:
        yield sentence


def to_doc(vocab: Vocab, sentences: Iterable[Sentence]) -> Doc:
    """Sentences one after another; a new paragraph starts behind a blank line, a space token of its own."""
    words: list[str] = []
    spaces: list[bool] = []
    columns: dict[str, list] = {
        k: [] for k in ("tags", "pos", "morphs", "lemmas", "heads", "deps", "sent_starts")
    }

    def add(word: str, space: bool, values: tuple) -> None:
        words.append(word)
        spaces.append(space)
        for name, value in zip(columns, values, strict=True):
            columns[name].append(value)

    for sentence in sentences:
        if sentence.new_paragraph and words:
            spaces[-1] = False
            add("\n\n", False, ("_SP", "SPACE", "", "\n\n", len(words) - 1, "dep", False))
        offset = len(words)
        for i, row in enumerate(sentence.rows):
            head = offset + (row.head - 1 if row.head else i)
            deprel = "ROOT" if row.deprel == "root" else row.deprel
            add(row.form, row.space, (row.xpos, row.upos, row.feats, row.lemma, head, deprel, i == 0))
    return Doc(vocab, words=words, spaces=spaces, **columns)


def chunks(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """Documents of at most about :data:`CHUNK_WORDS` words."""
    chunk: list[Sentence] = []
    for sentence in sentences:
        full = sum(len(s.rows) for s in chunk) >= CHUNK_WORDS
        if chunk and (sentence.new_document or full):
            yield chunk
            chunk = []
        chunk.append(sentence)
    if chunk:
        yield chunk


def training_docs(vocab: Vocab, paths: Iterable[Path], rng: random.Random) -> Iterator[Doc]:
    """Documents for training with their variants, in a shuffled order."""
    docs: list[Doc] = []
    for path in paths:
        for chunk in chunks(read(path)):
            doc = to_doc(vocab, chunk)
            docs.append(wrapped(doc) if rng.random() < WRAP_SHARE else doc)
            docs += case_variants((to_doc(vocab, [s]) for s in chunk), rng)
    rng.shuffle(docs)
    yield from docs


_NAMED_TYPES = {"person": "PERSON", "organization": "ORG", "place": "LOC"}
_NAME_PARTS = frozenset({"flat", "compound", "goeswith", "amod", "nmod:desc"})


def gum_entities(doc: Doc, sentences: Iterable[Sentence], is_nationality) -> list[Span]:
    """Names of people, organizations and places from GUM's entity annotation.

    GUM annotates whole phrases ("the mayor of Boston, who …"); a name is the proper noun at the head of a
    phrase with the
    proper nouns that hang on it.
    """
    found: list[Span] = []
    offset = 0
    open_spans: list[tuple[str, str, int]] = []
    for sentence in sentences:
        if sentence.new_paragraph and offset:
            offset += 1
        for i, row in enumerate(sentence.rows):
            for kind, start in _closed(row.misc, open_spans, offset + i):
                span = _name(doc, start, offset + i + 1, kind)
                if span is not None and not is_nationality(span.text):
                    found.append(span)
        offset += len(sentence.rows)
    return found


def _closed(misc: str, open_spans: list[tuple[str, str, int]], at: int) -> Iterator[tuple[str, int]]:
    value = next((m[7:] for m in misc.split("|") if m.startswith("Entity=")), "")
    i = 0
    while i < len(value):
        if value[i] == "(":
            end = min(
                (e for e in (value.find("(", i + 1), value.find(")", i + 1)) if e >= 0), default=len(value)
            )
            ident, _, rest = value[i + 1 : end].partition("-")
            open_spans.append((ident, rest.split("-")[0], at))
            i = end
        elif value[i] == ")":
            if open_spans:
                _, kind, start = open_spans.pop()
                if kind in _NAMED_TYPES:
                    yield _NAMED_TYPES[kind], start
            i += 1
        else:
            end = value.find(")", i)
            ident = value[i:end] if end > 0 else ""
            for k in range(len(open_spans) - 1, -1, -1):
                if open_spans[k][0] == ident:
                    _, kind, start = open_spans.pop(k)
                    if kind in _NAMED_TYPES:
                        yield _NAMED_TYPES[kind], start
                    break
            i = end + 1 if end > 0 else len(value)


_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "vice",
        "president",
        "senator",
        "governor",
        "mayor",
        "minister",
        "professor",
        "prof",
        "sir",
        "king",
        "queen",
        "prince",
        "princess",
        "judge",
        "justice",
        "captain",
        "general",
        "colonel",
        "rep",
        "sen",
        "gov",
        "secretary",
        "chancellor",
        "pope",
        "saint",
    ]
)

_GENERIC = frozenset(
    [
        "nation",
        "state",
        "states",
        "government",
        "court",
        "administration",
        "undersecretary",
        "union",
        "city",
        "country",
        "university",
        "church",
        "company",
        "republic",
        "county",
        "department",
        "school",
        "americans",
        "britons",
        "canadians",
        "italians",
        "germans",
        "river",
        "island",
        "park",
        "south",
        "north",
        "east",
        "west",
        "earth",
        "sun",
        "moon",
        "internet",
        "web",
        "lord",
        "god",
        "mom",
        "dad",
        "mother",
        "father",
    ]
)


def _name(doc: Doc, start: int, end: int, label: str) -> Span | None:
    heads = [t for t in doc[start:end] if not start <= t.head.i < end or t.head.i == t.i]
    if len(heads) != 1 or not heads[0].tag_.startswith("NNP"):
        return None
    head = heads[0].i

    def part(i: int) -> bool:
        token = doc[i]
        if token.i == head:
            return True
        if not token.tag_.startswith("NNP") and token.text not in {"-", "."}:
            return False
        step = token
        for _ in range(6):
            if step.i == head:
                return True
            if step.dep_ not in _NAME_PARTS and step.pos_ != "PUNCT":
                return False
            step = step.head
        return False

    first = last = head
    while first > start and part(first - 1):
        first -= 1
    while last + 1 < end and part(last + 1):
        last += 1
    if last + 2 < end and doc[last + 1].lower_ in {"of", "for"} and label != "PERSON":
        tail = last + 2
        while tail < end and (doc[tail].tag_.startswith("NNP") or doc[tail].lower_ in {"and", "the", "of"}):
            tail += 1
        while tail - 1 > last and not doc[tail - 1].tag_.startswith("NNP"):
            tail -= 1
        last = max(last, tail - 1)
    while first < last and doc[first].lower_.rstrip(".") in _TITLES:
        first += 1
    if first == last and doc[first].lower_ in _TITLES | _GENERIC:
        return None
    return Span(doc, first, last + 1, label=label)
