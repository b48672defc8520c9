"""The word representations of the shipped pipeline, calculated with fewer passes than spaCy's own layers.

What a word's spelling gives (hash embeddings, word vector and the layer that mixes them) depends on no other
word, so it is kept for words that were met before. The convolutions above it hold the pieces of a maxout side
by side and normalize in place. The numbers are those of ``spacy.MultiHashEmbed.v2`` and
``spacy.MaxoutWindowEncoder.v2`` but for the last bits of float32; for training the original layers are used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import NORM, ORTH
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model

from strike_timeline.language.matrix import layers

Floats = NDArray[np.float32]
Keys = NDArray[np.uint64]

KEPT = 30_000
"""Words whose embeddings are kept at most (512 bytes each at width 128); then it starts anew."""
_BLOCK = 32
"""Rows that are calculated at once. It is always the same number, so that a word's embedding has the same
bits whichever words it is first met with."""
_ROWS = 1500
"""Rows of words that go through the convolutions together: what fits into a processor's cache."""
_EPSILON = 1e-8
"""As in thinc's layer normalization."""


class SpellingMemory:
    """The forward pass of an embedding layer that remembers words; they are told apart by form and norm."""

    def __init__(self, embed: Model[Any, Any]) -> None:
        """Reads the layers of ``embed``, a ``spacy.MultiHashEmbed.v2`` with or without static vectors."""
        nodes = list(embed.walk())
        arrays = [node for node in nodes if node.name.startswith("with_array(")]
        self.columns = next(node for node in nodes if node.name == "extract_features").attrs["columns"]
        self.hashing = next(node for node in arrays if "hashembed" in node.name).layers[0]
        self.mixing = next(node for node in arrays if "maxout" in node.name).layers[0]
        self.width = int(self.mixing.get_dim("nO"))
        self.static = next((node for node in nodes if node.name == "static_vectors"), None)
        self.rows: dict[int, int] = {}
        self.new: dict[int, Keys] = {}
        self.table: Floats = np.zeros((0, self.width), dtype=np.float32)

    def __call__(
        self, model: Model[Any, Any], docs: Sequence[Doc], is_train: bool
    ) -> tuple[list[Floats], Callable[[Any], Any]]:
        """As thinc calls a layer; the backward pass is the original layer's."""
        if is_train:
            result: tuple[list[Floats], Callable[[Any], Any]] = model.layers[0](docs, is_train)
            return result
        if len(self.rows) > KEPT:
            self.rows.clear()
        texts: list[list[int]] = []
        for doc in docs:
            features = self._features(doc)
            names: list[int] = (features[:, 0] * np.uint64(3) + features[:, 1]).tolist()
            texts.append(names)
            self.new.update((n, features[i]) for i, n in enumerate(names) if n not in self.rows)
        if self.new:
            self._learn(docs[0].vocab)
        return [self.table[[self.rows[name] for name in names]] for names in texts], _no_training

    def _features(self, doc: Doc) -> Keys:
        if not len(doc):
            return np.zeros((0, 3 + len(self.columns)), dtype=np.uint64)
        features: Any = doc.to_array([ORTH, NORM, doc.vocab.vectors.attr, *self.columns])
        return np.asarray(features, dtype=np.uint64)

    def _learn(self, vocab: Vocab) -> None:
        features = np.stack(list(self.new.values()))
        for begin in range(0, len(features), _BLOCK):
            block = np.resize(features[begin : begin + _BLOCK], (_BLOCK, features.shape[1]))
            start = len(self.rows)
            if start + _BLOCK > len(self.table):
                more = np.zeros((len(self.table) + _BLOCK, self.width), dtype=np.float32)
                self.table = np.concatenate((self.table, more))
            self.table[start : start + _BLOCK] = self._calculate(vocab, block)
            names = islice(self.new, begin, begin + _BLOCK)
            self.rows.update((name, start + i) for i, name in enumerate(names))
        self.new.clear()

    def _calculate(self, vocab: Vocab, features: Keys) -> Floats:
        parts = [self.hashing.predict(np.ascontiguousarray(features[:, 3:]))]
        if self.static is not None:
            rows = vocab.vectors.find(keys=features[:, 2].tolist())
            weights: Any = self.static.get_param("W")
            projected = self.static.ops.gemm(vocab.vectors.data[rows], weights, trans2=True)
            projected[rows < 0] = 0
            parts.append(projected)
        mixed: Floats = self.mixing.predict(np.concatenate(parts, axis=1))
        return mixed


