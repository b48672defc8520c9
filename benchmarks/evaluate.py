"""Accuracy on every annotated set, one row a set; and the gate that no change may lower.

    python benchmarks/evaluate.py                    tables on the terminal
    python benchmarks/evaluate.py --shipped          the sets under data/ only: the same on every machine
    python benchmarks/evaluate.py --markdown         the same tables in Markdown
    python benchmarks/evaluate.py --shipped --readme puts them between the figure marks of README.md
    python benchmarks/evaluate.py --unseen           the sets under benchmarks/articles, which only measure
    python benchmarks/evaluate.py --gate             exit code 1 when a figure fell below baseline.json
    python benchmarks/evaluate.py --update-baseline  writes today's figures as the floors

Runs the real command, `strike-timeline build SET/articles --all --format json`, on the sets under data/ and
on those of further folders (`--gold FOLDER`, or ../shared/gold where that exists). A set is a folder with
`articles` and `gold` in it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from floors import fell, known, store, verdict
from measures import Json, Prediction, load_gold
from score import score

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
SHIPPED, UNSEEN = ROOT / "data", ROOT / "benchmarks" / "articles"
EVERYTHING = "python benchmarks/evaluate.py --markdown"
COMMANDS = {
    SHIPPED: "python benchmarks/evaluate.py --shipped --markdown",
    UNSEEN: "python benchmarks/evaluate.py --unseen --markdown",
}
"""What prints the figures of all sets, or of the sets of one folder."""
MARKS = {
    SHIPPED: ("<!-- figures -->", "<!-- /figures -->"),
    UNSEEN: ("<!-- unseen -->", "<!-- /unseen -->"),
}
"""Where the figures of a folder stand in README.md."""


class EvaluationError(Exception):
    """Why a set cannot be evaluated, in one line."""


@dataclass(frozen=True, slots=True)
class GoldSet:
    name: str
    folder: Path

    def sha256(self) -> str:
        """Of the articles and the gold, names and contents."""
        digest = hashlib.sha256()
        for part in ("articles", "gold"):
            for path in sorted((self.folder / part).rglob("*")):
                if path.is_file():
                    digest.update(path.relative_to(self.folder).as_posix().encode() + b"\0")
                    digest.update(hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Scored:
    """What was measured of one set, or of all together."""

    name: str
    result: Json


# --- the figures: heading and how it is read off a result; None where there is nothing to measure ----------

Figure = Callable[[Json], float | None]


def _f1(area: str, measure: str) -> Figure:
    def read(result: Json) -> float | None:
        found = result[area] and result[area][measure]
        return found["f1"] if found and found["gold"] else None

    return read


def _share(field: str) -> Figure:
    """The part of the gold disputes with the right ``field``."""

    def read(result: Json) -> float | None:
        if not result["disputes"]:
            return None
        right, total = map(int, result["disputes"][field].split("/"))
        return round(right / total, 4) if total else None

    return read


PER_ARTICLE: dict[str, Figure] = {
    "published": lambda result: result["published"]["exact_or_bounded"],
    "entities": _f1("entities", "typed"),
    "dates near": _f1("dates", "near"),
    "dates exact": lambda result: result["dates"]["exact"]["r"] if result["dates"]["exact"]["gold"] else None,
    "events typed": _f1("events", "typed"),
    "events near": _f1("events", "near"),
    "events dated": _f1("events", "dated"),
    "unions": lambda result: result["events"]["roles"]["unions"]["f1"],
    "employers": lambda result: result["events"]["roles"]["employers"]["f1"],
    "status": lambda result: result["events"]["status_accuracy"],
    "workers": lambda result: result["events"]["workers_accuracy"],
}
MERGED: dict[str, Figure] = {
    "entries": _f1("timeline", "entries"),
    "entries dated": _f1("timeline", "entries_exact_date"),
    "merging": _f1("timeline", "merging_b3"),
    "disputes": _f1("disputes", "found"),
    "strike start": _share("strike_start"),
    "strike end": _share("strike_end"),
    "strikers": _share("workers"),
}
SHORT = {
    "events typed": "events",
    "events near": "near",
    "events dated": "dated",
    "dates near": "dates",
    "dates exact": "exact",
}
"""Headings where a table is narrow: "near" and "dated" follow "events", "exact" follows "dates"."""


# --- running ------------------------------------------------------------------------------------------------


def find_sets(folders: Sequence[Path]) -> list[GoldSet]:
    """The sets of each folder by name, without those of a name that an earlier folder has."""
    found: dict[str, GoldSet] = {}
    for folder in folders:
        for candidate in sorted(folder.iterdir()):
            if (candidate / "articles").is_dir() and (candidate / "gold").is_dir():
                found.setdefault(candidate.name, GoldSet(candidate.name, candidate))
    return list(found.values())


def program() -> str:
    """The `strike-timeline` of this Python's environment, else the one on the path."""
    own = Path(sys.executable).with_name("strike-timeline")
    command = str(own) if own.exists() else shutil.which("strike-timeline")
    if command is None:
        raise EvaluationError("strike-timeline is not installed: pip install -e '.[dev]'")
    return command


