"""Addresses of articles as links: only those of the web, and nothing in them that could end a link."""

from __future__ import annotations

import re

from strike_timeline.output.plain import plain

_WEB = re.compile(r"(?i)https?://[^\s/]")
_UNSAFE = re.compile(r"[\s<>\\\x00-\x1f\x7f\"'`|()\[\]{}^]")


def web_address(url: str) -> str:
    """``url`` when it is an address of the web, percent-encoded where a link must not hold a character; empty
    for anything else, such as ``javascript:``."""
    address = plain(url)
    return _UNSAFE.sub(_percent, address) if _WEB.match(address) else ""


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8"))
