"""Decides which entity a name of the gazetteer stands for, and whether it is a name at all in this
article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from strike_timeline.language.gazetteer_data import Gazetteer, fold
from strike_timeline.language.lexicon import words
from strike_timeline.language.name_trie import Form, Match
from strike_timeline.language.people import is_given_name
from strike_timeline.language.pieces import PieceText, is_ordinary
from strike_timeline.language.places import is_nationality, is_place
from strike_timeline.model import EntityType

_JOINTS = frozenset({",", "and", "or", "&"})
_KEY_SEEN = 8
_RELATED = 4
_SAME_COUNTRY = 2
_SAME_INDUSTRY = 1
_OWN_NAME = 2
_OUT_OF_YEARS = -6


@dataclass(frozen=True, slots=True)
class Named:
    """Pieces [first, last) name an entity."""

    first: int
    last: int
    key: str | None
    type: EntityType | None = None
    """Where the key is None: all bodies that bear this acronym are of this type."""


class Evidence:
    """What the sure names of an article say about the doubtful ones."""

    def __init__(self, gazetteer: Gazetteer, year: int | None, countries: Iterable[str]) -> None:
        self._gazetteer = gazetteer
        self._year = year
        self._countries = Counter(countries)
        self._industries: Counter[str] = Counter()
        self.keys: set[str] = set()
        self._related: set[str] = set()

    def add(self, key: str) -> None:
        """Count one sure mention of ``key``."""
        entity = self._gazetteer.entries[key].entity
        self.keys.add(key)
        self._related.update(entity.counterparts)
        if entity.parent:
            self._related.add(entity.parent)
        if entity.country and entity.country != "INT":
            self._countries[entity.country] += 1
        if entity.industry and entity.industry != "general":
            self._industries[entity.industry] += 1

    def current(self, key: str) -> str:
        """The key itself, or its successor's where the name is out of date and the article names the
        successor.
        """
        entry = self._gazetteer.entries[key]
        dated = self._year is not None and not entry.valid_in(self._year)
        return entry.successor if dated and entry.successor in self.keys and entry.successor else key

    def whole(self, key: str) -> str:
        """The company that a place of work belongs to, where the article names the company; else the key."""
        entity = self._gazetteer.entries[key].entity
        site = entity.name.split()[-1].casefold() in words("organizations", "employer", "sites")
        if not site or entity.parent is None or entity.type is not EntityType.EMPLOYER:
            return key
        if entity.parent in self.keys:
            return entity.parent
        heirs = [k for k in sorted(self.keys) if self._gazetteer.entries[k].successor == entity.parent]
        return heirs[0] if heirs else key

    def score(self, key: str, name: str | None = None) -> int:
        """How well ``key`` fits the article; better when ``name`` (folded) is its canonical name."""
        entry = self._gazetteer.entries[key]
        entity = entry.entity
        score = 0
        if key in self.keys:
            score += _KEY_SEEN
        if (
            key in self._related
            or entity.parent in self.keys
            or not self.keys.isdisjoint(entity.counterparts)
        ):
            score += _RELATED
        if name is not None and name == fold(entity.name):
            score += _OWN_NAME
        top = self._countries.most_common(1)
        if entity.country in self._countries:
            score += _SAME_COUNTRY + (top[0][0] == entity.country)
        if entity.industry in self._industries:
            score += _SAME_INDUSTRY
        if self._year is not None and not entry.valid_in(self._year):
            score += _OUT_OF_YEARS
        return score


def _word_at(cut: PieceText, index: int) -> str:
    return cut.texts[index] if 0 <= index < len(cut.texts) else ""


def _folded_at(cut: PieceText, index: int) -> str:
    return cut.folded[index] if 0 <= index < len(cut.folded) else ""


def _beside_capital(cut: PieceText, match: Match) -> bool:
    """Whether a capitalised word stands right beside the match, as in "Northern Ireland" or "Harrison
    Ford".
    """
    for index, edge in ((match.first - 1, match.first), (match.last, match.last - 1)):
        if not 0 <= index < len(cut.texts) or cut.lines[index] != cut.lines[edge]:
            continue
        lower = cut.folded[index]
        plain = lower in words("organizations", "not_names", "words")
        if not cut.capital[index] or plain or (cut.opens[index] and is_ordinary(lower)):
            continue
        if index == match.last and (
            lower in words("organizations", "labor_context", "after") or lower == "s"
        ):
            continue
        if index < match.first and lower in words("organizations", "labor_context", "before"):
            continue
        return True
    return False


def _in_labor_context(cut: PieceText, match: Match) -> bool:
    following = _folded_at(cut, match.last)
    if following in {"'", "’"}:
        following = _folded_at(cut, match.last + 2)
        return following in words("organizations", "labor_context", "after")
    if following in words("organizations", "labor_context", "after"):
        return True
    if following == "," and _word_at(cut, match.last + 1) in {"the", "a", "which", "an", "and"}:
        return True
    if following in words("organizations", "employer", "described_by"):
        return True
    before = _folded_at(cut, match.first - 1)
    described = words("organizations", "employer", "described_by")
    return before in words("organizations", "labor_context", "before") or before in described


def _plainly_written(cut: PieceText, match: Match) -> bool:
    """Capitals that mean something: not a headline's and not those of a sentence's first word alone."""
    if match.shouted or cut.lines[match.first] in cut.titled:
        return False
    return not (cut.opens[match.first] and match.last - match.first == 1)


def _is_quoted_press(cut: PieceText, match: Match) -> bool:
    """A news agency, or a news organization as a source: "told the Example Times"."""
    name = _written(cut, match)
    following = _folded_at(cut, match.last)
    if name in words("organizations", "press", "agencies"):
        return following not in words("organizations", "employer", "staff_nouns")
    i = match.first - 1
    while _folded_at(cut, i) in {"the", "’", "'", "s"}:
        i -= 1
    source = _folded_at(cut, i) in words("organizations", "press", "before")
    press = following in words("organizations", "press", "after")
    return press or (source and _next_ends_clause(following))


def _next_ends_clause(word: str) -> bool:
    return word in {".", ",", "that", "on", "in", "it", "he", "she", "they", "the", "last", ""}


def _opens_as_name(cut: PieceText, match: Match) -> bool:
    """An ordinary word that opens a sentence and yet must be a name: "Unite said"."""
    if match.shouted or cut.lines[match.first] in cut.titled:
        return False
    following = _word_at(cut, match.last)
    return following in words("organizations", "labor_context", "after_opening")


def _counts(cut: PieceText, match: Match, forms: Sequence[Form], evidence: Evidence) -> list[Form]:
    """Forms of the match that may count, doubtful ones only with a reason."""
    acronym = any(f.exact for f in forms)
    surface = cut.texts[match.first] if match.last - match.first == 1 else ""
    caps_word = match.shouted and bool(surface) and is_ordinary(surface)
    kept = []
    if (surface and is_nationality(surface)) or _is_quoted_press(cut, match) or _is_time_zone(cut, match):
        return []
    for form in forms:
        seen = form.key in evidence.keys
        if (not form.ambiguous and not caps_word) or (
            seen and (_plainly_written(cut, match) or match.shouted or not is_ordinary(surface))
        ):
            kept.append(form)
        elif caps_word:
            continue
        elif surface and not acronym:
            if _beside_capital(cut, match):
                continue
            plain = _plainly_written(cut, match)
            context = _in_labor_context(cut, match)
            if (
                (context and (plain or not is_ordinary(surface)))
                or _opens_as_name(cut, match)
                or (plain and _is_no_other_word(surface))
            ):
                kept.append(form)
        elif not match.shouted or evidence.score(form.key) > 0:
            kept.append(form)
    return kept


def _is_time_zone(cut: PieceText, match: Match) -> bool:
    """ "12:01 a.m. Eastern"."""
    before = [_folded_at(cut, match.first - k) for k in (1, 2)]
    return before[0] in {"am", "pm"} or before == [".", "m"]


def _is_no_other_word(surface: str) -> bool:
    """A doubtful name that is neither an ordinary word nor a place nor a first name."""
    return not is_ordinary(surface) and not is_place(surface) and not is_given_name(surface)


def _written(cut: PieceText, match: Match) -> str:
    return fold(cut.text[cut.starts[match.first] : cut.ends[match.last - 1]])


def _best(keys: Iterable[str], name: str, evidence: Evidence, needed: int) -> str | None:
    ranked = sorted((-evidence.score(key, name), key) for key in set(keys))
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return None
    return ranked[0][1] if -ranked[0][0] >= needed else None


class _Neighbours:
    """The chosen names, to be asked for the one that stands next in a list: "X, Y and Z"."""

    def __init__(self, cut: PieceText, chosen: Iterable[Match]) -> None:
        self._cut = cut
        self._order = {match: i for i, match in enumerate(chosen)}
        self._by_edge: dict[tuple[str, int], list[Match]] = {}
        for match in self._order:
            self._by_edge.setdefault(("first", match.first), []).append(match)
            self._by_edge.setdefault(("last", match.last), []).append(match)

    def of(self, match: Match) -> Match | None:
        """The first chosen of those beside ``match``."""
        beside = [
            other
            for gap in (1, 2)
            for edge in (("first", match.last + gap), ("last", match.first - gap))
            for other in self._by_edge.get(edge, ())
            if self._joined(match, other) or self._joined(other, match)
        ]
        return min(beside, key=self._order.__getitem__, default=None)

    def _joined(self, left: Match, right: Match) -> bool:
        between = self._cut.texts[left.last : right.first]
        return bool(between) and _JOINTS.issuperset(between)


def _from_lists(
    cut: PieceText, matches: Sequence[Match], chosen: dict[Match, str], gazetteer: Gazetteer
) -> Iterator[tuple[Match, str]]:
    """Doubtful names in a list with sure ones of their kind."""
    neighbours = _Neighbours(cut, chosen)
    for match in matches:
        keys = {f.key for f in match.forms}
        if match in chosen or len(keys) != 1 or match.shouted:
            continue
        beside = neighbours.of(match)
        key = next(iter(keys))
        if beside and gazetteer.entries[chosen[beside]].entity.type is gazetteer.entries[key].entity.type:
            yield match, key


def _redefine(
    cut: PieceText, matches: Sequence[Match], chosen: dict[Match, str], gazetteer: Gazetteer
) -> None:
    """An acronym in brackets behind a name with the same initials is that body's in this article."""
    ends = {match.last: match for match in chosen}
    meant: dict[str, str] = {}
    for match in matches:
        full = ends.get(match.first - 1)
        if full is None or _word_at(cut, match.first - 1) != "(":
            continue
        surface = cut.texts[match.first]
        name = gazetteer.entries[chosen[full]].entity.name
        initials = "".join(word[0] for word in name.split() if word[0].isupper())
        if match.last - match.first == 1 and initials == surface and chosen.get(match) != chosen[full]:
            meant[surface] = chosen[full]
    for match in matches:
        surface = cut.texts[match.first]
        if match.last - match.first == 1 and surface in meant:
            chosen[match] = meant[surface]


