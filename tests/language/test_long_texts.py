"""Time grows with the length of a text, not with its square."""

from __future__ import annotations

import time

from conftest import Reader

from strike_timeline.language.party_memory import PartyMemory
from strike_timeline.language.role_nouns import Role, RoleNoun
from strike_timeline.model import Entity, EntityType

DOCKERS = Entity(key="dockers", name="Fooland Dock Workers Union", type=EntityType.UNION)
NURSES = Entity(key="nurses", name="Quahog Nurses Union", type=EntityType.UNION)


def test_a_noun_looks_back_without_reading_everything_again() -> None:
    named = [(100 * i, DOCKERS if i % 1000 < 500 else NURSES) for i in range(20_000)]
    memory = PartyMemory(named, range(0, 2_000_000, 100))
    noun = RoleNoun(0, 1, "union", Role.UNION, True)
    begun = time.process_time()
    found = [memory.resolve(noun, offset)[0].key for offset in range(50, 2_000_000, 400)]
    assert time.process_time() - begun < 3
    assert found[124] == "dockers" and found[126] == "nurses"


def test_names_that_come_later_stand_behind_those_that_came() -> None:
    memory = PartyMemory([(10, DOCKERS), (90, NURSES)], [0, 40, 80])
    assert [e.key for e in memory.resolve(RoleNoun(0, 2, "unions", Role.UNIONS, True), 50)] == [
        "dockers",
        "nurses",
    ]


def test_a_doubtful_name_in_a_list_is_read_beside_a_sure_one(read: Reader) -> None:
    lists = "Ford, General Motors and Stellantis met the UAW. " * 40
    doc = read(lists)
    assert sum(span.text == "Ford" for span in doc.ents) == 40
