"""No parser may find a phrase that begins with a piece it does not name."""

from __future__ import annotations

from pathlib import Path

import pytest

from strike_timeline.dates.grammar.firsts import DIGITS, Choice
from strike_timeline.dates.grammar.phrases import _other, part
from strike_timeline.dates.grammar.points import point
from strike_timeline.dates.tokens import Tokens
from tests.dates.sentences import TABLES, rows

SENTENCES = "\n\n".join(row.text for path in sorted(TABLES.glob("*.txt")) for row in rows(path.name))
DATA = Path(__file__).parents[2] / "data"
PHRASES = """The day after tomorrow, the third quarter, fiscal 2023, Q3 2022, twenty-first century, the '90s,
nineties, very next week, all summer, year-end, the week of May 9, mid-July, close of the year, small hours
of Sunday, stroke of midnight, eve of Easter, rest of the month, first half of 2020, just after noon, a minute
past midnight, about 10 a.m., half a dozen days, dozens of weeks, several months, more than two years,
week-long, weekslong, Mondays, daily, every other day, recent weeks, since then, by then, day 100, opening day
of 2023."""
TEXTS = [
    PHRASES,
    SENTENCES,
    *(path.read_text(encoding="utf-8") for path in sorted(DATA.rglob("articles/*.txt"))[:8]),
]


@pytest.mark.parametrize("choice", [point, part, _other], ids=["point", "part", "other"])
def test_parsers_name_everything_that_they_begin_with(choice: Choice) -> None:
    parsers = {parser for named in choice._parsers.values() for parser in named}
    for text in TEXTS:
        t = Tokens(text)
        for i in range(t.count):
            first = DIGITS if t.lower[i][0].isdecimal() else t.lower[i]
            for parser in parsers.difference(choice._parsers.get(first, ())):
                assert parser(t, i) is None, (parser, t.lower[i : i + 5])
