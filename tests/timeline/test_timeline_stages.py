"""How long a dispute's stoppage was, how far the dispute has come, and what its articles leave out."""

from __future__ import annotations

import pytest
from newsroom import DENIED, POSSIBLE, SCHEDULED, Says, T, article, timeline

from strike_timeline.document import DisputeRecord
from strike_timeline.model import Entity, EntityType
from strike_timeline.timeline import Filter, apply

EXPIRED = Says(T.CONTRACT_EXPIRATION, "2021-02-28")
VOTED = Says(T.STRIKE_AUTHORIZATION, "2021-02-20")
STRUCK = Says(T.STRIKE_START, "2021-03-05")
AGREED = Says(T.TENTATIVE_AGREEMENT, "2021-06-01")
ENDED = Says(T.STRIKE_END, "2021-06-03")
RATIFIED = Says(T.RATIFICATION, "2021-06-20", quote="They ratified it.", trigger="ratified")
REJECTED = Says(T.RATIFICATION, "2021-06-20", quote="They voted it down.", trigger="voted it down")
REFUSED = Says(
    T.STRIKE_AUTHORIZATION, "2021-02-20", quote="Members rejected a strike.", trigger="rejected a strike"
)
MILD = Says(T.NEGOTIATION, "2021-02-10"), Says(T.OFFER, "2021-02-11")


def told(*says: Says) -> DisputeRecord:
    (dispute,) = timeline(article("one", "2021-08-30", *says)).disputes
    return dispute


@pytest.mark.parametrize(
    ("says", "stage"),
    [
        (MILD, None),
        ([*MILD, EXPIRED], "contract_expired"),
        ([EXPIRED, VOTED], "contract_expired"),  # by day, not by place in the chain
        ([VOTED], "authorized"),
        ([*MILD, REFUSED], None),
        ([VOTED, Says(T.STRIKE_START, "2021-09-05", SCHEDULED)], "authorized"),
        ([VOTED, Says(T.STRIKE_START, "2021-09-05", POSSIBLE)], "authorized"),
        ([VOTED, EXPIRED, STRUCK], "on_strike"),
        ([STRUCK, Says(T.CONTRACT_EXPIRATION, "2021-03-31")], "on_strike"),
        ([STRUCK, Says(T.STRIKE_AUTHORIZATION, "2021-04-20")], "on_strike"),
        ([VOTED, Says(T.STRIKE_CONTINUES, "2021-04-20")], "on_strike"),
        ([Says(T.LOCKOUT, "2021-03-05")], "locked_out"),
        ([STRUCK, AGREED], "tentative_agreement"),
        ([STRUCK, AGREED, Says(T.STRIKE_CONTINUES, "2021-06-02")], "tentative_agreement"),
        ([STRUCK, AGREED, REJECTED], "on_strike"),
        ([VOTED, AGREED, REJECTED], "authorized"),
        ([STRUCK, AGREED, Says(T.TENTATIVE_AGREEMENT, "2021-06-09"), REJECTED], "on_strike"),
        ([STRUCK, AGREED, ENDED, REJECTED], "ended"),
        ([STRUCK, REJECTED], "on_strike"),
        ([AGREED, REJECTED], None),
        ([STRUCK, AGREED, ENDED], "ended"),
        ([STRUCK, AGREED, ENDED, RATIFIED], "ratified"),
        ([STRUCK, ENDED, Says(T.STRIKE_START, "2021-07-05")], "on_strike"),
        ([Says(T.STRIKE_START, "2021-03-05/2021-03-07", phrase="from 5 to 7 March")], "ended"),
        ([STRUCK, Says(T.STRIKE_END, None)], "ended"),
        ([STRUCK, RATIFIED, Says(T.STRIKE_END, None)], "ratified"),
        ([STRUCK, Says(T.STRIKE_END, "2021-06-03", DENIED)], "on_strike"),
        ([STRUCK, Says(T.RATIFICATION, None)], "on_strike"),  # of what deal?
        ([STRUCK, AGREED, Says(T.RATIFICATION, None)], "ratified"),
        ([AGREED, Says(T.STRIKE_AUTHORIZATION, None)], "tentative_agreement"),
    ],
)
def test_stage(says: list[Says], stage: str | None) -> None:
    assert told(*says).stage == stage


