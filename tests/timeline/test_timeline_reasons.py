"""Why a mention counts as an event, and by which rule one of several accounts was believed."""

from __future__ import annotations

import pytest
from newsroom import SCHEDULED, Says, T, article, only, timeline

from strike_timeline.timeline.accounts import accounts
from strike_timeline.timeline.choice import choose

FIRST = Says(T.STRIKE_START, "2021-03-05", quote="Bakers walked out at Flourco.")
REASONS = [
    (Says(T.STRIKE_START, "2021-03-05"), "same type; same dates; same union; same employer"),
    (Says(T.STRIKE_START, "2021-03"), "same type; vaguer dates around it; same union; same employer"),
    (
        Says(T.STRIKE_START, "2021-03-06"),
        "same type; neighbouring day, kept as a conflict; same union; same employer",
    ),
    (
        Says(T.STRIKE_START, "2021-03-05", unions=["bkr-7"]),
        "same type; same dates; union and its parent; same employer",
    ),
    (
        Says(T.STRIKE_START, "2021-03-05", employers=["mil"]),
        "same type; same dates; same union; employer and its association",
    ),
    (Says(T.STRIKE_START, "2021-03-05", employers=[]), "same type; same dates; same union"),
    (
        Says(T.STRIKE_START, "2021-03-05", employers=["flo", "rye"]),
        "same type; same dates; same union; employer in common",
    ),
    (Says(T.STRIKE_START), "same type; undated, by status and publication; same union; same employer"),
    (
        Says(T.STRIKE_JOINED, "2021-03-05"),
        "strike joined told as strike start; same dates; same union; same employer",
    ),
]


@pytest.mark.parametrize(("says", "reason"), REASONS)
def test_reasons_for_merging(says, reason):
    document = timeline(article("one", "2021-03-07", FIRST), article("two", "2021-03-08", says))
    event = next(e for e in document.events if len(e.mentions) == 2)
    assert sorted(m.merged_because for m in event.mentions) == ["", reason]


def test_alike_wording_is_a_reason_where_types_come_in_rows():
    talks = Says(T.OFFER, "2021-03-05", quote="Flourco offered a raise of nine percent over three years.")
    again = Says(T.OFFER, "2021-03-05", quote="A raise of nine percent over three years was offered.")
    event = only(timeline(article("one", "2021-03-06", talks), article("two", "2021-03-07", again)), T.OFFER)
    assert event.mentions[1].merged_because.endswith("; wording in common")


def test_an_event_told_once_needs_no_reason():
    (event,) = timeline(article("one", "2021-03-07", FIRST)).events
    assert [m.merged_because for m in event.mentions] == [""]


RULES = [
    (["2021-03-05", "2021-03"], "date", "the narrowest", True),
    (["2021-03-05", "2021-03-05", "2021-03-06"], "date", "told by the most articles", False),
    (["2021-03-07", "2021-03-09"], "date", "told closest to the day", False),
    (["2021-03-07", "2021-03-08"], "date", "of equals the earlier", False),
    (
        ["2021-03-01/2021-03-09", "2021-03-05/2021-03-13"],
        "date",
        "what the dates of several mentions have in common",
        True,
    ),
]


@pytest.mark.parametrize(("told", "field", "rule", "agreed"), RULES)
def test_the_rule_that_chose_is_the_one_told(told, field, rule, agreed):
    articles = [
        article(f"n{number}", f"2021-03-{10 + number}", Says(T.STRIKE_START, when, quote=f"Number {number}."))
        for number, when in enumerate(told)
    ]
    document = timeline(*articles)
    account = next(a for a in accounts(document, only(document, T.STRIKE_START)) if a.field == field)
    assert (account.rule, not account.disputed) == (rule, agreed)


def test_a_status_is_told_with_who_knew():
    coming = article("one", "2021-03-01", Says(T.STRIKE_START, "2021-03-05", status=SCHEDULED))
    document = timeline(coming, article("two", "2021-03-07", FIRST))
    status = next(a for a in accounts(document, only(document, T.STRIKE_START)) if a.field == "status")
    assert status.rule == "told by an article that knows how it came out"
    assert [version.agrees for version in status.versions] == [True, False]


@pytest.mark.parametrize(
    ("accounts", "chosen", "why"),
    [([3], 3, ""), ([3, 12], 3, "shorter"), ([14, 12, 23], 12, "smaller last"), ([21, 11], 11, "first")],
)
def test_questions_are_asked_in_order(accounts, chosen, why):
    questions = [
        ("shorter", lambda n: len(str(n))),
        ("smaller last", lambda n: n % 10),
        ("first", lambda n: n),
    ]
    assert choose(accounts, questions) == (chosen, why)
