"""The HTML report as a text: well-formed, closed to the network, and deaf to what articles try."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from strike_timeline.document import (
    ArticleRecord,
    DisputeRecord,
    EventMentionRecord,
    EventRecord,
    Generator,
    Timeline,
    When,
)
from strike_timeline.model import EventType, Granularity, Status
from strike_timeline.output.report import timeline_html
from strike_timeline.output.report.bars import drawn
from strike_timeline.output.report.excerpts import KINDS, Excerpts, Piece
from strike_timeline.output.view import Section, View
from strike_timeline.timeline import decide, read_decisions

HERE = Path(__file__).parent
DECISIONS = HERE.parents[1] / "docs" / "decisions-example.toml"
BLOCKS = {"h1", "h2", "h3", "h4", "p", "li", "summary", "div", "blockquote", "caption", "tr", "label"}
VOID = {"meta", "link", "input", "br", "hr", "img"}


class _Tree(HTMLParser):
    """Elements and texts in order; a tag that closes none of those open, or the wrong one, fails."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"an attribute twice in {tag}"
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes another element"


def tree(page: str) -> _Tree:
    parsed = _Tree()
    parsed.feed(page)
    parsed.close()
    assert not parsed.open
    return parsed


def outline(page: str) -> str:
    """What a reader without scripts is told, a line each; marks in brackets with their kinds."""
    body = html.fromstring(page).find("body")
    lines = []
    for part in body.iter(*BLOCKS):
        if part.tag == "li" and next(part.iterdescendants(*BLOCKS), None) is not None:
            continue
        if part.tag == "div" and part.getparent().tag != "dl":
            continue
        if part.getparent().tag == "td":
            continue
        lines.append(f"{part.tag}: {_words(part)}")
    return "\n".join(lines) + "\n"


def _words(part: html.HtmlElement) -> str:
    return " ".join(_raw(part).split())


def _raw(part: html.HtmlElement) -> str:
    told = part.text or ""
    for inner in part:
        words = _raw(inner)
        if inner.tag == "mark":
            words = f"[{inner.get('class').replace(' ', '+')}: {words}]"
        elif inner.tag == "a":
            words = f"{words} <{inner.get('href')}>"
        elif inner.tag in {"td", "th", "p", "dt", "option"}:
            words = f"{words} | "
        told += words + (inner.tail or "")
    return told


FORMS: dict[str, Callable[[Timeline], Timeline]] = {
    "report.txt": lambda timeline: timeline,
    "report-reviewed.txt": lambda timeline: decide(timeline, read_decisions(DECISIONS)).timeline,
}


@pytest.mark.parametrize("name", FORMS)
def test_what_it_says(name: str, harbor_with_text: Timeline) -> None:
    made = outline(timeline_html(FORMS[name](harbor_with_text)))
    file = HERE / "golden" / name
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(made, encoding="utf-8", newline="\n")
    assert made == file.read_text(encoding="utf-8")


def shown(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"[{'+'.join(p.kinds)}:{p.text}]" if p.kinds else p.text for p in pieces)


def test_quote_without_the_article(harbor: Timeline) -> None:
    view = View(harbor)
    found = Excerpts(harbor, view).of(view.events["v-90aa00bb11cc"].mentions[0])
    assert (found.before, found.after) == ((), ())
    assert shown(found.quote) == "The company denied that it had planned a [trigger:lockout]."


def _mention(**fields: Any) -> EventMentionRecord:
    return EventMentionRecord(
        article="a-1",
        date_phrase=None,
        type=EventType.STRIKE_START,
        date=When(),
        status=Status.OCCURRED,
        unions=[],
        employers=[],
        **fields,
    )


