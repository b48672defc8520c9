"""One plain line for each type and status."""

from __future__ import annotations

import re

import pytest
from newsroom import DENIED, OCCURRED, POSSIBLE, SCHEDULED, Says, T, article, pattern, timeline

from strike_timeline.model import EntityType, EventType, Status
from strike_timeline.timeline.summary import templates
from strike_timeline.timeline.wording import balanced

LINES = [
    (Says(T.STRIKE_START, "2021-03-05", workers=1100), "BUN goes on strike at Flourco (1,100 workers)"),
    (
        Says(T.STRIKE_START, "2021-03-05", employers=["mil"]),
        "BUN goes on strike against Mill Owners' Federation",
    ),
    (Says(T.STRIKE_START, "2021-03-05", unions=[]), "Strike begins at Flourco"),
    (Says(T.STRIKE_START, "2021-03-05", DENIED), "No BUN strike at Flourco"),
    (
        Says(T.STRIKE_START, "2021-04-05", POSSIBLE, ["bkr", "mlr"]),
        "BUN and Millers' Guild may go on strike at Flourco",
    ),
    (
        Says(T.STRIKE_START, "2021-03-05", OCCURRED, ["bkr", "mlr"]),
        "BUN and Millers' Guild go on strike at Flourco",
    ),
    (
        Says(T.NEGOTIATION, "2021-04-05", SCHEDULED, trigger="resume"),
        "BUN and Flourco to resume negotiations",
    ),
    (Says(T.NEGOTIATION, "2021-03-05", employers=[]), "BUN in negotiations"),
    (
        Says(T.RATIFICATION, "2021-03-05", quote="With 81.5% in favour it was.", trigger="was"),
        "BUN members ratify agreement with Flourco (81.5 percent)",
    ),
    (Says(T.RATIFICATION, "2021-03-05", trigger="rejected"), "BUN members reject agreement with Flourco"),
    (
        Says(T.STRIKE_AUTHORIZATION, "2021-03-05", trigger="voted to authorize"),
        "BUN members authorize a strike at Flourco",
    ),
    (Says(T.STATEMENT, "2021-03-05", speaker="flo", quote="It is over."), "Flourco: It is over"),
    (Says(T.OTHER, "2021-03-05", quote="Bread ran short."), "Bread ran short"),
    (Says(T.LOCKOUT, "2021-03-05", unions=[]), "Lockout at Flourco"),
]


@pytest.mark.parametrize(("says", "line"), LINES, ids=[line for _, line in LINES])
def test_lines(says, line):
    document = timeline(article("one", "2021-03-20", says, named=["bkr=BUN"]))
    assert document.events[0].summary == line


@pytest.mark.parametrize("kind", list(EventType))
@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("parties", [((), ()), (("bkr",), ()), ((), ("flo",)), (("bkr",), ("flo",))])
def test_every_type_and_status_has_a_line(kind, status, parties):
    says = Says(kind, "2021-03-05", status, *parties, quote="It was so.")
    (event,) = timeline(article("one", "2021-03-05", says)).events
    assert event.summary
    assert not re.search(r"[{}\[\]|]|  ", event.summary)
    assert "\n" not in event.summary


def test_templates_end_with_one_that_always_fills():
    for rows in templates().values():
        assert rows[-1].trigger is None
        assert not re.search(r"\{(?!clause)", re.sub(r"\[[^\]]*\]", "", rows[-1].text)), rows[-1].text


def test_a_long_sentence_is_cut_at_words():
    quote = "It was said on the market square that " + "very " * 40 + "little bread was left."
    (event,) = timeline(article("one", "2021-03-05", Says(T.OTHER, "2021-03-05", quote=quote))).events
    assert len(event.summary) < 120
    assert event.summary.endswith("very …")


@pytest.mark.parametrize(
    ("name", "verb"),
    [
        ("Zither Workers", "go"),
        ("Union of Zither Workers", "goes"),
        ("Zither Guild", "goes"),
        ("ZWF", "goes"),
    ],
)
def test_the_verb_agrees_with_the_name(name, verb):
    union = pattern(EntityType.UNION, name)
    says = Says(T.STRIKE_START, "2021-03-05", unions=[union.key])
    (event,) = timeline(article("one", "2021-03-05", says, entities=[union])).events
    assert event.summary == f"{name} {verb} on strike at Flourco"


