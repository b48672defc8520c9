"""Events: triggers, participants, status, time and attribution of what an article tells."""

from __future__ import annotations

from strike_timeline.events.component import mentions

__all__ = ["mentions"]
