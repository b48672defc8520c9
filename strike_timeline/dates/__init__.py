"""Date phrases: found by a grammar, resolved against publication date and story, told as intervals."""

from __future__ import annotations

from strike_timeline.dates.component import mentions

__all__ = ["mentions"]
