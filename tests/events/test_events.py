"""Events end to end: (text, published, what it tells). A row's comment names the class of language. Own
sentences.
"""

from __future__ import annotations

import pytest

from tests.events.conftest import Analyze

CASES = [
    # verbal trigger, weekday in the past
    ("Welders at the Dunmore yard walked off the job on Monday.", "strike_start", "occurred", "2024-05-13"),
    # light verb and phrasal verb
    ("Members of the Bakers Union went on strike on May 2.", "strike_start", "occurred", "2024-05-02"),
    ("Crews downed tools on Friday at three Dunmore quarries.", "strike_start", "occurred", "2024-05-10"),
    # modal future
    ("Teachers will walk out on Tuesday, the union said.", "strike_start", "scheduled", "2024-05-21"),
    # told as done, on a day to come
    (
        "On Tuesday the executive of the Glaziers Union called a strike for 28 May.",
        "strike_start",
        "scheduled",
        "2024-05-28",
    ),
    # possibility
    ("Pilots could strike on June 1 if talks fail.", "strike_start", "expected_or_possible", "2024-06-01"),
    # negated nominal
    (
        "No talks are scheduled between the union and the company.",
        "negotiation",
        "denied_or_did_not_happen",
        None,
    ),
    # talks resume, scheduled by a present tense with a date to come
    ("Talks between the union and the company resume on Monday.", "negotiation", "scheduled", "2024-05-20"),
    # breakdown
    ("Contract talks collapsed late on Thursday.", "talks_breakdown", "occurred", "2024-05-09"),
    # contract runs out
    ("The three-year contract expired on April 30.", "contract_expiration", "occurred", "2024-04-30"),
    # tentative agreement
    (
        "The two sides reached a tentative agreement on Sunday.",
        "tentative_agreement",
        "occurred",
        "2024-05-12",
    ),
    # ratification by vote
    ("Members ratified the contract on Saturday by 78 percent.", "ratification", "occurred", "2024-05-11"),
    # strike vote
    ("Nurses voted on Wednesday to authorize a strike.", "strike_authorization", "occurred", "2024-05-15"),
    # notice
    ("The union served a 72-hour strike notice on Sunday.", "strike_notice", "occurred", "2024-05-12"),
    # lockout
    ("The railway locked out 900 conductors on Thursday.", "lockout", "occurred", "2024-05-09"),
    # end of a strike
    ("The dockers returned to work on Tuesday.", "strike_end", "occurred", "2024-05-14"),
    # mediation
    ("The minister appointed a mediator on Friday.", "mediation_or_arbitration", "occurred", "2024-05-10"),
    # court
    ("A judge granted the company an injunction on Friday.", "legal_action", "occurred", "2024-05-10"),
    # sympathy
    ("Stagehands joined the strike on Saturday.", "strike_joined", "occurred", "2024-05-11"),
]


@pytest.mark.parametrize(("text", "kind", "status", "day"), CASES)
def test_event(analyze: Analyze, text: str, kind: str, status: str, day: str | None) -> None:
    opening = "The dispute at the yard has gone on for a while, people there say. "
    found = {
        (
            event.type.value,
            event.status.value,
            event.when.start.isoformat() if event.when and event.when.start else None,
        )
        for event in analyze(opening + text).events
    }
    assert (kind, status, day) in found


@pytest.mark.parametrize(
    "text",
    [
        "Lightning struck the church tower on Monday.",  # strike of lightning
        "The air strikes on Friday destroyed a bridge.",  # military
        "The pitcher threw a third strike on Sunday.",  # baseball
        "She struck a deal to buy the house in March.",  # strike a deal
        "The European Union met its target in 2020.",  # other unions, other meetings
    ],
)
def test_not_events(analyze: Analyze, text: str) -> None:
    kinds = {event.type.value for event in analyze("It was a quiet week in the valley. " + text).events}
    assert "strike_start" not in kinds


def test_date_of_the_other_clause_is_not_taken(analyze: Analyze) -> None:
    text = "It was a long year. Welders went on strike on May 2 after the union and the yard broke off talks."
    events = {event.type.value: event for event in analyze(text).events}
    assert str(events["strike_start"].when.start) == "2024-05-02"
    assert events["talks_breakdown"].when is None


def test_range_of_two_phrases(analyze: Analyze) -> None:
    text = "It has been a long year. Train drivers will strike from Saturday until Friday 31 May."
    starts = [e for e in analyze(text).events if e.type.value == "strike_start"]
    assert [(str(e.when.start), str(e.when.end)) for e in starts] == [("2024-05-18", "2024-05-31")]


def test_chronology_entry_dates_its_sentences(analyze: Analyze) -> None:
    text = "The year in brief\n\nMay 2. Welders walk out.\n\nMay 9. Talks collapse at the Dunmore yard.\n"
    events = {e.type.value: str(e.when.start) for e in analyze(text).events if e.when}
    assert events["strike_start"] == "2024-05-02"
    assert events["talks_breakdown"] == "2024-05-09"


