"""Reading the gazetteer: a user's own names on top, and one clear line for every mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from strike_timeline.language.gazetteer_data import GazetteerError, fold, load_gazetteer
from strike_timeline.model import EntityType

GOOD = """
[[union]]
key = "kelp-gatherers"
name = "Kelp Gatherers Union"
acronyms = ["KGUX"]
aliases = ["Kelp Union"]
workers = ["kelp gatherers"]
country = "IE"
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_own_names_are_added(tmp_path: Path) -> None:
    gazetteer = load_gazetteer([write(tmp_path, GOOD)])
    assert gazetteer.find("the kelp union") == ("kelp-gatherers",)
    assert gazetteer.find("KGUX") == ("kelp-gatherers",)
    assert gazetteer.find("kgux") == ()
    assert gazetteer.workers["kelp gatherers"] == ("kelp-gatherers",)
    entity = gazetteer.entities["kelp-gatherers"]
    assert (entity.type, entity.known, entity.country) == (EntityType.UNION, True, "IE")


@pytest.mark.parametrize("same", ["key", "name"])
def test_own_entry_replaces_the_built_in_one(tmp_path: Path, same: str) -> None:
    built_in = load_gazetteer().entries["uaw"].entity
    key, name = ("uaw", "Own Name") if same == "key" else ("own-key", built_in.name)
    own = load_gazetteer([write(tmp_path, f'[[union]]\nkey = "{key}"\nname = "{name}"\ncountry = "US"\n')])
    assert own.find(name) == (key,)
    assert (same == "key") == ("uaw" in own.entries)


def test_fingerprint_tells_contents_apart(tmp_path: Path) -> None:
    assert load_gazetteer().fingerprint == load_gazetteer().fingerprint
    assert load_gazetteer([write(tmp_path, GOOD)]).fingerprint != load_gazetteer().fingerprint


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD)
    load_gazetteer([path])
    path.write_text(GOOD.replace("Kelp Gatherers Union", "Kelp Gatherers Guild"), encoding="utf-8")
    assert load_gazetteer([path]).entities["kelp-gatherers"].name == "Kelp Gatherers Guild"


HEAD = '[[union]]\nkey = "x"\nname = "X"\ncountry = "US"\n'
WRONG = {
    "misspelled key": (
        HEAD + 'alliases = ["Y"]',
        "own.toml: [[union]] x: unknown key 'alliases'; did you mean 'aliases'?",
    ),
    "misspelled table": ('[[unoin]]\nkey = "x"', "own.toml: unknown table 'unoin'; did you mean [[union]]?"),
    "single brackets": ('[union]\nkey = "x"', "own.toml: write [[union]], with two brackets, for each entry"),
    "no name": ('[[union]]\nkey = "x"\ncountry = "US"', "own.toml: [[union]] x: 'name' is missing"),
    "key form": (HEAD.replace('"x"', '"X Y"'), "own.toml: [[union]] X Y: key 'X Y' is not kebab-case"),
    "country": (HEAD.replace("US", "USA"), "country 'USA' is not a two-letter code"),
    "industry": (HEAD + 'industry = "minning"', "unknown industry 'minning'; did you mean 'mining'?"),
    "list": (HEAD + 'aliases = "Y"', "own.toml: [[union]] x: aliases must be a list of names"),
    "year": (HEAD + 'since = "1980"', "own.toml: [[union]] x: since must be a year"),
    "wrong table for a key": (HEAD + 'collective = ["mills"]', "'collective' does not apply to [[union]]"),
    "twice": (HEAD + HEAD, "own.toml: key 'x' is used 2 times"),
    "unknown reference": (
        HEAD + 'parent = "teamster"',
        "own.toml: x: parent names the unknown key 'teamster'; did you mean 'teamsters'?",
    ),
    "not TOML": ("[[union", "own.toml: not valid TOML"),
}


@pytest.mark.parametrize(("text", "message"), WRONG.values(), ids=WRONG.keys())
def test_one_line_names_file_and_reason(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(GazetteerError) as caught:
        load_gazetteer([write(tmp_path, text)])
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="cannot read the gazetteer file"):
        load_gazetteer([tmp_path / "none.toml"])


def test_names_fold_case_apostrophes_space_and_article() -> None:
    assert fold("The  Dockers’\nUnion") == fold("dockers' union")
