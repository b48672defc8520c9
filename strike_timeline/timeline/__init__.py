"""Mentions of many articles → one :class:`~strike_timeline.document.Timeline`: merging, disputes, order,
outcomes, filters."""

from __future__ import annotations

from strike_timeline.timeline.build import build
from strike_timeline.timeline.decisions import Decision, DecisionError, read_decisions
from strike_timeline.timeline.diff import Difference, diff
from strike_timeline.timeline.filters import Filter, FilterError, apply
from strike_timeline.timeline.load import TimelineError, load_timeline, looks_like_timeline, parse_timeline
from strike_timeline.timeline.review import Decided, decide

__all__ = [
    "Decided",
    "Decision",
    "DecisionError",
    "Difference",
    "Filter",
    "FilterError",
    "TimelineError",
    "apply",
    "build",
    "decide",
    "diff",
    "load_timeline",
    "looks_like_timeline",
    "parse_timeline",
    "read_decisions",
]
