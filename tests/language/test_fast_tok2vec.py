"""The quick calculation of word representations against spaCy's own layers."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.vectors import Vectors

from strike_timeline.language import fast_tok2vec
from strike_timeline.language.fast_tok2vec import speed_up

TEXTS = (
    "The nurses didn't accept it.",
    "Talks, they said, were off.",
    "",
    "The talks were on; they cannot be off!",
    "Nurses",
)


def untrained(vectors: bool, depth: int = 2, pieces: int = 3) -> Language:
    """A pipeline of one tok2vec with random weights of a fixed seed."""
    spacy.util.fix_random_seed(5)
    nlp = spacy.blank("en")
    if vectors:
        words = ["nurses", "the", "talks", "off"]
        data = np.random.default_rng(3).standard_normal((len(words), 10)).astype("float32")
        nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=data, keys=words, attr="LOWER")
    nlp.add_pipe(
        "tok2vec",
        config={
            "model": {
                "@architectures": "spacy.Tok2Vec.v2",
                "embed": {
                    "@architectures": "spacy.MultiHashEmbed.v2",
                    "width": 24,
                    "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
                    "rows": [50, 20, 20, 20],
                    "include_static_vectors": vectors,
                },
                "encode": {
                    "@architectures": "spacy.MaxoutWindowEncoder.v2",
                    "width": 24,
                    "depth": depth,
                    "window_size": 1,
                    "maxout_pieces": pieces,
                },
            }
        },
    )
    nlp.initialize()
    return nlp


@pytest.mark.parametrize(("vectors", "depth", "pieces"), [(True, 2, 3), (False, 2, 3), (True, 4, 2)])
def test_same_numbers_as_the_original_layers(vectors: bool, depth: int, pieces: int) -> None:
    nlp = untrained(vectors, depth, pieces)
    model = nlp.get_pipe("tok2vec").model
    docs = [nlp.make_doc(text) for text in TEXTS]
    expected = model.predict(docs)
    speed_up(nlp)
    assert any(node.name.startswith("fast_") for node in model.walk())
    for _ in range(2):  # unknown words, then remembered ones
        for found, wanted in zip(model.predict(docs), expected, strict=True):
            assert found.shape == wanted.shape
            np.testing.assert_allclose(found, wanted, rtol=1e-4, atol=1e-5)


def test_words_keep_their_bits_whatever_came_before() -> None:
    one, other = untrained(True), untrained(True)
    rows = []
    for nlp, texts in ((one, TEXTS), (other, TEXTS[::-1])):
        speed_up(nlp)
        for text in texts:
            nlp(text)
        rows.append(nlp.get_pipe("tok2vec").model.predict([nlp.make_doc(TEXTS[0])])[0])
    assert rows[0].tobytes() == rows[1].tobytes()


def test_case_and_norm_tell_words_apart() -> None:
    nlp = untrained(True)
    doc = nlp.make_doc("can can")
    doc[1].norm_ = "be able to"
    speed_up(nlp)
    first, second = nlp.get_pipe("tok2vec").model.get_ref("embed").predict([doc])[0]
    assert not np.allclose(first, second)


def test_memory_starts_anew_when_full(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = untrained(True)
    model = nlp.get_pipe("tok2vec").model
    docs = [nlp.make_doc(text) for text in TEXTS]
    expected = model.predict(docs)
    speed_up(nlp)
    monkeypatch.setattr(fast_tok2vec, "KEPT", 3)
    for _ in range(2):
        for found, wanted in zip(model.predict(docs), expected, strict=True):
            np.testing.assert_allclose(found, wanted, rtol=1e-4, atol=1e-5)


def test_training_goes_through_the_original_layers() -> None:
    nlp = untrained(False)
    speed_up(nlp)
    model = nlp.get_pipe("tok2vec").model
    output, backward = model.begin_update([nlp.make_doc(TEXTS[0])])
    backward([np.ones_like(output[0])])
    assert any(node.has_grad("E") for node in model.walk())


def test_a_processor_of_its_own_can_be_given_the_pipeline() -> None:
    nlp = untrained(True)
    speed_up(nlp)
    found = [doc.tensor for doc in nlp.pipe(TEXTS, n_process=2, batch_size=2)]
    expected = [nlp(text).tensor for text in TEXTS]
    for ours, wanted in zip(found, expected, strict=True):
        np.testing.assert_allclose(ours, wanted, rtol=1e-4, atol=1e-5)
