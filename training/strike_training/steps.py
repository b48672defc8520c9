"""The steps of ``build_model.py``, each reading and writing files of the work folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from strike_training import convert_ner, convert_ud, lemmas, vectors
from strike_training.assemble import assemble
from strike_training.evaluate import report
from strike_training.train import train

LICENCE = "CC BY-SA 4.0"


def convert_all(corpora: Path, here: Path, work: Path, seed: int) -> None:
    """The word vectors, and DocBin files: one of the names, two of the parser with other variants in each."""
    vectors.convert(corpora, _vectors(work))
    for number, folder in enumerate(_rounds(work)):
        folder.mkdir(parents=True, exist_ok=True)
        convert_ud.convert(corpora, folder, seed + number)
    convert_ner.convert(corpora, here / "labor" / "labor-sentences.jsonl", _rounds(work)[0], seed)


def train_all(here: Path, work: Path, seed: int) -> None:
    """Trains the names, and the parser half in two rounds: the second goes on from the first with a learning
    rate that rises and falls again."""
    first, second = _rounds(work)
    shared: dict[str, object] = {"paths.vectors": str(_vectors(work))}
    for half in ("ner", "parser"):
        own = {**shared, **_files(first, half), "system.seed": seed}
        train(here / "configs" / f"{half}.cfg", work / half, own)
    begun = {"paths.first": str(work / "parser" / "model-last"), "system.seed": seed + 1}
    more = {**shared, **_files(second, "parser"), **begun}
    train(here / "configs" / "parser-more.cfg", work / "parser-more", more)


def _vectors(work: Path) -> Path:
    return work / "vectors"


def _rounds(work: Path) -> tuple[Path, Path]:
    return work / "round-1", work / "round-2"


def _files(folder: Path, half: str) -> dict[str, str]:
    return {f"paths.{part}": str(folder / f"{half}-{part}.spacy") for part in ("train", "dev")}


def assemble_all(corpora: Path, here: Path, work: Path, out: Path) -> None:
    """The folder that the package ships."""
    tables = lemmas.build(
        convert_ud.training_files(corpora),
        here / "irregular.toml",
        _running_text(corpora, here / "labor" / "labor-sentences.jsonl"),
    )
    assemble(work / "parser-more" / "model-best", work / "ner" / "model-best", tables, out, LICENCE)


def evaluate_all(corpora: Path, out: Path) -> None:
    """Prints the table of the model card."""
    report(corpora, out, fast=False)


def _running_text(corpora: Path, labor: Path) -> Iterator[str]:
    """Texts whose words count as words of English for the lemmatizer."""
    for line in labor.read_text(encoding="utf8").splitlines():
        yield json.loads(line)["text"]
    yield (corpora / "ner" / "wikigold" / "wikigold.conll.txt").read_text(encoding="utf8").replace("\n", " ")
    for name in ("dev_revised.json", "test_revised.json"):
        for document in json.loads((corpora / "ner" / "redocred" / name).read_text(encoding="utf8")):
            for sentence in document["sents"]:
                yield " ".join(sentence)
