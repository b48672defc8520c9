"""Writes docs/report.png and docs/report-evidence.png: the HTML report of the sample corpus in Chromium.

    python docs/make_screenshots.py [FOLDER]

Builds the report with the command below and takes its picture as it opens, and of the evidence of the event
with the fewest sources among those whose sources differ; into FOLDER, when one is given. Needs playwright and
Chromium, which ``STRIKE_TIMELINE_CHROMIUM`` may name.
"""

from __future__ import annotations

import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "browser"))

from chromium import ARGUMENTS, program  # noqa: E402

COMMAND = "strike-timeline build data/hollywood-2023 -o"
WIDTH, HEIGHT = 1280, 1040
MOST_BYTES = 250_000
CONTESTED = """() => [...document.querySelectorAll('.event')].filter(row => row.querySelector('.differs'))
    .map(row => [parseInt(row.querySelector('.count').textContent), row.id])
    .reduce((best, one) => one[0] < best[0] ? one : best)[1]"""


def build(path: Path) -> None:
    name, *arguments = shlex.split(COMMAND)
    own = Path(sys.executable).with_name(name)
    subprocess.run([str(own) if own.exists() else name, *arguments, str(path)], cwd=ROOT, check=True)


def take(report: Path, folder: Path) -> list[Path]:
    """The pictures of a report, written into a folder."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        arguments = [*ARGUMENTS, "--hide-scrollbars", "--font-render-hinting=none"]
        browser = playwright.chromium.launch(executable_path=program(), args=arguments)
        page = browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", reduced_motion="reduce"
        )
        page.goto(report.as_uri())
        whole = _shot(page, folder / "report.png")
        page.evaluate("id => { location.hash = id; }", page.evaluate(CONTESTED))
        page.wait_for_selector(".event.target blockquote")
        page.evaluate("document.activeElement.blur()")
        evidence = _shot(page, folder / "report-evidence.png")
        browser.close()
    return [whole, evidence]


def _shot(page: Any, path: Path) -> Path:
    page.wait_for_timeout(300)
    page.screenshot(path=path)
    return path


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    with tempfile.TemporaryDirectory() as made:
        report = Path(made) / "timeline.html"
        build(report)
        pictures = take(report, folder)
    large = [path.name for path in pictures if path.stat().st_size > MOST_BYTES]
    if large:
        print(f"larger than {MOST_BYTES:,} bytes: {', '.join(large)}", file=sys.stderr)
    return int(bool(large))


if __name__ == "__main__":
    sys.exit(main())
