"""``spacy train`` in this process, with the matrix products that the package uses too."""

from __future__ import annotations

from pathlib import Path

from spacy.training.initialize import init_nlp
from spacy.training.loop import train as run
from spacy.util import load_config
from thinc.api import set_current_ops

from strike_timeline.language.matrix import NumpyBlasOps, numpy_is_faster
from strike_training.vectors import note_attribute


def train(config: Path, out: Path, overrides: dict[str, object]) -> Path:
    """Trains after ``config`` and returns the folder of the best pipeline under ``out``."""
    if numpy_is_faster():
        set_current_ops(NumpyBlasOps())
    nlp = init_nlp(load_config(config, overrides=overrides, interpolate=False))
    out.mkdir(parents=True, exist_ok=True)
    run(nlp, out)
    for name in ("model-best", "model-last"):
        note_attribute(out / name)
    return out / "model-best"
