"""An article as one format's reader hands it on, before date, identity and source are settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from strike_timeline.articles.trust import Claim


@dataclass(slots=True)
class Draft:
    text: str
    title: str = ""
    url: str = ""
    claims: tuple[Claim, ...] = ()
    """Its dates as structured data give them (record field, front matter, JSON-LD, meta or ``<time>``), most
    trusted first."""
    link_dates: tuple[date, ...] = ()
    warnings: tuple[str, ...] = ()
    day_first: bool | None = None
    """How ``03/04/2023`` is read in the text where the article's language says so; None: unknown."""

    @property
    def readable(self) -> bool:
        """Whether the text holds a letter or a digit: markup alone, or the "-" of an empty cell, tells
        nothing."""
        return any(map(str.isalnum, self.text))


@dataclass(frozen=True, slots=True)
class Numbered:
    """A draft with its place in the file: ``number`` (1-based) is None where the file is one article."""

    draft: Draft
    number: int | None = None
    line: int | None = None
