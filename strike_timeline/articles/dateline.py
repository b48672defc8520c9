"""The publication date as the text itself states it: a dateline, a date line or a byline stamp.

Only dates with their year count, only near the top, and only where the line is made for it: a date
in a headline or in running text says when something happened, not when this was published.
"""

from __future__ import annotations

import re

from strike_timeline.articles.days import Order, WrittenDay, undated_days, written_days
from strike_timeline.articles.trust import TEXT, Claim, Says

_LINES = 12
_PROSE = 300
"""Characters from which a paragraph is running text."""
_LONGEST = 160
"""Characters of a line that can be a stamp (a dateline is the start of a longer one)."""

_LABEL = re.compile(
    r"\b(?:(?:first|originally)\s+)?(?:published|posted|publication|publish|issued|released?|release|filed|dated?|written|created"
    r"|press|news|for|immediate|embargoed|until|on|at|of|the|from|time"
    r"|aired|broadcast|transmitted|compiled|recorded|week(?:\s+(?:of|beginning))?|page\s+[A-Z]?-?\d+)\b:?",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:last\s+)?(?:updated?|modified|revised|edited|corrected)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:published|posted|issued|released|created)\b", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?", re.IGNORECASE
)
_CLOCK = re.compile(
    r"(?:\bT?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\.\d+)?|\b\d{1,2}(?=\s*[ap]\.?m))\s*(?:[ap]\.?\s?m\b\.?)?\s*Z?"
    r"|\bnoon\b|\bmidnight\b|[+-]\d{2}:?\d{2}\b",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"\b(?:[ECMPA][SD]?T|(?:GMT|UTC)(?:\s?[+-]\d{1,2}(?::?\d\d)?)?|BST|CET|CEST|IST|AE[SD]T|NZ[SD]T|Eastern|Pacific|Central|Mountain|local)\b"
)
_SEPARATOR = re.compile(r"\s*(?:[|·•●∙►»/;\t]|\s[-–—]{1,2}\s|[–—]|\s{3,})\s*")
_BYLINE = re.compile(r"(?:by|from|words by|story by|report(?:ed)? by)\b[\s:]", re.IGNORECASE)
_PLACE = re.compile(r"(?:[A-Z][\w.'’-]*)(?:[\s,/]+(?:[A-Z][\w.'’-]*|de|do|da|la|of|the|upon|on))*\s*,?")
_PREPOSITION = re.compile(
    r"(?:from|on|by|since|until|till|after|before|in|as|the|an?|to|between)\b", re.IGNORECASE
)
_AGENCY = r"(?:\s*(?:\([^()\n]{1,60}\)|/[^/\n]{1,40}/))"
_DASH = re.compile(rf"[,.]?{_AGENCY}?\s*(?:--|[-–—:]|/PRNewswire|(?<=\))\s)", re.IGNORECASE)
_ASIDE = re.compile(rf"{_AGENCY}\s*$")
_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "at", "de", "la", "&", "no.", "vol."})
_MASTHEAD_WORDS = 8
_NO_MASTHEAD = re.compile(r"(?:when|deadline|expires|due|next|wh?ere)\b", re.IGNORECASE)


def text_date(text: str, order: Order = Order.UNKNOWN) -> Claim | None:
    """The publication date in the first lines of ``text``, else the day of its last change; None when no line
    states one in full."""
    updated: Claim | None = None
    for line in _head(text):
        found = _dating(line, list(written_days(line[:_LONGEST], order)))
        if found is not None and found.says is Says.PUBLISHED:
            return found
        updated = updated or found
    return updated


def undated_date(text: str) -> tuple[int, int] | None:
    """Month and day of a dateline or date line without a year, such as "LEEDS, April 18 (Wire) -"."""
    for line in _head(text):
        found = _dating(line, list(undated_days(line[:_LONGEST])))
        if found is not None and found.says is Says.PUBLISHED:
            return found.start.month, found.start.day
    return None


