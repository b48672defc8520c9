"""The headline of a plain text: a line that stands alone above the running text."""

from __future__ import annotations

import re

from strike_timeline.articles.dateline import text_date

_LONGEST = 160
_LABEL = re.compile(
    r"(?:for )?immediate release|(?:press|news|media) (?:release|statement)|embargoed.*"
    r"|contacts?\b.*|by\s.+|###?",
    re.IGNORECASE,
)


def headline(text: str) -> str:
    """The headline, on one line; empty when the text starts with its first paragraph.

    Where a date line stands between two such lines the upper one is a masthead, the lower one the headline.
    """
    upper: list[str] = []
    dated = False
    for paragraph in re.split(r"\r?\n[ \t]*\r?\n\s*", text[:4000].lstrip("\ufeff \t\r\n"))[:6]:
        lines = [line.strip() for line in paragraph.splitlines() if line.strip()]
        stamps = [line for line in lines if _is_stamp(line)]
        rest = [line for line in lines if line not in stamps]
        if not rest:
            dated = dated or any(text_date(line) is not None for line in stamps)
            continue
        if not _stands_alone(rest, paragraph):
            break
        upper.append(" ".join(rest))
        if dated and (len(upper) > 1 or lines == rest):
            return upper[-1]
        dated = dated or (bool(stamps) and lines[0] in stamps)
        if stamps and lines[0] not in stamps:
            dated = True
    else:
        if len(upper) == 1 and len(upper[0]) >= len(text.strip()):
            return ""
    return upper[0] if upper else ""


def _is_stamp(line: str) -> bool:
    return _LABEL.fullmatch(line) is not None or (len(line) < 90 and text_date(line) is not None)


def _stands_alone(lines: list[str], paragraph: str) -> bool:
    joined = " ".join(lines)
    if len(joined) > _LONGEST or joined.endswith((".", ":", ";", ",")) or len(lines) > 3:
        return False
    return len(lines) == 1 or not re.search(r"[.!?][\"”’']?\s*\Z", paragraph)
