"""Scores date phrases on TimeML documents the way TempEval-3 does.

    python benchmarks/timex.py [FOLDER]           the tables on the terminal
    python benchmarks/timex.py --errors           also a line for each difference
    python benchmarks/timex.py --docs             puts the table into docs/dates.md
    python benchmarks/timex.py --gate             exit code 1 when a figure fell below baseline.json
    python benchmarks/timex.py --update-baseline  writes today's figures as the floors

FOLDER holds `*.tml` files (TimeBank, AQUAINT …; default ../shared/corpora/timeml). They are not ours to ship:
without them the benchmark says so and ends. Each document's TEXT and creation time become an article,
`strike-timeline dates` reads all of them, and the TIMEX3 type and value of each phrase are compared.

strict: equal spans; relaxed: overlapping spans; type and value: relaxed pairs with the same; strict value:
equal spans and the same value. Pairs are one to one. All micro-averaged.

A third of the documents, chosen by the hash of their file names, is kept out of view: `--errors` prints
the differences of the others only, and the rules are made from those. The last line times `strike_dates`
alone, in a pipeline with nothing else, on documents that are already tokenized.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import json
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from evaluate import ROOT, fill, program
from floors import Figures, fell, known, store, verdict
from measures import prf

_TAG = re.compile(r'<(/?)([A-Za-z_0-9]+)((?:\s+[\w:]+\s*=\s*"[^"]*")*)\s*(/?)>')
_ATTRIBUTE = re.compile(r'([\w:]+)\s*=\s*"([^"]*)"')
_CREATION = ("CREATION_TIME", "PUBLICATION_TIME")
KEY = "timeml"
SOURCE = "timex.py"
DOCS = ROOT / "docs" / "dates.md"
MARKS = ("<!-- timeml -->", "<!-- /timeml -->")
_PARTS = 3
"""One document in so many is held out."""
MEASURES = ("strict", "relaxed", "type", "value", "strict value")


@dataclass(frozen=True, slots=True)
class Phrase:
    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    name: str
    text: str
    created: str
    """ISO day."""
    phrases: tuple[Phrase, ...]

    @property
    def held_out(self) -> bool:
        """Is it one of those that no rule was made from?"""
        digest = hashlib.sha256(f"{self.name}.tml".encode()).hexdigest()
        return int(digest, 16) % _PARTS == 0


def read_tml(path: Path) -> Document:
    """The characters of TEXT without tags, its TIMEX3 spans, and the creation time."""
    raw = path.read_text(encoding="utf-8", errors="replace")
    body = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.DOTALL)
    text, phrases = _untagged(body.group(1) if body else "")
    return Document(path.stem, text, _creation(raw), tuple(sorted(phrases, key=lambda p: (p.start, p.end))))


def _creation(raw: str) -> str:
    stamp = re.search(r"<DCT>.*?<TIMEX3([^>]*)>", raw, re.DOTALL)
    told = [stamp.group(1)] if stamp else re.findall(r"<TIMEX3([^>]*)>", raw)
    for attributes in (dict(_ATTRIBUTE.findall(one)) for one in told):
        if stamp or attributes.get("functionInDocument") in _CREATION:
            value = attributes.get("value", "")
            compact = re.match(r"(\d{4})(\d{2})(\d{2})(?!\d)", value)
            return "-".join(compact.groups()) if compact else value[:10]
    return ""


def _untagged(body: str) -> tuple[str, list[Phrase]]:
    parts: list[str] = []
    length = position = 0
    open_tags: list[tuple[int, dict[str, str]]] = []
    found: list[Phrase] = []
    for tag in _TAG.finditer(body):
        parts.append(html.unescape(body[position : tag.start()]))
        length += len(parts[-1])
        position = tag.end()
        if tag.group(2) != "TIMEX3":
            continue
        if not tag.group(1) and not tag.group(4):
            open_tags.append((length, dict(_ATTRIBUTE.findall(tag.group(3)))))
        elif tag.group(1) and open_tags:
            start, attributes = open_tags.pop()
            if length > start:
                found.append(Phrase(start, length, attributes.get("type", ""), attributes.get("value", "")))
    parts.append(html.unescape(body[position:]))
    return "".join(parts), found


def predict(documents: Sequence[Document]) -> dict[str, list[Phrase]]:
    """What the program finds, by document name."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        with path.open("w", encoding="utf-8") as out:
            for document in documents:
                record = {"id": document.name, "title": "", "text": document.text}
                out.write(json.dumps({**record, "date_published": document.created}) + "\n")
        arguments = [program(), "dates", str(path), "--format", "json", "--quiet"]
        done = subprocess.run(arguments, capture_output=True, encoding="utf-8", check=True)
    result = json.loads(done.stdout)
    name_of = {a["id"]: documents[int(a["source"].rpartition("#")[2]) - 1].name for a in result["articles"]}
    found: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in result["dates"]:
        timex = phrase["timex3"]
        found[name_of[phrase["article"]]].append(
            Phrase(phrase["start"], phrase["end"], timex["type"], timex["value"])
        )
    return found


def pairs(gold: Sequence[Phrase], predicted: Sequence[Phrase]) -> list[tuple[int, int]]:
    """One to one: equal spans first, then by descending overlap."""
    scored = []
    for i, a in enumerate(gold):
        for j, b in enumerate(predicted):
            shared = min(a.end, b.end) - max(a.start, b.start)
            if shared > 0:
                scored.append(((a.start, a.end) != (b.start, b.end), -shared, i, j))
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    chosen = []
    for _, _, i, j in sorted(scored):
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            chosen.append((i, j))
    return chosen


