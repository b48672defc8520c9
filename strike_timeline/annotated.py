"""Annotated documents in the form in which spaCy keeps them on disk: a DocBin (``.spacy``).

A document comes back with tokens, sentences, parse, ``doc.ents``, the span groups ``parties``, ``dates`` and
``events`` with their attributes (``span._.entity``, ``when``, ``event`` …), ``doc._.published`` and
``doc._.title``, and with what is known of its article in ``doc.user_data["article"]``: a mapping with the
texts ``id``, ``source``, ``title`` and ``url``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from strike_timeline.errors import StrikeTimelineError
from strike_timeline.language import extensions
from strike_timeline.model import Article

extensions.register()

ARTICLE = "article"
"""Key of ``doc.user_data`` for what is known of the article."""


class DocBinError(StrikeTimelineError):
    """A file is no DocBin: one line with the file and the reason."""


def pack(doc: Doc, article: Article) -> bytes:
    """One document, as the bytes of a DocBin of its own."""
    doc.user_data[ARTICLE] = {
        "id": article.id,
        "source": article.source,
        "title": article.title,
        "url": article.url,
    }
    packed = DocBin(store_user_data=True)
    packed.add(doc)
    return packed.to_bytes()


def join(parts: Iterable[bytes]) -> bytes:
    """One DocBin of what :func:`pack` made, in the same order, all of it in memory."""
    joined = DocBin(store_user_data=True)
    for part in parts:
        joined.merge(DocBin(store_user_data=True).from_bytes(part))
    return joined.to_bytes()


def unpack(data: bytes, vocab: Vocab, name: str = "the bytes") -> Iterator[Doc]:
    """The documents of a DocBin. Raises :class:`DocBinError`, which calls it ``name``."""
    try:
        packed = DocBin(store_user_data=True).from_bytes(data)
    except Exception as error:  # zlib, msgpack and numpy each raise their own
        raise DocBinError(f"{name}: not a DocBin ({type(error).__name__})") from None
    return packed.get_docs(vocab)
