"""Article text as CommonMark text: it reads as written and marks nothing up."""

from __future__ import annotations

import re

from strike_timeline.output.plain import plain

_INLINE = re.compile(r"[\\`*_\[\]<>&~|!$^@]")
_FIRST = re.compile(r"(?:[#+\-=:>]|\d{1,9}(?=[.)]))")
_BARE_LINK = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)")
_UNSAFE_IN_LINK = re.compile(r"[\s<>\\\x00-\x1f\x7f\"`|()\[\]]")


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
    address = web_address(url)
    return f"<{_UNSAFE_IN_LINK.sub(_percent, address)}>" if address else escape(url)


def web_address(url: str) -> str:
    """An address that begins with http or https and names a host; empty for any other."""
    address = plain(url)
    return address if re.match(r"(?i)https?://[^\s/]", address) else ""


def _break_link(match: re.Match[str]) -> str:
    word, mark = (match[1], match[2]) if match[1] else (match[3], match[4])
    return f"{word}\\{mark}"


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8"))
