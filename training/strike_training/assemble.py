"""Puts the trained halves and the lemma tables together into the folder that the package ships."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.lookups import Lookups

from strike_timeline.language.matrix import layers
from strike_timeline.language.trained import VECTOR_STEP
from strike_training.vectors import note_attribute

_TRAINING_BLOCKS = ("paths", "system", "corpora", "training", "pretraining", "initialize")
NAME, VERSION = "strike_en", "0.1.0"


def assemble(parser: Path, names: Path, lemmas: Lookups, out: Path, licence: str) -> Path:
    """Writes the pipeline to ``out``, replacing what is there.

    ``parser`` holds tok2vec, tagger, morphologizer and parser, ``names`` a tok2vec and ner over the same word
    vectors. Weights are stored as float16, word vectors in bytes; see
    :func:`strike_timeline.language.trained.widen` for the way back.
    """
    nlp = spacy.load(parser)
    other = spacy.load(names)
    other.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("lemmatizer", config={"mode": "rule"}, after="morphologizer").lookups = lemmas
    nlp.add_pipe("ner", source=other)
    _narrow(nlp)
    _describe(nlp, licence)
    if out.exists():
        shutil.rmtree(out)
    nlp.to_disk(out)
    note_attribute(out)
    _forget_words(nlp, out / "vocab")
    _strip(out / "config.cfg")
    return out


def _narrow(nlp: Language) -> None:
    for layer in layers(nlp):
        for name in layer.param_names:
            if layer.has_param(name):
                layer.set_param(name, layer.get_param(name).astype("float16"))
    vectors = nlp.vocab.vectors
    vectors.data = np.rint(vectors.data / VECTOR_STEP).astype("int8")


def _describe(nlp: Language, licence: str) -> None:
    nlp.meta.update(
        name=NAME,
        version=VERSION,
        license=licence,
        description="English pipeline of strike-timeline: tags, lemmas, Universal Dependencies, names",
        author="strike-timeline",
        email="",
        url="",
        sources=[],
        performance={},
    )


def _forget_words(nlp: Language, vocab: Path) -> None:
    """Leaves only the strings that labels need, not every word of the training data."""
    labels: set[str] = set()
    for name in nlp.pipe_names:
        labels.update(str(label) for label in nlp.pipe_labels.get(name, []))
    labels.update(part for label in list(labels) for part in label.split("||"))
    text = json.dumps(sorted(labels), ensure_ascii=False, indent=0)
    (vocab / "strings.json").write_text(text + "\n", encoding="utf8")


def _strip(config: Path) -> None:
    loaded = spacy.util.load_config(config)
    for block in _TRAINING_BLOCKS:
        loaded.pop(block, None)
    loaded.to_disk(config)
    meta = config.parent / "meta.json"
    described = json.loads(meta.read_text(encoding="utf8"))
    described.pop("performance", None)
    meta.write_text(
        json.dumps(described, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf8"
    )