def _head(text: str) -> list[str]:
    """The first lines, up to and with the first paragraph that is too long for a headline or a standfirst."""
    lines: list[str] = []
    for paragraph in re.split(r"\r?\n[ \t]*\r?\n", text[:20_000].lstrip()):
        stripped = (line.replace("**", "").strip("*_#> \t\r") for line in paragraph.split("\n"))
        lines += (line for line in stripped if line)
        if len(paragraph) > _PROSE or len(lines) >= _LINES:
            break
    return lines[:_LINES]


def _dating(line: str, days: list[WrittenDay]) -> Claim | None:
    """What a line with these days says of the text's own day, if it is made for that."""
    if not days:
        return None
    found = _dateline(line, days[0])
    return _stamp(line, days) if found is None and len(line) <= _LONGEST else found


def _dateline(line: str, found: WrittenDay) -> Claim | None:
    """``LOS ANGELES, July 13, 2023 (Wire) -`` and its kin, at the start of a line of running text."""
    before = _WEEKDAY.sub("", line[: found.start]).strip(" ,.(")
    before = re.sub(_AGENCY, "", before).strip(" ,.(-–—")
    after = line[found.end :]
    if _PREPOSITION.match(before):
        return None
    if before and (len(before) > 60 or _PLACE.fullmatch(before) is None):
        return None
    if _DASH.match(after.lstrip(")")) is None or len(after.strip()) < 12:
        return None
    return _claim(found, "dateline")


def _stamp(line: str, days: list[WrittenDay]) -> Claim | None:
    """A line that is a date, or a byline or masthead with a date as one of its parts."""
    for found in days:
        lead, rest = line[: found.start], line[found.end :]
        if _PREPOSITION.fullmatch(lead.strip()):
            continue
        changed = list(_UPDATED.finditer(lead))
        issued = list(_PUBLISHED.finditer(lead))
        late = bool(changed) and (not issued or issued[-1].start() < changed[-1].start())
        if late and (len(days) > 1 or issued):
            continue
        pieces = [piece for piece in (*_parts(lead, -1), *_parts(_UPDATED.split(rest)[0], 0)) if piece]
        if all(_is_furniture(piece) for piece in pieces):
            if late:
                return _claim(found, "'updated' line", Says.MODIFIED)
            return _claim(found, "byline" if _BYLINE.match(line) else "date line")
    return None


def _parts(text: str, adjoining: int) -> list[str]:
    """What stands beside the date within its own part of the line."""
    parts = _SEPARATOR.split(text)
    return [parts[adjoining]] if parts else []


def _is_furniture(piece: str) -> bool:
    """True for what may stand beside a date: weekday, time, zone, label, a place, a name after "By"."""
    bare = piece
    for pattern in (_UPDATED, _WEEKDAY, _CLOCK, _ZONE, _LABEL):
        bare = pattern.sub(" ", bare)
    bare = _ASIDE.sub(" ", bare).strip(" ,.;:()[]-–—'\"")
    if not bare:
        return True
    if _BYLINE.match(piece.lstrip()):
        return len(piece) <= 100
    if not _WEEKDAY.sub("", piece).rstrip().endswith((",", ":")) or _NO_MASTHEAD.match(bare):
        return False
    return (bare.isupper() and len(bare) <= 40) or _is_masthead(bare)


def _is_masthead(bare: str) -> bool:
    """True for a name in title case: of a paper, a newsletter or a place."""
    words = bare.replace(",", " ").split()
    capital = [word[:1].isupper() or word[:1].isdecimal() or word.lower() in _SMALL for word in words]
    return 0 < len(words) <= _MASTHEAD_WORDS and words[0][:1].isupper() and all(capital)


def _claim(found: WrittenDay, what: str, says: Says = Says.PUBLISHED) -> Claim:
    return Claim(found.day, found.day, f"{what} in the text", TEXT, says, found.warning)