@given(st.text(alphabet="ab \n", min_size=1, max_size=400), st.data())
def test_an_excerpt_is_a_stretch_of_the_article(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    at = data.draw(st.integers(start, end))
    trigger = text[at : data.draw(st.integers(at, end))]
    mention = _mention(start=start, end=end, quote=text[start:end], trigger=trigger, trigger_start=at)
    timeline = Timeline(
        generator=Generator(version="1", pipeline="0"),
        articles=[ArticleRecord(id="a-1", source="a", text=text)],
    )
    found = Excerpts(timeline, View(timeline)).of(mention)
    parts = ["".join(piece.text for piece in side) for side in (found.before, found.quote, found.after)]
    assert parts[1].split() == text[start:end].split()
    assert " ".join("".join(parts).split()) in " ".join(text.split())
    assert len(parts[0]) <= 160 and len(parts[2]) <= 160


def test_overlapping_marks_are_both_shown(harbor_with_text: Timeline) -> None:
    mention = (
        harbor_with_text.events[0]
        .mentions[0]
        .model_copy(update={"trigger": "(HCOU) voted", "trigger_start": 116})
    )
    found = Excerpts(harbor_with_text, View(harbor_with_text)).of(mention)
    assert "[trigger:(][trigger+party:HCOU][trigger:) voted]" in shown(found.quote)


SERIES = {"strike_start": "2023-03-06", "strike_end": "2023-05-02", "several_strikes": True}
BARS: list[tuple[dict[str, Any], list[str]]] = [
    (
        {"strike_start": "2023-05-02", "strike_end": "2023-09-27", "duration_days": 148},
        ["strike 2023-05-02 2023-09-26 | strike 2 May – 27 Sep 2023 (148 days)"],
    ),
    ({"strike_start": "2023-05-02"}, ["strike 2023-05-02 - | strike from 2 May 2023"]),
    (
        {"strike_end": "2023-05-09", "last_day_out": "2023-05-08"},
        ["strike - 2023-05-08 | strike until 9 May 2023"],
    ),
    (
        {"strike_start": "2023-03-06", "strike_start_granularity": Granularity.WEEK},
        ["strike 2023-03-06 - | strike from ~6 Mar 2023"],
    ),
    (
        SERIES,
        ["strike 2023-03-06 2023-03-12 | walkout 6–12 Mar 2023 | strikes between 6 Mar 2023 and 2 May 2023"],
    ),
    (
        {"lockout_start": "2024-06-09", "strike_end": "2024-06-20", "duration_days": 11},
        ["lockout 2024-06-09 2024-06-19 | lockout 9–20 Jun 2024 (11 days)"],
    ),
    (
        {"lockout_start": "2024-08-22", "strike_start": "2024-08-23"},
        [
            "strike 2024-08-23 - | strike from 23 Aug 2024",
            "lockout 2024-08-22 - | lockout from 22 Aug 2024",
        ],
    ),
    ({}, []),
]


@pytest.mark.parametrize(("fields", "expected"), BARS)
def test_bars(fields: dict[str, Any], expected: list[str]) -> None:
    week = When(start=date(2023, 3, 6), end=date(2023, 3, 12), granularity=Granularity.WEEK)
    event = EventRecord(id="v-1", type=EventType.STRIKE_START, date=week, status=Status.OCCURRED)
    dispute = DisputeRecord.model_validate({"id": "d-1", "name": "A – B", "events": ["v-1"], **fields})
    view = View(Timeline(generator=Generator(version="1", pipeline="0"), events=[event], disputes=[dispute]))
    found = []
    for bar in drawn(Section(dispute, (event,)), view):
        assert bar.label in (bar.told, view.stoppage(dispute))
        words = dict.fromkeys((bar.told, bar.label))
        kind = "lockout" if bar.lockout else "strike"
        found.append(f"{kind} {bar.first or '-'} {bar.last or '-'} | {' | '.join(words)}")
    assert found == expected


def test_policy(harbor_with_text: Timeline) -> None:
    page = timeline_html(harbor_with_text)
    policy = html.fromstring(page).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert (rules["base-uri"], rules["form-action"]) == ("'none'", "'none'")
    assert "unsafe" not in policy
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert (len(styles), len(scripts)) == (1, 1)
    for rule, text in (("style-src", styles[0]), ("script-src", scripts[0])):
        digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"


@pytest.mark.parametrize("bad", [False, True], ids=["harbor", "hostile"])
def test_nothing_is_loaded_and_nothing_inline(
    harbor_with_text: Timeline, hostile_timeline: Timeline, bad: bool
) -> None:
    page = timeline_html(hostile_timeline if bad else harbor_with_text)
    parsed = tree(page)
    for tag, attributes in parsed.tags:
        assert not {"src", "srcset", "style", "background", "data", "action", "poster"} & set(attributes), tag
        assert not [name for name in attributes if name.startswith("on")], (tag, attributes)
        assert tag not in {"img", "iframe", "object", "embed", "link", "base", "video"}, tag
        if tag == "a":
            address = attributes["href"] or ""
            assert address.startswith(("#", "http://", "https://")), address
            if not address.startswith("#"):
                assert attributes["rel"] == "noopener noreferrer"
    assert [tag for tag, _ in parsed.tags].count("script") == 2


def test_hostile_text_stays_text(hostile_timeline: Timeline, hostile_texts: tuple[str, ...]) -> None:
    page = timeline_html(hostile_timeline)
    shown_text = " ".join(html.fromstring(page).xpath("//main")[0].text_content().split())
    for told in hostile_texts[:-1]:
        assert " ".join(told.split()) in shown_text
    assert "safetxt.exe" in shown_text
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u2028\u2029\x00\x1b]", page)


