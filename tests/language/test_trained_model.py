"""The shipped pipeline: loads, parses, names; its matrix products; the wheel alone."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zlib
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from thinc.api import Model, NumpyOps

from strike_timeline import pipeline
from strike_timeline.language.matrix import NumpyBlasOps
from strike_timeline.language.syntax import read
from strike_timeline.language.trained import load_shipped

ROOT = Path(__file__).parents[2]
_LIMIT_MB = 12


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_shipped()


VERBS = [
    # sentence, verb, lemma, who, whom, passive, negated
    ("The nurses rejected the latest offer.", "rejected", "reject", "nurses", ["offer"], False, False),
    ("The company has not signed the contract.", "signed", "sign", "company", ["contract"], False, True),
    ("The strike was called off on Sunday.", "called", "call", None, ["strike"], True, False),
    ("The plan was rejected by the members.", "rejected", "reject", "members", ["plan"], True, False),
    ("Drivers could begin a walkout next week.", "begin", "begin", "Drivers", ["walkout"], False, False),
    ("The pilots never accepted the deal.", "accepted", "accept", "pilots", ["deal"], False, True),
]


@pytest.mark.parametrize(("text", "word", "lemma", "who", "whom", "passive", "negated"), VERBS)
def test_clauses(
    nlp: Language,
    text: str,
    word: str,
    lemma: str,
    who: str | None,
    whom: list[str],
    passive: bool,
    negated: bool,
) -> None:
    doc = nlp(text)
    token = next(token for token in doc if token.text == word)
    parse = read(doc)
    assert parse is not None
    doer = parse.agent(token.i)
    assert token.lemma_ == lemma
    assert token.pos_ == "VERB"
    assert (doc[doer].text if doer is not None else None) == who
    assert [doc[i].text for i in parse.objects(token.i)] == whom
    assert parse.is_passive(token.i) is passive
    assert parse.is_negated(token.i) is negated


def test_phrasal_verbs_and_helping_verbs(nlp: Language) -> None:
    doc = nlp("The march has been called off.")
    verb = next(token.i for token in doc if token.text == "called")
    parse = read(doc)
    assert parse is not None
    assert [parse.words[i] for i in parse.auxiliaries(verb)] == ["has", "been"]
    particle = parse.particle(verb)
    assert particle is not None
    assert parse.words[particle] == "off"


NAMES = [
    ("Maria Delgado works for a bakery in Toledo.", {("Maria Delgado", "PERSON"), ("Toledo", "LOC")}),
    ("Workers at Hartwell Foods in Ohio went home.", {("Hartwell Foods", "ORG"), ("Ohio", "LOC")}),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_unseen_names(nlp: Language, text: str, expected: set[tuple[str, str]]) -> None:
    assert {(ent.text, ent.label_) for ent in nlp(text).ents} == expected


def test_weights_are_computed_with_as_float32(nlp: Language) -> None:
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            assert all(node.get_param(n).dtype == np.float32 for n in node.param_names if node.has_param(n))


def test_sentence_starts_of_the_text_rules_stay() -> None:
    assembled = pipeline.load()
    text = "NURSES WALK OUT\n\nThey want more staff. Talks resume Monday, Dr. Okafor said."
    starts = [t.idx for t in assembled(text) if t.is_sent_start]
    alone = assembled.make_doc(text)
    assembled.get_pipe("strike_sentences")(alone)
    assert starts == [t.idx for t in alone if t.is_sent_start]


def test_known_names_win_over_the_statistical_ones() -> None:
    doc = pipeline.load()("The Teamsters met Carla Benz of Brightwater Foods in Duluth.")
    labels = {ent.text: ent.label_ for ent in doc.ents}
    assert labels["Teamsters"] == "UNION"
    assert labels["Carla Benz"] == "PERSON"


@given(
    st.tuples(st.integers(1, 40), st.integers(1, 40), st.integers(1, 40)),
    st.booleans(),
    st.booleans(),
    st.integers(0, 2**32 - 1),
)
@settings(deadline=None, max_examples=40)
def test_products_equal_those_of_blis(
    sizes: tuple[int, int, int], trans1: bool, trans2: bool, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    n, k, m = sizes
    x = rng.standard_normal((k, n) if trans1 else (n, k)).astype("float32")
    y = rng.standard_normal((m, k) if trans2 else (k, m)).astype("float32")
    expected = NumpyOps().gemm(x, y, trans1=trans1, trans2=trans2)
    np.testing.assert_allclose(
        NumpyBlasOps().gemm(x, y, trans1=trans1, trans2=trans2), expected, rtol=1e-3, atol=1e-4
    )
    out = np.empty((n, m), dtype="float32")
    NumpyBlasOps().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
    np.testing.assert_allclose(out, expected, rtol=1e-3, atol=1e-4)


def test_both_products_give_the_same_analysis(nlp: Language) -> None:
    text = "The union said on Friday that its members at two plants would vote next week. Nobody answered."
    plain = load_shipped()
    for _, component in plain.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            node.ops = NumpyOps()
    read = [[(t.head.i, t.dep_, t.tag_, t.ent_type_) for t in pipe(text)] for pipe in (nlp, plain)]
    assert read[0] == read[1]


def test_size_in_the_wheel() -> None:
    folder = Path(str(files("strike_timeline").joinpath("resources", "model")))
    packed = sum(len(zlib.compress(path.read_bytes())) for path in folder.rglob("*") if path.is_file())
    assert packed < _LIMIT_MB * 1e6


@pytest.mark.slow
def test_the_wheel_alone_loads_and_parses(tmp_path: Path) -> None:
    """Built, installed in a fresh environment (dependencies from this one), run away from the checkout."""
    wheels = tmp_path / "wheels"
    pip = [sys.executable, "-m", "pip"]
    subprocess.run(
        [*pip, "wheel", "--no-deps", "-w", str(wheels), str(ROOT)], check=True, capture_output=True
    )
    wheel = next(wheels.glob("strike_timeline-*.whl"))
    assert wheel.stat().st_size < _LIMIT_MB * 1e6
    place = tmp_path / "fresh"
    venv.create(place, with_pip=False)
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = subprocess.run(
        [str(python), "-c", "import site; print(site.getsitepackages()[0])"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    subprocess.run(
        [*pip, "install", "--no-deps", "--target", site, str(wheel)], check=True, capture_output=True
    )
    here = Path(np.__file__).parents[1]
    (Path(site) / "zz-dependencies.pth").write_text(f"{here}\n", encoding="utf8")
    code = (
        "import strike_timeline, sys; from strike_timeline.pipeline import load\n"
        "doc = load()('The dockers ended their strike.')\n"
        "print(strike_timeline.__file__); print([t.dep_ for t in doc][:3])"
    )
    run = subprocess.run(
        [str(python), "-I", "-c", code], check=True, capture_output=True, text=True, cwd=tmp_path
    )
    where, labels = run.stdout.strip().splitlines()
    assert where.startswith(site)
    assert labels == "['det', 'nsubj', 'ROOT']"
