"""Dates written as one piece (15/09/2023, 9.15.2023, 2023/09/15, 15-Sep-2023), read by dateparser.

Month first where both orders are possible, as in the United States; day first with full stops, as in Europe,
and in texts set where that is the custom.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache


@lru_cache(maxsize=4096)
def written_date(text: str, day_first: bool = False) -> date | None:
    """The day that ``text`` writes out in full, or None where it is none; ``day_first`` where both
    orders are possible."""
    from dateparser import parse  # slow to import, and most articles have no such date

    order = "MDY"
    if text[:4].isdecimal():
        order = "YMD"
    elif "." in text or _day_first(text) or (day_first and not _month_first(text)):
        order = "DMY"
    found = parse(
        text,
        languages=["en"],
        settings={"DATE_ORDER": order, "STRICT_PARSING": True, "PARSERS": ["absolute-time"]},
    )
    return found.date() if found else None


def _day_first(text: str) -> bool:
    """Can the first number only be a day?"""
    first = text.replace("-", "/").partition("/")[0]
    return first.isdecimal() and int(first) > 12


def _month_first(text: str) -> bool:
    """Can the second number only be a day?"""
    second = text.replace("-", "/").split("/")[1:2]
    return second != [] and second[0].isdecimal() and int(second[0]) > 12
