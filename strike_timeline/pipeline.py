"""Assembles the spaCy pipeline and runs it over articles: ``Article`` in, ``Analysis`` out."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from strike_timeline import __version__
from strike_timeline.annotated import pack
from strike_timeline.dates import component as _dates  # noqa: F401  (registers the factory)
from strike_timeline.dates import mentions as date_mentions
from strike_timeline.errors import StrikeTimelineError
from strike_timeline.events import component as _events  # noqa: F401
from strike_timeline.events import mentions as event_mentions
from strike_timeline.language import entities as _entities  # noqa: F401
from strike_timeline.language import extensions as _extensions  # noqa: F401
from strike_timeline.language import gazetteer as _gazetteer  # noqa: F401
from strike_timeline.language import parties as _parties  # noqa: F401
from strike_timeline.language import sentences as _sentences  # noqa: F401
from strike_timeline.language.gazetteer_data import load_gazetteer
from strike_timeline.language.mentions import entity_mentions
from strike_timeline.language.shared import remember_text, text_of
from strike_timeline.language.trained import load_shipped, widen
from strike_timeline.model import Analysis, Article

Stage = Literal["entities", "dates", "events"]

ENTITY_STAGE = (
    "strike_sentences",
    "strike_published",
    "strike_gazetteer",
    "strike_entities",
    "strike_parties",
)
DATE_STAGE = ("strike_sentences", "strike_published", "strike_dates")
STAGES: dict[Stage, tuple[str, ...]] = {
    "entities": ENTITY_STAGE,
    "dates": DATE_STAGE,
    "events": (*ENTITY_STAGE, "strike_dates", "strike_events"),
}
"""The components that a stage runs, in order."""
_LONGEST = 20_000_000
"""Characters of one article: spaCy's own limit is for parsers, which longer texts do not get here."""
_LONGEST_PARSED = 300_000
"""Characters of the longest article that the trained components read: they need about 8 kB a word."""
_WITH_GAZETTEER = ("strike_gazetteer", "strike_parties")


class ModelError(StrikeTimelineError):
    """The pipeline named by ``--model`` is not installed or cannot be loaded: one line why."""


def load(model: str | None = None, gazetteers: Sequence[Path] = (), upto: Stage = "events") -> Language:
    """The assembled pipeline on top of ``model`` (an installed pipeline's name or a path), or of the one
    that the package ships (dates alone need only its tokenizer); without the components that only a later
    stage than ``upto`` needs.

    Raises :class:`ModelError`, and :class:`~strike_timeline.language.gazetteer_data.GazetteerError` for a
    bad file.
    """
    nlp = _base(model, upto)
    own = [str(path) for path in gazetteers]
    stage = STAGES[upto]
    if gazetteers and upto == "dates":
        load_gazetteer(gazetteers)
    for name in stage:
        config = {"files": own} if name in _WITH_GAZETTEER else {}
        nlp.add_pipe(name, first=name == "strike_sentences" or None, config=config)
    return nlp


def common_year(articles: Iterable[Article]) -> int | None:
    """The year in which most of the articles that carry a date were published, the later of equals; None when
    none carries one."""
    known = [a.published for a in articles if a.published is not None and not a.published.inferred]
    years = Counter(p.start.year for p in known if p.start.year == p.end.year)
    return max(years, key=lambda year: (years[year], year), default=None)


def _base(model: str | None, upto: Stage) -> Language:
    if model is None:
        nlp = spacy.blank("en") if upto == "dates" else load_shipped()
        nlp.max_length = _LONGEST
        return nlp
    try:
        nlp = spacy.load(model)
        widen(nlp)
        return nlp
    except (OSError, ValueError, ImportError) as error:
        reason = str(error).splitlines()[0]
        raise ModelError(f"--model {model}: {reason}") from None


def prepare(nlp: Language, article: Article, upto: Stage = "events", hint_year: int | None = None) -> Doc:
    """The article as a spaCy document that has been through the components that ``upto`` needs.

    ``hint_year`` (see :func:`common_year`) settles the year of an article whose own text leaves it open.
    """
    doc = nlp.make_doc(article.text)
    remember_text(doc, article.text)
    doc._.published = article.published
    doc._.title = article.title
    doc._.link_dates = article.link_dates
    doc._.hint_year = hint_year
    return _run(nlp, doc, upto)


def analyze(
    nlp: Language,
    article: Article,
    upto: Stage = "events",
    hint_year: int | None = None,
    with_document: bool = False,
) -> Analysis:
    """What the pipeline finds in one article, as far as ``upto`` needs it, and the annotated document itself
    where it is wanted; ``hint_year`` as for :func:`prepare`."""
    doc = prepare(nlp, article, upto, hint_year)
    found = collect(doc, article, upto)
    return replace(found, document=pack(doc, article)) if with_document else found


def collect(doc: Doc, article: Article, upto: Stage = "events") -> Analysis:
    """What :func:`prepare` found in the article ``doc`` was made of."""
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
    parsed = upto != "dates" and len(text_of(doc)) <= _LONGEST_PARSED
    for name, component in nlp.pipeline:
        if name in STAGES[upto] or (parsed and not name.startswith("strike_")):
            doc = component(doc)
    return doc


def fingerprint(nlp: Language) -> str:
    """12 hexadecimal digits that change when the model or any of the data (names, words, weights) does."""
    digest = hashlib.sha256(f"{__version__} {nlp.meta.get('name')} {nlp.meta.get('version')}".encode())
    for item in _data(files("strike_timeline") / "resources"):
        digest.update(item.read_bytes())
    for path in nlp.config["components"].get("strike_gazetteer", {}).get("files", []):
        digest.update(Path(path).read_bytes())
    return digest.hexdigest()[:12]


def _data(folder: Traversable) -> Iterator[Traversable]:
    """Files of a resource folder and those below it, by path; hidden ones are nobody's data."""
    for item in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if item.is_dir() and item.name != "__pycache__":
            yield from _data(item)
        elif item.is_file() and not item.name.startswith("."):
            yield item
