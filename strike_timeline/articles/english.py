"""Whether a text is in English, the one language that is read."""

from __future__ import annotations

import re

from strike_timeline.articles.knowledge import names

NOT_ENGLISH = "the text does not look like English, the only language that is read"
_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 20_000
"""Characters from the start of a text that tell."""
_SHORTEST = 150
"""Letters from which a text tells at all."""
_SHARE = 0.02
"""Of the words of English news a tenth and more are on the list; lists of names have fewer."""


def looks_english(text: str) -> bool:
    """False for a text of some length that has next to none of the most usual English words."""
    found = _WORD.findall(text[:_LOOKED_AT].casefold())
    if sum(map(len, found)) < _SHORTEST:
        return True
    usual = frozenset(names("english", "words"))
    return sum(word in usual for word in found) >= _SHARE * len(found)
