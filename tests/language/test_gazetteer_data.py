"""The gazetteer's data: every name leads somewhere and to one place only, and the files read the same
everywhere.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from importlib import resources

import pytest

from strike_timeline.language.gazetteer_data import INDUSTRIES, TABLES, Gazetteer, fold, load_gazetteer

FOLDER = resources.files("strike_timeline") / "resources" / "gazetteer"
FILES = sorted(item.name for item in FOLDER.iterdir() if item.name.endswith(".toml"))
ORDER = [
    "key",
    "name",
    "acronyms",
    "aliases",
    "ambiguous",
    "workers",
    "collective",
    "country",
    "industry",
    "parent",
    "counterparts",
    "since",
    "until",
    "successor",
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def _tables(file: str) -> dict[str, list[dict[str, object]]]:
    tables: dict[str, list[dict[str, object]]] = tomllib.loads((FOLDER / file).read_text(encoding="utf-8"))
    return tables


def test_counts(gazetteer: Gazetteer) -> None:
    counts = gazetteer.counts
    assert counts["union"] >= 250
    assert counts["employer"] >= 500
    assert counts["employer_association"] + counts["government"] >= 60


def test_every_name_leads_to_one_entry_unless_ambiguous_in_each(gazetteer: Gazetteer) -> None:
    holders: dict[str, set[str]] = defaultdict(set)
    for key, entry in gazetteer.entries.items():
        for name in entry.names:
            holders[fold(name)].add(key)
    shared = {name: sorted(keys) for name, keys in holders.items() if len(keys) > 1}
    wrong = [
        (name, key) for name, keys in shared.items() for key in keys if (name, key) not in gazetteer.ambiguous
    ]
    assert wrong == []


def test_no_name_twice_in_an_entry(gazetteer: Gazetteer) -> None:
    twice = []
    for file in FILES:
        for rows in _tables(file).values():
            for row in rows:
                names = [str(row["name"])]
                for listed in ("acronyms", "aliases", "ambiguous"):
                    found = row.get(listed, [])
                    assert isinstance(found, list)
                    names += found
                twice += [(row["key"], n) for n, c in Counter(names).items() if c > 1]
    assert twice == []


def test_references_exist(gazetteer: Gazetteer) -> None:
    missing = []
    for key, entry in gazetteer.entries.items():
        wanted = (entry.entity.parent, entry.successor, *entry.entity.counterparts)
        missing += [(key, ref) for ref in wanted if ref is not None and ref not in gazetteer.entries]
    assert missing == []


def test_nothing_is_its_own_parent_successor_or_counterpart(gazetteer: Gazetteer) -> None:
    for key, entry in gazetteer.entries.items():
        assert key not in (entry.entity.parent, entry.successor, *entry.entity.counterparts)


def test_years_are_in_order(gazetteer: Gazetteer) -> None:
    for key, entry in gazetteer.entries.items():
        if entry.since is not None and entry.until is not None:
            assert entry.since <= entry.until, key


@pytest.mark.parametrize("file", FILES)
def test_entries_are_sorted_by_key(file: str) -> None:
    for rows in _tables(file).values():
        keys = [str(row["key"]) for row in rows]
        assert keys == sorted(keys)


@pytest.mark.parametrize("file", FILES)
def test_fields_are_known_and_in_canonical_order(file: str) -> None:
    for table, rows in _tables(file).items():
        assert table in TABLES
        for row in rows:
            assert list(row) == [field for field in ORDER if field in row], row["key"]
            assert row.get("industry", "general") in INDUSTRIES


@pytest.mark.parametrize("file", FILES)
def test_canonical_formatting(file: str) -> None:
    text = (FOLDER / file).read_text(encoding="utf-8")
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert "\t" not in text and "\r" not in text
    assert all(line == line.rstrip() for line in text.splitlines())
    for rows in _tables(file).values():
        for row in rows:
            for name in (row["name"], *row.get("aliases", []), *row.get("acronyms", [])):
                assert name == " ".join(str(name).split())
                titled = row.get("industry") == "news-publishing"  # newspapers own their article
                assert titled or not str(name).startswith(("The ", "the ")), name
