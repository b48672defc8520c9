"""Addresses of articles as links: only those of the web, and nothing in them that could end a link."""

from __future__ import annotations

import re

from strike_timeline.output.plain import plain

_WEB = re.compile(r"(?i)https?://[^\s/]")
_UNSAFE = re.compile(r"[\s<>\\\x00-\x1f\x7f\"`|{}^]")
"""What no URI holds (RFC 3986)."""


def web_address(url: str) -> str:
    """``url`` when it is an address of the web, percent-encoded where a link must not hold a character; empty
    for anything else, such as ``javascript:``."""
    address = plain(url)
    return _UNSAFE.sub(percent, address) if _WEB.match(address) else ""


def percent(match: re.Match[str]) -> str:
    """What was found as percent-encoded bytes of UTF-8."""
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8"))
