"""The labor sentences that train the names: spans as ``training/labor/README.md`` says, nothing marked twice
or once in two ways."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "training" / "labor"
LABELS = {"UNION", "EMPLOYER", "ASSOCIATION", "GOVERNMENT", "PERSON", "PLACE", "ORG"}
COARSE = {"PERSON": "person", "PLACE": "place"}
FIELDS = ["id", "text", "style", "country", "ents", "dates", "events"]
TITLES = re.compile(
    r"(mrs?|ms|miss|dr|sir|dame|lord|lady|king|queen|president|senator|governor|mayor|minister|professor|prof|judge"
    r"|justice|captain|general|rep|sen|gov|secretary|reverend|rev|superintendent|commissioner)\.? ",
    re.IGNORECASE,
)
NO_NAMES = re.compile(
    r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|Christmas|Easter|Thanksgiving|Labor Day|Labour Day|Halloween|Diwali|Ramadan"
    r"|British|French|German|Indian|Canadian|Australian|Nigerian|Irish|Mexican|Chinese|Japanese"
    r"|Board|Management|Workers|Strike|Union|Members|Strikers|Nurses|Teachers|Mayor|Governor|President"
)
ABBREVIATED = re.compile(r"(\b[A-Z]|\b(Inc|Co|Corp|Bros|Jr|Sr|Ore|Ky|Mich|Ill|Ind|Calif|Tenn|Va))\.\Z")
OTHERWISE = {"Sheikh Hasina": "her name", "bpost": "written so", "Dearing's": "a store, and its owner"}
TWO_KINDS = {"Western Sydney"}

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="without the training data")
Span = tuple[int, int, str]


def _records() -> list[dict[str, Any]]:
    lines = (FOLDER / "labor-sentences.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


RECORDS = _records() if FOLDER.is_dir() else []


def _spans(record: dict[str, Any]) -> list[Span]:
    """Each string at its first place that no other has taken; -1 where there is none."""
    text, taken = record["text"], list[Span]()
    for label, name in record["ents"]:
        at = text.find(name)
        while at >= 0 and any(at < end and start < at + len(name) for start, end, _ in taken):
            at = text.find(name, at + 1)
        taken.append((at, at + len(name), label))
    return taken


def _named() -> list[tuple[str, str, str, str, str]]:
    """Identifier, label, name, one character before and the characters after, of every span."""
    found = []
    for record in RECORDS:
        text = record["text"]
        for start, end, label in _spans(record):
            found.append((record["id"], label, text[start:end], text[max(0, start - 1) : start], text[end:]))
    return found


def test_records_are_of_one_format() -> None:
    assert [r["id"] for r in RECORDS if list(r) != FIELDS] == []
    assert [name for name, times in Counter(r["id"] for r in RECORDS).items() if times > 1] == []
    assert [name for name, times in Counter(r["text"] for r in RECORDS).items() if times > 1] == []
    assert [r["id"] for r in RECORDS if r["text"] != " ".join(r["text"].split())] == []
    assert {label for r in RECORDS for label, _ in r["ents"]} == LABELS
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert f"{len(RECORDS):,} sentences and snippets" in readme


def test_every_string_has_its_place() -> None:
    assert [r["id"] for r in RECORDS if any(start < 0 for start, _, _ in _spans(r))] == []
    dated = [r for r in RECORDS if r["dates"] is not None]
    assert [r["id"] for r in dated if any(d not in r["text"] for d in r["dates"])] == []
    annotated = [r for r in RECORDS if r["events"] is not None]
    assert [r["id"] for r in annotated if any(e["trigger"] not in r["text"] for e in r["events"])] == []


def test_spans_begin_and_end_with_the_name() -> None:
    wrong = []
    bare = {name for _, _, name, _, _ in _named()}
    for record, label, name, before, after in _named():
        possessive = re.search(r"(.+)['’]s?\Z", name)
        wrong += [
            (record, name, why)
            for why, is_so in {
                "space or punctuation": re.search(r"\A[\W_]|\s\Z|[,;:!?\"”]\Z", name),
                "full stop": name.endswith(".") and not ABBREVIATED.search(name),
                "part of a word": before.isalnum() or after[:1].isalnum(),
                "article": re.match(r"(the|a|an) ", name, re.IGNORECASE),
                "possessive": possessive and possessive[1] in bare,
                "title": label == "PERSON" and TITLES.match(name),
                "no name": NO_NAMES.fullmatch(name),
                "common noun": not any(c.isupper() for c in name),
            }.items()
            if is_so and name not in OTHERWISE
        ]
    assert wrong == []


def test_a_name_of_several_words_is_of_one_kind() -> None:
    kinds = defaultdict(set)
    for _, label, name, _, _ in _named():
        if " " in name and name not in TWO_KINDS:
            kinds[name].add(COARSE.get(label, "organization"))
    assert {name: kind for name, kind in kinds.items() if len(kind) > 1} == {}


def test_no_person_is_marked_once_and_missed_once() -> None:
    people = {name for _, label, name, _, _ in _named() if label == "PERSON" and " " in name}
    anyone = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, sorted(people, key=len, reverse=True)))})(?!\w)")
    missed = []
    for record in RECORDS:
        spans = _spans(record)
        here = [name for label, name in record["ents"] if label == "PERSON"]
        again = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, here))})(?!\w)") if here else anyone
        for match in [*anyone.finditer(record["text"]), *again.finditer(record["text"])]:
            if not any(start < match.end() and match.start() < end for start, end, _ in spans):
                missed.append((record["id"], match[0]))
    assert missed == []
