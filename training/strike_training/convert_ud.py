"""Writes the treebanks as DocBin files for ``spacy train``."""

from __future__ import annotations

import random
from pathlib import Path

import spacy
from spacy.tokens import DocBin

from strike_training.treebanks import chunks, read, to_doc, training_docs


def gum_files(root: Path, split: str) -> list[Path]:
    """The files of GUM's split ``train``, ``dev`` or ``test`` that are of free genres."""
    names = (root / f"files.{split}").read_text(encoding="utf8").split()
    return [path for name in sorted(names) if (path := root / f"{name}.conllu").exists()]


def training_files(corpora: Path) -> list[Path]:
    """The treebank files that are trained on: EWT train and dev, GUM train and test."""
    ewt, gum = corpora / "ud" / "ewt", corpora / "ud" / "gum"
    return [ewt / "train.conllu", ewt / "dev.conllu", *gum_files(gum, "train"), *gum_files(gum, "test")]


def convert(corpora: Path, out: Path, seed: int) -> None:
    """``parser-train.spacy``, and ``parser-dev.spacy`` from GUM dev."""
    vocab = spacy.blank("en").vocab
    docs = training_docs(vocab, training_files(corpora), random.Random(seed))
    DocBin(docs=docs, store_user_data=False).to_disk(out / "parser-train.spacy")
    files = gum_files(corpora / "ud" / "gum", "dev")
    dev = [to_doc(vocab, chunk) for path in files for chunk in chunks(read(path))]
    DocBin(docs=dev, store_user_data=False).to_disk(out / "parser-dev.spacy")
