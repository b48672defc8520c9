"""The steps of ``build_model.py``, each reading and writing files of the work folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from strike_training import convert_ner, convert_ud, lemmas
from strike_training.assemble import assemble
from strike_training.evaluate import report
from strike_training.train import train

LICENCE = "CC BY-SA 4.0"


def convert_all(corpora: Path, here: Path, work: Path, seed: int) -> None:
    """DocBin files of both halves, for each of the two rounds of training other variants of the sentences."""
    for number, folder in enumerate(_rounds(work)):
        folder.mkdir(parents=True, exist_ok=True)
        convert_ud.convert(corpora, folder, seed + number)
        convert_ner.convert(corpora, here / "labor" / "labor-sentences.jsonl", folder, seed + number)


def train_all(here: Path, work: Path, seed: int) -> None:
    """Trains the parser half and the half of the names, each in two rounds: the second goes on from the first
    with a learning rate that rises and falls again."""
    first, second = _rounds(work)
    for half in ("parser", "ner"):
        train(here / "configs" / f"{half}.cfg", work / half, {**_files(first, half), "system.seed": seed})
        more = {"paths.first": str(work / half / "model-last"), "system.seed": seed + 1}
        train(here / "configs" / f"{half}-more.cfg", work / f"{half}-more", {**_files(second, half), **more})


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
    assemble(work / "parser-more" / "model-best", work / "ner-more" / "model-best", tables, out, LICENCE)


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
