"""Assembles the spaCy pipeline and runs it over articles: ``Article`` in, ``Analysis`` out."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Literal

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from strike_timeline import __version__
from strike_timeline.dates import mentions as date_mentions
from strike_timeline.dates import component as _dates  # noqa: F401  (registers the factory)
from strike_timeline.events import component as _events  # noqa: F401
from strike_timeline.events import mentions as event_mentions
from strike_timeline.language import entities as _entities  # noqa: F401
from strike_timeline.language import extensions as _extensions  # noqa: F401
from strike_timeline.language import gazetteer as _gazetteer  # noqa: F401
from strike_timeline.language import parties as _parties  # noqa: F401
from strike_timeline.language import sentences as _sentences  # noqa: F401
from strike_timeline.language.mentions import entity_mentions
from strike_timeline.model import Analysis, Article

Stage = Literal["entities", "dates", "events"]

ENTITY_STAGE = ("strike_sentences", "strike_gazetteer", "strike_entities", "strike_parties")
DATE_STAGE = ("strike_sentences", "strike_dates")
STAGES: dict[Stage, tuple[str, ...]] = {
    "entities": ENTITY_STAGE,
    "dates": DATE_STAGE,
    "events": (*ENTITY_STAGE, "strike_dates", "strike_events"),
}
"""The components that a stage runs, in order."""


class ModelError(Exception):
    """The pipeline named by ``--model`` is not installed or cannot be loaded: one line why."""


def load(model: str | None = None, gazetteers: Sequence[Path] = (), upto: Stage = "events") -> Language:
    """The assembled pipeline on top of ``model`` (an installed pipeline's name or a path), or of the bare
    English tokenizer; without the components that only a later stage than ``upto`` needs.

    Raises :class:`ModelError`, and :class:`~strike_timeline.language.gazetteer_data.GazetteerError` for a bad file.
    """
    nlp = _base(model)
    nlp.add_pipe("strike_sentences", first=True)
    if upto != "dates" or gazetteers:
        nlp.add_pipe("strike_gazetteer", config={"files": [str(path) for path in gazetteers]})
    for name in STAGES[upto]:
        if not nlp.has_pipe(name):
            nlp.add_pipe(name)
    return nlp


def _base(model: str | None) -> Language:
    if model is None:
        return spacy.blank("en")
    try:
        return spacy.load(model)
    except (OSError, ValueError, ImportError) as error:
        reason = str(error).splitlines()[0]
        raise ModelError(f"--model {model}: {reason}") from None


def prepare(nlp: Language, article: Article, upto: Stage = "events") -> Doc:
    """The article as a spaCy document that has been through the components that ``upto`` needs."""
    doc = nlp.make_doc(article.text)
    doc._.published = article.published
    doc._.title = article.title
    doc._.link_dates = article.link_dates
    return _run(nlp, doc, upto)


def analyze(nlp: Language, article: Article, upto: Stage = "events") -> Analysis:
    """What the pipeline finds in one article, as far as ``upto`` needs it."""
    doc = prepare(nlp, article, upto)
    article = replace(article, published=doc._.published)
    found, named = entity_mentions(doc) if upto != "dates" else ((), ())
    return Analysis(
        article=article,
        entities=found,
        entity_mentions=named,
        dates=date_mentions(doc) if upto != "entities" else (),
        events=event_mentions(doc) if upto == "events" else (),
    )


def _run(nlp: Language, doc: Doc, upto: Stage) -> Doc:
    for name, component in nlp.pipeline:
        if name in STAGES[upto] or not name.startswith("strike_"):
            doc = component(doc)
    return doc


def fingerprint(nlp: Language) -> str:
    """12 hexadecimal digits that change when the model, the gazetteer or the lexicon does."""
    digest = hashlib.sha256(f"{__version__} {nlp.meta.get('name')} {nlp.meta.get('version')}".encode())
    root = files("strike_timeline") / "resources"
    for folder in ("gazetteer", "lexicon"):
        for item in sorted((root / folder).iterdir(), key=lambda entry: entry.name):
            digest.update(item.read_bytes())
    for path in nlp.config["components"].get("strike_gazetteer", {}).get("files", []):
        digest.update(Path(path).read_bytes())
    return digest.hexdigest()[:12]
