"""Which mentions tell one event, and what the merged event says."""

from __future__ import annotations

import pytest
from newsroom import (
    DENIED,
    OCCURRED,
    POSSIBLE,
    SCHEDULED,
    Says,
    T,
    article,
    names,
    of_type,
    only,
    timeline,
)

# (class of language, mentions as (published, Says) each in an article of its own, number of events)
CASES = [
    (
        "the same day told twice",
        [
            ("2021-03-06", Says(T.STRIKE_START, "2021-03-05")),
            ("2021-03-20", Says(T.STRIKE_START, "2021-03-05")),
        ],
        1,
    ),
    (
        "a month holds the day",
        [("2021-03-06", Says(T.STRIKE_START, "2021-03-05")), ("2021-06-01", Says(T.STRIKE_START, "2021-03"))],
        1,
    ),
    (
        "a year holds the day of a strike long ago",
        [("2021-03-06", Says(T.STRIKE_START, "2008-11-05")), ("2021-03-07", Says(T.STRIKE_START, "2008"))],
        1,
    ),
    (
        "walkouts on different days are a series",
        [
            ("2021-03-06", Says(T.STRIKE_START, "2021-03-05")),
            ("2021-04-20", Says(T.STRIKE_START, "2021-04-19")),
        ],
        2,
    ),
    (
        "announced for a day, then told as done",
        [
            ("2021-03-01", Says(T.STRIKE_START, "2021-03-05", SCHEDULED)),
            ("2021-03-06", Says(T.STRIKE_START, "2021-03-05")),
        ],
        1,
    ),
    (
        "feared for a day, then told as averted",
        [
            ("2021-03-01", Says(T.STRIKE_START, "2021-03-05", POSSIBLE)),
            ("2021-03-06", Says(T.STRIKE_START, "2021-03-05", DENIED)),
        ],
        1,
    ),
    (
        "what happened and what did not are two",
        [
            ("2021-03-06", Says(T.STRIKE_START, "2021-03-05", OCCURRED)),
            ("2021-03-06", Says(T.STRIKE_START, "2021-03-05", DENIED)),
        ],
        2,
    ),
    (
        "another union is another event",
        [
            ("2021-03-06", Says(T.STRIKE_START, "2021-03-05")),
            ("2021-03-06", Says(T.STRIKE_START, "2021-03-05", unions=["mlr"])),
        ],
        2,
    ),
    (
        "another employer is another event",
        [
            ("2021-03-06", Says(T.TENTATIVE_AGREEMENT, "2021-03-05")),
            ("2021-03-06", Says(T.TENTATIVE_AGREEMENT, "2021-03-05", employers=["trm"])),
        ],
        2,
    ),
    (
        "one side left out",
        [
            ("2021-03-06", Says(T.STRIKE_START, "2021-03-05")),
            ("2021-03-07", Says(T.STRIKE_START, "2021-03-05", employers=[])),
        ],
        1,
    ),
    (
        "a local and its parent at the same employer",
        [
            ("2021-03-06", Says(T.STRIKE_START, "2021-03-05")),
            ("2021-03-07", Says(T.STRIKE_START, "2021-03-05", unions=["bkr-7"])),
        ],
        1,
    ),
    (
        "an association and a company it bargains for",
        [
            ("2021-03-06", Says(T.STRIKE_START, "2021-03-05", employers=["mil"])),
            ("2021-03-07", Says(T.STRIKE_START, "2021-03-05", employers=["rye"])),
        ],
        1,
    ),
    (
        "two accounts of one deal, a day apart",
        [
            ("2021-03-06", Says(T.TENTATIVE_AGREEMENT, "2021-03-05")),
            ("2021-03-09", Says(T.TENTATIVE_AGREEMENT, "2021-03-06")),
        ],
        1,
    ),
    (
        "counted members of a series",
        [
            ("2021-03-06", Says(T.STRIKE_START, "2021-03", quote="Their second walkout was long.")),
            ("2021-03-09", Says(T.STRIKE_START, "2021-03", quote="Their third walkout was short.")),
        ],
        2,
    ),
    (
        "an undated strike is the recent one of the same parties",
        [("2021-03-06", Says(T.STRIKE_START, "2021-03-05")), ("2021-03-20", Says(T.STRIKE_START))],
        1,
    ),
    (
        "an undated strike is not one of years ago",
        [("2021-03-06", Says(T.STRIKE_START, "2015-03-05")), ("2021-03-20", Says(T.STRIKE_START))],
        2,
    ),
    (
        "what an article still expects is not what is over",
        [
            ("2021-03-06", Says(T.STRIKE_START, "2021-03-05")),
            ("2021-03-20", Says(T.STRIKE_START, None, POSSIBLE)),
        ],
        2,
    ),
    (
        "an expected vote is the one held later",
        [
            ("2021-03-06", Says(T.RATIFICATION_VOTE, None, SCHEDULED)),
            ("2021-03-20", Says(T.RATIFICATION_VOTE, "2021-03-15/2021-03-19")),
        ],
        1,
    ),
    (
        "statements of one day that say different things",
        [
            (
                "2021-03-06",
                Says(T.STATEMENT, "2021-03-05", quote="The mayor praised tram drivers for patience."),
            ),
            (
                "2021-03-06",
                Says(T.STATEMENT, "2021-03-05", quote="Flour prices, an analyst warned, could double."),
            ),
        ],
        2,
    ),
    (
        "the vote and its result told as one moment",
        [
            ("2021-03-06", Says(T.RATIFICATION, "2021-03-05")),
            ("2021-03-06", Says(T.RATIFICATION_VOTE, "2021-03-05")),
        ],
        1,
    ),
]


