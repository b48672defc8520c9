"""The words that a date phrase can begin with: everything else is skipped at once."""

from __future__ import annotations

from strike_timeline.dates.lexicon import (
    APPROXIMATIONS,
    DAYPARTS,
    DECADES,
    DEICTIC,
    HOLIDAYS,
    MONTHS,
    MONTHS_SHORT,
    NUMBERS,
    ORDINALS,
    PARTS,
    SEASONS,
    SETS,
    TURNS,
    UNITS,
    VAGUE,
    VAGUE_AMOUNTS,
    WEEKDAYS,
    words,
)

_OTHERS = words("starts")

STARTS: frozenset[str] = frozenset().union(
    MONTHS,
    MONTHS_SHORT,
    WEEKDAYS,
    SEASONS,
    UNITS,
    DEICTIC,
    TURNS,
    NUMBERS,
    ORDINALS,
    DECADES,
    VAGUE_AMOUNTS,
    SETS,
    PARTS,
    ("noon", "midday", "midnight"),
    (f"{unit}{ending}" for unit in UNITS for ending in ("long",)),
    (key.split()[0] for key in VAGUE),
    (key.split()[-1] for key in VAGUE),
    (key.split()[0] for key in APPROXIMATIONS),
    (name.split()[0].split("'")[0].rstrip(".") for name in HOLIDAYS),
    _OTHERS,
    DAYPARTS,
    {f"{day}s" for day in WEEKDAYS if day.endswith("day")},
)
