"""Reads and checks the gazetteer: who takes part in labor disputes (format: ``docs/gazetteer.md``)."""

from __future__ import annotations

import difflib
import hashlib
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

from strike_timeline.errors import StrikeTimelineError
from strike_timeline.model import Entity, EntityType

TABLES: dict[str, EntityType] = {
    "union": EntityType.UNION,
    "employer": EntityType.EMPLOYER,
    "employer_association": EntityType.EMPLOYER_ASSOCIATION,
    "government": EntityType.GOVERNMENT,
}
INDUSTRIES = frozenset(
    [
        "film-tv",
        "music-theatre",
        "news-publishing",
        "games-tech",
        "auto",
        "aerospace",
        "manufacturing",
        "steel-metals",
        "mining",
        "oil-gas",
        "chemicals",
        "energy-utilities",
        "construction",
        "rail",
        "aviation",
        "ports-shipping",
        "trucking-logistics",
        "transit",
        "post-telecom",
        "health",
        "education",
        "public-sector",
        "police-fire",
        "retail-food",
        "hospitality",
        "food-processing",
        "agriculture",
        "finance",
        "sports",
        "textiles",
        "services",
        "general",
    ]
)
_STRINGS = frozenset({"key", "name", "country", "industry", "parent", "successor"})
_LISTS = frozenset({"acronyms", "aliases", "ambiguous", "workers", "collective", "counterparts"})
_YEARS = frozenset({"since", "until"})
_KEYS = _STRINGS | _LISTS | _YEARS
_REQUIRED = ("key", "name", "country")
_ONLY_IN = {
    "workers": frozenset({"union", "employer"}),
    "collective": frozenset({"employer", "employer_association", "government"}),
}
_KEY_FORM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_COUNTRY_FORM = re.compile(r"(?:[A-Z]{2}|INT)\Z")


class GazetteerError(StrikeTimelineError, ValueError):
    """A gazetteer file is missing or wrong; the message is one line naming file, entry and reason."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of a gazetteer file."""

    entity: Entity
    acronyms: tuple[str, ...]
    ambiguous: tuple[str, ...]
    since: int | None
    until: int | None
    successor: str | None
    source: str
    """Name of the file it was read from."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that leads to this entry: canonical, aliases, acronyms, ambiguous ones."""
        return tuple(dict.fromkeys((self.entity.name, *self.entity.aliases, *self.acronyms, *self.ambiguous)))

    def valid_in(self, year: int) -> bool:
        """Whether the body bore this name in ``year``."""
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The known entities and every way to their names. Names are looked up folded (:func:`fold`)."""

    entries: Mapping[str, Entry]
    names: Mapping[str, tuple[str, ...]] = field(repr=False)
    """Folded name → keys, acronyms not included."""
    acronyms: Mapping[str, tuple[str, ...]] = field(repr=False)
    """Acronym in its letter case → keys."""
    ambiguous: frozenset[tuple[str, str]] = field(repr=False)
    """(folded name, key): the name counts for this key only with other evidence."""
    workers: Mapping[str, tuple[str, ...]] = field(repr=False)
    """Lower-case word for workers → keys of unions, then employers."""
    collective: Mapping[str, tuple[str, ...]] = field(repr=False)
    """Lower-case word for employers → keys."""
    fingerprint: str
    """SHA-256 (hexadecimal) of all files read, in order."""

    @property
    def entities(self) -> dict[str, Entity]:
        """Entities by key."""
        return {key: entry.entity for key, entry in self.entries.items()}

    @property
    def counts(self) -> dict[str, int]:
        """Number of entries by entity type, sorted by type."""
        return dict(sorted(Counter(str(e.entity.type) for e in self.entries.values()).items()))

    def find(self, name: str) -> tuple[str, ...]:
        """Keys that a name or acronym leads to, sorted; empty when unknown."""
        return tuple(sorted({*self.names.get(fold(name), ()), *self.acronyms.get(name.strip(), ())}))


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A name without regard to letter case, kind of apostrophe, white space or a leading "the"."""
    folded = " ".join(name.replace("’", "'").casefold().split())
    return folded.removeprefix("the ")


