"""Copies of annotated documents as news prints them: headlines, capitals, hard-wrapped lines."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Doc

SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "but",
        "or",
        "nor",
        "for",
        "to",
        "of",
        "in",
        "on",
        "at",
        "by",
        "as",
        "with",
        "from",
        "over",
        "after",
        "into",
        "than",
        "vs",
    ]
)
TITLE_SHARE, UPPER_SHARE, LOWER_SHARE = 0.12, 0.05, 0.04
"""Shares of sentences that are seen a second time in title case, in capitals and in small letters."""
WRAP_SHARE = 0.06
"""Share of documents that are seen with hard line ends."""
_LINE = 66
_ATTACHED = ("'", "’", "n't", "n’t")


def title_word(word: str, small: bool) -> str:
    """A word as headlines write it; ``small`` keeps articles and prepositions in small letters."""
    if word.startswith(_ATTACHED) or (small and word.casefold() in SMALL_WORDS):
        return word
    return word[:1].upper() + word[1:]


def recase(doc: Doc, change: Callable[[str, int], str], drop_stop: bool = False) -> Doc:
    """The document with every word changed by ``change(word, index)``; its final full stop left out if
    asked."""
    last = len(doc)
    if (
        drop_stop
        and last > 2
        and doc[last - 1].text == "."
        and doc[last - 1].n_lefts + doc[last - 1].n_rights == 0
    ):
        last -= 1
    part = doc[:last].as_doc() if last < len(doc) else doc
    words = [change(token.text, token.i) for token in part]
    if any(len(a) != len(b.text) for a, b in zip(words, part, strict=True)):
        return part
    return _copy(part, words, [bool(token.whitespace_) for token in part])


def _copy(doc: Doc, words: list[str], spaces: list[bool]) -> Doc:
    return Doc(doc.vocab, words=words, spaces=spaces, **_columns(doc))


def _columns(doc: Doc) -> dict[str, list]:
    columns: dict[str, list] = {}
    if doc.has_annotation("ENT_IOB"):
        columns["ents"] = [f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in doc]
    if doc.has_annotation("DEP"):
        columns["tags"] = [t.tag_ for t in doc]
        columns["pos"] = [t.pos_ for t in doc]
        columns["morphs"] = [str(t.morph) for t in doc]
        columns["lemmas"] = [t.lemma_ for t in doc]
        columns["heads"] = [t.head.i for t in doc]
        columns["deps"] = [t.dep_ for t in doc]
        columns["sent_starts"] = [bool(t.is_sent_start) for t in doc]
    elif doc.has_annotation("SENT_START"):
        columns["sent_starts"] = [bool(t.is_sent_start) for t in doc]
    return columns


def case_variants(sentences: Iterable[Doc], rng: random.Random) -> Iterator[Doc]:
    """Second copies of a few sentences: in title case, in capitals, in small letters."""
    for doc in sentences:
        draw = rng.random()
        if draw < TITLE_SHARE:
            small = rng.random() < 0.6
            yield recase(doc, lambda w, i, small=small: title_word(w, small and i > 0), True)
        elif draw < TITLE_SHARE + UPPER_SHARE:
            yield recase(doc, lambda w, i: w.upper(), True)
        elif draw < TITLE_SHARE + UPPER_SHARE + LOWER_SHARE:
            yield recase(doc, lambda w, i: w.lower())


def wrapped(doc: Doc) -> Doc:
    """The document with line ends in place of the space after about every 66 characters."""
    words: list[str] = []
    spaces: list[bool] = []
    new_index: list[int] = []
    breaks: list[int] = []
    width = 0
    for token in doc:
        new_index.append(len(words))
        width += len(token.text_with_ws)
        cut = width > _LINE and bool(token.whitespace_) and token.i + 1 < len(doc)
        words.append(token.text)
        spaces.append(bool(token.whitespace_) and not cut)
        if cut:
            breaks.append(len(words))
            words.append("\n")
            spaces.append(False)
            width = 0
    columns = _columns(doc)
    if "heads" in columns:
        columns["heads"] = [new_index[head] for head in columns["heads"]]
    fill = {"tags": "_SP", "pos": "SPACE", "morphs": "", "lemmas": "\n", "deps": "dep", "sent_starts": False}
    for at in breaks:
        for name, column in columns.items():
            if name == "heads":
                column.insert(at, at - 1)
            elif name == "ents":
                inside = at < len(column) and column[at].startswith("I-")
                column.insert(at, column[at] if inside else "O")
            else:
                column.insert(at, fill[name])
    return Doc(doc.vocab, words=words, spaces=spaces, **columns)
