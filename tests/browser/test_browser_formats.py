"""TimelineJS and Mermaid, in Chromium, read what is written for them: nothing is dropped or executed.

Both come from npm, at the versions of ``package-lock.json``: ``npm ci`` in this folder installs them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from timelines import timelines

from strike_timeline.document import EventRecord, Timeline
from strike_timeline.output.labels import MARKS, event_type
from strike_timeline.output.mermaid import timeline_mermaid
from strike_timeline.output.plain import plain, quoted
from strike_timeline.output.stretches import stretches
from strike_timeline.output.timelinejs import timeline_timelinejs
from strike_timeline.output.view import View
from strike_timeline.output.web import web_address
from strike_timeline.output.when import describe

if TYPE_CHECKING:
    from conftest import Window
    from playwright.sync_api import Page

HERE = Path(__file__).parent
PACKAGES = HERE / "node_modules"
SAMPLES = {name: HERE.parent / "output" / f"{name}.json" for name in ("harbor", "stoppages", "hostile")}
PAGE = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>ours</title>{}</head>{}</html>'
BY_CHANCE = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

TIMELINEJS_PAGE = PAGE.format(
    '<link rel="stylesheet" href="PACKAGES/@knight-lab/timelinejs/dist/css/timeline.css">'
    '<script src="PACKAGES/@knight-lab/timelinejs/dist/js/timeline.js"></script>',
    '<body><div id="here" style="width: 1200px; height: 700px"></div></body>',
)
SHOW_TIMELINEJS = """async data => {
  document.getElementById("here").textContent = "";
  const shown = new TL.Timeline("here", data, {script_path: "", font: null});
  await new Promise(done => shown.on("ready", done));
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const text = node => node ? node.textContent : null;
  return {
    problems: shown.config.messages.errors.map(String),
    eras: all(".tl-timeera .tl-headline").map(text),
    groups: all(".tl-timegroup-message").map(text),
    markers: all(".tl-timemarker").length,
    slides: all(".tl-slide").map(slide => ({
      id: slide.id,
      headline: text(slide.querySelector(".tl-headline")),
      date: text(slide.querySelector(".tl-headline-date")),
      text: text(slide.querySelector(".tl-text-content")),
      tags: all(".tl-text-content *", slide).map(element => element.localName),
      links: all("a", slide).map(link => link.getAttribute("href")),
    })),
    marked: all(".tl-slide h2 *, .tl-slide h3 *, .tl-timemarker h2 *, .tl-timeera h2 *")
      .concat(all(".tl-timegroup-message *")).map(element => element.outerHTML),
    handlers: all("#here *").flatMap(element => element.getAttributeNames())
      .filter(name => name.startsWith("on")),
    title: document.title,
  };
}"""

MERMAID_PAGE = PAGE.format(
    '<script src="PACKAGES/mermaid/dist/mermaid.min.js"></script>', '<body><div id="here"></div></body>'
)
SHOW_MERMAID = """async diagram => {
  mermaid.initialize({startOnLoad: false});
  const parsed = await mermaid.parse(diagram);
  const here = document.getElementById("here");
  here.innerHTML = (await mermaid.render("drawn", diagram)).svg;
  const lines = node => [...node.querySelectorAll("tspan")].map(line => line.textContent).join(" ");
  return {
    kind: parsed.diagramType,
    boxes: [...here.querySelectorAll(".timeline-node text")].map(lines),
    foreign: [...here.querySelectorAll("script, img, a, foreignObject, br")].map(node => node.outerHTML),
    title: document.title,
  };
}"""


@pytest.fixture(params=SAMPLES)
def timeline(request: pytest.FixtureRequest) -> Timeline:
    return Timeline.model_validate_json(SAMPLES[request.param].read_text(encoding="utf-8"))


@pytest.fixture
def page_of(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], Page]]:
    """Opens a page that loads a package; whatever it asks of the network or complains about is an error."""
    if not (PACKAGES / ".package-lock.json").exists():  # npm writes it last
        pytest.skip("npm packages are not installed: run npm ci in tests/browser")
    window: Window = request.getfixturevalue("window")

    def open_it(html: str) -> Page:
        file = tmp_path / "page.html"
        file.write_text(html.replace("PACKAGES", PACKAGES.as_uri()), encoding="utf-8")
        return window.open(file)

    yield open_it
    assert (window.errors, window.requests) == ([], [])


def shown(timeline: Timeline) -> list[EventRecord]:
    return [event for section in View(timeline).sections() for event in section.events]


def has_day(event: EventRecord) -> bool:
    return bool(event.date.start or event.date.end)


def headline(event: EventRecord) -> str:
    return plain(event.summary) or event_type(event.type)


def words(text: str) -> str:
    """Mermaid wraps text into lines, so white space is not kept."""
    return "".join(text.split())


def check_timelinejs(timeline: Timeline, found: dict[str, Any]) -> None:
    assert (found["problems"], found["title"]) == ([], "ours")
    assert (found["marked"], found["handlers"]) == ([], [])
    dated = {event.id: event for event in shown(timeline) if has_day(event)}
    undated = [event for event in shown(timeline) if not has_day(event)]
    title, *slides = found["slides"]
    assert {slide["id"] for slide in slides} == set(dated)
    assert len(slides) == found["markers"] == len(dated)
    web = {web_address(article.url) for article in timeline.articles} - {""}
    for slide in slides:
        event = dated[slide["id"]]
        assert slide["headline"] == headline(event)
        assert slide["date"].startswith(describe(event.date))
        assert all(quoted(told.quote) in slide["text"] for told in event.mentions)
        assert set(slide["tags"]) <= {"p", "br", "a"}
        assert set(slide["links"]) <= web
    assert all(headline(event) in title["text"] for event in undated)
    sections = View(timeline).sections()
    assert sorted(found["eras"]) == sorted(stretch.title for stretch in stretches(sections))
    names = {plain(section.dispute.name) if section.dispute else "Other events" for section in sections}
    assert set(found["groups"]) <= {name or "Other events" for name in names}


def check_mermaid(timeline: Timeline, found: dict[str, Any]) -> None:
    assert (found["kind"], found["title"], found["foreign"]) == ("timeline", "ours", [])
    told = [words(f"{MARKS[event.status].sign} {headline(event)}") for event in shown(timeline)]
    boxes = [words(box) for box in found["boxes"]]
    assert sorted(box for box in boxes if box[0] in {mark.sign for mark in MARKS.values()}) == sorted(told)
    dates = sum(len({describe(e.date) for e in s.events}) for s in View(timeline).sections())
    assert len(boxes) == len(told) + dates + len(View(timeline).sections())


def test_timelinejs_shows_every_event(timeline: Timeline, page_of: Callable[[str], Page]) -> None:
    found = page_of(TIMELINEJS_PAGE).evaluate(SHOW_TIMELINEJS, json.loads(timeline_timelinejs(timeline)))
    check_timelinejs(timeline, found)


def test_timelinejs_whatever_the_articles_say(page_of: Callable[[str], Page]) -> None:
    page = page_of(TIMELINEJS_PAGE)

    @BY_CHANCE
    @given(timelines().filter(lambda timeline: any(map(has_day, timeline.events))))
    def check(timeline: Timeline) -> None:
        check_timelinejs(timeline, page.evaluate(SHOW_TIMELINEJS, json.loads(timeline_timelinejs(timeline))))

    check()


def test_mermaid_draws_every_event(timeline: Timeline, page_of: Callable[[str], Page]) -> None:
    found = page_of(MERMAID_PAGE).evaluate(SHOW_MERMAID, timeline_mermaid(timeline))
    check_mermaid(timeline, found)


def test_mermaid_whatever_the_articles_say(page_of: Callable[[str], Page]) -> None:
    page = page_of(MERMAID_PAGE)

    @BY_CHANCE
    @given(timelines())
    def check(timeline: Timeline) -> None:
        check_mermaid(timeline, page.evaluate(SHOW_MERMAID, timeline_mermaid(timeline)))

    check()
