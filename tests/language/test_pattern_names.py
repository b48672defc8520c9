"""Names that no gazetteer knows: by their form, their surroundings and each other. All are invented."""

from __future__ import annotations

import pytest
from conftest import Reader
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

CASES = {
    "workers' union": (
        "The Fooland Dock Workers Union called a strike.",
        {("UNION", "Fooland Dock Workers Union")},
    ),
    "union of": (
        "Members of the National Union of Kelp and Allied Workers voted.",
        {("UNION", "National Union of Kelp and Allied Workers")},
    ),
    "local with a number": ("Local 4711 voted to strike.", {("UNION", "Local 4711")}),
    "foreign head": (
        "The Sindicato dos Metalquímicos de Xapuri rejected the offer.",
        {("UNION", "Sindicato dos Metalquímicos de Xapuri")},
    ),
    "association of workers": (
        "The Quahog Nurses Association gave notice.",
        {("UNION", "Quahog Nurses Association")},
    ),
    "association of employers": (
        "Talks with the Quahog Shipowners Association failed.",
        {("ASSOCIATION", "Quahog Shipowners Association")},
    ),
    "union of businesses is none of workers": (
        "The National Union of Trawler Companies made an offer.",
        {("ASSOCIATION", "National Union of Trawler Companies")},
    ),
    "described acronym": ("Dutch kelp union, KVQ, called off the strike.", {("UNION", "KVQ")}),
    "legal form": ("Zorblatt Ltd rejected the demand.", {("EMPLOYER", "Zorblatt Ltd")}),
    "ticker": ("Shares of Zorblatt <ZBT> fell.", {("EMPLOYER", "Zorblatt")}),
    "what a company does": ("Quimbly Airways cancelled flights.", {("EMPLOYER", "Quimbly Airways")}),
    "workers at": ("About 300 workers at Vexley Tooling walked out.", {("EMPLOYER", "Vexley Tooling")}),
    "described": ("The state oil company Petroqux met the union.", {("EMPLOYER", "Petroqux")}),
    "possessive plant": ("Picketers blocked Zorblatt's plant.", {("EMPLOYER", "Zorblatt")}),
    "list after a plural noun": (
        "They settled with two shipping companies, Xulfo and Mardrin.",
        {("EMPLOYER", "Xulfo"), ("EMPLOYER", "Mardrin")},
    ),
    "ministry": (
        "The Ministry of Kelp and Fisheries stepped in.",
        {("GOVERNMENT", "Ministry of Kelp and Fisheries")},
    ),
    "board": (
        "The Fooland Labour Relations Board ruled.",
        {("GOVERNMENT", "Fooland Labour Relations Board")},
    ),
    "title and name": ("Labour Minister Almiro Pazzani spoke.", {("PERSON", "Almiro Pazzani")}),
    "given name and surname": ("Maria Zorbova welcomed the deal.", {("PERSON", "Maria Zorbova")}),
    "surname again": (
        "Maria Zorbova left early. Zorbova said nothing.",
        {("PERSON", "Maria Zorbova"), ("PERSON", "Zorbova")},
    ),
    "town and state": ("The mill in Xorville, Mich., closed.", {("PLACE", "Xorville"), ("PLACE", "Mich")}),
    "dateline": ("XORVILLE, May 3 - Nothing moved.", {("PLACE", "XORVILLE")}),
    "nationality is no employer": ("Brazilian workers went home.", set()),
    "weekday and month are no names": ("On Monday in August, talks failed.", set()),
    "ordinary opening words": ("Striking miners marched. Talks failed.", set()),
    "trades in the possessive": (
        "The Locomen's Society and the Riggers' Front joined the strike.",
        {("UNION", "Locomen's Society"), ("UNION", "Riggers' Front")},
    ),
    "possessive of no trade": (
        "The Fooland Commuters' League cheered.",
        {("ORG", "Fooland Commuters' League")},
    ),
    "two trades in the possessive": (
        "Members of the Fooland Nurses' and Midwives' Organisation voted.",
        {("UNION", "Fooland Nurses' and Midwives' Organisation")},
    ),
    "guild of a town": ("The Scribesguild of Kelpton signed.", {("UNION", "Scribesguild of Kelpton")}),
    "congress of a union": (
        "The Fooland National Trade Union Congress stayed out.",
        {("UNION", "Fooland National Trade Union Congress")},
    ),
    "named after unions": ("Neither the Union Café nor the Kelp Workers Act was of help.", set()),
    "local of its union": (
        "Local 16 of the Fooland Kelp Workers never struck.",
        {("UNION", "Local 16 of the Fooland Kelp Workers")},
    ),
    "apposition without a comma": (
        "Solidarnost, the main union at Krasny Steel, struck.",
        {("UNION", "Solidarnost"), ("EMPLOYER", "Krasny Steel")},
    ),
    "acronym after the union's trade": (
        "The kelpers' union, the KFX, met managers.",
        {("UNION", "KFX")},
    ),
    "hospital of a saint": ("Nurses at St. Ida's Hospital struck.", {("EMPLOYER", "St. Ida's Hospital")}),
    "school board in lower case": (
        "Talks with the Quahog school board failed.",
        {("EMPLOYER", "Quahog school board")},
    ),
    "board of education": (
        "The Quahog Board of Education refused to meet.",
        {("EMPLOYER", "Quahog Board of Education")},
    ),
    "service with a list in its name": (
        "Quahogshire Fire and Rescue Service crews walked out.",
        {("EMPLOYER", "Quahogshire Fire and Rescue Service")},
    ),
    "commission that employs": (
        "The Kelp Service Commission made an offer.",
        {("EMPLOYER", "Kelp Service Commission")},
    ),
    "department with staff of its own": (
        "They balloted 900 staff at the Department of Kelp Services.",
        {("EMPLOYER", "Department of Kelp Services")},
    ),
    "league of a sport": (
        "The Fooland Hockey League locked out its referees.",
        {("EMPLOYER", "Fooland Hockey League")},
    ),
    "council that owns": ("Quahog Council, which owns the pier, refused.", {("EMPLOYER", "Quahog Council")}),
    "officials and their association": (
        "The Fooland Hockey Officials Association signed.",
        {("UNION", "Fooland Hockey Officials Association")},
    ),
    "association of schools": (
        "The Fooland Private Schools Association sued.",
        {("ASSOCIATION", "Fooland Private Schools Association")},
    ),
    "work at a firm in a town": (
        "A go-slow began at Zorblatt Auto in Quahog.",
        {("EMPLOYER", "Zorblatt Auto"), ("PLACE", "Quahog")},
    ),
    "musicians of an orchestra": (
        "Musicians of the Quahog Symphony struck.",
        {("EMPLOYER", "Quahog Symphony")},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_names_by_pattern(read: Reader, text: str, expected: set[tuple[str, str]]) -> None:
    found = {(e.label_, " ".join(e.text.split()).rstrip(".")) for e in read(text).ents}
    wanted = {"UNION", "EMPLOYER", "ASSOCIATION"}
    if not expected:
        assert {pair for pair in found if pair[0] in wanted} == set()
    else:
        assert found == expected


SAME = {
    "acronym in brackets": (
        "The Fooland Dock Workers Union (FDWU) met. The FDWU voted.",
        {"Fooland Dock Workers Union", "FDWU"},
    ),
    "acronym between commas": (
        "The Fooland Kelp Workers Union, FKQ, met. FKQ voted.",
        {"Fooland Kelp Workers Union", "FKQ"},
    ),
    "shortened company": ("Zorblatt Ltd made an offer. Zorblatt said so.", {"Zorblatt Ltd", "Zorblatt"}),
    "headline in capitals": ("ZORBLATT SHUT BY STRIKE\n\nZorblatt Ltd closed.", {"ZORBLATT", "Zorblatt Ltd"}),
}


@pytest.mark.parametrize(("text", "names"), SAME.values(), ids=SAME.keys())
def test_one_entity_for_all_its_names(read: Reader, text: str, names: set[str]) -> None:
    doc = read(text)
    entities = {e._.entity.key for e in doc.ents if e.label_ in {"UNION", "EMPLOYER"}}
    assert {e.text for e in doc.ents} >= names
    assert len(entities) == 1


@pytest.mark.parametrize(
    "text, names",
    [
        pytest.param(
            "Teamsters Local 991 struck. Local 991 would not meet.",
            {"Teamsters Local 991", "Local 991"},
            id="number alone",
        ),
        pytest.param(
            "Local 16 of the Kelp Workers of Fooland struck. Local 16 would not meet.",
            {"Local 16 of the Kelp Workers of Fooland", "Local 16"},
            id="union behind its local",
        ),
        pytest.param(
            "Workers at St. Ida's Hospital struck. St. Ida's said it would stay open.",
            {"St. Ida's Hospital", "St. Ida"},
            id="hospital cut short",
        ),
    ],
)
def test_short_names_of_one_body(read: Reader, text: str, names: set[str]) -> None:
    found = [ent for ent in read(text).ents if ent.text in names]
    assert {ent.text for ent in found} == names
    assert len({ent._.entity.key for ent in found}) == 1


def test_local_is_linked_to_its_parent(read: Reader) -> None:
    (local,) = [e for e in read("Teamsters Local 4711 voted on Friday.").ents if e.label_ == "UNION"]
    assert local.text == "Teamsters Local 4711"
    assert local._.entity.parent == "teamsters"


def test_credit_union_is_no_union(read: Reader) -> None:
    assert [e for e in read("The Xorville Credit Union closed its doors.").ents if e.label_ == "UNION"] == []


def test_acronym_given_in_brackets_is_not_that_of_another_body(read: Reader) -> None:
    doc = read(
        "The Umbrella Artisans Workshop Union (UAWU) and the Ural Almond Workers (UAW) met. The UAW left."
    )
    assert {e._.entity.name for e in doc.ents if e.text == "UAW"} == {"Ural Almond Workers"}


def test_union_without_a_name(read: Reader) -> None:
    doc = read("The kelp farmers marched while the miners' federation met ministers.")
    assert [(e.label_, e._.entity.name) for e in doc.ents] == [("UNION", "miners federation")]


def test_entities_of_a_trained_pipeline_are_kept_where_ours_found_none(nlp: Language) -> None:
    from spacy.tokens import Span

    doc = nlp.make_doc("They met Qwzx at Zorblatt Ltd yesterday.")
    doc.ents = (Span(doc, 2, 3, label="PERSON"), Span(doc, 4, 5, label="ORG"))
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert [(e.text, e.label_) for e in doc.ents] == [("Qwzx", "PERSON"), ("Zorblatt Ltd", "EMPLOYER")]
    assert all(e._.entity is not None for e in doc.ents)


WORDS = [
    "Zorblatt",
    "Ltd",
    "the",
    "Union",
    "of",
    "(",
    "ULA",
    ")",
    ",",
    ".",
    "\n\n",
    "and",
    "strike",
    "’s",
    "UAW",
    "Maria",
    "-",
    "&",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_any_text_gives_whole_entities(nlp: Language, parts: list[str]) -> None:
    doc = nlp(" ".join(parts))
    for ent in [*doc.ents, *doc.spans["parties"]]:
        assert ent._.entity is not None
        assert doc.text[ent.start_char : ent.end_char] == ent.text
        assert ent._.entity.key == ent.kb_id_
