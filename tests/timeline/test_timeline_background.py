"""Which disputes are only background."""

from __future__ import annotations

import pytest
from newsroom import DENIED, OCCURRED, Says, T, article, timeline

from strike_timeline.model import Analysis, Salience, Status
from strike_timeline.timeline import Filter, apply

NOW = Says(T.STRIKE_START, "2021-03-05", unions=("mlr",), employers=("trm",), quote="The drivers walked out.")
TALKS = Says(T.NEGOTIATION, "2021-03-03", unions=("mlr",), employers=("trm",), quote="They met on Wednesday.")


def _then(kind: T, when: str | None, salience: Salience = Salience.MINOR, status: Status = OCCURRED) -> Says:
    return Says(kind, when, status, salience=salience)


# (what is told, the articles, whether the bakers' dispute is background)
CASES: list[tuple[str, list[Analysis], bool]] = [
    (
        "a strike of years before in one clause",
        [article("a", "2021-03-06", NOW, _then(T.STRIKE_START, "2008-11-05"))],
        True,
    ),
    (
        "its beginning and its end in a report on much else",
        [
            article(
                "a",
                "2021-03-06",
                NOW,
                TALKS,
                _then(T.STRIKE_START, "2008-11"),
                _then(T.STRIKE_END, "2009-02"),
            ),
            article("b", "2021-04-06", NOW, _then(T.STRIKE_START, "2008")),
        ],
        True,
    ),
    (
        "something undated beside it",
        [article("a", "2021-03-06", NOW, TALKS, _then(T.STRIKE_START, "2008"), _then(T.OFFER, None))],
        True,
    ),
    ("the news itself", [article("a", "2021-03-06", NOW, _then(T.STRIKE_START, "2021-03-04"))], False),
    (
        "a strike of half a year before",
        [article("a", "2021-03-06", NOW, _then(T.STRIKE_START, "2020-09-05"))],
        False,
    ),
    (
        "one article of that time beside a later one",
        [
            article("a", "2021-03-06", NOW, _then(T.STRIKE_START, "2008-11-05")),
            article("b", "2008-11-06", _then(T.STRIKE_START, "2008-11-05"), TALKS),
        ],
        False,
    ),
    (
        "an article that looks back on it",
        [
            article(
                "a",
                "2021-03-06",
                NOW,
                _then(T.STRIKE_START, "2008-11-05"),
                _then(T.MEDIATION_OR_ARBITRATION, "2008-12-01"),
                _then(T.STRIKE_END, "2009-02-07"),
            )
        ],
        False,
    ),
    (
        "an event that a reporter would print",
        [article("a", "2021-03-06", NOW, _then(T.STRIKE_START, "2008-11-05", Salience.CORE))],
        False,
    ),
    (
        "an article that nobody knows the day of",
        [article("a", None, NOW, _then(T.STRIKE_START, "2008-11-05"))],
        False,
    ),
    (
        "nothing with a date",
        [article("a", "2021-03-06", NOW, TALKS, _then(T.STRIKE_START, None, status=DENIED))],
        False,
    ),
]


@pytest.mark.parametrize(("what", "articles", "background"), CASES, ids=[row[0] for row in CASES])
def test_background(what: str, articles: list[Analysis], background: bool) -> None:
    document = timeline(*articles)
    bakers = next(e.id for e in document.entities if e.key == "bkr")
    assert [d.background for d in document.disputes if bakers in d.unions] == [background], what


def test_core_leaves_background_out() -> None:
    document = timeline(*CASES[0][1])
    assert sorted(d.background for d in document.disputes) == [False, True]
    assert [d.background for d in apply(document, Filter(core=True)).disputes] == [False]
