"""The trigger lexicon and the status cues as data: every pattern compiles, examples match, counter-
examples do not.
"""

from __future__ import annotations

import pytest

from strike_timeline.events.lexicon import NO_EVENT, Compiler, LexiconError, triggers
from strike_timeline.language.lexicon import read_lexicon
from strike_timeline.model import EventType, Status

TABLE = read_lexicon("triggers")
ENTRIES: list[dict[str, list[str]]] = TABLE["trigger"]  # type: ignore[assignment]
COMPILER = Compiler(TABLE["classes"])  # type: ignore[arg-type]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["name"])
def test_entry_matches_its_examples_only(entry: dict[str, list[str]]) -> None:
    patterns = {pattern: COMPILER.compile(pattern) for pattern in entry["patterns"]}
    assert not [pattern for pattern, regex in patterns.items() if regex.search("")]
    assert not [
        text for text in entry["examples"] if not any(regex.search(text) for regex in patterns.values())
    ]
    assert not [(text, p) for text in entry["counter"] for p, regex in patterns.items() if regex.search(text)]


def test_every_event_type_has_triggers() -> None:
    assert {trigger.type for trigger in triggers() if trigger.type} == set(EventType)


def test_patterns_are_written_once_per_entry() -> None:
    for entry in ENTRIES:
        assert len(entry["patterns"]) == len(set(entry["patterns"])), entry["name"]


def test_names_are_unique_and_keys_known() -> None:
    names = [entry["name"] for entry in ENTRIES]
    assert len(names) == len(set(names))
    known = {"type", "name", "patterns", "weight", "needs", "status", "hides", "examples", "counter"}
    assert not [(entry["name"], set(entry) - known) for entry in ENTRIES if set(entry) - known]
    assert {entry["type"] for entry in ENTRIES} <= {*EventType, NO_EVENT}


def test_unknown_class_is_an_error_that_names_it() -> None:
    with pytest.raises(LexiconError, match="@nobody"):
        COMPILER.compile("v:join @nobody")


def test_gap_at_the_edge_is_an_error() -> None:
    with pytest.raises(LexiconError, match="edge"):
        COMPILER.compile("v:close ..4")


def test_status_cues_have_one_meaning_each() -> None:
    table = read_lexicon("status")
    seen: dict[tuple[str, str], str] = {}
    for cue in table["cue"]:  # type: ignore[attr-defined]
        assert cue["status"] in {*Status, "none"}
        assert cue["direction"] in {"forward", "backward"}
        for words in cue["words"]:
            assert words == words.lower().strip()
            assert (words, cue["direction"]) not in seen, words
            seen[words, cue["direction"]] = cue["status"]