def _type_only(cut: PieceText, match: Match, evidence: Evidence, gazetteer: Gazetteer) -> EntityType | None:
    """The type that all bodies with this name have, when it cannot be told which of them is meant."""
    if match.shouted or _is_quoted_press(cut, match):
        return None
    surface = "".join(match.forms[0].pieces)
    types = {gazetteer.entries[f.key].entity.type for f in match.forms}
    acronym = all(f.exact for f in match.forms) and surface.isupper() and len(surface) > 2
    if EntityType.GOVERNMENT in types:
        return None
    sure = acronym or bool(_counts(cut, match, match.forms, evidence))
    return next(iter(types)) if sure and len(types) == 1 else None


def choose(
    cut: PieceText,
    matches: Sequence[Match],
    gazetteer: Gazetteer,
    year: int | None,
    countries: Iterable[str],
) -> list[Named]:
    """The entities that the matches name, in text order; what stays undecided is left out.

    Args:
        year: year of publication, for names that changed hands; None when unknown.
        countries: ISO codes of countries the article mentions, one for each mention.
    """
    evidence = Evidence(gazetteer, year, countries)
    for match in matches:
        keys = {f.key for f in match.forms}
        if len(keys) == 1 and not match.forms[0].ambiguous and not match.shouted:
            evidence.add(match.forms[0].key)
    chosen: dict[Match, str] = {}
    for shared_too in (False, True, True):
        for match in matches:
            shared = len({f.key for f in match.forms}) > 1
            if match in chosen or (shared and not shared_too):
                continue
            keys = {f.key for f in _counts(cut, match, match.forms, evidence)}
            if not keys:
                continue
            key = (
                next(iter(keys))
                if len(keys) == 1 and not shared
                else _best(keys, _written(cut, match), evidence, 1)
            )
            if key is not None:
                chosen[match] = evidence.current(key)
                evidence.add(key)
        chosen.update(dict(_from_lists(cut, matches, chosen, gazetteer)))
    _redefine(cut, matches, chosen, gazetteer)
    named: list[Named] = []
    for match in matches:
        if match in chosen:
            named.append(Named(match.first, match.last, evidence.whole(chosen[match])))
        elif kind := _type_only(cut, match, evidence, gazetteer):
            named.append(Named(match.first, match.last, None, kind))
    return named
