"""Which events belong to one dispute, and what its record says."""

from __future__ import annotations

import pytest
from newsroom import DENIED, SCHEDULED, Says, T, article, names, pattern, timeline

from strike_timeline.model import EntityType
from strike_timeline.output.view import View
from strike_timeline.timeline.lexicon import tells_first, tells_last


def strike(start: str, end: str, **more) -> list[Says]:
    return [Says(T.STRIKE_START, start, **more), Says(T.STRIKE_END, end, **more)]


def test_one_strike_from_vote_to_ratification():
    document = timeline(
        article(
            "one",
            "2021-06-30",
            Says(T.STRIKE_AUTHORIZATION, "2021-02-20", workers=1100),
            Says(T.STRIKE_START, "2021-03-05", workers=1100),
            Says(T.TENTATIVE_AGREEMENT, "2021-06-01"),
            Says(T.STRIKE_END, "2021-06-03"),
            Says(T.RATIFICATION, "2021-06-20"),
        )
    )
    (dispute,) = document.disputes
    assert dispute.name == "Bakers' Union of Norland – Flourco 2021"
    assert (str(dispute.start), str(dispute.end)) == ("2021-02-20", "2021-06-20")
    assert (str(dispute.strike_start), str(dispute.strike_end)) == ("2021-03-05", "2021-06-03")
    assert dispute.duration_days == 90
    assert dispute.workers == 1100
    assert dispute.outcome == "ratified"
    assert dispute.events == [e.id for e in document.events]


def test_the_acronym_that_articles_use_names_the_dispute():
    document = timeline(article("one", "2021-06-30", *strike("2021-03-05", "2021-03-09"), named=["bkr=BUN"]))
    assert document.disputes[0].name == "BUN – Flourco 2021"


def test_strikes_of_one_union_years_apart_are_two_disputes():
    document = timeline(
        article("one", "2021-06-30", *strike("2021-03-05", "2021-06-03"), *strike("2008-11-05", "2009-02-12"))
    )
    assert [(d.name[-9:], d.duration_days) for d in document.disputes] == [
        ("2008–2009", 99),
        ("urco 2021", 90),
    ]


def test_two_unions_against_one_association_are_two_disputes():
    document = timeline(
        article(
            "one",
            "2021-06-30",
            *strike("2021-03-05", "2021-06-03", employers=["mil"]),
            *strike("2021-04-05", "2021-06-09", employers=["mil"], unions=["mlr"]),
            Says(T.PICKET_OR_RALLY, "2021-05-01", unions=["bkr", "mlr"], employers=["mil"]),
        )
    )
    assert [names(document, d.unions) for d in document.disputes] == [
        ["Bakers' Union of Norland"],
        ["Millers' Guild"],
    ]


def test_one_union_against_companies_struck_together_is_one_dispute():
    document = timeline(
        article(
            "one",
            "2021-06-30",
            Says(T.STRIKE_START, "2021-03-05", employers=["flo", "rye"]),
            Says(T.TENTATIVE_AGREEMENT, "2021-03-15", employers=["flo"]),
            Says(T.TENTATIVE_AGREEMENT, "2021-03-18", employers=["rye"]),
        )
    )
    (dispute,) = document.disputes
    assert names(document, dispute.employers) == ["Flourco", "Rye Brothers"]
    assert dispute.outcome == "settled"


def test_companies_never_named_together_are_two_disputes():
    document = timeline(
        article(
            "one",
            "2021-06-30",
            *strike("2021-03-05", "2021-06-03"),
            *strike("2021-03-15", "2021-04-03", employers=["trm"]),
        )
    )
    assert [names(document, d.employers) for d in document.disputes] == [["Flourco"], ["City Trams"]]


def test_a_company_stands_with_the_association_that_bargains_for_it():
    document = timeline(
        article(
            "one",
            "2021-06-30",
            *strike("2021-03-05", "2021-06-03", employers=["mil"]),
            Says(T.PICKET_OR_RALLY, "2021-03-09", employers=["rye"]),
        )
    )
    (dispute,) = document.disputes
    assert names(document, dispute.employers) == ["Mill Owners' Federation"]
    assert len(dispute.events) == 3


def test_a_strike_that_was_called_off_is_averted():
    document = timeline(
        article(
            "one",
            "2021-03-04",
            Says(T.STRIKE_START, "2021-03-05", DENIED),
            Says(T.TENTATIVE_AGREEMENT, "2021-03-04"),
        )
    )
    (dispute,) = document.disputes
    assert (dispute.outcome, dispute.strike_start) == ("averted", None)


