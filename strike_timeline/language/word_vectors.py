"""The word vectors of the shipped pipeline, on their own: for models that compare words by meaning.

GloVe, 100 dimensions, 50,000 words in small letters (``docs/model-card.md``), scaled to length one. They are
the same whichever pipeline ``--model`` names.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id
from spacy.vectors import Vectors

DIMENSIONS = 100
Vector = NDArray[np.float32]


@cache
def _table() -> Vectors:
    table = Vectors()
    with as_file(files("strike_timeline").joinpath("resources", "model", "vocab")) as folder:
        table.from_disk(folder)
    return table


@cache
def _zero() -> Vector:
    return np.zeros(DIMENSIONS, dtype=np.float32)


def vector(word: str) -> Vector:
    """The vector of ``word`` (in small letters), of length one; zeros for a word that has none."""
    table = _table()
    row = table.key2row.get(get_string_id(word), -1)
    if row < 0:
        return _zero()
    values: Vector = table.data[row].astype(np.float32)
    length = float(np.sqrt(values @ values))
    return values / length if length else _zero()