def build(gold_set: GoldSet) -> Json:
    """The timeline document that the program makes of the set's articles."""
    arguments = [program(), "build", "articles", "--all", "--format", "json", "--quiet"]
    done = subprocess.run(arguments, cwd=gold_set.folder, capture_output=True, encoding="utf-8")
    if done.returncode:
        raise EvaluationError(f"{gold_set.name}: build ended with {done.returncode}: {done.stderr.strip()}")
    timeline: Json = json.loads(done.stdout)
    return timeline


def evaluate(sets: Sequence[GoldSet]) -> list[Scored]:
    """A row a set, and with several sets a last one in which their articles are pooled."""
    rows: list[Scored] = []
    pooled: Json = {"articles": [], "entities": [], "dates": [], "events": []}
    pooled_gold: dict[str, Json] = {}
    for gold_set in sets:
        gold = load_gold(gold_set.folder / "gold")
        timeline = build(gold_set)
        rows.append(Scored(gold_set.name, score(gold, Prediction(timeline), gold_set.folder / "gold")))
        pooled_gold |= {f"{gold_set.name}~{key}": record for key, record in gold.items()}
        own = _apart(timeline, gold_set.name)
        for part, records in pooled.items():
            records += own[part]
    if len(sets) > 1:
        rows.append(Scored("all sets together", score(pooled_gold, Prediction(pooled))))
    return rows


def _apart(timeline: Json, name: str) -> Json:
    """The document with every id and file name made the set's own, so that sets can be put together."""
    ids = {record["id"] for part in ("articles", "entities", "events") for record in timeline[part]}

    def renamed(value: object) -> object:
        if isinstance(value, dict):
            return {key: renamed(item) for key, item in value.items()}
        if isinstance(value, list):
            return [renamed(item) for item in value]
        return f"{value}~{name}" if isinstance(value, str) and value in ids else value

    apart = renamed(timeline)
    assert isinstance(apart, dict)
    for article in apart["articles"]:
        article["source"] = f"{name}~{article['source'].rpartition('/')[2]}"
    return apart


# --- printing -----------------------------------------------------------------------------------------------


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _rows(scored: Sequence[Scored], figures: dict[str, Figure]) -> list[list[str]]:
    rows = [["set", *(SHORT.get(name, name) for name in figures)]]
    for row in scored:
        values = [figure(row.result) for figure in figures.values()]
        if any(value is not None for value in values):
            rows.append([row.name, *map(_shown, values)])
    return rows


def _merged(scored: Sequence[Scored]) -> list[Scored]:
    return [row for row in scored if row.result["timeline"]]


def plain(scored: Sequence[Scored]) -> str:
    """Both tables in aligned columns."""
    parts = []
    for title, rows in (
        ("Per article", _rows(scored, PER_ARTICLE)),
        ("Merged timelines and disputes", _rows(_merged(scored), MERGED)),
    ):
        if not rows[1:]:
            continue
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = [
            "  ".join(
                [row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True))]
            )
            for row in rows
        ]
        parts.append("\n".join([title, *lines]))
    return "\n\n".join(parts)


def markdown(scored: Sequence[Scored], command: str) -> str:
    """Both tables in Markdown, under the command that prints them."""
    parts = [f"Printed by `{command}`:"]
    for rows in (_rows(scored, PER_ARTICLE), _rows(_merged(scored), MERGED)):
        if not rows[1:]:
            continue
        lines = [rows[0], ["---", *["--:"] * (len(rows[0]) - 1)], *rows[1:]]
        parts.append("\n".join(f"| {' | '.join(line)} |" for line in lines))
    return "\n\n".join(parts)


