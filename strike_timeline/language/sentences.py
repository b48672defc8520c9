"""``strike_sentences``: where sentences of news start.

Works on the text, not on tokens: full stops, question and exclamation marks (with the quotes and brackets
that close after them), blank lines, and single line ends where the line is a heading, a list item, a time
stamp or a whole paragraph. In hard-wrapped text a line end inside a sentence is no boundary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

import numpy as np
from spacy.attrs import IDX, IS_SPACE, SENT_START
from spacy.language import Language
from spacy.tokens import Doc
from thinc.types import Ints2d

from strike_timeline.language.lexicon import words
from strike_timeline.language.shared import text_of

_STOP = re.compile(
    r"(?P<mark>[.!?…]+)(?P<close>[\"'”’»)\]]*)(?P<gap>\s+)(?=(?P<open>[\"'“‘«(\[]*)(?P<next>\S+))"
)
_WORD_BEFORE = re.compile(r"[^\s\"'“‘«(\[]+\Z")
_ITEM = re.compile(r"\s*(?:[-*•‣▪–—]\s|#{1,6}\s|\d{1,3}[.)]\s|\(?[a-z][.)]\s|>\s)")
_STAMP = re.compile(
    r"\s*(?:\d{1,2}[:.h]\d{2}\b|\d{1,2}(?::\d{2})? ?[ap]\.?m\.?\b"
    r"|(?:updated|published|posted|last updated)\b)",
    re.I,
)
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*\Z")
_INITIALISM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]\Z")
_START, _NO_START = 1, -1
_WRAP_LIMIT = 110
"""Longest line, in characters, of text that is taken as hard-wrapped."""


def _ends_sentence(before: str, mark: str, close: str, follows: str) -> bool:
    """Whether ``mark`` after the word ``before`` ends a sentence when the word ``follows`` comes next."""
    word = follows.strip("\"'”’.,:;!?)]")
    lower_next = word[:1].islower()
    if mark != ".":
        return not lower_next
    if close and not lower_next:
        return True
    if lower_next:
        return False
    token = before.casefold()
    if token in words("sentences", "never"):
        return False
    digit_next = word[:1].isdigit()
    if token in words("sentences", "before_number"):
        return not digit_next
    opens = word.casefold() in words("sentences", "openers")
    if token in words("sentences", "rarely") or _INITIALISM.match(before):
        return opens and (word != "I" or len(before) > 1)
    if len(before) == 1 and before.isupper():
        return opens and word != "I"
    return True


def _stops(text: str) -> Iterator[int]:
    for match in _STOP.finditer(text):
        start = max(0, match.start() - 40)
        before = _WORD_BEFORE.search(text[start : match.start()])
        word = before.group() if before else ""
        if (
            word.isdigit()
            and len(word) < 4
            and not text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip(word + " ")
        ):
            continue  # the number of a list item
        if _ends_sentence(word, match["mark"], match["close"], match["next"]):
            yield match.end("gap")


def _is_wrapped(lines: list[str]) -> int:
    """Width of hard-wrapped text, 0 when lines are whole paragraphs."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    if len(lengths) < 4 or lengths[-1] > _WRAP_LIMIT:
        return 0
    return lengths[int(len(lengths) * 0.9)]


def _breaks_line(line: str, following: str, width: int) -> bool:
    """Whether the end of ``line`` ends a sentence that has no closing punctuation."""
    body, after = line.strip(), following.strip()
    if body.isupper() != after.isupper() and any(c.islower() for c in body + after) and len(body) > 3:
        return True
    if body.startswith("#"):
        return True
    if not width:
        return not after[:1].islower()
    if (
        len(following) - len(following.lstrip()) > len(line) - len(line.lstrip()) + 1
        and not after[:1].islower()
    ):
        return True
    first = after.split(maxsplit=1)[0]
    fits = len(line.rstrip()) + 1 + len(first) <= width * 0.85
    return fits and not after[:1].islower() and not body.endswith((",", "-", "—", "&"))


def _line_breaks(text: str) -> Iterator[int]:
    lines = text.split("\n")
    width = _is_wrapped(lines)
    start, blank = 0, False
    previous: str | None = None
    for line in lines:
        if not line.strip():
            blank = True
        else:
            if previous is not None:
                ended = _ENDED.search(previous)
                if (
                    blank
                    or (_ITEM.match(line) or _STAMP.match(line))
                    or (not ended and _breaks_line(previous, line, width))
                ):
                    yield start
            previous, blank = line, False
        start += len(line) + 1


def sentence_starts(text: str) -> list[int]:
    """Character offsets at or before which a sentence starts, ascending, 0 included."""
    return sorted({0, *_stops(text), *_line_breaks(text)})


def _marks(doc: Doc, starts: list[int]) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """1 for the first token that is no white space at or behind each of ``starts``, and for the very first
    token; -1 for all others.

    Arrays for all tokens at once: looking at a token makes an object, and setting ``token.is_sent_start``
    looks at the whole document every time.
    """
    marks = np.full((len(doc), 1), _NO_START, dtype=np.int64)
    tokens = cast("np.ndarray[tuple[int, int], np.dtype[np.uint64]]", doc.to_array([IDX, IS_SPACE]))
    written = np.flatnonzero(tokens[:, 1] == 0)
    firsts = np.searchsorted(tokens[written, 0], starts)
    marks[written[firsts[firsts < len(written)]]] = _START
    marks[0] = _START
    return marks


class Sentences:
    """Sets ``token.is_sent_start`` on every token."""

    def __call__(self, doc: Doc) -> Doc:
        if len(doc):
            starts = sentence_starts(text_of(doc))
            doc.from_array([SENT_START], cast(Ints2d, _marks(doc, starts).astype(np.uint64)))
        return doc


@Language.factory("strike_sentences", assigns=["token.is_sent_start"])
def create_sentences(nlp: Language, name: str) -> Sentences:
    """The component ``strike_sentences``."""
    return Sentences()