def compare(
    documents: Sequence[Document], found: dict[str, list[Phrase]], counts: Counter[str]
) -> Iterator[str]:
    """Counts hits by measure, and tells every difference in a line."""
    for document in documents:
        gold, predicted = (
            document.phrases,
            sorted(found.get(document.name, []), key=lambda p: (p.start, p.end)),
        )
        matched = pairs(gold, predicted)
        counts["gold"] += len(gold)
        counts["predicted"] += len(predicted)
        counts["relaxed"] += len(matched)
        for i, j in matched:
            a, b = gold[i], predicted[j]
            strict, value = (a.start, a.end) == (b.start, b.end), a.value == b.value
            counts["strict"] += strict
            counts["type"] += a.type == b.type
            counts["value"] += value
            counts["strict value"] += strict and value
            if not (strict and value and a.type == b.type):
                yield _told("differs", document, a, b)
        for i in sorted(set(range(len(gold))) - {i for i, _ in matched}):
            yield _told("missed", document, gold[i], None)
        for j in sorted(set(range(len(predicted))) - {j for _, j in matched}):
            yield _told("too much", document, None, predicted[j])


def _told(what: str, document: Document, gold: Phrase | None, predicted: Phrase | None) -> str:
    shown = (
        f"{document.text[p.start : p.end]!r} {p.type} {p.value}" if p else "–" for p in (gold, predicted)
    )
    return " | ".join((what, document.name, document.created, *shown))


def component_speed(documents: Sequence[Document], rounds: int) -> float:
    """Words a second of `strike_dates` alone on tokenized documents, the best round."""
    import spacy
    from spacy.tokens import Doc

    from strike_timeline.model import Published

    nlp = spacy.blank("en")
    dates = nlp.add_pipe("strike_dates")
    best = 0.0
    for _ in range(rounds + 1):  # the first warms the caches
        docs: list[Doc] = []
        for document in documents:
            doc = nlp.make_doc(document.text)
            created = date.fromisoformat(document.created)
            doc._.published = Published(created, created, "document creation time")
            docs.append(doc)
        started = time.perf_counter()
        for doc in docs:
            dates(doc)
        seconds = time.perf_counter() - started
        best = max(best, sum(len(document.text.split()) for document in documents) / seconds)
    return best


def table(counts: dict[str, Counter[str]], markdown: bool) -> str:
    """F1 by measure, in Markdown; precision and recall too where there is room for them."""
    rows = []
    for measure in MEASURES:
        cells = []
        for part in counts.values():
            figures = prf(part[measure], part["predicted"], part[measure], part["gold"])
            cells += [figures["f1"]] if markdown else [figures[key] for key in ("p", "r", "f1")]
        rows.append((measure, cells))
    if markdown:
        lines = [f"| F1 | {' | '.join(counts)} |", "|---|" + "--:|" * len(counts)]
        return "\n".join(
            lines + [f"| {name} | {' | '.join(f'{v:.3f}' for v in row)} |" for name, row in rows]
        )
    head = [
        f"{'':<14}" + "".join(f"{name:>21}" for name in counts),
        f"{'':<14}" + f"{'P':>7}{'R':>7}{'F1':>7}" * len(counts),
    ]
    return "\n".join(head + [f"{name:<14}" + "".join(f"{v:7.3f}" for v in row) for name, row in rows])


def sha256(files: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def gate(now: Figures, data: str) -> int:
    """1 when a figure fell below its floor; other documents than those of the floors are not compared."""
    entry = known().get(KEY)
    if entry is None or entry["sha256"] != data:
        print("gate: not compared, these are not the documents of the floors")
        return 0
    return verdict(list(fell(KEY, entry["floors"], now)))


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT.parent / "shared" / "corpora" / "timeml")
    parser.add_argument("--errors", action="store_true", help="print every difference in view too")
    parser.add_argument("--rounds", type=int, default=3, help="how often the component is timed")
    parser.add_argument("--docs", action="store_true", help="put the table into docs/dates.md")
    parser.add_argument("--gate", action="store_true", help="compare with the floors; exit code 1 on a drop")
    parser.add_argument("--update-baseline", action="store_true", help="write the figures as the floors")
    args = parser.parse_args(argv)
    files = [path for path in sorted(args.folder.rglob("*.tml")) if not path.name.startswith("._")]
    if not files:
        print(f"skipped: no .tml files under {args.folder} (TimeML corpora are not part of this repository)")
        return 0
    documents = [read_tml(path) for path in files]
    found = predict(documents)
    parts = {
        "all": documents,
        "in view": [document for document in documents if not document.held_out],
        "held out": [document for document in documents if document.held_out],
    }
    counts: dict[str, Counter[str]] = {name: Counter() for name in parts}
    differences = {name: list(compare(part, found, counts[name])) for name, part in parts.items()}
    held_out, phrases = len(parts["held out"]), counts["all"]["gold"]
    told = f"{len(documents)} documents, {held_out} of them held out, {phrases} phrases"
    speed = component_speed(documents, args.rounds)
    print(f"{told}, {counts['all']['predicted']} found\n\n{table(counts, False)}")
    print(f"\nstrike_dates alone: {speed:,.0f} words/s")
    if args.errors:
        print("\n" + "\n".join(sorted(differences["in view"])))
    now = {
        f"{name}, {measure}": prf(c[measure], c["predicted"], c[measure], c["gold"])["f1"]
        for name, c in counts.items()
        for measure in MEASURES
    }
    if args.docs:
        fill(f"Printed by `python benchmarks/timex.py` ({told}):\n\n{table(counts, True)}", MARKS, DOCS)
    if args.update_baseline:
        store({KEY: {"by": SOURCE, "sha256": sha256(files), "floors": now}})
    return gate(now, sha256(files)) if args.gate else 0


if __name__ == "__main__":
    sys.exit(main())