def test_evidence_is_a_slice_of_the_text(analyze: Analyze) -> None:
    text = (
        "DUNMORE, May 15 (Wire) - About 1,300 members of the United Auto Workers walked out of a Ford plant "
        "on Monday, the union said.\n\n"
        "Talks are to resume next week. The contract lapsed on April 30."
    )
    events = analyze(text).events
    assert events
    for event in events:
        assert text[event.start : event.end] == event.quote
        assert text[event.trigger_start : event.trigger_end] == event.trigger
        assert event.start <= event.trigger_start < event.trigger_end <= event.end
        assert 0 < event.confidence <= 1
    start = next(event for event in events if event.type.value == "strike_start")
    assert start.workers == 1_300
    assert start.unions == ("uaw",)
    assert start.employers == ("ford",)


def test_an_article_that_names_no_employer_gets_none(analyze: Analyze) -> None:
    text = "It has been a long year. Members of the National Union of Glaziers walked out on Monday."
    start = next(event for event in analyze(text).events if event.type.value == "strike_start")
    assert start.employers == ()


def test_same_input_same_events(analyze: Analyze) -> None:
    text = "Teachers walked out on Monday. Talks resume on Friday. The company made a new offer on Sunday."
    assert analyze(text).events == analyze(text).events


def test_a_plan_dropped_in_the_next_sentence_did_not_happen(analyze: Analyze) -> None:
    text = "It was a long year. Bakers called a strike at Dunmore Mills, starting on June 3. They dropped it."
    starts = [e.status.value for e in analyze(text).events if e.type.value == "strike_start"]
    assert starts == ["denied_or_did_not_happen"]


def test_talks_expected_on_a_day_are_scheduled(analyze: Analyze) -> None:
    text = "It was a long year. The union and the mill are expected to resume talks next week."
    talks = [e.status.value for e in analyze(text).events if e.type.value == "negotiation"]
    assert talks == ["scheduled"]


def test_what_the_next_sentence_says_of_the_talks_is_dated_by_them(analyze: Analyze) -> None:
    text = "It was a long year. The union and the mill held talks on May 8. Those talks led nowhere."
    broke = next(e for e in analyze(text).events if e.type.value == "talks_breakdown")
    assert broke.when is not None
    assert str(broke.when.start) == "2024-05-08"


def test_an_if_clause_supposes_and_does_not_tell(analyze: Analyze) -> None:
    text = "It was a long year. Pilots could walk out on June 3 if talks fail."
    assert {e.type.value for e in analyze(text).events} == {"strike_start"}


def test_the_lead_yields_to_the_sentence_that_gives_the_day(analyze: Analyze) -> None:
    text = (
        "Members of the Bakers Union have ratified a contract. There was cheering in the hall.\n\n"
        "The Bakers Union ratified the contract on Monday by 78 percent."
    )
    days = [str(e.when.start) for e in analyze(text).events if e.type.value == "ratification" and e.when]
    assert days == ["2024-05-13"]


def test_workers_of_another_trade_are_not_given_the_articles_union(analyze: Analyze) -> None:
    text = (
        "It was a long year for the Writers Guild of America. The WGA met the AMPTP on Monday.\n\n"
        "Nurses, who held a strike on May 2, are back. Writers walked out on May 9."
    )
    starts = {
        str(e.when.start): e.unions for e in analyze(text).events if e.type.value == "strike_start" and e.when
    }
    assert starts == {"2024-05-02": (), "2024-05-09": ("wga",)}


def test_the_size_of_a_local_is_not_that_of_its_union(analyze: Analyze) -> None:
    text = (
        "The rider leaves out 180 members of Local 41 of the Teamsters in Florida.\n\n"
        "The Teamsters went on strike at UPS on Monday."
    )
    workers = {e.workers for e in analyze(text).events if e.type.value == "strike_start"}
    assert workers == {None}


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        # a date that is all a preposition brings belongs to the clause before it
        (
            "Layoffs at the mill are possible before the end of June, it said.",
            "production_impact",
            "2024-06-21",
        ),
        # "since" at the end of a trigger asks for its date
        (
            "Nurses, without a contract since May 2, turned down the offer.",
            "contract_expiration",
            "2024-05-02",
        ),
        # what is fixed for a day to come
        ("A bargaining session is fixed for the 21st, the board said.", "negotiation", "2024-05-21"),
        # a day and the next one are told together
        (
            "Talks between the union and the company were held on Thursday and Friday.",
            "negotiation",
            "2024-05-09",
        ),
        # a participle shares the day of its clause
        (
            "Drivers walked out on Friday, forcing the line to cancel 200 flights.",
            "production_impact",
            "2024-05-10",
        ),
        # the date of an entry dates what did not happen, too
        ("\n\nMay 7: No talks were held.\n\n", "negotiation", "2024-05-07"),
    ],
)
def test_date_of_an_event(analyze: Analyze, text: str, kind: str, day: str) -> None:
    opening = "The dispute at the yard has gone on for a while, people there say. "
    events = analyze(opening + text).events
    dated = {(e.type.value, e.when.start.isoformat()) for e in events if e.when and e.when.start}
    assert (kind, day) in dated


def test_what_is_habitual_shares_no_day(analyze: Analyze) -> None:
    text = "The dispute drags on. Cooks walked out on May 6, and pickets march at the gates every morning."
    events = analyze(text).events
    assert all(e.when is None or e.type.value != "picket_or_rally" for e in events)
