"""Date phrases: found by a grammar, resolved against the publication date and the story, told as intervals."""

from __future__ import annotations

from strike_timeline.dates.component import mentions

__all__ = ["mentions"]
