"""What several components read of one document, made once: its text, its sentence starts, and whatever else
is made of these two alone.

spaCy joins ``doc.text`` anew each time and makes an object for each token that is looked at. What is kept
here is forgotten with its document.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar, cast
from weakref import WeakKeyDictionary

import numpy as np
from spacy.attrs import IDX, SENT_START
from spacy.tokens import Doc

_Made = TypeVar("_Made")
_TEXTS: WeakKeyDictionary[Doc, str] = WeakKeyDictionary()


def text_of(doc: Doc) -> str:
    """``doc.text``: the tokens of a document may be merged or split, its text never changes."""
    text = _TEXTS.get(doc)
    if text is None:
        text = _TEXTS[doc] = doc.text
    return text


def sentence_offsets(doc: Doc) -> list[int] | None:
    """Character offsets at which sentences start, 0 included; None where nothing has marked sentences."""
    if not doc.has_annotation("SENT_START"):
        return None
    marks = cast("np.ndarray[tuple[int, int], np.dtype[np.uint64]]", doc.to_array([SENT_START, IDX]))
    starts: list[int] = marks[marks[:, 0] == 1, 1].tolist()
    return starts if starts[:1] == [0] else [0, *starts]


def remember_text(doc: Doc, text: str) -> None:
    """Saves :func:`text_of` the joining where the text that a document was made of is at hand."""
    _TEXTS[doc] = text


class Shared(Generic[_Made]):
    """A function of a document's text and sentence starts that is worked out once a document, and again only
    if another component has moved the sentence starts since."""

    def __init__(self, make: Callable[[str, list[int] | None], _Made]) -> None:
        self._make = make
        self._made: WeakKeyDictionary[Doc, tuple[list[int] | None, _Made]] = WeakKeyDictionary()

    def __call__(self, doc: Doc) -> _Made:
        starts = sentence_offsets(doc)
        known = self._made.get(doc)
        if known is not None and known[0] == starts:
            return known[1]
        made = self._make(text_of(doc), starts)
        self._made[doc] = starts, made
        return made
