"""Article text as CommonMark text: it reads as written and marks nothing up."""

from __future__ import annotations

import re

from strike_timeline.output.plain import plain
from strike_timeline.output.web import percent, web_address

_INLINE = re.compile(r"[\\`*_\[\]<>&~|!$^@]")
_FIRST = re.compile(r"(?:[#+\-=:>]|\d{1,9}(?=[.)]))")
_BRACKET = re.compile(r"[()\[\]]")
"""What readers of Markdown that know no autolinks take for the end of a link."""
_BARE_LINK = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)")


def escape(text: str) -> str:
    """``text`` on one line with every character escaped that could start markup, GitHub's too."""
    line = _INLINE.sub(r"\\\g<0>", plain(text))
    line = _BARE_LINK.sub(_break_link, line)
    first = _FIRST.match(line)
    if first:
        at = first.end() if first[0][0].isdigit() else 0
        line = f"{line[:at]}\\{line[at:]}"
    return line


def link(url: str) -> str:
    """An autolink to a web address; what is no web address is escaped text."""
    address = _BRACKET.sub(percent, web_address(url))
    return f"<{address}>" if address else escape(url)


def _break_link(match: re.Match[str]) -> str:
    word, mark = (match[1], match[2]) if match[1] else (match[3], match[4])
    return f"{word}\\{mark}"