class Convolutions:
    """The forward pass of a ``spacy.MaxoutWindowEncoder.v2`` with a window of one word."""

    def __init__(self, encode: Model[Any, Any]) -> None:
        """Reads the weights of ``encode``."""
        self.pad = int(encode.attrs["pad"])
        maxouts = [node for node in encode.walk() if node.name == "maxout"]
        norms = [node for node in encode.walk() if node.name == "layernorm"]
        self.width = int(encode.get_dim("nO"))
        self.layers = [
            (_by_piece(maxout), norm.get_param("G"), norm.get_param("b"))
            for maxout, norm in zip(maxouts, norms, strict=True)
        ]

    def __call__(
        self, model: Model[Any, Any], texts: Sequence[Floats], is_train: bool
    ) -> tuple[list[Floats], Callable[[Any], Any]]:
        """As thinc calls a layer; the backward pass is the original layer's."""
        if is_train:
            result: tuple[list[Floats], Callable[[Any], Any]] = model.layers[0](texts, is_train)
            return result
        done: list[Floats] = []
        for group in _groups(texts):
            done.extend(self._encoded(group))
        return done, _no_training

    def _encoded(self, texts: Sequence[Floats]) -> list[Floats]:
        pad, width = self.pad, self.width
        starts: list[int] = []
        size = pad
        for text in texts:
            starts.append(size)
            size += len(text) + pad
        x = np.zeros((size, width), dtype=np.float32)
        for start, text in zip(starts, texts, strict=True):
            x[start : start + len(text)] = text
        wide = np.zeros((size, 3 * width), dtype=np.float32)
        for (weights, bias), gain, shift in self.layers:
            wide[1:, :width] = x[:-1]
            wide[:, width : 2 * width] = x
            wide[:-1, 2 * width :] = x[1:]
            pieces = wide @ weights
            pieces += bias
            best = pieces[:, :width]
            for begin in range(width, pieces.shape[1], width):
                np.maximum(best, pieces[:, begin : begin + width], out=best)
            best = best - best.mean(axis=1, keepdims=True)
            spread = np.einsum("ij,ij->i", best, best) / np.float32(width) + np.float32(_EPSILON)
            best *= (1 / np.sqrt(spread))[:, None]
            best *= gain
            best += shift
            x += best
        return [x[start : start + len(text)] for start, text in zip(starts, texts, strict=True)]


def speed_up(nlp: Language) -> None:
    """Replaces the embeddings and the convolutions of every tok2vec in ``nlp``; call it when the weights are
    final."""
    for node in [layer for layer in layers(nlp) if layer.has_ref("embed") and layer.has_ref("encode")]:
        embed, encode = node.get_ref("embed"), node.get_ref("encode")
        for old, forward in ((embed, SpellingMemory(embed)), (encode, Convolutions(encode))):
            new: Model[Any, Any] = Model(
                "fast_" + old.name,
                forward,
                layers=[old],
                dims={"nO": old.maybe_get_dim("nO")},
                ops=old.ops,
            )
            node.replace_node(old, new)


def _by_piece(maxout: Model[Any, Any]) -> tuple[Floats, Floats]:
    weights: Any = maxout.get_param("W")
    bias: Any = maxout.get_param("b")
    width, pieces, inputs = weights.shape
    by_piece = weights.transpose(1, 0, 2).reshape(pieces * width, inputs)
    return np.ascontiguousarray(by_piece.T), np.ascontiguousarray(bias.T).reshape(-1)


def _groups(texts: Sequence[Floats]) -> list[list[Floats]]:
    groups: list[list[Floats]] = []
    rows = 0
    for text in texts:
        if not groups or rows + len(text) > _ROWS:
            groups.append([])
            rows = 0
        groups[-1].append(text)
        rows += len(text)
    return groups


def _no_training(gradient: Any) -> Any:
    raise ValueError("this layer was run for prediction; there is no backward pass")
