"""The parts of the forms: names, ids, order, hostile text."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from strike_timeline.document import (
    ArticleRecord,
    DisputeRecord,
    EntityRecord,
    EventRecord,
    Generator,
    MentionRecord,
    Timeline,
    When,
)
from strike_timeline.model import EntityType, EventType, Status
from strike_timeline.output.explain import candidates, explain_text
from strike_timeline.output.ids import short_ids
from strike_timeline.output.jsonform import timeline_json
from strike_timeline.output.labels import MARKS, short_name
from strike_timeline.output.markdown import timeline_markdown
from strike_timeline.output.paper import Paper
from strike_timeline.output.published import anchor_warnings, version_lines
from strike_timeline.output.terminal import timeline_text
from strike_timeline.output.view import View, by_date


def _entity(name: str, kind: EntityType, aliases: list[str], *seen: str) -> EntityRecord:
    mentions = [MentionRecord(article="a", start=0, end=len(text), text=text) for text in seen]
    return EntityRecord(id="e-1", name=name, type=kind, aliases=aliases, mentions=mentions)


@pytest.mark.parametrize(
    ("entity", "short"),
    [
        (_entity("Harbor Crane Operators Union", EntityType.UNION, ["Crane Operators", "HCOU"]), "HCOU"),
        (_entity("Dock and Rail Workers", EntityType.UNION, ["DARW", "DRW"], "DRW", "DRW", "DARW"), "DRW"),
        (_entity("Dock and Rail Workers", EntityType.UNION, ["D.R.W."], "D.R.W."), "DRW"),
        (_entity("Northport Terminals", EntityType.EMPLOYER, ["Northport"]), "Northport Terminals"),
        (_entity("Ana Reyes", EntityType.PERSON, ["REYES"]), "Ana Reyes"),
    ],
    ids=["acronym", "the acronym used most", "without dots", "no acronym", "a person"],
)
def test_short_name(entity: EntityRecord, short: str) -> None:
    assert short_name(entity) == short


@given(st.sets(st.text("0123456789abcdef", min_size=12, max_size=12), min_size=1, max_size=50))
def test_short_ids_stand_for_one_event_each(digits: set[str]) -> None:
    ids = [f"v-{number}" for number in digits]
    for full, short in short_ids(ids).items():
        assert [key for key in ids if key.startswith(short)] == [full]


def _event(key: str, start: date | None, end: date | None, **more: object) -> EventRecord:
    when = When(start=start, end=end)
    return EventRecord.model_validate(
        {"id": key, "type": EventType.OTHER, "date": when, "status": Status.OCCURRED, **more}
    )


def test_undated_events_come_last_and_narrow_dates_first() -> None:
    day = date(2024, 3, 4)
    events = [
        _event("undated", None, None),
        _event("month", date(2024, 3, 1), date(2024, 3, 31)),
        _event("open end", day, None),
        _event("open start", None, date(2024, 2, 1)),
        _event("week", day, date(2024, 3, 10)),
    ]
    assert [event.id for event in by_date(events)] == ["open start", "month", "open end", "week", "undated"]


def test_marks_of_the_statuses_differ_without_colour() -> None:
    assert set(MARKS) == set(Status)
    assert len({mark.sign for mark in MARKS.values()}) == len(Status)


@pytest.mark.parametrize("wanted", ["v-77aa00bb11cc", "v-77aa", "77aa"])
def test_an_event_is_found_by_its_beginning(harbor: Timeline, wanted: str) -> None:
    assert [event.id for event in candidates(harbor, wanted)] == ["v-77aa00bb11cc"]


def test_an_ambiguous_beginning_finds_all(harbor: Timeline) -> None:
    assert len(candidates(harbor, "v-1a2b")) == 2
    assert candidates(harbor, "") == []


def test_one_unknown_publication_date_asks_for_the_plain_option() -> None:
    [warning] = anchor_warnings([ArticleRecord(id="a", source="x.txt")])
    assert "unknown" in warning and warning.endswith("fix with --published YYYY-MM-DD")


def test_many_unknown_publication_dates_are_counted() -> None:
    [warning] = anchor_warnings([ArticleRecord(id=str(at), source=f"{at}.txt") for at in range(5)])
    assert "0.txt, 1.txt, 2.txt and 2 more" in warning
    assert "--published '0.txt=YYYY-MM-DD'" in warning


def test_hostile_text_neither_steers_the_terminal_nor_marks_up(harbor: Timeline) -> None:
    evil = "\x1b[2J<script>x</script> **b** [a](javascript:x) [red]t[/red] :smile:\n# h\n- l"
    for article in harbor.articles:
        article.title = evil
        article.source = evil
    for entity in harbor.entities:
        entity.name = evil
        entity.aliases = []
    for event in harbor.events:
        event.summary = evil
        for told in event.mentions:
            told.quote = evil
    harbor.disputes[0].name = evil
    shown = timeline_text(harbor, Paper(120))
    assert "\x1b" not in shown and "[red]t[/red]" in shown and ":smile:" in shown
    tokens = MarkdownIt("commonmark").parse(timeline_markdown(harbor))
    kinds = {child.type for token in tokens for child in token.children or []}
    assert not [kind for kind in kinds if "html" in kind or "code" in kind]
    links = [child.attrs["href"] for t in tokens for child in t.children or [] if child.type == "link_open"]
    assert all(str(href).startswith("https://news.example/") for href in links)
    assert not [token for token in tokens if token.type in {"html_block", "fence", "code_block"}]
    assert sum(token.type == "heading_open" for token in tokens) == 3


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "strike 4–21 Mar 2024 (17 days)"),
        ({"strike_start_granularity": "month"}, "strike Mar 2024 – 21 Mar 2024 (17 days)"),
        ({"strike_start_granularity": "week"}, "strike ~4 Mar 2024 – 21 Mar 2024 (17 days)"),
        ({"strike_end": None, "duration_days": None}, "strike from 4 Mar 2024"),
        (
            {"strike_end": None, "duration_days": None, "strike_start_granularity": "year"},
            "strike from 2024",
        ),
        ({"strike_start": None, "strike_end": None}, "24 Feb – 10 Apr 2024"),
    ],
)
def test_a_strike_is_told_as_precisely_as_it_is_known(
    harbor: Timeline, fields: dict[str, object], said: str
) -> None:
    [dispute] = harbor.disputes
    changed = DisputeRecord.model_validate({**dispute.model_dump(), **fields})
    assert View(harbor).state(changed)[0] == said


def _version(name: str, *supersedes: str, by: str | None = None) -> ArticleRecord:
    return ArticleRecord(id=name, source=f"{name}.txt", supersedes=list(supersedes), superseded_by=by)


@pytest.mark.parametrize(
    ("articles", "lines"),
    [
        ([_version("a"), _version("b")], []),
        ([_version("a", by="b"), _version("b", "a")], ["a.txt: earlier version of b.txt"]),
        (
            [_version("a", by="c"), _version("b", by="c"), _version("c", "a", "b")],
            ["a.txt, b.txt: earlier versions of c.txt"],
        ),
    ],
)
def test_version_lines(articles: list[ArticleRecord], lines: list[str]) -> None:
    assert version_lines(articles) == lines


def test_many_versions_are_not_all_listed() -> None:
    pairs = [a for n in range(13) for a in (_version(f"a{n}", by=f"b{n}"), _version(f"b{n}", f"a{n}"))]
    lines = version_lines(pairs)
    assert (len(lines), lines[-1]) == (11, "and 3 more articles with earlier versions")


def test_versions_count_once_and_are_named(harbor: Timeline) -> None:
    told = next(event for event in harbor.events if len({m.article for m in event.mentions}) > 1)
    earlier, later = list(dict.fromkeys(m.article for m in told.mentions))[:2]
    assert len(View(harbor).sources(told)) == 2
    mentions = [m.model_copy(update={"superseded": m.article == earlier}) for m in told.mentions]
    marked = harbor.model_copy(
        update={
            "articles": [
                a.model_copy(
                    update={
                        "supersedes": [earlier] if a.id == later else [],
                        "superseded_by": later if a.id == earlier else None,
                    }
                )
                for a in harbor.articles
            ],
            "events": [told.model_copy(update={"mentions": mentions})],
        }
    )
    assert View(marked).sources(marked.events[0]) == [later]
    text, markdown = timeline_text(marked, Paper(100)), timeline_markdown(marked)
    assert "1 source " in text and ": earlier version of " in text
    assert ": earlier version of " in markdown and "*, earlier version, " in markdown
    assert "earlier version of " in explain_text(marked, marked.events[0], Paper(100))
    dumped = json.loads(timeline_json(marked))
    assert {(m["article"], m.get("superseded")) for m in dumped["events"][0]["mentions"]} == {
        (earlier, True),
        (later, None),
    }
    assert sorted(key for a in dumped["articles"] for key in a if key.startswith("superse")) == [
        "superseded_by",
        "supersedes",
    ]
    assert Timeline.model_validate(dumped) == marked


def test_background_disputes_come_last() -> None:
    events = [
        EventRecord(id=f"v-{n}", type=EventType.STRIKE_START, status=Status.OCCURRED, date=When())
        for n in range(3)
    ]
    disputes = [
        DisputeRecord(id="d-0", name="Bakers 2008", outcome="ended", background=True, events=["v-0"]),
        DisputeRecord(id="d-1", name="Drivers 2021", outcome="ongoing", events=["v-1"]),
    ]
    timeline = Timeline(generator=Generator(version="1", pipeline="x"), events=events, disputes=disputes)
    names = [section.dispute.name if section.dispute else "" for section in View(timeline).sections()]
    assert names == ["Drivers 2021", "", "Bakers 2008"]
    assert "\nBakers 2008\nbackground · ended\n" in timeline_text(timeline, Paper(80))
    assert "## Bakers 2008\n\nBackground; ended." in timeline_markdown(timeline)
    assert [d.get("background") for d in json.loads(timeline_json(timeline))["disputes"]] == [True, None]


@pytest.mark.parametrize(
    ("status", "day", "shown"),
    [
        # the latest article is of 21 March at the earliest
        (Status.SCHEDULED, date(2024, 3, 20), "→ passed, not told"),
        (Status.EXPECTED_OR_POSSIBLE, date(2024, 3, 20), "→ passed, not told"),
        (Status.SCHEDULED, date(2024, 3, 21), ""),
        (Status.OCCURRED, date(2024, 3, 20), ""),
        (Status.SCHEDULED, None, ""),
    ],
)
def test_an_announced_day_that_passed_is_told(
    harbor: Timeline, status: Status, day: date | None, shown: str
) -> None:
    event = next(e for e in harbor.events if e.id == "v-81aa00bb11cc")
    when = event.date.model_copy(update={"start": day, "end": day})
    assert View(harbor).outcome(event.model_copy(update={"status": status, "date": when})) == shown


def test_what_became_of_an_announcement(harbor: Timeline) -> None:
    event = next(e for e in harbor.events if e.outcome is not None)
    assert View(harbor).outcome(event) == "→ happened"
