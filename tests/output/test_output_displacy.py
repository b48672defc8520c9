"""The displaCy page: self-contained, hostile text is text, resolved values are told."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from strike_timeline.document import Timeline
from strike_timeline.output.displacy import dates_html, entities_html, events_html
from strike_timeline.output.plain import plain, plain_lines

CHROMIUM = Path("/usr/bin/chromium")
EVIL = '<script>document.title="hacked"</script><img src=x onerror="document.title=1">{bg}"&\x1b[2J\u202e'
FORMS: dict[str, Callable[[Timeline], str]] = {
    "entities": entities_html,
    "dates": dates_html,
    "events": events_html,
}


class _Page(HTMLParser):
    """Elements, attributes and text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += attrs
        self._inside = tag

    def handle_data(self, data: str) -> None:
        if self._inside != "style":
            self.text += data


def _hostile(timeline: Timeline) -> Timeline:
    """The same with hostile text in whatever an article or its names may hold."""
    timeline = timeline.model_copy(deep=True)
    for article in timeline.articles:
        article.title = article.source = EVIL
        article.text = f"{article.text}\n\n{EVIL}"
        if article.published:
            article.published.basis = EVIL
    for entity in timeline.entities:
        entity.name, entity.aliases = EVIL, []
    for event in timeline.events:
        for told in event.mentions:
            told.attributed_to = told.speaker = EVIL
    return timeline


@pytest.mark.parametrize("form", FORMS)
def test_the_page_holds_all_text_and_nothing_from_elsewhere(form: str, harbor_with_text: Timeline) -> None:
    page = FORMS[form](harbor_with_text)
    read = _Page(page)
    assert page.count("<html") == 1 and page == FORMS[form](harbor_with_text)
    words = re.sub(r"<small>.*?</small>", "", page)
    shown = " ".join(_Page(words).text.split())
    for article in harbor_with_text.articles:
        for paragraph in plain_lines(article.text or "").split("\n\n"):
            assert plain(paragraph) in shown
    assert not {"script", "img", "link", "iframe", "a", "form"} & set(read.elements)
    assert not [value for name, value in read.attributes if name in {"src", "href"} or name.startswith("on")]
    assert "url(" not in page and "@import" not in page


@pytest.mark.parametrize("form", FORMS)
def test_scripts_are_forbidden(form: str, harbor_with_text: Timeline) -> None:
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', FORMS[form](harbor_with_text))
    assert "default-src 'none'" in policy and "style-src 'unsafe-inline'" in policy
    assert "script-src" not in policy


@pytest.mark.parametrize("form", FORMS)
def test_hostile_text_is_text(form: str, harbor_with_text: Timeline) -> None:
    page = FORMS[form](_hostile(harbor_with_text))
    read = _Page(page)
    assert not {"script", "img"} & set(read.elements)
    assert not [name for name, _ in read.attributes if name.startswith("on")]
    assert '<script>document.title="hacked"</script>' in read.text and "{bg}" in read.text
    assert "\x1b" not in page and "\u202e" not in page


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("entities", "<li>HCOU, The union = Harbor Crane Operators Union</li>"),
        ("entities", "Northport Terminals<small>employer</small></mark>"),
        ("dates", "Monday<small>4 Mar 2024</small></mark>"),
        ("events", "walk out<small>strike start ○</small></mark>"),
        (
            "events",
            "<li>walk out = ○ strike start, scheduled · 4 Mar 2024 · HCOU · Northport Terminals · "
            "said by HCOU</li>",
        ),
        ("events", "○ scheduled</li>"),
    ],
)
def test_values_are_told(form: str, told: str, harbor_with_text: Timeline) -> None:
    assert told in FORMS[form](harbor_with_text)


def test_a_page_of_nothing(harbor: Timeline) -> None:
    empty = Timeline(generator=harbor.generator, articles=harbor.articles)
    for form in FORMS.values():
        assert "<p>Nothing found.</p>" in form(empty)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("form", FORMS)
def test_in_a_browser(form: str, width: int, harbor_with_text: Timeline, tmp_path: Path) -> None:
    """Nothing runs, nothing is loaded, nothing is wider than the window."""
    playwright = pytest.importorskip("playwright.sync_api", reason="no playwright: no browser to look with")
    if not CHROMIUM.exists():
        pytest.skip(f"no {CHROMIUM}: no browser to look with")
    file = tmp_path / "page.html"
    file.write_text(FORMS[form](_hostile(harbor_with_text)), encoding="utf-8")
    options = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
    ]
    options += ["--disable-sync", "--no-first-run", "--disable-quic"]
    asked: list[str] = []
    said: list[str] = []
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=str(CHROMIUM), args=options)
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.goto(file.as_uri())
        assert page.title() == f"{form.capitalize()} in 3 articles"
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("mark.entity").first.is_visible()
        browser.close()
    assert (asked, said) == ([file.as_uri()], [])
