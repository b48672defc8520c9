"""How fast the HTML report of a long timeline is in headless Chromium.

    python benchmarks/report_speed.py [--events N] [--mentions M] [--runs R] [--keep FILE]

Makes the report of N events of the made-up newsroom of `scale.py`, each told by M articles at most, and
opens it R times from a file, each time in a new context. Prints the size of the file and the medians,
with the least and the most, of: the first contentful paint, after that of a page with one word; the end of
loading; and, for some filters and a step of zoom, from the input to the end of the frame that shows it.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from scale import generate

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "browser"))

from chromium import ARGUMENTS, program

from strike_timeline.document import Timeline
from strike_timeline.output.report import timeline_html
from strike_timeline.timeline import build

WAIT = 1.0
"""Seconds after loading, in which the page reads ahead what can be searched."""
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"
TIMED = """async ([name, value]) => {
    const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    await frame();
    const form = document.getElementById('filters');
    const begun = performance.now();
    if (name) {
        if (name === 'dispute') form.elements.dispute.selectedIndex = value;
        else form.elements[name].value = value;
        form.dispatchEvent(new Event('input', { bubbles: true }));
    } else {
        document.querySelector('[data-do=in]').click();
    }
    await frame();
    return performance.now() - begun;
}"""
STEPS = (
    ("filter by text, few left", "text", "strike start zo"),
    ("filter by text, none left", "text", "no such words"),
    ("filter lifted", "text", ""),
    ("filter by dispute", "dispute", "3"),
    ("filter lifted again", "dispute", "0"),
    ("filter by period", "from", "2005-01-01"),
    ("step of zoom", "", ""),
)


Timer = Callable[[Any], Iterator[tuple[str, float]]]
"""Opens something in a page and yields what was timed, in milliseconds, by name."""


def timeline(events: int, mentions: int) -> Timeline:
    """The first so many events of a newsroom that is large enough, each with its first mentions."""
    room = generate(events * 8, 0)
    whole = build(room.analyses, pipeline_fingerprint="0" * 12, with_text=True)
    kept = [
        event.model_copy(update={"mentions": event.mentions[:mentions]}) for event in whole.events[:events]
    ]
    cited = {mention.article for event in kept for mention in event.mentions}
    articles = [article for article in whole.articles if article.id in cited]
    return whole.model_copy(update={"events": kept, "articles": articles})


def measured(path: Path, runs: int) -> dict[str, list[float]]:
    """Milliseconds of each thing that is timed, one of each run."""
    from playwright.sync_api import sync_playwright

    figures: dict[str, list[float]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=list(ARGUMENTS))
        empty = path.with_name("empty.html")
        empty.write_text("<!DOCTYPE html><title>Empty</title><p>Empty", encoding="utf-8")
        for _ in range(runs):
            for timed in (_word(empty), _report(path)):
                context = browser.new_context(viewport={"width": 1280, "height": 800})
                for name, value in timed(context.new_page()):
                    figures.setdefault(name, []).append(value)
                context.close()
        browser.close()
    return figures


def _word(path: Path) -> Timer:
    def timed(page: Any) -> Iterator[tuple[str, float]]:
        page.goto(path.as_uri())
        time.sleep(WAIT)
        yield "first paint of one word", page.evaluate(PAINT)

    return timed


def _report(path: Path) -> Timer:
    def timed(page: Any) -> Iterator[tuple[str, float]]:
        page.goto(path.as_uri())
        time.sleep(WAIT)
        yield "first contentful paint", page.evaluate(PAINT)
        yield "loaded", page.evaluate(LOADED)
        for name, field, value in STEPS:
            yield name, page.evaluate(TIMED, [field, value])

    return timed


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--events", type=int, default=2000, help="how many (2,000)")
    parser.add_argument("--mentions", type=int, default=3, help="articles that tell an event, at most (3)")
    parser.add_argument("--runs", type=int, default=5, help="how often the page is opened (5)")
    parser.add_argument("--keep", type=Path, help="write the page there")
    args = parser.parse_args(argv)
    document = timeline(args.events, args.mentions)
    begun = time.perf_counter()
    page = timeline_html(document)
    seconds = time.perf_counter() - begun
    if args.keep:
        args.keep.write_text(page, encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.html"
        path.write_text(page, encoding="utf-8")
        figures = measured(path, args.runs)
    told = sum(len(event.mentions) for event in document.events)
    print(f"{'events, mentions':<28} {len(document.events):,}, {told:,}")
    print(f"{'size of the file':<28} {len(page.encode('utf-8')) / 2**20:.1f} MB")
    print(f"{'written in':<28} {seconds:.1f} s")
    for name, values in figures.items():
        print(f"{name:<28} {statistics.median(values):.0f} ms ({min(values):.0f}–{max(values):.0f})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
