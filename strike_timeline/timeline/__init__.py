"""Mentions of many articles → one :class:`~strike_timeline.document.Timeline`: merging, disputes, order,
outcomes, filters."""

from __future__ import annotations

from strike_timeline.timeline.build import build
from strike_timeline.timeline.filters import Filter, FilterError, apply
from strike_timeline.timeline.load import TimelineError, load_timeline, looks_like_timeline, parse_timeline

__all__ = [
    "Filter",
    "FilterError",
    "TimelineError",
    "apply",
    "build",
    "load_timeline",
    "looks_like_timeline",
    "parse_timeline",
]