@pytest.mark.parametrize(("told", "count"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_mentions_across_articles(told, count):
    document = timeline(*(article(f"n{i}", published, says) for i, (published, says) in enumerate(told)))
    assert len(document.events) == count, [(e.type, e.date.edtf, e.status) for e in document.events]


def test_one_article_with_a_date_for_each_tells_two_events():
    document = timeline(
        article("one", "2021-03-08", Says(T.STRIKE_START, "2021-03-05"), Says(T.STRIKE_START, "2021-03-06")),
        article("two", "2021-03-09", Says(T.STRIKE_START, "2021-03-06")),
    )
    assert [len(e.mentions) for e in of_type(document, T.STRIKE_START)] == [1, 2]


def test_undated_mention_joins_the_event_of_its_own_article():
    document = timeline(
        article(
            "one",
            "2021-03-08",
            Says(T.STRIKE_START, "2021-03-05"),
            Says(T.STRIKE_START, quote="They struck."),
        )
    )
    assert len(only(document, T.STRIKE_START).mentions) == 2


def test_a_mention_without_parties_takes_those_its_article_is_about():
    document = timeline(
        article("one", "2021-03-06", Says(T.STRIKE_START, "2021-03-05")),
        article(
            "two",
            "2021-03-10",
            Says(T.NEGOTIATION, "2021-03-09"),
            Says(T.STRIKE_START, "2021-03-05", unions=[], employers=[]),
        ),
    )
    assert len(only(document, T.STRIKE_START).mentions) == 2


def test_status_is_what_the_latest_article_knows():
    document = timeline(
        article("june", "2021-06-01", Says(T.STRIKE_START, "2021-07-05", SCHEDULED)),
        article("july", "2021-07-06", Says(T.STRIKE_START, "2021-07-05")),
        article("august", "2021-08-01", Says(T.STRIKE_START, "2021-07-05", POSSIBLE)),
    )
    assert only(document, T.STRIKE_START).status is OCCURRED


def test_nobody_reports_the_future_as_past():
    document = timeline(article("june", "2021-06-01", Says(T.STRIKE_START, "2021-07-05", OCCURRED)))
    assert only(document, T.STRIKE_START).status is SCHEDULED


def test_a_conflicting_date_is_kept_and_the_majority_chosen():
    document = timeline(
        article("a", "2021-03-06", Says(T.STRIKE_END, "2021-03-05")),
        article("b", "2021-03-07", Says(T.STRIKE_END, "2021-03-05")),
        odd := article("c", "2021-05-07", Says(T.STRIKE_END, "2021-03-06")),
    )
    event = only(document, T.STRIKE_END)
    assert event.date.edtf == "2021-03-05"
    assert [(c.field, c.value, c.article) for c in event.conflicts] == [
        ("date", "2021-03-06", odd.article.id)
    ]


def test_dates_that_overlap_narrow_each_other():
    document = timeline(
        article("a", "2021-04-06", Says(T.STRIKE_END, "2021-03-01/2021-03-10", phrase="early March")),
        article("b", "2021-04-07", Says(T.STRIKE_END, "2021-03-08/2021-03-20", phrase="mid-March")),
    )
    date = only(document, T.STRIKE_END).date
    assert (date.edtf, date.granularity.value) == ("2021-03-08/2021-03-10", "range")


def test_workers_are_the_number_most_told():
    document = timeline(
        article("a", "2021-03-06", Says(T.STRIKE_START, "2021-03-05", workers=900)),
        article("b", "2021-03-07", Says(T.STRIKE_START, "2021-03-05", workers=1000)),
        article("c", "2021-03-08", Says(T.STRIKE_START, "2021-03-05", workers=1000)),
    )
    event = only(document, T.STRIKE_START)
    assert event.workers == 1000
    assert [(c.field, c.value) for c in event.conflicts] == [("workers", "900")]


def test_confidence_grows_with_independent_articles_only():
    twice = timeline(
        article(
            "a", "2021-03-06", Says(T.STRIKE_START, "2021-03-05"), Says(T.STRIKE_START, quote="They struck.")
        )
    )
    two = timeline(
        article("a", "2021-03-06", Says(T.STRIKE_START, "2021-03-05")),
        article("b", "2021-03-06", Says(T.STRIKE_START, "2021-03-05")),
    )
    assert only(twice, T.STRIKE_START).confidence == 0.6
    assert only(two, T.STRIKE_START).confidence == pytest.approx(0.84)


def test_merged_parties_leave_out_the_parent():
    document = timeline(
        article("a", "2021-03-06", Says(T.STRIKE_START, "2021-03-05")),
        article("b", "2021-03-06", Says(T.STRIKE_START, "2021-03-05", unions=["bkr-7"])),
    )
    assert names(document, only(document, T.STRIKE_START).unions) == ["Bakers' Local 7"]


def test_a_party_named_once_among_many_is_a_slip():
    right = [article(f"n{i}", "2021-03-06", Says(T.STRIKE_START, "2021-03-05")) for i in range(5)]
    slip = article("slip", "2021-03-06", Says(T.STRIKE_START, "2021-03-05", unions=["bkr", "mlr"]))
    assert names(timeline(*right, slip), only(timeline(*right, slip), T.STRIKE_START).unions) == [
        "Bakers' Union of Norland"
    ]


def test_of_three_mentions_one_is_a_slip_where_all_name_another():
    right = [article(f"n{n}", "2021-03-06", Says(T.STRIKE_START, "2021-03-05")) for n in range(2)]
    slip = article("slip", "2021-03-06", Says(T.STRIKE_START, "2021-03-05", unions=["bkr", "mlr"]))
    document = timeline(*right, slip)
    assert names(document, only(document, T.STRIKE_START).unions) == ["Bakers' Union of Norland"]


def test_talks_to_come_that_one_article_tells_twice_are_one():
    document = timeline(
        article(
            "one",
            "2021-03-05",
            Says(
                T.NEGOTIATION, "2021-03-08/2021-03-14", POSSIBLE, quote="Both hope to resume the bargaining."
            ),
            Says(T.NEGOTIATION, "2021-03-08/2021-03-14", SCHEDULED, quote="They sit down then."),
        )
    )
    assert len(document.events) == 1
