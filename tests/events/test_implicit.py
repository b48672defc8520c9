"""Who takes part in an event whose sentence names nobody of a side."""

from __future__ import annotations

import pytest

from tests.events.conftest import Analyze

DOCKERS, SAILORS = "union:fooland dock workers union", "union:quahog sailors union"
ZORBLATT = "employer:zorblatt shipping ltd"
LEAD = "Members of the Fooland Dock Workers Union walked out at Zorblatt Shipping Ltd on Monday. "
JOINT = "The Fooland Dock Workers Union and the Quahog Sailors Union "
CASES = {
    "both sides of the dispute": (
        LEAD + "Talks broke down on Sunday.",
        "broke down",
        (DOCKERS,),
        (ZORBLATT,),
    ),
    "joint unions": (
        f"{JOINT}struck Zorblatt Shipping Ltd on Monday. {JOINT}want more. Talks broke down on Sunday.",
        "broke down",
        (DOCKERS, SAILORS),
        (ZORBLATT,),
    ),
    "joint employers": (
        "Ford, General Motors and Stellantis face a strike by the UAW. The UAW told Ford, General Motors and "
        "Stellantis to raise pay. The contracts expired on Monday.",
        "expired",
        ("uaw",),
        ("ford", "gm", "stellantis"),
    ),
    "no employer in the article": (
        "The Fooland Dock Workers Union walked out on Monday. Talks broke down on Sunday.",
        "broke down",
        (DOCKERS,),
        (),
    ),
    "what a strike does to others": (
        LEAD + "Talks between the union and the company broke down on Sunday. "
        "The vote to strike was taken in April. Florists nearby have closed for the week.",
        "closed",
        (),
        (),
    ),
}


@pytest.mark.parametrize(("text", "trigger", "unions", "employers"), CASES.values(), ids=CASES.keys())
def test_a_side_that_the_sentence_leaves_unnamed(
    analyze: Analyze, text: str, trigger: str, unions: tuple[str, ...], employers: tuple[str, ...]
) -> None:
    found = [event for event in analyze(text).events if trigger in event.trigger]
    assert [(event.unions, event.employers) for event in found] == [(unions, employers)]


def test_what_the_sentence_names_stays(analyze: Analyze) -> None:
    text = LEAD + "The Quahog Sailors Union met Ford on Tuesday."
    (met,) = [event for event in analyze(text).events if event.trigger.startswith("met")]
    assert (met.unions, met.employers) == ((SAILORS,), ("ford",))
