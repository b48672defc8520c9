"""The timeline as a Mermaid diagram (mermaid.js.org/syntax/timeline.html), which GitHub, GitLab and many
wikis draw: a section a dispute, a period a date, under it its events.

In Mermaid's grammar a colon parts events, ``#`` begins a comment and ``%%`` a directive. These and all other
signs that it or its readers could take for more than text are written as its entity codes, ``#58;`` for a
colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, count

from strike_timeline.document import EventRecord, Timeline
from strike_timeline.output.labels import MARKS, event_type
from strike_timeline.output.plain import plain
from strike_timeline.output.view import Section, View
from strike_timeline.output.when import describe

_TITLE = "Labor disputes"
_OTHER = "Other events"
_SPECIAL = re.compile('[#:;%<>&{}"`$\\\\\ufb02\u00b6]')
"""The last two are those with which Mermaid marks its entity codes while it parses."""
MOST_CHARACTERS = 50_000
"""What Mermaid draws at most unless its ``maxTextSize`` is set higher."""


def timeline_mermaid(timeline: Timeline) -> str:
    """A ``timeline`` diagram; one that is too long to be drawn by default says so in a comment."""
    sections = View(timeline).sections()
    marks = ", ".join(f"{mark.sign} {mark.word}" for mark in MARKS.values())
    lines = ["timeline", f"    title {_text(_TITLE)} ({marks})"]
    for name, section in zip(_names(sections), sections, strict=True):
        lines.append(f"    section {_text(name)}")
        for date, events in _periods(section):
            lines.append(" : ".join([f"        {_text(date)}", *map(_event, events)]))
    text = "\n".join(lines) + "\n"
    if len(text) > MOST_CHARACTERS:
        return _too_long(len(text)) + text
    return text


def _names(sections: Iterable[Section]) -> Iterator[str]:
    """A name a section, each different: Mermaid takes sections of one name for one, and draws it twice."""
    used: set[str] = set()
    for section in sections:
        own = (plain(section.dispute.name) if section.dispute else _OTHER) or _OTHER
        name = next(n for n in chain([own], (f"{own} ({k})" for k in count(2))) if n not in used)
        used.add(name)
        yield name


def _periods(section: Section) -> Iterator[tuple[str, list[EventRecord]]]:
    """The events of a section by their date in words."""
    by_date: dict[str, list[EventRecord]] = {}
    for event in section.events:
        by_date.setdefault(describe(event.date), []).append(event)
    yield from by_date.items()


def _event(event: EventRecord) -> str:
    return f"{MARKS[event.status].sign} {_text(plain(event.summary) or event_type(event.type))}"


def _text(text: str) -> str:
    return _SPECIAL.sub(lambda match: f"#{ord(match[0])};", text)


def _too_long(length: int) -> str:
    return (
        f"%% {length:,} characters: Mermaid draws {MOST_CHARACTERS:,} unless maxTextSize is set higher. "
        "Filters such as --dispute and --min-confidence make it shorter.\n"
    )
