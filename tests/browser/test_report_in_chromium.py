"""The HTML report in a browser: it draws, filters, opens evidence, follows links, and stays quiet."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from strike_timeline.document import Timeline
from strike_timeline.output.report import timeline_html

HARBOR = Path(__file__).parents[1] / "output" / "harbor.json"
STRIKE = "v-77aa00bb11cc"
SHOWN = "li.event:visible"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(Timeline.model_validate_json(HARBOR.read_text(encoding="utf-8")), tmp_path_factory)


@pytest.fixture(scope="module")
def busy_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four disputes of the same 60 events, many of them on one day, one of 2023, one of an unknown day."""
    data = json.loads(HARBOR.read_text(encoding="utf-8"))
    model = data["events"][0]
    events, disputes = [], []
    for number in range(4):
        own = []
        for at in range(60):
            day = f"2023-{1 + at // 20:02}-{1 + at % 3 * 7:02}"
            when = {"start": day, "end": day, "granularity": "day", "edtf": day, "basis": ""}
            if at == 58:
                when = {
                    "start": "2023-01-01",
                    "end": "2023-12-31",
                    "granularity": "year",
                    "edtf": "2023",
                    "basis": "",
                }
            if at == 59:
                when = {"start": None, "end": None, "granularity": None, "edtf": "", "basis": ""}
            own.append(f"v-{number:02}{at:02}")
            events.append(
                {**model, "id": own[-1], "date": when, "summary": f"Event {at} of dispute {number}"}
            )
        disputes.append(
            {**data["disputes"][0], "id": f"d-{number}", "name": f"Union – Employer {number}", "events": own}
            | {"strike_start": "2023-02-01", "strike_end": None, "last_day_out": None, "duration_days": None}
        )
    document = Timeline.model_validate({**data, "events": events, "disputes": disputes})
    return write(document, tmp_path_factory)


def write(timeline: Timeline, folder: pytest.TempPathFactory) -> Path:
    path = folder.mktemp("report") / "timeline.html"
    path.write_text(timeline_html(timeline), encoding="utf-8")
    return path


def ids(page: Any) -> list[str]:
    return [row.get_attribute("id") for row in page.locator(SHOWN).all()]