def test_a_dotted_acronym_is_written_without_dots():
    says = Says(T.STRIKE_START, "2021-03-05")
    (event,) = timeline(article("one", "2021-03-05", says, named=["bkr=B.U.N."])).events
    assert event.summary == "BUN goes on strike at Flourco"


def test_several_parties_are_one_list():
    says = Says(T.NEGOTIATION, "2021-03-05", unions=["bkr", "mlr"])
    (event,) = timeline(article("one", "2021-03-05", says, named=["bkr=BUN"])).events
    assert event.summary == "BUN, Millers' Guild and Flourco negotiate"


def test_a_cut_quotation_starts_with_its_clause_and_ends_on_a_full_word():
    quote = (
        "The millers and the shops of the old town are expected to meet again soon while the ovens of all "
        "the bakeries on the northern bank stayed cold in what is the longest of the disputes of the year."
    )
    says = Says(T.PRODUCTION_IMPACT, "2021-03-05", quote=quote, trigger="stayed cold")
    (event,) = timeline(article("one", "2021-03-05", says)).events
    assert event.summary == (
        "… the ovens of all the bakeries on the northern bank stayed cold in what is the longest of the "
        "disputes …"
    )


@pytest.mark.parametrize(
    ("status", "prefix"), [(OCCURRED, ""), (SCHEDULED, "Planned: "), (POSSIBLE, "Possible: ")]
)
def test_a_consequence_is_told_in_the_words_of_the_article(status, prefix):
    """Who is hit is not who the parties are: caterers may lay people off over a strike at a mill."""
    says = Says(
        T.PRODUCTION_IMPACT, "2021-03-05", status, quote="Caterers laid off cooks.", trigger="laid off"
    )
    document = timeline(article("one", "2021-03-05", says))
    assert document.events[0].summary == f"{prefix}Caterers laid off cooks"


def test_a_long_list_names_both_sides_and_who_is_spoken_of_most_first():
    says = Says(T.NEGOTIATION, "2021-03-05", OCCURRED, ["mlr", "bkr"], ["flo", "rye", "trm"], trigger="met")
    document = timeline(article("one", "2021-03-05", says, named=["rye=Rye", "rye=Rye", "bkr=BUN"]))
    assert document.events[0].summary == "BUN, Rye Brothers, City Trams and 2 others meet"


@pytest.mark.parametrize(
    "quote",
    [
        "“Nobody bakes for that money,” the union said.",
        "Nobody bakes for that money,” the union said.",
        "The union said on Monday: “Nobody bakes for that money.”",
    ],
)
def test_a_statement_is_told_in_the_words_of_the_speaker(quote):
    says = Says(T.STATEMENT, "2021-03-05", speaker="flo", quote=quote, trigger="said")
    (event,) = timeline(article("one", "2021-03-05", says)).events
    assert event.summary == "Flourco: “Nobody bakes for that money”"


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("Leaders said “no bread before", "Leaders said “no bread before”"),
        ("no bread before May,” leaders said", "“no bread before May,” leaders said"),
        ('Leaders said "no bread before', 'Leaders said "no bread before"'),
        ('no bread," leaders said', '"no bread," leaders said'),
        ('Leaders said "no" and "never" to both', 'Leaders said "no" and "never" to both'),
        ("He said “no” and “never", "He said “no” and “never”"),
        ('A 12" loaf', 'A 12" loaf'),
        ("Plain words", "Plain words"),
    ],
)
def test_quotation_marks_lost_in_a_cut_come_back(cut, whole):
    assert balanced(cut) == whole


def test_a_cut_never_begins_or_ends_inside_brackets():
    quote = (
        "The union of bakers in the old harbour quarter (once the Guild of Ovens, Mills and Dough)"
        " will now bake cakes only, and from Monday nothing else at all in the quarter (with nine ovens"
        " and mills)."
    )
    for trigger in ("will now bake", "nothing else"):
        says = Says(T.OTHER, "2021-03-05", quote=quote, trigger=trigger)
        (event,) = timeline(article("one", "2021-03-05", says)).events
        assert event.summary.count("(") == event.summary.count(")"), event.summary