def _strings(where: str, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        raise GazetteerError(f"{where}: {key} must be a list of names")
    return tuple(value)


def _check_keys(where: str, table: str, raw: Mapping[str, object]) -> None:
    for key in raw:
        if key not in _KEYS:
            near = difflib.get_close_matches(key, sorted(_KEYS), n=1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; valid keys: {', '.join(sorted(_KEYS))}"
            raise GazetteerError(f"{where}: unknown key {key!r}{hint}")
        if key in _ONLY_IN and table not in _ONLY_IN[key]:
            raise GazetteerError(f"{where}: {key!r} does not apply to [[{table}]]")
    for key in _REQUIRED:
        if key not in raw:
            raise GazetteerError(f"{where}: {key!r} is missing")
    for key in sorted(_STRINGS & raw.keys()):
        if not isinstance(raw[key], str) or not str(raw[key]).strip():
            raise GazetteerError(f"{where}: {key} must be a non-empty string")
    for key in sorted(_YEARS & raw.keys()):
        if not isinstance(raw[key], int) or isinstance(raw[key], bool):
            raise GazetteerError(f"{where}: {key} must be a year, such as {key} = 1987")
    if not _KEY_FORM.match(str(raw["key"])):
        raise GazetteerError(f"{where}: key {raw['key']!r} is not kebab-case (a-z, 0-9 and single hyphens)")
    if not _COUNTRY_FORM.match(str(raw["country"])):
        raise GazetteerError(
            f"{where}: country {raw['country']!r} is not a two-letter code such as 'US', or 'INT'"
        )
    industry = raw.get("industry")
    if industry is not None and industry not in INDUSTRIES:
        near = difflib.get_close_matches(str(industry), sorted(INDUSTRIES), n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise GazetteerError(f"{where}: unknown industry {industry!r}{hint}")


def _entry(source: str, table: str, number: int, raw: object) -> Entry:
    if not isinstance(raw, dict):
        raise GazetteerError(f"{source}: [[{table}]] number {number} is not a table")
    label = raw.get("key") or raw.get("name") or f"number {number}"
    where = f"{source}: [[{table}]] {label}"
    _check_keys(where, table, raw)
    lists = {key: _strings(where, key, raw[key]) for key in sorted(_LISTS & raw.keys())}
    acronyms = lists.get("acronyms", ())
    entity = Entity(
        key=raw["key"],
        name=raw["name"],
        type=TABLES[table],
        aliases=tuple(dict.fromkeys((*lists.get("aliases", ()), *acronyms))),
        country=raw["country"],
        parent=raw.get("parent"),
        counterparts=lists.get("counterparts", ()),
        workers=lists.get("workers", ()),
        collective=lists.get("collective", ()),
        industry=raw.get("industry"),
        known=True,
    )
    return Entry(
        entity,
        acronyms,
        lists.get("ambiguous", ()),
        raw.get("since"),
        raw.get("until"),
        raw.get("successor"),
        source,
    )


def read_entries(source: str, content: bytes) -> list[Entry]:
    """Entries of one file, in file order. Raises :class:`GazetteerError`."""
    try:
        data = tomllib.loads(content.decode("utf-8"))
    except UnicodeDecodeError:
        raise GazetteerError(f"{source}: not UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        raise GazetteerError(f"{source}: not valid TOML: {error}") from None
    entries: list[Entry] = []
    for table, rows in data.items():
        if table not in TABLES:
            near = difflib.get_close_matches(table, TABLES, n=1)
            hint = f"; did you mean [[{near[0]}]]?" if near else f"; valid: {', '.join(TABLES)}"
            raise GazetteerError(f"{source}: unknown table {table!r}{hint}")
        if not isinstance(rows, list):
            raise GazetteerError(f"{source}: write [[{table}]], with two brackets, for each entry")
        entries += [_entry(source, table, n, raw) for n, raw in enumerate(rows, 1)]
    return entries


def _builtin_files() -> Iterator[tuple[str, bytes]]:
    folder = resources.files("strike_timeline") / "resources" / "gazetteer"
    for item in sorted(folder.iterdir(), key=lambda f: f.name):
        if item.name.endswith(".toml"):
            yield item.name, item.read_bytes()


def _user_files(extra: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    for path in extra:
        try:
            yield str(path), path.read_bytes()
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise GazetteerError(f"{path}: cannot read the gazetteer file: {reason}") from None


def _index(entries: Mapping[str, Entry], fingerprint: str) -> Gazetteer:
    names: dict[str, list[str]] = {}
    acronyms: dict[str, list[str]] = {}
    workers: dict[str, list[str]] = {}
    collective: dict[str, list[str]] = {}
    ambiguous: set[tuple[str, str]] = set()
    for key in sorted(entries):
        entry = entries[key]
        for name in entry.names:
            if name in entry.acronyms:
                acronyms.setdefault(name, []).append(key)
            else:
                names.setdefault(fold(name), []).append(key)
        ambiguous.update((fold(name), key) for name in entry.ambiguous)
        for word in entry.entity.workers:
            workers.setdefault(word.casefold(), []).append(key)
        for word in entry.entity.collective:
            collective.setdefault(word.casefold(), []).append(key)

    def frozen(index: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
        return {name: tuple(dict.fromkeys(keys)) for name, keys in sorted(index.items())}

    return Gazetteer(
        entries,
        frozen(names),
        frozen(acronyms),
        frozenset(ambiguous),
        frozen(workers),
        frozen(collective),
        fingerprint,
    )


def _check_references(own: Sequence[Entry], entries: Mapping[str, Entry]) -> None:
    """Raise for the first parent, successor or counterpart of ``own`` that is no key of ``entries``."""
    for entry in own:
        entity = entry.entity
        for field_name, keys in (
            ("parent", [entity.parent]),
            ("successor", [entry.successor]),
            ("counterparts", entity.counterparts),
        ):
            for key in keys:
                if key is not None and key not in entries:
                    near = difflib.get_close_matches(key, sorted(entries), n=1)
                    hint = f"; did you mean {near[0]!r}?" if near else ""
                    raise GazetteerError(
                        f"{entry.source}: {entity.key}: {field_name} names the unknown key {key!r}{hint}"
                    )


@cache
def _built_in() -> tuple[dict[str, Entry], bytes]:
    """Entries of the built-in files by key, and the SHA-256 digest of the files."""
    digest = hashlib.sha256()
    entries: dict[str, Entry] = {}
    for source, content in _builtin_files():
        digest.update(content)
        for entry in read_entries(source, content):
            if entry.entity.key in entries:
                other = entries[entry.entity.key].source
                raise GazetteerError(f"{source}: key {entry.entity.key!r} is already used in {other}")
            entries[entry.entity.key] = entry
    return entries, digest.digest()


@cache
def _load(extra: tuple[Path, ...], stamps: tuple[int, ...]) -> Gazetteer:
    entries, built_in_digest = _built_in()
    digest = hashlib.sha256(built_in_digest)
    for source, content in _user_files(extra):
        digest.update(content)
        own = read_entries(source, content)
        counted = Counter(entry.entity.key for entry in own)
        for key, n in counted.items():
            if n > 1:
                raise GazetteerError(f"{source}: key {key!r} is used {n} times")
        replaced = {fold(entry.entity.name) for entry in own}
        entries = {k: e for k, e in entries.items() if fold(e.entity.name) not in replaced}
        entries.update((entry.entity.key, entry) for entry in own)
        _check_references(own, entries)
    return _index(dict(sorted(entries.items())), digest.hexdigest())


def load_gazetteer(extra: Sequence[Path] = ()) -> Gazetteer:
    """The built-in gazetteer with a user's own files on top.

    A user's entry replaces built-in ones that have its key or its canonical name. Results are cached until a
    file changes. Raises :class:`GazetteerError` for a missing or wrong file.
    """
    paths = tuple(Path(p) for p in extra)
    stamps = []
    for path in paths:
        try:
            stamps.append(path.stat().st_mtime_ns)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise GazetteerError(f"{path}: cannot read the gazetteer file: {reason}") from None
    return _load(paths, tuple(stamps))