def test_a_scheduled_strike_has_no_start_yet():
    document = timeline(article("one", "2021-03-04", Says(T.STRIKE_START, "2021-03-05", SCHEDULED)))
    (dispute,) = document.disputes
    assert (dispute.outcome, dispute.strike_start) == ("unresolved", None)


def test_an_open_strike_is_ongoing():
    document = timeline(article("one", "2021-03-09", Says(T.STRIKE_START, "2021-03-05")))
    assert (document.disputes[0].outcome, document.disputes[0].duration_days) == ("ongoing", None)


def test_walkouts_over_months_are_a_series_without_duration():
    starts = [
        Says(T.STRIKE_START, f"2021-{m:02d}-05/2021-{m:02d}-07", phrase="from the 5th to the 7th")
        for m in (1, 3, 6)
    ]
    (dispute,) = timeline(article("one", "2021-07-09", *starts)).disputes
    assert (str(dispute.strike_start), str(dispute.strike_end)) == ("2021-01-05", "2021-06-07")
    assert dispute.duration_days is None


def _walkouts(*days: str, quote: str = "They struck.") -> list[Says]:
    return [Says(T.STRIKE_START, day, quote=quote, trigger="struck") for day in days]


def test_a_series_told_as_begun_in_a_month_begins_there():
    starts = _walkouts("2021-03", "2021-05-05", "2021-06-07", "2021-08-09")
    (dispute,) = timeline(article("one", "2021-09-09", *starts)).disputes
    assert str(dispute.strike_start) == "2021-03-01"


def test_but_not_where_another_is_told_as_the_first():
    first = Says(
        T.STRIKE_START, "2021-05-05", quote="The first strike, of two days, began.", trigger="strike"
    )
    starts = [*_walkouts("2021-03"), first, *_walkouts("2021-06-07", "2021-08-09")]
    (dispute,) = timeline(article("one", "2021-09-09", *starts)).disputes
    assert str(dispute.strike_start) == "2021-05-05"


def test_the_last_of_several_strikes_ends_on_its_day():
    last = _walkouts("2021-08-09", "2021-08-16", quote="Their last two strikes hit the mills: they struck.")
    told = [*_walkouts("2021-03"), *last, Says(T.RATIFICATION, "2021-09-08")]
    (dispute,) = timeline(article("one", "2021-09-09", *told)).disputes
    assert (str(dispute.strike_start), str(dispute.strike_end)) == ("2021-03-01", "2021-08-16")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The first strike, of 72 hours, began on Monday.", True, False),
        ("It was the first strike since 1960.", False, False),
        ("It was their first walkout in a decade.", False, False),
        ("The last two strikes in the dispute were on Monday and Friday.", False, True),
        ("They voted to strike last week.", False, False),
    ],
)
def test_ranks_of_strikes(text: str, first: bool, last: bool):
    assert (tells_first(text), tells_last(text)) == (first, last)


def test_a_contract_that_ends_years_ahead_belongs_to_the_dispute_but_not_to_its_span():
    document = timeline(
        article(
            "one",
            "2021-06-30",
            *strike("2021-03-05", "2021-06-03"),
            Says(T.CONTRACT_EXPIRATION, "2026-06-30", SCHEDULED),
        )
    )
    (dispute,) = document.disputes
    assert len(dispute.events) == 3
    assert str(dispute.end) == "2021-06-03"


def test_consequences_without_a_union_join_the_dispute_of_the_employer():
    document = timeline(
        article(
            "one",
            "2021-03-30",
            Says(T.STRIKE_START, "2021-03-05"),
            Says(T.PRODUCTION_IMPACT, "2021-03-08", unions=[], quote="Ovens went cold.", trigger="cold"),
        )
    )
    (dispute,) = document.disputes
    assert len(dispute.events) == 2


def test_a_walkout_without_a_union_is_a_dispute_of_workers():
    document = timeline(article("one", "2021-03-30", Says(T.STRIKE_START, "2021-03-05", unions=[])))
    assert [d.name for d in document.disputes] == ["Workers – Flourco 2021"]


def test_talk_alone_makes_no_dispute():
    document = timeline(article("one", "2021-03-30", Says(T.STATEMENT, "2021-03-05")))
    assert document.disputes == []


