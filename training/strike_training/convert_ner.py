"""Writes the corpora of names as DocBin files for ``spacy train``."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.util import filter_spans

from strike_timeline.language.lexicon import read_lexicon, word_list
from strike_timeline.language.places import is_nationality, is_place
from strike_training import labor
from strike_training.convert_ud import gum_files
from strike_training.names import grouped, read_columns, read_redocred, to_doc
from strike_training.treebanks import chunks, gum_entities, read
from strike_training.treebanks import to_doc as tree_doc
from strike_training.variants import WRAP_SHARE, case_variants, recase, title_word, wrapped

COPIES = 2
"""Copies with other names of each labor sentence."""
HEADLINES = 0.25
"""Share of labor sentences seen again as headlines or in capitals."""
EXCHANGED = 0.3
"""Share of documents whose people are given other names."""


def convert(
    corpora: Path, labor_file: Path, out: Path, seed: int, copies: int = COPIES, gum: bool = True
) -> None:
    """``ner-train.spacy``, and ``ner-dev.spacy``: one labor sentence (as written) in 15, one document of the
    rest in 25."""
    nlp = spacy.blank("en")
    rng = random.Random(seed)
    train: list[Doc] = []
    dev: list[Doc] = []
    general = list(_general(nlp, corpora, gum))
    for i, doc in enumerate(general):
        (dev if i % 25 == 7 else train).append(doc)
    pools = _pools(labor_file, general)
    train = [_exchanged(doc, pools, rng) if rng.random() < EXCHANGED else doc for doc in train]
    lines = labor_file.read_text(encoding="utf8").splitlines()
    held = [line for i, line in enumerate(lines) if i % 15 == 3]
    kept = [line for i, line in enumerate(lines) if i % 15 != 3]
    dev += [labor.to_doc(nlp, labor.locate(json.loads(line)), is_place) for line in held]
    for line in kept:
        filled = labor.locate(json.loads(line))
        versions = [
            filled,
            *([labor.substituted(filled, pools, rng) for _ in range(copies)] if filled[1] else []),
        ]
        for version in versions:
            doc = labor.to_doc(nlp, version, is_place)
            train.append(doc)
            if rng.random() < HEADLINES:
                small = rng.random() < 0.6
                if rng.random() < 0.3:
                    train.append(recase(doc, lambda w, i: w.upper(), True))
                else:
                    train.append(recase(doc, lambda w, i, small=small: title_word(w, small and i > 0), True))
    more = [wrapped(doc) for doc in train if rng.random() < WRAP_SHARE]
    cased = [v for doc in general for v in case_variants((s.as_doc() for s in doc.sents), rng)]
    train += more + cased
    rng.shuffle(train)
    DocBin(docs=train, store_user_data=False).to_disk(out / "ner-train.spacy")
    DocBin(docs=dev, store_user_data=False).to_disk(out / "ner-dev.spacy")


def _exchanged(doc: Doc, pools: labor.Pools, rng: random.Random) -> Doc:
    """The document with other names of people; a name that occurs twice is exchanged alike."""
    words = [token.text for token in doc]
    chosen: dict[str, str] = {}
    for ent in doc.ents:
        if ent.label_ == "PERSON" and len(ent) <= 3 and all(t.is_alpha and t.is_title for t in ent):
            for token in ent:
                pool = pools.surnames if token.i == ent.end - 1 else pools.given
                words[token.i] = chosen.setdefault(token.text, rng.choice(pool))
    return Doc(
        doc.vocab,
        words=words,
        spaces=[bool(t.whitespace_) for t in doc],
        ents=[f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in doc],
        sent_starts=[bool(t.is_sent_start) for t in doc],
    )


def _general(nlp: Language, corpora: Path, gum: bool) -> Iterator[Doc]:
    vocab, ner = nlp.vocab, corpora / "ner"
    for group in grouped(read_columns(ner / "wikigold" / "wikigold.conll.txt", 0, 1, is_nationality), 5):
        yield to_doc(vocab, group)
    for path in sorted((ner / "crossner").glob("*/*.txt")):
        for group in grouped(read_columns(path, 0, 1, is_nationality), 1):
            yield to_doc(vocab, group)
    for name in ("dev_revised.json", "test_revised.json"):
        for group in read_redocred(ner / "redocred" / name, is_nationality):
            yield to_doc(vocab, group)
    for group in grouped(read_columns(ner / "uner" / "ewt-dev.iob2", 1, 2, is_nationality), 5):
        yield to_doc(vocab, group)
    if gum:
        for path in [*gum_files(corpora / "ud" / "gum", "train"), *gum_files(corpora / "ud" / "gum", "test")]:
            for chunk in chunks(read(path)):
                doc = tree_doc(vocab, chunk)
                doc.set_ents(filter_spans(gum_entities(doc, chunk, is_nationality)))
                yield Doc(
                    vocab,
                    words=[t.text for t in doc],
                    spaces=[bool(t.whitespace_) for t in doc],
                    ents=[f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in doc],
                    sent_starts=[bool(t.is_sent_start) for t in doc],
                )


def _pools(labor_file: Path, docs: list[Doc]) -> labor.Pools:
    seen: dict[str, set[str]] = {}
    for line in labor_file.read_text(encoding="utf8").splitlines():
        for label, name in json.loads(line)["ents"]:
            seen.setdefault(label, set()).add(name)
    people = {e.text for doc in docs for e in doc.ents if e.label_ == "PERSON" and len(e) == 2} | seen[
        "PERSON"
    ]
    surnames = {p.split()[-1] for p in people if len(p.split()) == 2 and p.split()[-1].isalpha()}
    cities = read_lexicon("places")["cities"]
    towns = {name for names in cities.values() for name in names} if isinstance(cities, dict) else set()
    places = (
        towns
        | seen["PLACE"]
        | {e.text for doc in docs for e in doc.ents if e.label_ == "LOC" and len(e) == 1}
    )
    given = set(word_list("persons", "given_names")) | set(word_list("persons", "ambiguous_given_names"))
    return labor.Pools(
        sorted(n.title() for n in given if n.isalpha()),
        sorted(surnames),
        sorted(p for p in places if p[:1].isupper()),
        {label: sorted(names) for label, names in seen.items()},
    )
