"""The sentences on labor disputes written for this project, and copies of them with other names."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

Filled = tuple[str, list[tuple[int, int, str]]]
"""A text and its names: start and end character, label of ``labor-sentences.jsonl``."""

_OURS = {"PERSON": "PERSON", "PLACE": "LOC"}
_FIRMS = [
    "Foods",
    "Motors",
    "Steel",
    "Logistics",
    "Mining",
    "Holdings",
    "Airlines",
    "Airways",
    "Rail",
    "Freight",
    "Energy",
    "Gas",
    "Power",
    "Textiles",
    "Mills",
    "Paper",
    "Packaging",
    "Chemicals",
    "Pharma",
    "Hospital",
    "Hospitals",
    "Medical",
    "Health",
    "Care",
    "Stores",
    "Supermarkets",
    "Hotels",
    "Resorts",
    "Studios",
    "Pictures",
    "Media",
    "Press",
    "Telecom",
    "Shipping",
    "Terminals",
    "Port",
    "Docks",
    "Bus",
    "Transit",
    "Ambulance",
    "Brewery",
    "Dairy",
    "Meats",
    "Poultry",
    "Farms",
    "Cement",
    "Glass",
    "Tyres",
    "Aerospace",
    "Shipyard",
    "Refinery",
    "Petroleum",
    "Water",
    "Cleaning",
    "Security",
    "Couriers",
    "Express",
    "Schools",
    "University",
    "College",
]
_FORMS = (
    "Co.",
    "Inc.",
    "Corp.",
    "Corporation",
    "Company",
    "Ltd",
    "Limited",
    "plc",
    "PLC",
    "Group",
    "Industries",
    "Brothers",
    "& Sons",
    "AG",
    "SA",
)
_SITES = (
    "{} Health",
    "{} Public Schools",
    "University of {}",
    "Port of {}",
    "{} Transit Authority",
    "{} Unified School District",
    "City of {}",
    "{} Symphony Orchestra",
    "{} General Hospital",
    "{} Medical Center",
    "Bank of {}",
    "{} Water",
)
_TRADES = [
    "Nurses",
    "Teachers",
    "Carpenters",
    "Machinists",
    "Steelworkers",
    "Miners",
    "Dockers",
    "Seafarers",
    "Bakers",
    "Printers",
    "Musicians",
    "Writers",
    "Drivers",
    "Pilots",
    "Electricians",
    "Pipefitters",
    "Janitors",
    "Clerks",
    "Firefighters",
    "Journalists",
    "Postal",
    "Railway",
    "Transport",
    "Textile",
    "Healthcare",
    "Hospital",
    "Hotel",
    "Retail",
    "Farm",
    "Food",
    "Metal",
    "Construction",
    "Public",
    "Telecom",
    "Energy",
    "Airport",
    "Port",
    "Graduate",
    "Game",
]
_BODIES = (
    "{} Union",
    "{} Workers Union",
    "National Union of {}",
    "United {} Workers",
    "{} Association",
    "{} Guild",
    "Amalgamated {} Union",
    "{} Federation",
    "International Brotherhood of {}",
    "{} Local 217",
    "Union of {}",
    "Confederation of {} Workers",
    "{} United",
    "National {} Alliance",
)


@dataclass
class Pools:
    """Names to put in, by label."""

    given: list[str]
    surnames: list[str]
    places: list[str]
    seen: dict[str, list[str]]

    def draw(self, label: str, old: str, rng: random.Random) -> str:
        """Another name of the kind: one from the sentences, or one made up."""
        own = self.seen.get(label, [old])
        made = rng.random() < 0.6
        surname = rng.choice(self.surnames)
        if label == "PERSON":
            return surname if " " not in old else f"{rng.choice(self.given)} {surname}"
        if label == "PLACE":
            return rng.choice(self.places)
        if label == "EMPLOYER" and made:
            kind = rng.random()
            if kind < 0.15:
                return "".join(rng.choice("ABCDEFGHIKLMNOPRSTUVW") for _ in range(rng.choice((2, 3, 3, 4))))
            if kind < 0.4:
                return surname
            if kind < 0.6:
                return rng.choice(_SITES).format(rng.choice(self.places))
            firm = f"{rng.choice([surname, surname, rng.choice(self.places)])} {rng.choice(_FIRMS)}"
            return f"{firm} {rng.choice(_FORMS)}" if rng.random() < 0.3 else firm
        if label == "UNION" and made:
            if rng.random() < 0.35:
                letters = "ABCDEFGIMNOPRSTUW"
                return "".join(rng.choice(letters) for _ in range(rng.choice((3, 3, 4, 4, 5))))
            return rng.choice(_BODIES).format(rng.choice(_TRADES))
        return rng.choice(own)


def locate(record: dict) -> Filled:
    """The names of one record found in its text, each at its first free place."""
    text: str = record["text"]
    taken: list[tuple[int, int, str]] = []
    for label, name in record["ents"]:
        at = text.find(name)
        while at >= 0 and any(at < end and start < at + len(name) for start, end, _ in taken):
            at = text.find(name, at + 1)
        if at >= 0:
            taken.append((at, at + len(name), label))
    return text, sorted(taken)


def substituted(filled: Filled, pools: Pools, rng: random.Random) -> Filled:
    """The text with most of its names exchanged; a name that occurs twice is exchanged alike."""
    text, names = filled
    out, at = "", 0
    spans: list[tuple[int, int, str]] = []
    chosen: dict[str, str] = {}
    for start, end, label in names:
        old = text[start:end]
        if old not in chosen:
            lead = "the " if old.startswith("the ") else "The " if old.startswith("The ") else ""
            keep = rng.random() < 0.2 or not any(c.isupper() for c in old)
            chosen[old] = (
                old if keep else lead + pools.draw(label, old, rng).removeprefix("the ").removeprefix("The ")
            )
        new = chosen[old].upper() if old.isupper() and len(old) > 5 else chosen[old]
        out += text[at:start]
        spans.append((len(out), len(out) + len(new), label))
        out += new
        at = end
    return out + text[at:], spans


def to_doc(nlp: Language, filled: Filled, is_place: Callable[[str], bool]) -> Doc:
    """The text as a document with PERSON, ORG and LOC; articles and names without a capital are left out."""
    text, names = filled
    doc = nlp.make_doc(text)
    ents = []
    for start, end, label in names:
        if text[start:end].startswith(("the ", "The ")):
            start += 4
        surface = text[start:end]
        ours = _OURS.get(label, "ORG")
        if label == "GOVERNMENT" and is_place(surface):
            ours = "LOC"
        span = doc.char_span(start, end, label=ours, alignment_mode="contract")
        if span is not None and surface[:1].isupper() | any(c.isupper() for c in surface[:3]):
            ents.append(span)
    doc.set_ents(ents)
    return doc


def training_docs(
    nlp: Language, path: Path, pools: Pools, copies: int, is_place: Callable[[str], bool], rng: random.Random
) -> Iterator[Doc]:
    """Every sentence, and ``copies`` of it with other names."""
    for line in path.read_text(encoding="utf8").splitlines():
        filled = locate(json.loads(line))
        yield to_doc(nlp, filled, is_place)
        if filled[1]:
            for _ in range(copies):
                yield to_doc(nlp, substituted(filled, pools, rng), is_place)