def test_the_event_that_shows_the_stage() -> None:
    document = timeline(article("one", "2021-08-30", STRUCK, AGREED, ENDED, RATIFIED))
    (dispute,) = document.disputes
    shown = next(event for event in document.events if event.id == dispute.stage_event)
    assert shown.type is T.RATIFICATION
    (kept,) = apply(document, Filter(types=(T.STRIKE_START,))).disputes
    assert (kept.stage, kept.stage_event) == (dispute.stage, None)


@pytest.mark.parametrize(
    ("says", "gaps"),
    [
        ([VOTED, STRUCK, AGREED, ENDED, RATIFIED], []),
        ([ENDED], ["strike end without a start"]),
        ([VOTED, Says(T.STRIKE_CONTINUES, "2021-04-20")], ["strike without a start"]),
        ([STRUCK], ["strike without a told authorization"]),
        ([REFUSED, STRUCK], ["strike without a told authorization"]),
        ([Says(T.STRIKE_START, "2021-03-05", unions=[])], []),
        ([Says(T.LOCKOUT, "2021-03-05"), ENDED], []),
        ([VOTED, RATIFIED], ["ratification without a tentative agreement"]),
        ([VOTED, REJECTED], []),
        ([VOTED, STRUCK, AGREED], []),
        ([VOTED, STRUCK, AGREED, RATIFIED], ["strike without an end, though a deal was ratified"]),
        (
            [Says(T.LOCKOUT, "2021-03-05"), AGREED, RATIFIED],
            ["lockout without an end, though a deal was ratified"],
        ),
        (
            [VOTED, STRUCK, Says(T.PRODUCTION_IMPACT, "2021-06-09", quote="The bakers are back at work.")],
            ["strike without an end, though work resumed"],
        ),
        ([VOTED, STRUCK, Says(T.PRODUCTION_IMPACT, "2021-06-09", quote="The ovens stayed cold.")], []),
        ([VOTED, STRUCK, Says(T.STRIKE_END, None), AGREED, RATIFIED], []),
    ],
)
def test_gaps(says: list[Says], gaps: list[str]) -> None:
    assert told(*says).gaps == gaps


def test_a_deal_that_was_voted_down_is_no_outcome() -> None:
    assert told(STRUCK, AGREED, REJECTED).outcome == "settled"
    assert told(STRUCK, REJECTED).outcome == "ongoing"


def test_a_ratification_of_no_deal_on_no_day_is_no_outcome() -> None:
    dispute = told(VOTED, STRUCK, Says(T.RATIFICATION, None))
    assert (dispute.outcome, dispute.stage, dispute.gaps) == ("ongoing", "on_strike", [])
    assert told(VOTED, STRUCK, AGREED, Says(T.RATIFICATION, None)).outcome == "ratified"


@pytest.mark.parametrize(
    ("says", "days", "workdays", "last"),
    [
        ([STRUCK, ENDED], 90, 63, "2021-06-02"),  # Memorial Day is left out
        ([STRUCK, Says(T.STRIKE_END, "2021-03-08")], 3, 1, "2021-03-07"),  # Friday to Sunday
        ([STRUCK, Says(T.STRIKE_END, "2021-03-05")], 1, 1, "2021-03-05"),
        ([Says(T.STRIKE_START, "2021-03-05/2021-03-09", phrase="5 to 9 March")], 5, 3, "2021-03-09"),
        ([Says(T.LOCKOUT, "2021-03-05"), Says(T.STRIKE_END, "2021-03-12")], 7, 5, "2021-03-11"),
    ],
)
def test_length_of_a_stoppage(says: list[Says], days: int, workdays: int, last: str) -> None:
    dispute = told(*says)
    assert (dispute.duration_days, dispute.workdays, str(dispute.last_day_out)) == (days, workdays, last)


