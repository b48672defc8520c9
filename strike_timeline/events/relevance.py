"""Whether an article is about labor at all: most news is not, and has offers, talks and deals too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from strike_timeline.events.scene import Scene
from strike_timeline.language.lexicon import word_list
from strike_timeline.model import EntityType

SHORT = 100
"""Words of a text that is too short to be judged by those it lacks."""


@cache
def _words() -> re.Pattern[str]:
    listed = sorted(word_list("relevance", "words"), key=len, reverse=True)
    forms = (re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else r"\b") for word in listed)
    return re.compile(rf"\b(?:{'|'.join(forms)})")


def about_labor(scenes: Sequence[Scene]) -> bool:
    """Whether any sentence names a union or has one of the words of ``resources/lexicon/relevance.toml``;
    true of a short text.
    """
    if sum(scene.text.count(" ") + 1 for scene in scenes) < SHORT:
        return True
    return any(
        any(party.entity.type is EntityType.UNION for party in scene.parties) or _words().search(scene.folded)
        for scene in scenes
    )
