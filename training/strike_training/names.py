"""Corpora of named entities as spaCy documents with PERSON, ORG and LOC."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

Tagged = tuple[list[str], list[str]]
"""Words of a sentence and their BIO labels ("B-PERSON", "I-PERSON", …, "O")."""

_PERSON = "PERSON PER Person person researcher writer musicalartist politician scientist"
_ORG = "ORG Organization organisation university band politicalparty ORGANIZATION"
_LOC = "LOC Location Facility location country"
_LABELS = {
    **dict.fromkeys(_PERSON.split(), "PERSON"),
    **dict.fromkeys(_ORG.split(), "ORG"),
    **dict.fromkeys(_LOC.split(), "LOC"),
}
TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "dame",
        "lord",
        "lady",
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "president",
        "senator",
        "governor",
        "mayor",
        "minister",
        "professor",
        "prof",
        "judge",
        "justice",
        "captain",
        "general",
        "colonel",
        "sergeant",
        "rep",
        "sen",
        "gov",
        "secretary",
        "chancellor",
        "sheikh",
        "reverend",
        "rev",
    ]
)
"""Words before a person's name that are no part of it."""
_PTB = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-lrb-": "(", "-rrb-": ")"}
_NO_SPACE_BEFORE = re.compile(r"[.,;:?!)\]}%…]+\Z|['’](s|re|ve|ll|d|m|S)?\Z|n['’]t\Z|['’]s\Z")
_NO_SPACE_AFTER = frozenset({"(", "[", "{", "$", "£", "€", "#"})


def spacing(words: list[str]) -> list[bool]:
    """Whether a space follows each word in ordinary print."""
    spaces = [True] * len(words)
    quote_open = False
    for i, word in enumerate(words):
        if word == '"':
            if quote_open and i:
                spaces[i - 1] = False
            spaces[i] = quote_open
            quote_open = not quote_open
        elif word == "“" or word in _NO_SPACE_AFTER:
            spaces[i] = False
        elif i and (word == "”" or _NO_SPACE_BEFORE.match(word)):
            spaces[i - 1] = False
        elif word in {"-", "/"} and 0 < i < len(words) - 1 and words[i - 1][-1:].isalnum():
            spaces[i - 1] = spaces[i] = False
    return spaces


def to_doc(vocab: Vocab, sentences: Iterable[Tagged]) -> Doc:
    """One document of several sentences."""
    words: list[str] = []
    spaces: list[bool] = []
    labels: list[str] = []
    starts: list[bool] = []
    for sentence_words, sentence_labels in sentences:
        plain = [_PTB.get(w, w) for w in sentence_words]
        words += plain
        spaces += spacing(plain)
        labels += sentence_labels
        starts += [i == 0 for i in range(len(plain))]
    return Doc(vocab, words=words, spaces=spaces, ents=labels, sent_starts=starts)


def is_people(words: Iterable[str], is_nationality: Callable[[str], bool]) -> bool:
    """Whether the words name a nationality or its people ("Brazilian", "North Koreans"), which are no
    names here."""
    folded = [word.casefold() for word in words if word not in {"North", "South", "East", "West", "-"}]
    return bool(folded) and all(
        is_nationality(w)
        or is_nationality(w.removesuffix("s"))
        or is_nationality(w.removesuffix("men") + "sh")
        for w in folded
    )


Judge = Callable[[str], bool] | None
"""Whether a word is a nationality. None for texts to be measured on: their names stay as annotated."""


def clean(words: list[str], labels: list[str], is_nationality: Judge) -> Tagged:
    """Labels mapped to ours as valid BIO; nationalities are no names, "the" and titles do not belong to
    one."""
    result = ["O"] * len(words)
    i = 0
    while i < len(words):
        prefix, _, kind = labels[i].partition("-")
        end = i + 1
        while end < len(words) and labels[end] == f"I-{kind}" and prefix != "O":
            end += 1
        label = _LABELS.get(kind) if prefix != "O" else None
        start = i
        if label and is_nationality and words[start] in {"the", "The"} and end - start > 1:
            start += 1
        while (
            is_nationality
            and label == "PERSON"
            and end - start > 1
            and words[start].casefold().rstrip(".") in TITLES
        ):
            start += 1
            start += words[start] == "." and end - start > 1
        if label and not (is_nationality and is_people(words[start:end], is_nationality)):
            result[start:end] = [f"B-{label}", *[f"I-{label}"] * (end - start - 1)]
        i = end
    return words, result


def read_columns(path: Path, word_at: int, label_at: int, is_nationality: Judge) -> Iterator[Tagged]:
    """Sentences of a file with one word a line; comment lines (``#``) are passed over where a label is
    missing."""
    words: list[str] = []
    labels: list[str] = []
    for line in [*path.read_text(encoding="utf8").splitlines(), ""]:
        cells = re.split(r"\t| ", line.rstrip("\n")) if "\t" not in line else line.split("\t")
        if line.startswith("-DOCSTART-"):
            continue
        if line.strip() and not line.startswith("# ") and len(cells) > max(word_at, label_at):
            words.append(cells[word_at])
            labels.append(cells[label_at])
        elif not line.strip() and words:
            yield clean(words, labels, is_nationality)
            words, labels = [], []


def read_redocred(path: Path, is_nationality: Judge) -> Iterator[list[Tagged]]:
    """Documents of Re-DocRED, each a list of sentences."""
    for document in json.loads(path.read_text(encoding="utf8")):
        labels = [["O"] * len(words) for words in document["sents"]]
        mentions = [m for entity in document["vertexSet"] for m in entity]
        for mention in sorted(mentions, key=lambda m: m["pos"][0] - m["pos"][1]):
            start, end = mention["pos"]
            row = labels[mention["sent_id"]]
            if mention["type"] in {"PER", "ORG", "LOC"} and set(row[start:end]) == {"O"}:
                row[start:end] = [f"B-{mention['type']}", *[f"I-{mention['type']}"] * (end - start - 1)]
        yield [
            clean(words, row, is_nationality) for words, row in zip(document["sents"], labels, strict=True)
        ]


def grouped(sentences: Iterable[Tagged], size: int) -> Iterator[list[Tagged]]:
    """Runs of ``size`` sentences, to be documents."""
    group: list[Tagged] = []
    for sentence in sentences:
        group.append(sentence)
        if len(group) == size:
            yield group
            group = []
    if group:
        yield group
