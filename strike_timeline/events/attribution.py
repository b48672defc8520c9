"""Who says so: the source of a reported sentence."""

from __future__ import annotations

import re

from strike_timeline.events.scene import Party, Scene

_SAY = re.compile(
    r"\b(?:said|says|told|tells|announced|announces|reported|reports|added|confirmed|insisted|argued|claimed|warned|denied|wrote|declared|stated)\b"
)
_ACCORDING = re.compile(r"\baccording to\b")
_NEAR = 80


def attributed_to(scene: Scene) -> str | None:
    """Entity key of the union, employer, public body or person the sentence reports, None when the article
    itself speaks.
    """
    speakers = sorted([*scene.parties, *scene.people], key=lambda party: (party.start, party.entity.key))
    according = _ACCORDING.search(scene.folded)
    if according:
        return _nearest([p for p in speakers if p.start >= according.end()], according.end())
    for match in _SAY.finditer(scene.folded):
        before = [p for p in speakers if p.end <= match.start()]
        found = _nearest(before, match.start()) or _nearest(
            [p for p in speakers if p.start >= match.end()], match.end()
        )
        if found:
            return found
    return None


def _nearest(speakers: list[Party], offset: int) -> str | None:
    near = [(min(abs(p.end - offset), abs(p.start - offset)), p.start, p.entity.key) for p in speakers]
    if not near or min(near)[0] > _NEAR:
        return None
    return min(near)[2]
