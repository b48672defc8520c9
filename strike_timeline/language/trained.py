"""The English pipeline that the package ships: tagger, morphologizer, lemmatizer, parser and names.

Trained for this project (``training/``, ``docs/model-card.md``); its weights have their own licence,
``LICENSE-MODEL``. They are stored as float16, word vectors as whole numbers of ``VECTOR_STEP`` in one byte,
and calculated with as float32.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language

from strike_timeline.language.fast_tok2vec import speed_up
from strike_timeline.language.matrix import layers, numpy_is_faster, use_numpy

FOLDER = ("resources", "model")
VECTOR_STEP = 1 / 16
"""What one step of a word vector that is stored in bytes amounts to."""


def load_shipped(exclude: Iterable[str] = ()) -> Language:
    """The trained pipeline, without the components named in ``exclude``."""
    with as_file(files("strike_timeline").joinpath(*FOLDER)) as folder:
        return load_folder(folder, exclude)


def load_folder(folder: Path, exclude: Iterable[str] = ()) -> Language:
    """A pipeline whose weights are stored as float16, ready to run."""
    nlp = spacy.load(folder, exclude=list(exclude))
    widen(nlp)
    if numpy_is_faster():
        use_numpy(nlp)
    speed_up(nlp)
    return nlp


def widen(nlp: Language) -> None:
    """Casts the weights of every model, and word vectors stored in bytes, back to float32."""
    vectors = nlp.vocab.vectors
    if vectors.data.dtype == np.int8:
        vectors.data = vectors.data.astype(np.float32) * np.float32(VECTOR_STEP)
    for layer in layers(nlp):
        for name in layer.param_names:
            if layer.has_param(name):
                layer.set_param(name, layer.ops.asarray_f(layer.get_param(name)))