def test_data_for_the_script(hostile_timeline: Timeline) -> None:
    page = timeline_html(hostile_timeline)
    block = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert len(block) == 1
    assert not re.search("[<>&\u2028\u2029]", block[0])
    data = json.loads(block[0])
    assert [event["id"] for event in data["events"]] == re.findall(
        r'<li class="event[^"]*" id="([^"]+)"', page
    )
    assert "<script>alert(1)</script>" in data["disputes"][0]["name"]


def test_ids_are_unique_and_links_lead_somewhere(harbor_with_text: Timeline) -> None:
    parsed = tree(timeline_html(harbor_with_text))
    ids = [attributes["id"] for _, attributes in parsed.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    inner = [a["href"] or "" for tag, a in parsed.tags if tag == "a" and (a["href"] or "").startswith("#")]
    assert {address[1:] for address in inner} <= set(ids)


def test_the_same_timeline_gives_the_same_bytes(harbor_with_text: Timeline) -> None:
    again = Timeline.model_validate_json(harbor_with_text.model_dump_json())
    assert timeline_html(harbor_with_text) == timeline_html(again)


def test_headings_descend_without_gaps(harbor_with_text: Timeline) -> None:
    levels = [
        int(tag[1]) for tag, _ in tree(timeline_html(harbor_with_text)).tags if re.fullmatch("h[1-6]", tag)
    ]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_empty_and_undated(harbor: Timeline) -> None:
    empty = harbor.model_copy(update={"events": [], "disputes": [], "articles": []})
    page = timeline_html(empty)
    tree(page)
    assert "No events." in page and 'id="data"' not in page
    undated = [event for event in harbor.events if event.date.start is None][:1]
    page = timeline_html(harbor.model_copy(update={"events": undated, "disputes": []}))
    tree(page)
    assert "Other events" not in page
    assert "Not drawn: 1 undated event." in page


def test_background_is_marked_and_last(harbor: Timeline) -> None:
    background = harbor.disputes[0].model_copy(update={"background": True})
    names = html.fromstring(timeline_html(harbor.model_copy(update={"disputes": [background]}))).xpath("//h3")
    assert ["background" in name.text_content() for name in names] == [False, True]


COLOR = re.compile(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)")
WORDS = ("ink", "soft", "accent", "warn", "happened", "scheduled", "possible", "denied")
TEXT_ON = [
    *[(color, ground) for color in WORDS for ground in ("paper", "panel")],
    *[(color, kind) for color in ("ink", "soft") for kind in KINDS],
    *[("paper", "ink"), ("paper", "soft")],
]
SHAPE_ON = [("strike", "panel"), ("lockout", "panel"), ("edge", "paper"), ("edge", "panel")]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colors by WCAG 2.2."""

    def luminance(color: str) -> float:
        parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("one", "other", "least"), [(*pair, 4.5) for pair in TEXT_ON] + [(*pair, 3.0) for pair in SHAPE_ON]
)
def test_contrast(one: str, other: str, least: float, scheme: int) -> None:
    style = (HERE.parents[1] / "strike_timeline" / "resources" / "report" / "page.css").read_text(
        encoding="utf-8"
    )
    colors = {name: values[scheme] for name, *values in COLOR.findall(style)}
    assert contrast(colors[one], colors[other]) >= least
