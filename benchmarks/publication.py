"""Publication dates: precision and recall of each rung of the order of trust, and how good inferred ones are.

    python benchmarks/publication.py                    the tables on the terminal
    python benchmarks/publication.py --markdown         the same in Markdown
    python benchmarks/publication.py --docs             puts them between the figure marks of docs/dates.md
    python benchmarks/publication.py --misses           also a line for each case that is wrong
    python benchmarks/publication.py --gate             exit code 1 when a figure fell below baseline.json
    python benchmarks/publication.py --update-baseline  writes today's figures as the floors

The cases are those of tests/articles/publication. The articles of data/ are read as they are; then from their
text alone; then from that text without the years of datelines and without date lines, so that the day must be
inferred; at last with the year of most articles of the set, as a run over all of them would have it.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from evaluate import fill
from floors import Figures, fell, known, store, verdict
from measures import load_gold

from strike_timeline import pipeline
from strike_timeline.articles import PublishedOverrides, parse_override, read
from strike_timeline.articles.dateline import text_date
from strike_timeline.model import Article, Published

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "articles"
DOCS = ROOT / "docs" / "dates.md"
MARKS = ("<!-- figures -->", "<!-- /figures -->")
KEY = "publication dates"
SOURCE = "publication.py"

sys.path.insert(0, str(CASES))
from publication_cases import RUNGS, Case, load  # noqa: E402

_RUNG_OF = (
    (re.compile(r"given by --published"), "given"),
    (re.compile(r"^inferred"), "inferred"),
    (re.compile(r"\(modified|'updated'"), "modified"),
    (re.compile(r"sidecar|manifest"), "sidecar"),
    (re.compile(r"record field|front matter|feed entry"), "record"),
    (re.compile(r"JSON-LD|meta |time element|stamp on the page"), "page"),
    (re.compile(r"(?:line|byline) in the text"), "text"),
    (re.compile(r"in the address"), "address"),
    (re.compile(r"in the file name"), "file name"),
)
"""What stands in the reason that each rung gives; the first that is found counts."""


def rung_of(published: Published | None) -> str:
    """The rung that a date was taken from."""
    if published is None:
        return "unknown"
    basis = published.basis.partition(", narrowed by ")[0]
    return next(rung for pattern, rung in _RUNG_OF if pattern.search(basis))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the program made of one case."""

    case: Case
    published: Published | None
    warnings: tuple[str, ...] = ()

    @property
    def rung(self) -> str:
        return rung_of(self.published)

    @property
    def exact(self) -> bool:
        """The right interval; of an inferred one, that it holds the right day and is narrow enough."""
        expected = self.case.expected()
        if self.published is None or expected is None:
            return self.published is None and expected is None
        if self.case.rung == "inferred":
            return self.published.start <= expected[0] <= self.published.end and (
                width(self.published) <= self.case.widest
            )
        return (self.published.start, self.published.end) == expected

    @property
    def right(self) -> bool:
        """The right interval from the rung, and the source, that must win."""
        basis = self.published.basis if self.published else ""
        return self.exact and self.rung == self.case.rung and self.case.basis in basis

    @property
    def warned(self) -> bool:
        """Whether the warnings are those that the case asks for."""
        wanted = self.case.warning
        if wanted is None:
            return True
        return any(wanted in warning for warning in self.warnings) if wanted else not self.warnings


def width(published: Published) -> int:
    """Days of an interval, both ends included."""
    return (published.end - published.start).days + 1


class Reader:
    """The program as far as publication dates: reading, then inference from the text."""

    def __init__(self) -> None:
        self._nlp = pipeline.load(upto="dates")

    def outcome(self, case: Case, folder: Path) -> Outcome:
        case.write(folder)
        overrides = PublishedOverrides([parse_override(text) for text in case.given])
        for item in read([folder], overrides):
            if isinstance(item, Article) and item.source == case.source:
                return Outcome(case, self.published(item, case.hint), item.warnings)
        raise LookupError(f"{case.rung}: {case.name}: no article {case.source}")

    def published(self, article: Article, hint: int | None = None) -> Published | None:
        return pipeline.analyze(self._nlp, article, "dates", hint).article.published


