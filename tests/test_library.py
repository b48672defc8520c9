"""The library: articles from files and from memory, a timeline that is filtered, written and read back."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from importlib import resources
from pathlib import Path

import pytest
import spacy

import strike_timeline as st
from strike_timeline.language import serial
from strike_timeline.model import DateSpan, Entity, EventMention, Number, Published, Timex3
from strike_timeline.output.eventcsv import HEADER
from strike_timeline.output.forms import TIMELINES

HARBOR = Path(__file__).parent / "output" / "harbor.json"
STRIKE = (
    "Nurses at Mercy Hospital walked out on Monday. "
    "Members of the Ward Nurses Union voted 412 to 38 to strike on May 2. Talks are to resume next week."
)
RECORD = {"text": STRIKE, "title": "Nurses walk out", "date": "2024-05-15", "url": "https://news.example/1"}


@pytest.fixture(scope="module")
def built() -> st.Timeline:
    return st.build(RECORD)


def test_a_row_leads_to_its_sentence(built: st.Timeline) -> None:
    [start] = built.filter(type="strike_start").events
    assert start.date.start == date(2024, 5, 13)
    [mention] = start.mentions
    assert mention.quote == "Nurses at Mercy Hospital walked out on Monday."
    assert STRIKE[mention.start : mention.end] == mention.quote
    assert [article.source for article in built.articles] == ["records#1"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-05-15", date(2024, 5, 15)),
        (date(2024, 5, 15), date(2024, 5, 15)),
        (datetime(2024, 5, 15, 9, 30), date(2024, 5, 15)),
    ],
)
def test_records_may_hold_days(day: object, expected: date) -> None:
    [article] = st.build({**RECORD, "date": day}).articles
    assert article.published is not None and article.published.start == expected


@pytest.mark.parametrize("nothing", [None, float("nan")])
def test_what_a_table_leaves_empty_is_not_there(nothing: object) -> None:
    [article] = st.build({**RECORD, "title": nothing, "url": nothing}).articles
    assert (article.url, "nan" in article.title.casefold()) == ("", False)


def test_publication_dates_are_given_as_on_the_command_line() -> None:
    undated = {"text": STRIKE}
    for published in ("2024-05-15", date(2024, 5, 15), {"records#*": "2024-05-15"}):
        [article] = st.build(undated, published=published).articles
        assert article.published is not None and article.published.basis == "given by --published"
    with pytest.warns(UserWarning, match=r"no article matches 'wire/\*'"):
        st.build(undated, published={"wire/*": "2024-05-15"})


def test_files_records_and_articles_together(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Dockers at Northport walked out on 3 May 2024.", encoding="utf-8")
    own = st.Article("a-1", "own", "Bakers at Loaf & Sons struck on 4 May 2024.")
    found = st.build([tmp_path / "a.txt", RECORD, own])
    assert sorted(article.source for article in found.articles) == ["a.txt", "own", "records#1"]
    assert len(st.build([str(tmp_path)]).articles) == 1


def test_what_cannot_be_read_is_told_and_costs_nothing_else(tmp_path: Path) -> None:
    with pytest.warns(st.UnreadableInputWarning) as told:
        found = st.build([tmp_path / "none.txt", RECORD, RECORD, {"title": "no text"}])
    assert len(found.articles) == 1
    assert sorted(str(warning.message).split(": ")[0] for warning in told) == [
        str(tmp_path / "none.txt"),
        "records#2",
        "records#3",
    ]


def test_processes_change_nothing(built: st.Timeline) -> None:
    records = [RECORD, {**RECORD, "text": "Dockers at Northport walked out on 3 May 2024."}]
    assert st.build(records, jobs=2).to_json() == st.build(records).to_json()


def test_filters(built: st.Timeline) -> None:
    kept = built.filter(since="2024-05-13", until=date(2024, 5, 13), type=["strike_start", "offer"])
    assert [event.type for event in kept.events] == [st.EventType.STRIKE_START]
    assert isinstance(kept, st.Timeline) and len(built.events) > 1
    assert not built.filter(as_of="2024-05").filter(since="2024-06").events
    assert built.filter(status="scheduled").events == built.filter(status=[st.Status.SCHEDULED]).events != []


def test_a_timeline_is_saved_and_read_back(built: st.Timeline, tmp_path: Path) -> None:
    for name in ("t.json", "t.md"):
        built.save(tmp_path / name)
    assert st.read_timeline(tmp_path / "t.json") == built
    assert (tmp_path / "t.md").read_text(encoding="utf-8") == built.to_markdown()
    built.save(tmp_path / "strikes.csv", "lat")
    assert (tmp_path / "strikes.csv").read_text(encoding="utf-8") == built.to("lat")


@pytest.mark.parametrize("form", TIMELINES)
def test_every_form_is_there(form: str) -> None:
    harbor = st.read_timeline(HARBOR)
    assert harbor.to(form) == harbor.to(form) != ""


def test_records_make_a_table(built: st.Timeline) -> None:
    rows = built.to_records()
    assert [list(row) for row in rows] == [list(HEADER)] * len(built.events)
    start = next(row for row in rows if row["type"] == "strike_start")
    expected = {
        "date_start": date(2024, 5, 13),
        "dispute_id": built.disputes[0].id,
        "workers": None,
        "sources": 1,
    }
    assert {name: start[name] for name in expected} == expected
    assert isinstance(start["confidence"], float) and start["quotes"] == STRIKE.partition(". ")[0] + "."


def test_a_timeline_says_what_it_is(built: st.Timeline) -> None:
    assert repr(built) == f"<Timeline: {len(built.events)} events, 1 disputes, 1 articles>"
    assert max(map(len, built.to_text(width=70).splitlines())) <= 70
    [start] = built.filter(type="strike_start").events
    assert "walked out" in built.explain(start.id[:10])


def test_a_reviewers_decisions(tmp_path: Path, built: st.Timeline) -> None:
    [start] = built.filter(type="strike_start").events
    (tmp_path / "review.toml").write_text(
        f'[[drop]]\nevent = "{start.id}"\nwhy = "a drill"\n\n[[drop]]\nevent = "v-ffffffffffff"\nwhy = "?"\n',
        encoding="utf-8",
    )
    with pytest.warns(UserWarning, match="v-ffffffffffff"):
        reviewed = st.build(RECORD, decisions=[tmp_path / "review.toml"])
    assert [event.id for event in reviewed.dropped] == [start.id]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (
            lambda t: t.filter(type="stike_start"),
            "unknown event type 'stike_start'; did you mean strike_start",
        ),
        (lambda t: t.filter(status="planned"), "unknown status 'planned'; known: occurred"),
        (lambda t: t.filter(union="nobody"), "nobody is called 'nobody'"),
        (lambda t: t.filter(since="last May"), "'last May' is not a date; write it as 2023-09-15"),
        (lambda t: t.to("htlm"), "unknown format 'htlm'; did you mean html"),
        (lambda t: t.save("t.xyz"), "cannot tell the format from 't.xyz'"),
        (lambda t: t.save("nowhere/t.json"), "cannot write nowhere/t.json: No such file or directory"),
        (lambda t: t.explain("v-zzz"), "'v-zzz' is no event of this timeline"),
        (lambda t: t.explain("v-"), "'v-' stands for"),
        (lambda t: st.build([]), "nothing readable"),
        (lambda t: st.build(RECORD, published="3/4/2024"), "not a publication date: '3/4/2024'"),
        (lambda t: st.build(RECORD, gazetteers=["none.toml"]), "none.toml"),
        (lambda t: st.build(RECORD, decisions=["none.toml"]), "none.toml"),
        (lambda t: st.build(RECORD, model="no_such_pipeline"), "no_such_pipeline"),
        (lambda t: st.read_timeline("none.json"), "none.json: No such file"),
        (lambda t: list(st.read_docbin("none.spacy")), "none.spacy: No such file"),
        (lambda t: list(st.read_docbin(HARBOR)), "harbor.json: not a DocBin"),
    ],
)
def test_what_is_wrong_is_one_line(
    built: st.Timeline, wrong: Callable[[st.Timeline], object], said: str
) -> None:
    with pytest.raises(st.StrikeTimelineError) as raised:
        wrong(built)
    assert said in str(raised.value) and "\n" not in str(raised.value)


def test_documents_come_annotated() -> None:
    [doc] = st.annotate(RECORD)
    assert doc.user_data["article"] == {
        "id": st.build(RECORD).articles[0].id,
        "source": "records#1",
        "title": "Nurses walk out",
        "url": "https://news.example/1",
    }
    assert [span._.when.edtf for span in doc.spans["dates"]] == [
        "2024-05-13",
        "2024-05-02",
        "2024-05-20/2024-05-26",
    ]
    events = {span._.event.type: span._.event for span in doc.spans["events"]}
    assert [number.value for number in events["strike_authorization"].numbers] == [412, 38]
    assert {span.label_ for span in doc.spans["parties"]} == {"UNION", "EMPLOYER"}


def test_the_pipeline_reads_bare_text() -> None:
    doc = st.load()("Nurses at Mercy Hospital walked out on 13 May 2024.")
    assert doc.ents and doc.spans["dates"] and doc.spans["events"]


def test_the_dates_component_stands_alone() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("strike_dates", config={"published": "2024-05-15"})
    doc = nlp("They struck on Monday.")
    assert [span._.when.edtf for span in doc.spans["dates"]] == ["2024-05-13"]


@pytest.mark.parametrize("kind", [DateSpan, Entity, EventMention, Number, Published, Timex3])
def test_spacy_keeps_every_object_of_ours(kind: type) -> None:
    """What a span can hold, nested objects too, comes back from bytes."""
    value = _example(kind)
    assert serial.decode(serial.encode(value)) == value


def _example(kind: type) -> object:
    when = DateSpan(
        date(2024, 5, 13), date(2024, 5, 13), "day", "2024-05-13", Timex3("DATE", "2024-05-13"), "r"
    )  # type: ignore[arg-type]
    examples: dict[type, object] = {
        DateSpan: when,
        Timex3: when.timex3,
        Published: Published(date(2024, 5, 15), date(2024, 5, 15), "given"),
        Number: Number("votes_for", 412, "votes", "412", 5, 8),  # type: ignore[arg-type]
        Entity: Entity("k", "Name", "union", aliases=("A",)),  # type: ignore[arg-type]
    }
    told = EventMention("offer", "occurred", 0, 5, "quote", "t", 0, 1, when=when, numbers=(examples[Number],))  # type: ignore[arg-type]
    return {**examples, EventMention: told}[kind]


def test_the_package_is_typed_and_quick_to_import() -> None:
    assert (resources.files("strike_timeline") / "py.typed").is_file()
    code = "import sys, strike_timeline as st; sys.exit('spacy' in sys.modules or 'pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], timeout=60).returncode == 0
    assert {name for name in st.__all__ if not hasattr(st, name)} == set()
    with pytest.raises(AttributeError, match="no attribute 'biuld'"):
        st.biuld  # type: ignore[attr-defined]  # noqa: B018