def settle(page: Any) -> None:
    """Waits until the page has drawn what it was asked to."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def span(page: Any) -> list[str]:
    """The labels of the axis."""
    return [str(text) for text in page.locator(".chart svg.axis text").all_text_contents()]


def test_it_renders_and_stays_quiet(window: Any, report: Path) -> None:
    page = window.open(report)
    assert page.inner_text("h1") == "HCOU – Northport Terminals 2024"
    assert page.locator(SHOWN).count() == 8
    assert page.inner_text("#count") == "8 of 8 events"
    assert page.locator(".chart a.mark").count() == 6
    assert page.locator(".chart a.bar").get_attribute("aria-label") == "strike 4–21 Mar 2024 (17 days)"
    page.click("#open-all")
    assert page.locator("blockquote:visible").count() == 10
    page.click("#close-all")
    assert page.locator("blockquote:visible").count() == 0
    assert (window.errors, window.requests) == ([], [])


def fill(name: str, text: str) -> Callable[[Any], None]:
    return lambda page: page.fill(f"[name={name}]", text)


def select(name: str, value: str) -> Callable[[Any], None]:
    return lambda page: page.select_option(f"[name={name}]", value)


def tick(*values: str) -> Callable[[Any], None]:
    return lambda page: page.evaluate(
        "values => values.forEach(value => document.querySelector(`[value=${value}]`).click())", values
    )


def both(*choices: Callable[[Any], None]) -> Callable[[Any], None]:
    return lambda page: [choose(page) for choose in choices] and None


FILTERS: list[tuple[str, Callable[[Any], None], list[str]]] = [
    ("text", fill("text", "WEEKEND talks"), ["v-60aa00bb11cc", STRIKE]),
    ("words of a title and a quote", fill("text", "cranes stop <again> lockout"), ["v-90aa00bb11cc"]),
    ("dispute", select("dispute", "none"), ["v-90aa00bb11cc"]),
    ("sources", select("sources", "2"), [STRIKE]),
    ("sources that differ", select("sources", "differ"), [STRIKE]),
    ("from", fill("from", "2024-03-21"), ["v-80aa00bb11cc", "v-81aa00bb11cc"]),
    ("to", fill("to", "2024-03-02"), ["v-1a2b3c4d5e6f", "v-60aa00bb11cc"]),
    ("party and text", both(select("party", "e-hcou"), fill("text", "lockout planned")), []),
    ("types, status", tick("strike_start", "strike_end", "occurred"), [STRIKE, "v-80aa00bb11cc"]),
]


def test_filters(window: Any, report: Path) -> None:
    page = window.open(report)
    everything = ids(page)
    for name, choose, expected in FILTERS:
        choose(page)
        assert ids(page) == expected, name
        assert page.inner_text("#count") == f"{len(expected)} of 8 events", name
        dated = [event for event in expected if event not in ("v-90aa00bb11cc", "v-5500aa000001")]
        assert page.locator(".chart a.mark").count() == len(dated), name
        assert page.locator("#nothing").is_visible() == (not expected), name
        page.locator("[data-reset]:visible").first.click()
        assert ids(page) == everything, name
    assert page.locator("#count").get_attribute("aria-live") == "polite"
    assert (window.errors, window.requests) == ([], [])


def test_the_overview_goes_to_what_is_left(window: Any, busy_report: Path) -> None:
    page = window.open(busy_report)
    whole = span(page)
    page.fill("[name=from]", "2023-03-01")
    assert span(page) != whole
    near = span(page)
    page.fill("[name=text]", "dispute 2")
    assert span(page) == near
    page.locator("[data-reset]:visible").first.click()
    assert span(page) == whole


def test_the_address_keeps_a_choice(window: Any, report: Path) -> None:
    page = window.open(report)
    page.locator(".ticks", has_text="Status").locator("summary").click()
    scheduled = page.get_by_role("checkbox", name="scheduled")
    scheduled.check()
    page.keyboard.press("Escape")
    assert not scheduled.is_visible()
    fragment = page.evaluate("location.hash")
    assert fragment == "#?status=scheduled"
    page.goto("about:blank")
    page = window.open(report, fragment)
    assert ids(page) == ["v-1a2b9f000000", "v-81aa00bb11cc"]


def test_evidence(window: Any, report: Path) -> None:
    page = window.open(report)
    row = page.locator(f"#{STRIKE}")
    assert row.locator("table").count() == 0
    row.locator("summary").click()
    row.locator("blockquote").first.wait_for()
    assert [mark.inner_text() for mark in row.locator("blockquote").first.locator("mark").all()] == [
        *("began a strike", "Northport Terminals", "March 4", "HCOU")
    ]
    told = row.locator(".differing").inner_text()
    assert "4 Mar 2024" in told and "5 Mar 2024" in told and "told closest to the day" in told
    assert "published 5 Mar 2024" in row.inner_text()
    link = row.locator(".from a").first
    assert link.get_attribute("href") == "https://news.example/2024/03/05/quays_(fall)?a=1&b=2"
    assert link.get_attribute("rel") == "noopener noreferrer"


@pytest.mark.parametrize("hidden", [False, True], ids=["plain", "hidden by a filter"])
def test_deep_link(window: Any, report: Path, hidden: bool) -> None:
    page = window.open(report, "#?status=scheduled" if hidden else f"#{STRIKE}")
    if hidden:
        assert not page.locator(f"#{STRIKE}").is_visible()
        page.evaluate(f"location.hash = '#{STRIKE}'")
        page.wait_for_selector(f"#{STRIKE} blockquote")
        assert page.inner_text("#count") == "8 of 8 events"
    row = page.locator(f"#{STRIKE}")
    row.locator("blockquote").first.wait_for()
    assert page.evaluate("location.hash") == f"#{STRIKE}"
    page.wait_for_function(f"document.activeElement.closest('li')?.id === '{STRIKE}'")
    page.wait_for_function(
        f"document.getElementById('{STRIKE}').getBoundingClientRect().top < innerHeight / 2"
    )
    bar = page.locator("#filters").bounding_box()
    assert row.bounding_box()["y"] >= bar["y"] + bar["height"] - 1


def test_links_between_events_and_to_a_dispute(window: Any, report: Path) -> None:
    page = window.open(report, "#v-1a2b9f000000")
    page.locator("#v-1a2b9f000000 dd a", has_text="happened").click()
    page.wait_for_selector(f"#{STRIKE} blockquote")
    page.goto("about:blank")
    page = window.open(report, "#d-abc000000000")
    page.wait_for_function("document.activeElement.tagName === 'H3'")


def test_copied_link(new_window: Callable[..., Any], report: Path) -> None:
    window = new_window(permissions=["clipboard-read", "clipboard-write"])
    page = window.open(report, f"#{STRIKE}")
    page.locator(f"#{STRIKE} button").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"timeline.html#{STRIKE}")


def test_zoom_and_pan(window: Any, report: Path) -> None:
    page = window.open(report)
    whole = span(page)
    chart = page.locator(".chart svg.rows")

    def after(act: Callable[[], object]) -> list[str]:
        before = span(page)
        act()
        page.wait_for_function(
            """before => [...document.querySelectorAll('.chart svg.axis text')]
                .map(label => label.textContent).join() !== before.join()""",
            arg=before,
        )
        return span(page)

    zoomed = after(lambda: page.click("[data-do=in]"))
    moved = after(lambda: page.click("[data-do=later]"))
    assert zoomed != whole and moved != zoomed
    assert after(lambda: page.click("[data-do=all]")) == whole
    chart.focus()
    assert after(lambda: page.keyboard.press("+")) == zoomed
    assert after(lambda: page.keyboard.press("ArrowRight")) == moved
    assert after(lambda: page.keyboard.press("0")) == whole
    box = chart.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 10)
    page.keyboard.down("Control")
    assert after(lambda: page.mouse.wheel(0, -400)) != whole
    page.keyboard.up("Control")
    page.mouse.down()
    assert after(lambda: page.mouse.move(box["x"] + 100, box["y"] + 10, steps=4))
    page.mouse.up()
    assert page.evaluate("location.hash") == ""
    assert (window.errors, window.requests) == ([], [])


def test_a_drag_ends_wherever_the_button_is_let_go(window: Any, report: Path) -> None:
    page = window.open(report)
    page.click("[data-do=in]")
    settle(page)
    box = page.locator(".chart svg.rows").bounding_box()
    middle = box["x"] + box["width"] / 2
    page.mouse.move(middle, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(middle, box["y"] - 200, steps=4)
    page.mouse.up()
    before = span(page)
    page.mouse.move(middle - 200, box["y"] + 10, steps=4)
    settle(page)
    assert span(page) == before
    assert page.locator(".chart svg.dragged").count() == 0


def test_back_to_the_bare_address_lifts_the_filters(window: Any, report: Path) -> None:
    page = window.open(report, f"#{STRIKE}")
    page.get_by_label("Text").fill("mediator")
    page.wait_for_function("location.hash.startsWith('#?')")
    page.go_back()
    page.wait_for_function("hash => location.hash === hash", arg=f"#{STRIKE}")
    assert page.locator(f"#{STRIKE}").is_visible()
    page.evaluate("location.hash = ''")
    page.wait_for_function("!document.querySelector('.event[hidden]')")


def test_marks_by_mouse_and_keyboard(window: Any, report: Path) -> None:
    page = window.open(report)
    strike = page.locator(f".chart a[href='#{STRIKE}']")
    strike.hover()
    assert page.inner_text("#tip") == (
        "4 Mar 2024 · strike start (happened)\nCrane operators begin a strike at Northport Terminals"
    )
    strike.click()
    page.locator(f"#{STRIKE} blockquote").first.wait_for()
    page.locator(".chart svg.rows").focus()
    page.keyboard.press("Tab")
    seen = []
    for key in ("Escape", "Enter", "ArrowRight", "ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
        seen.append(
            page.evaluate("document.activeElement.getAttribute('href') || document.activeElement.tagName")
        )
    assert seen[0] == "svg" and seen[1].startswith("#") and seen[2] == seen[4] != seen[3]
    assert page.locator("#tip").is_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('li').id") == seen[-1][1:]
    assert page.locator(".chart a[tabindex='0']").count() == 1


def test_marks_do_not_hide_each_other(window: Any, busy_report: Path) -> None:
    page = window.open(busy_report)
    boxes = page.evaluate(
        """() => [...document.querySelectorAll('.chart .mark, .chart .cluster')].map(mark =>
        mark.querySelector('.dot, .ring, .cross, circle').getBoundingClientRect().toJSON())"""
    )
    assert len(boxes) > 100
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            beside = one["right"] <= other["left"] + 1 or other["right"] <= one["left"] + 1
            above = one["bottom"] <= other["top"] + 1 or other["bottom"] <= one["top"] + 1
            assert beside or above
    numbers = page.locator(".chart .cluster text").all_text_contents()
    assert page.locator(".chart .mark").count() + sum(map(int, numbers)) == 4 * 59
    before = span(page)
    page.locator(".chart .cluster").first.click()
    settle(page)
    assert span(page) != before
    assert "Not drawn: 4 undated events." in page.inner_text("#chart-keys")


def test_uncertain_days_are_as_wide_as_they_are(window: Any, busy_report: Path) -> None:
    page = window.open(busy_report)
    page.click("[data-do=all]")
    settle(page)
    wide = page.locator(".chart a[href='#v-0058'] .vague").bounding_box()["width"]
    chart = page.locator(".chart svg.rows").bounding_box()["width"]
    assert wide == pytest.approx(chart * 365 / (365 * 1.08), rel=0.02)


AXES = [
    ("2023-05-01", "2023-05-11", 1000, "May 2023", "1 2 3 4 5 6 7 8 9 10"),
    ("2024-02-26", "2024-03-06", 200, "Feb 2024 Mar 2024", "27 1 3 5"),
    ("2023-02-20", "2023-04-01", 200, "Feb 2023 Mar 2023", "22 1 8 15 22"),
    ("2022-11-15", "2023-03-15", 400, "2022 2023", "Dec Jan Feb Mar"),
    ("2022-01-01", "2024-01-01", 400, "2022 2023", "Jan Apr Jul Oct Jan Apr Jul Oct"),
    ("1999-06-01", "2004-06-01", 300, "", "2000 2001 2002 2003 2004"),
    ("1990-01-01", "2025-01-01", 400, "", "1990 1995 2000 2005 2010 2015 2020"),
    ("1800-01-01", "2000-01-01", 100, "", "1800 1900"),
]
"""First day, the day behind the last, pixels; eras, labels."""


def test_axis(window: Any, report: Path) -> None:
    page = window.open(report)
    for first, last, width, eras, ticks in AXES:
        made = page.evaluate(
            """([first, last, width]) => {
                const {eras, ticks} = axisLabels(parseDay(first), parseDay(last), width);
                return [eras, ticks].map(labels => labels.map(one => one.label).join(' '));
            }""",
            [first, last, width],
        )
        assert made == [eras, ticks]


def test_hostile_text_is_shown_as_text(
    window: Any,
    hostile_timeline: Timeline,
    hostile_texts: tuple[str, ...],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = write(hostile_timeline, tmp_path_factory)
    page = window.open(path)
    page.click("#open-all")
    row = page.locator("li.event").first
    told = " ".join(row.inner_text().split())
    for text in hostile_texts[:-1]:
        assert " ".join(text.split()) in told
    page.locator(".chart a.mark").first.focus()
    assert "<script>alert(1)</script>" in page.inner_text("#tip")
    page.fill("[name=text]", "<script>alert(1)")
    assert page.locator(SHOWN).count() == 8
    assert page.locator("script, img, iframe").count() == 2
    assert page.locator("a[href^='javascript']").count() == 0
    assert (window.errors, window.requests) == ([], [])


@pytest.mark.parametrize("width", [360, 768])
def test_no_sideways_scroll(
    new_window: Callable[..., Any], report: Path, busy_report: Path, width: int
) -> None:
    window = new_window(viewport={"width": width, "height": 740})
    for path in (report, busy_report):
        page = window.open(path)
        page.click("#open-all")
        page.locator("#filters-more > summary").click()
        assert page.get_by_label("Text").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_light_and_dark(new_window: Callable[..., Any], report: Path) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        page = new_window(color_scheme=scheme).open(report)
        ground = "getComputedStyle(document.body).backgroundColor"
        before = page.evaluate(ground)
        page.click("#theme")
        grounds.append((before, page.evaluate(ground)))
    assert grounds[0] == grounds[1][::-1]
    assert grounds[0][0] != grounds[0][1]


def test_printed(window: Any, report: Path) -> None:
    page = window.open(report, f"#{STRIKE}")
    page.wait_for_selector(f"#{STRIKE} blockquote")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(f"#{STRIKE} blockquote").first.is_visible()
    assert page.locator(".chart svg.rows").is_visible()
    for gone in ("#filters", "#theme", ".tools >> nth=0", ".hint"):
        assert not page.locator(gone).is_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    after = f"getComputedStyle(document.querySelector('#{STRIKE} .from a'), '::after').content"
    assert "https://news.example/2024/03/05" in page.evaluate(after)
    assert len(page.pdf()) > 10_000


def test_without_scripts(new_window: Callable[..., Any], report: Path) -> None:
    page = new_window(java_script_enabled=False).open(report)
    page.locator(f"#{STRIKE} summary").click()
    page.locator(f"#{STRIKE} blockquote").first.wait_for()
    assert not page.locator("#filters").is_visible()
    assert page.get_by_role("button").count() == 0


def test_what_a_screen_reader_meets(window: Any, report: Path) -> None:
    page = window.open(report)
    for role, name in (("search", "Filter the events"), ("region", "Overview"), ("region", "Events")):
        assert page.get_by_role(role, name=name, exact=True).count() == 1
    assert page.get_by_role("main").count() == page.get_by_role("banner").count() == 1
    nameless = page.evaluate(
        """() => [...document.querySelectorAll('button, input, select')].filter(e =>
        !e.textContent.trim() && !e.getAttribute('aria-label') && !e.labels?.length).map(e => e.outerHTML)"""
    )
    assert nameless == []
    order = []
    place = "document.activeElement.closest('header.masthead, form, .overview, .list')?.className || ''"
    page.locator("body").click(position={"x": 1, "y": 1})
    for _ in range(30):
        page.keyboard.press("Tab")
        order.append(page.evaluate(place))
    places = [name.split()[0] for name in dict.fromkeys(filter(None, order))]
    assert places == ["masthead", "filters", "overview", "list"]