def outcomes(reader: Reader) -> list[Outcome]:
    """What the program makes of every case, each in a folder of its own."""
    found = []
    for case in load():
        with tempfile.TemporaryDirectory() as folder:
            found.append(reader.outcome(case, Path(folder)))
    return found


# --- the articles of data/ ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Dated:
    """A publication date that was found, beside the right one."""

    true: date
    published: Published | None

    @property
    def exact(self) -> bool:
        return self.published is not None and self.published.start == self.true == self.published.end

    @property
    def holds(self) -> bool:
        return self.published is not None and self.published.start <= self.true <= self.published.end


def shipped() -> Iterator[tuple[Article, date, int | None]]:
    """The articles under data/ with their annotated day of publication and the year of most of their set."""
    for folder in sorted(path for path in (ROOT / "data").iterdir() if path.is_dir()):
        gold = load_gold(folder / "gold")
        articles = [item for item in read([folder / "articles"]) if isinstance(item, Article)]
        for article in articles:
            key = re.sub(r"\.\w+(?=#|$)", "", article.source.rpartition("/")[2])
            yield article, date.fromisoformat(gold[key]["published"][:10]), pipeline.common_year(articles)


def text_alone(article: Article) -> Article:
    """The article as a text file would hold it; links keep their days."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(article.text, encoding="utf-8")
        alone = next(item for item in read([path]) if isinstance(item, Article))
    return replace(alone, link_dates=article.link_dates)


def undated(article: Article) -> Article:
    """The text without its date lines and without the years of its datelines."""
    lines = article.text.split("\n")
    for place, line in enumerate(lines[:40]):
        if text_date(line) is None:
            continue
        shorter = re.sub(r",?\s+(?:19|20)\d\d\b", "", line, count=1) if len(line) > 160 else ""
        lines[place] = shorter if text_date(shorter) is None else ""
    return replace(article, text="\n".join(lines), published=None, url="")


def stages(reader: Reader) -> dict[str, list[Dated]]:
    """The articles of data/ several times, each time with less to go by; at last with a year to go by."""
    articles = list(shipped())
    ways: dict[str, tuple[Callable[[Article], Article], bool]] = {
        "as they are": (lambda article: article, False),
        "text alone": (text_alone, False),
        "text without stated days": (undated, False),
        "the same, year of the set known": (undated, True),
    }
    return {
        name: [
            Dated(true, reader.published(way(article), year if told else None))
            for article, true, year in articles
        ]
        for name, (way, told) in ways.items()
    }


# --- figures ------------------------------------------------------------------------------------------------


def by_rung(found: Sequence[Outcome]) -> list[list[object]]:
    """A row a rung: cases, precision, recall, exact intervals, warnings as asked for."""
    rows: list[list[object]] = []
    for rung in RUNGS:
        cases = [o for o in found if o.case.rung == rung]
        told = [o for o in found if o.rung == rung]
        asked = [o for o in cases if o.case.warning is not None]
        right = sum(o.right for o in cases)
        rows.append([
            rung, len(cases), share(right, len(told)), share(right, len(cases)),
            share(sum(o.exact for o in cases), len(cases)), share(sum(o.warned for o in asked), len(asked)),
        ])  # fmt: skip
    return rows


def by_stage(found: dict[str, list[Dated]]) -> list[list[object]]:
    """A row a stage: articles, exact days; how many are inferred, which share holds the day, and width."""
    rows: list[list[object]] = []
    for stage, dated in found.items():
        inferred = [d for d in dated if d.published is not None and d.published.inferred]
        unknown = sum(d.published is None for d in dated)
        widths = [width(d.published) for d in inferred if d.published]
        rows.append([
            stage, len(dated), share(sum(d.exact for d in dated), len(dated)), unknown, len(inferred),
            share(sum(d.holds for d in inferred), len(inferred)),
            statistics.median(widths) if widths else None,
        ])  # fmt: skip
    return rows


def share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


RUNG_HEAD = ["rung", "cases", "precision", "recall", "exact interval", "warnings"]
STAGE_HEAD = ["data/", "articles", "exact day", "unknown", "inferred", "holds the day", "median width, days"]


def figures(rungs: Sequence[Sequence[object]], stages_: Sequence[Sequence[object]]) -> Figures:
    """Every share with its name, for the gate."""
    named = [(RUNG_HEAD, rungs, (2, 3, 4, 5)), (STAGE_HEAD, stages_, (2, 5))]
    return {
        f"{row[0]}: {head[column]}": value
        for head, rows, columns in named
        for row in rows
        for column in columns
        if isinstance(value := row[column], float)
    }


def sha256() -> str:
    """Of the cases, their loader, and the articles and gold under data/."""
    digest = hashlib.sha256()
    paths = [CASES / "publication_cases.py", *(CASES / "publication").rglob("*"), *(ROOT / "data").rglob("*")]
    for path in sorted(path for path in paths if path.is_file()):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


# --- printing -----------------------------------------------------------------------------------------------


def _shown(value: object) -> str:
    if value is None:
        return "–"
    return f"{value:.3f}" if isinstance(value, float) and value <= 1 else f"{value:g}" if isinstance(
        value, (int, float)
    ) else str(value)  # fmt: skip


def table(head: list[str], rows: Sequence[Sequence[object]], markdown: bool) -> str:
    shown = [head, *([_shown(value) for value in row] for row in rows)]
    if markdown:
        shown.insert(1, ["---", *["--:"] * (len(head) - 1)])
        return "\n".join(f"| {' | '.join(row)} |" for row in shown)
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    return "\n".join(
        "  ".join([row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True))])
        for row in shown
    )


def misses(found: Sequence[Outcome]) -> Iterator[str]:
    for outcome in found:
        if not (outcome.right and outcome.warned):
            case, got = outcome.case, outcome.published
            told = f"{got.start}/{got.end} ({got.basis})" if got else "unknown"
            yield f"{case.rung}: {case.name}: {case.published or 'unknown'}; got {told} {[*outcome.warnings]}"


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--markdown", action="store_true", help="print the tables in Markdown")
    parser.add_argument("--docs", action="store_true", help="put the Markdown tables into docs/dates.md")
    parser.add_argument("--misses", action="store_true", help="also print the cases that are wrong")
    parser.add_argument("--gate", action="store_true", help="compare with the floors; exit code 1 on a drop")
    parser.add_argument("--update-baseline", action="store_true", help="write the figures as the floors")
    args = parser.parse_args(argv)
    reader = Reader()
    found = outcomes(reader)
    rungs, data = by_rung(found), by_stage(stages(reader))
    in_markdown = args.markdown or args.docs
    block = "\n\n".join([table(RUNG_HEAD, rungs, in_markdown), table(STAGE_HEAD, data, in_markdown)])
    if in_markdown:
        block = f"Printed by `python benchmarks/publication.py --markdown`:\n\n{block}"
    print(block)
    for line in misses(found) if args.misses else ():
        print(line)
    if args.docs:
        fill(block, MARKS, DOCS)
    now = figures(rungs, data)
    if args.update_baseline:
        store({KEY: {"by": SOURCE, "sha256": sha256(), "floors": now}})
    if not args.gate:
        return 0
    entry = known().get(KEY)
    if entry is None or entry["sha256"] != sha256():
        print("FELL: the cases are not those of the floors (--update-baseline)")
        return 1
    return verdict(list(fell(KEY, entry["floors"], now)))


if __name__ == "__main__":
    sys.exit(main())