@pytest.mark.parametrize(
    ("says", "why"),
    [
        ([STRUCK], "the end is not known"),
        ([ENDED], "the first day is not known"),
        ([Says(T.STRIKE_START, "2021-03"), ENDED], "the first day is known to the month only"),
        ([STRUCK, Says(T.STRIKE_END, "2021-06")], "the end is known to the month only"),
        ([Says(T.STRIKE_START, "2021-03-05/2021-03-28"), ENDED], "the first day is known as a range only"),
        ([STRUCK, ENDED], "the number of workers is not known"),
        ([VOTED, Says(T.STRIKE_START, None)], "the first day is not known"),
        ([VOTED], None),
    ],
)
def test_what_is_not_known_is_not_counted(says: list[Says], why: str | None) -> None:
    dispute = told(*says)
    assert (dispute.days_idle, dispute.uncounted) == (None, why)


def test_a_series_of_walkouts_has_no_workdays() -> None:
    walkouts = [
        Says(T.STRIKE_START, f"2021-0{month}-05/2021-0{month}-07", phrase="for three days", workers=900)
        for month in (1, 3, 6)
    ]
    dispute = told(*walkouts)
    assert (dispute.several_strikes, dispute.duration_days, dispute.workdays) == (True, None, None)
    assert dispute.uncounted == "a series of walkouts, with work between them"


def test_the_last_of_several_strikes_is_a_day_without_work() -> None:
    quote = "Their last two strikes hit the mills: they struck."
    last = [Says(T.STRIKE_START, day, quote=quote, trigger="struck") for day in ("2021-08-09", "2021-08-16")]
    dispute = told(VOTED, *last)
    assert (str(dispute.strike_end), str(dispute.last_day_out)) == ("2021-08-16", "2021-08-16")
    assert (dispute.duration_days, dispute.workdays) == (None, None)
    assert dispute.uncounted == "a series of walkouts, with work between them"


def test_days_idle_are_workdays_times_workers() -> None:
    dispute = told(Says(T.STRIKE_START, "2021-03-05", workers=1100), ENDED)
    assert (dispute.workdays, dispute.workers, dispute.days_idle) == (63, 1100, 69300)
    assert dispute.uncounted is None


def _abroad(key: str, kind: EntityType, country: str | None) -> Entity:
    return Entity(key, f"The {key.title()}", kind, country=country, known=country is not None)


_UNION, _FIRM, _PLACE = EntityType.UNION, EntityType.EMPLOYER, EntityType.PLACE


@pytest.mark.parametrize(
    ("union", "firm", "places", "country"),
    [
        ("GB", "GB", ["Chicago"], "GB"),
        (None, "CA", ["Chicago"], "CA"),
        ("INT", None, ["Toronto", "Toronto", "Chicago"], "CA"),
        ("US", "CA", ["Toronto"], "CA"),
        ("US", "CA", ["Berlin"], "US"),
        (None, None, ["Lyon", "London", "London"], "FR"),  # London is in Ontario, too
        (None, None, ["Lyon", "Chicago"], None),
        (None, None, [], None),
    ],
)
def test_where_a_dispute_is_set(
    union: str | None, firm: str | None, places: list[str], country: str | None
) -> None:
    sides = [_abroad("smiths", _UNION, union), _abroad("forge", _FIRM, firm)]
    named = [Entity(f"place:{name.lower()}", name, _PLACE) for name in places]
    says = Says(T.STRIKE_START, "2021-03-05", unions=["smiths"], employers=["forge"])
    document = timeline(
        article(
            "one",
            "2021-03-09",
            says,
            entities=[*sides, *dict.fromkeys(named)],
            named=[f"{entity.key}={entity.name}" for entity in named],
        )
    )
    assert document.disputes[0].country == country
