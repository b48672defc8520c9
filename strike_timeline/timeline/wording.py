"""Names as a summary line writes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from strike_timeline.document import EntityRecord
from strike_timeline.timeline.names import fold, is_acronym, is_name

_LONG = 24
_GAPS = ("", " ", "(", "[", "—", "–", "-")
"""What stands before an opening straight quotation mark, and never behind it."""


def short_form(record: EntityRecord) -> str:
    """The name a reviewer gave; else the acronym if the articles use one; else the canonical name, or, when
    that is long, the name they use most."""
    if record.reviewed:
        return record.name
    seen = Counter(
        _bare(m.text) for m in record.mentions if not m.nominal and is_name(m.text) and _bare(m.text)
    )
    acronyms: Counter[str] = Counter()
    for text, n in seen.items():
        if is_acronym(text):
            acronyms[text.replace(".", "")] += n
    if acronyms:
        return min(acronyms, key=lambda t: (-acronyms[t], t))
    if len(record.name) <= _LONG or not seen:
        return record.name
    return min(seen, key=lambda t: (-seen[t], len(t), t))


def _bare(text: str) -> str:
    words = text.split()
    if words and words[0].lower() in ("the", "a", "an") and len(words) > 1:
        words = words[1:]
    text = " ".join(words)
    for mark in ("'s", "’s"):
        text = text.removesuffix(mark)
    return text


def balanced(text: str) -> str:
    """``text`` with the quotation marks that a cut has taken from it: the opening one of words whose end it
    has, the closing one of words whose start it has."""
    opened, lacks = "", ""
    for at, char in enumerate(text):
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if char == "“" or (char == '"' and not opened and before in _GAPS and after not in _GAPS):
            opened = opened or char
        elif char == "”" or (char == '"' and (opened or not before.isdigit())):
            lacks = lacks or ("" if opened else "“" if char == "”" else char)
            opened = ""
    return lacks + text + ("”" if opened == "“" else opened)


def joined(names: Sequence[str], most: int) -> str:
    """ "A", "A and B", "A, B and C", "A, B and 3 others"."""
    distinct = list({fold(n): n for n in names}.values())
    if len(distinct) > most:
        distinct = [*distinct[: most - 1], f"{len(distinct) - most + 1} others"]
    if len(distinct) < 2:
        return "".join(distinct)
    return f"{', '.join(distinct[:-1])} and {distinct[-1]}"
