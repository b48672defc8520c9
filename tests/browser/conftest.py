"""Pages in a real browser: Chromium without a window, which may load nothing but files of this machine.

Tests that need it are skipped, and say so, where there is none (see ``chromium.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from chromium import ARGUMENTS, NoChromiumError, program

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

WAIT = 10_000
"""Milliseconds after which a wait for the page fails."""


@dataclass
class Window:
    """A page, and what it did that it should not: errors of its scripts and its console (violations of its
    Content-Security-Policy are among them), and addresses it asked for that are no files."""

    page: Page
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def open(self, path: Path, fragment: str = "") -> Page:
        """Loads a file from ``file://``."""
        self.page.goto(path.resolve().as_uri() + fragment)
        return self.page


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser."""
    try:
        return program()
    except NoChromiumError as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for the tests of a file."""
    driver = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed: pip install '.[dev]'"
    )
    with driver.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        yield running
        running.close()


@pytest.fixture
def new_window(browser: Browser) -> Iterator[Callable[..., Window]]:
    """Makes a window in a context of its own; options are those of playwright's ``new_context``
    (``viewport``, ``color_scheme``, ``java_script_enabled`` …)."""
    opened: list[Any] = []

    def make(**options: Any) -> Window:
        context = browser.new_context(**options)
        opened.append(context)
        page = context.new_page()
        page.set_default_timeout(WAIT)
        window = Window(page)

        def asked(request: Request) -> None:
            if not request.url.startswith(("file:", "data:", "blob:", "about:")):
                window.requests.append(request.url)

        page.on("request", asked)
        page.on("pageerror", lambda error: window.errors.append(str(error)))
        page.on(
            "console",
            lambda message: (
                window.errors.append(message.text) if message.type in {"error", "warning"} else None
            ),
        )
        return window

    yield make
    for context in opened:
        context.close()


@pytest.fixture
def window(new_window: Callable[..., Window]) -> Window:
    """A window of 1280 × 800 pixels."""
    return new_window(viewport={"width": 1280, "height": 800})
