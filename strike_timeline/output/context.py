"""Where a mention stands in its article: the paragraph around its quote, and its trigger."""

from __future__ import annotations

import re

from strike_timeline.document import EventMentionRecord

REACH = 160
"""Characters of the article shown on each side of a quote, when the document holds its text."""


def surroundings(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets of what is shown around ``text[start:end]``: its paragraph, cut at words to :data:`REACH`."""
    first = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    last = len(text) if line_end < 0 else line_end
    if start - first > REACH:
        space = text.find(" ", start - REACH, start)
        first = start if space < 0 else space + 1
    if last - end > REACH:
        space = text.rfind(" ", end, end + REACH)
        last = end if space < 0 else space
    return first, last


def cut_before(text: str, first: int) -> bool:
    """Whether the paragraph goes on before this offset."""
    return first > 0 and text[first - 1] != "\n"


def cut_after(text: str, last: int) -> bool:
    """Whether the paragraph goes on behind this offset."""
    return last < len(text) and text[last] != "\n"


def trigger_offset(mention: EventMentionRecord) -> int | None:
    """Where the trigger stands in the article; searched for in the quote where the record does not say."""
    if mention.trigger_start is not None:
        return mention.trigger_start
    found = re.search(rf"(?<!\w){re.escape(mention.trigger)}(?!\w)", mention.quote)
    return mention.start + found.start() if found and mention.trigger else None
