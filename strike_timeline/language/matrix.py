"""Matrix products for thinc: numpy's BLAS in place of BLIS, where it is faster.

thinc multiplies with its own BLIS build, which for the small matrices of our pipeline takes about twice as
long as OpenBLAS, which numpy's wheels bring along. Results differ in the last bits of float32 only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from spacy.language import Language
from thinc.api import Model, NumpyOps

_FAST_LIBRARIES = ("openblas", "mkl", "accelerate")


class NumpyBlasOps(NumpyOps):  # type: ignore[misc]
    """thinc's operations on the processor with ``gemm`` from numpy."""

    def gemm(
        self,
        x: np.ndarray[Any, np.dtype[np.float32]],
        y: np.ndarray[Any, np.dtype[np.float32]],
        out: np.ndarray[Any, np.dtype[np.float32]] | None = None,
        trans1: bool = False,
        trans2: bool = False,
    ) -> np.ndarray[Any, np.dtype[np.float32]]:
        """The product of two float32 matrices, each transposed first if asked; written to ``out`` if
        given."""
        left = x.T if trans1 else x
        right = y.T if trans2 else y
        if out is not None and out.flags.c_contiguous:
            np.dot(left, right, out=out)
            return out
        product: np.ndarray[Any, np.dtype[np.float32]] = np.dot(left, right)
        if out is not None:
            out[:] = product
            return out
        return product


def numpy_is_faster() -> bool:
    """Whether numpy here is built on a fast BLAS (the same answer for the same installation, whatever the
    load)."""
    try:
        blas = np.show_config(mode="dicts")["Build Dependencies"]["blas"]["name"]
    except (KeyError, TypeError):
        return False
    return any(name in str(blas).casefold() for name in _FAST_LIBRARIES)


def layers(nlp: Language) -> Iterator[Model[Any, Any]]:
    """Every layer of the models of ``nlp``, models themselves included."""
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            yield from model.walk()


def use_numpy(nlp: Language) -> None:
    """Lets every model of ``nlp`` multiply with numpy."""
    ops = NumpyBlasOps()
    for layer in layers(nlp):
        layer.ops = ops