def test_how_precisely_the_first_day_is_known():
    (dispute,) = timeline(article("one", "2021-03-30", Says(T.STRIKE_START, "1980"))).disputes
    assert (str(dispute.strike_start), dispute.strike_start_granularity.value) == ("1980-01-01", "year")


def test_a_local_named_by_its_number_belongs_to_the_union_at_its_employer():
    local = pattern(EntityType.UNION, "Local 12")
    document = timeline(
        article(
            "one",
            "2021-06-30",
            *strike("2021-03-05", "2021-06-03"),
            Says(T.TENTATIVE_AGREEMENT, "2021-06-01"),
            Says(T.RATIFICATION_VOTE, "2021-06-20", unions=[local.key]),
            entities=[local],
        )
    )
    (dispute,) = document.disputes
    assert len(dispute.events) == 4
    assert names(document, dispute.unions) == ["Bakers' Union of Norland"]


def test_a_strike_as_many_deny_as_tell_did_not_begin():
    document = timeline(
        article("one", "2021-03-06", Says(T.STRIKE_START, "2021-03-05")),
        article("two", "2021-03-07", Says(T.STRIKE_START, "2021-03-05", DENIED)),
    )
    assert document.disputes[0].strike_start is None


def test_of_days_close_together_the_one_most_articles_tell():
    later = [article(f"n{i}", "2021-06-30", Says(T.STRIKE_START, "2021-03-05")) for i in range(2)]
    both = article(
        "both", "2021-06-30", Says(T.STRIKE_START, "2021-03-05"), Says(T.STRIKE_START, "2021-03-03")
    )
    assert str(timeline(*later, both).disputes[0].strike_start) == "2021-03-05"


def test_strikers_of_the_whole_dispute_count_not_those_at_one_employer():
    document = timeline(
        article(
            "one",
            "2021-06-30",
            Says(T.STRIKE_START, "2021-03-05", employers=["flo", "rye"], workers=3000),
            Says(T.STRIKE_START, "2021-03-15", employers=["flo"], workers=9000),
            Says(T.STRIKE_AUTHORIZATION, "2021-02-15", employers=["flo", "rye"], workers=20000),
        )
    )
    assert document.disputes[0].workers == 3000


def test_a_day_that_lies_within_an_interval_ends_no_strike():
    """ "Next week", said by an article whose own date is an interval, is not from when to when."""
    vague = Says(T.STRIKE_START, "2021-03-06/2021-03-28", phrase=None)
    document = timeline(article("one", "2021-03-30", Says(T.STRIKE_START, "2021-03-05"), vague))
    dispute = document.disputes[0]
    assert (str(dispute.strike_start), dispute.strike_end, dispute.duration_days) == (
        "2021-03-05",
        None,
        None,
    )
    assert dispute.outcome == "ongoing"


def test_a_union_that_only_joined_belongs_to_the_strike_it_joined():
    document = timeline(
        article(
            "one",
            "2021-06-30",
            *strike("2021-03-05", "2021-06-03"),
            Says(T.STRIKE_JOINED, "2021-04", unions=["mlr"]),
        )
    )
    (dispute,) = document.disputes
    assert len(dispute.events) == 3


def test_a_series_of_walkouts_is_called_strikes_and_one_strike_is_not():
    starts = [
        Says(T.STRIKE_START, f"2021-{m:02d}-05/2021-{m:02d}-07", phrase="from the 5th") for m in (1, 3, 6)
    ]
    series = timeline(article("one", "2021-07-09", *starts))
    assert View(series).state(series.disputes[0])[0] == "strikes between 5 Jan 2021 and 7 Jun 2021"
    two = timeline(article("one", "2021-07-09", *starts[1:]))
    assert View(two).state(two.disputes[0])[0] == "strikes between 5 Mar 2021 and 7 Jun 2021"
    single = timeline(article("one", "2021-07-09", *strike("2021-03-05", "2021-06-03")))
    assert View(single).state(single.disputes[0])[0].startswith("strike 5 Mar – 3 Jun 2021")


def test_a_strike_of_workers_without_a_union_does_not_begin_the_unions_strike():
    document = timeline(
        article(
            "one",
            "2021-06-30",
            Says(T.STRIKE_START, "2021-02-01", unions=[]),
            *strike("2021-03-05", "2021-06-03"),
        )
    )
    assert {str(d.strike_start) for d in document.disputes if d.unions} == {"2021-03-05"}