def fill(block: str, marks: tuple[str, str], page: Path = README) -> None:
    """Replaces what stands between two marks of a page."""
    text = page.read_text(encoding="utf-8")
    head, opening, rest = text.partition(marks[0])
    _, closing, tail = rest.partition(marks[1])
    if not opening or not closing:
        raise EvaluationError(f"{page.name} has no {marks[0]} … {marks[1]}")
    page.write_text(f"{head}{opening}\n{block}\n{closing}{tail}", encoding="utf-8", newline="\n")


# --- the gate -----------------------------------------------------------------------------------------------


def floors(row: Scored) -> dict[str, float]:
    """Every figure of a set that has a value."""
    values = {name: figure(row.result) for name, figure in {**PER_ARTICLE, **MERGED}.items()}
    return {name: value for name, value in values.items() if value is not None}


def write_baseline(sets: Sequence[GoldSet], scored: Sequence[Scored]) -> None:
    """Today's figures as floors; sets that are not at hand keep theirs."""
    pairs = zip(sets, scored, strict=False)  # the pooled row has no set
    store({gold_set.name: {"sha256": gold_set.sha256(), "floors": floors(row)} for gold_set, row in pairs})


def gate(sets: Sequence[GoldSet], scored: Sequence[Scored]) -> tuple[list[str], list[str]]:
    """What fell, and what was not compared and why; one line each."""
    baseline = {name: entry for name, entry in known().items() if "by" not in entry}
    rows = {
        gold_set.name: (gold_set, row) for gold_set, row in zip(sets, scored, strict=False)
    }  # the pooled row has no set
    fallen: list[str] = []
    skipped: list[str] = []
    for name, entry in baseline.items():
        if name not in rows:
            skipped.append(f"{name}: not on this machine")
            continue
        gold_set, row = rows[name]
        if gold_set.sha256() != entry["sha256"]:
            skipped.append(f"{name}: its data changed since the floors were written (--update-baseline)")
            continue
        fallen += fell(name, entry["floors"], floors(row))
    skipped += [f"{name}: has no floors yet (--update-baseline)" for name in rows if name not in baseline]
    if not any(name in baseline and rows[name][0].sha256() == baseline[name]["sha256"] for name in rows):
        fallen.append("no set was compared with its floors")
    return fallen, skipped


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    only = parser.add_mutually_exclusive_group()
    only.add_argument(
        "--shipped",
        action="store_const",
        dest="only",
        const=SHIPPED,
        help="only the sets under data/",
    )
    only.add_argument(
        "--unseen",
        action="store_const",
        dest="only",
        const=UNSEEN,
        help="only the sets that no model or rule was made from",
    )
    parser.add_argument(
        "--gold", type=Path, action="append", metavar="FOLDER", help="a folder of further sets"
    )
    parser.add_argument("--markdown", action="store_true", help="print the tables in Markdown")
    parser.add_argument("--readme", action="store_true", help="put the Markdown tables into README.md")
    parser.add_argument("--gate", action="store_true", help="compare with the floors; exit code 1 on a drop")
    parser.add_argument("--update-baseline", action="store_true", help="write the figures as the floors")
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None) -> int:
    args = _arguments(argv)
    beside = ROOT.parent / "shared" / "gold"
    more = args.gold or ([beside] if beside.is_dir() else [])
    if not more and not args.only:
        print(f"no further sets: {beside} does not exist; only those under data/", file=sys.stderr)
    try:
        sets = find_sets([args.only] if args.only else [SHIPPED, *more])
        scored = evaluate(sets)
        block = markdown(scored, COMMANDS.get(args.only, EVERYTHING))
        print(block if args.markdown or args.readme else plain(scored))
        if args.readme:
            fill(block, MARKS[args.only or SHIPPED])
    except EvaluationError as error:
        print(f"evaluate: {error}", file=sys.stderr)
        return 2
    if args.update_baseline:
        write_baseline(sets, scored)
    if not args.gate:
        return 0
    fallen, skipped = gate(sets, scored)
    for line in skipped:
        print(f"not compared: {line}")
    return verdict(fallen)


if __name__ == "__main__":
    sys.exit(main())
