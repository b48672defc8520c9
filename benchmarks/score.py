"""Score a timeline against gold annotations.

    python benchmarks/score.py TIMELINE.json GOLD_DIR [--json]

TIMELINE.json is what `strike-timeline build CORPUS --all --format json` writes for the whole corpus (see
docs/timeline-document.md); GOLD_DIR holds one `*.gold.json` per article, and optionally `timeline.gold.json`
and `disputes.gold.json` for the merged view. What is measured stands in measures.py. Standard library only.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path

from measures import (
    Json,
    Prediction,
    load_gold,
    score_dates,
    score_disputes,
    score_entities,
    score_events,
    score_published,
    score_salience,
    score_timeline,
)


def score(gold: Mapping[str, Json], pred: Prediction, folder: Path | None = None) -> Json:
    """Every measure by area; ``folder`` is where the merged gold timeline and disputes are."""
    return {
        "articles": {"gold": len(gold), "missing": [key for key in gold if key not in pred.article]},
        "published": score_published(gold, pred),
        "entities": score_entities(gold, pred),
        "dates": score_dates(gold, pred),
        "events": score_events(gold, pred),
        "salience": score_salience(gold, pred),
        "timeline": score_timeline(folder, gold, pred) if folder else None,
        "disputes": score_disputes(folder, gold, pred) if folder else None,
    }


def _line(label: str, m: Json) -> str:
    if "p" not in m:
        return f"{label:<28} accuracy {m['r']:.3f} of {m['gold']}"
    figures = f"P {m['p']:.3f}  R {m['r']:.3f}  F1 {m['f1']:.3f}"
    return f"{label:<28} {figures}   gold {m.get('gold', '')} pred {m.get('pred', '')}"


def report(result: Json) -> str:
    """The result in lines, every measure with what it counts."""
    lines = []
    if result["articles"]["missing"]:
        lines.append(f"articles without a prediction: {', '.join(result['articles']['missing'])}")
    pub, ev = result["published"], result["events"]
    bounded = f"exact {pub['exact']}  exact or bounded {pub['exact_or_bounded']}  of {pub['articles']}"
    lines.append(f"{'published':<28} {bounded}")
    lines += [_line(f"{area} {k}", m) for area in ("entities", "dates") for k, m in result[area].items()]
    lines += [_line(f"events {k}", ev[k]) for k in ("typed", "near", "dated")]
    lines += [_line(f"roles {r}", m) for r, m in ev["roles"].items()]
    lines += [f"{f'{what} accuracy':<28} {ev[f'{what}_accuracy']}" for what in ("status", "workers")]
    shown = result["salience"]
    lines.append(
        f"{'printed without --all':<28} {shown['printed']}, {shown['core']} of them core in gold, "
        f"{shown['annotated'] - shown['core']} minor; gold core {shown['gold']}"
    )
    types = (f"{t} {v['recall']} ({v['pred']})" for t, v in ev["by_type"].items())
    lines.append("by type (core recall, predicted): " + ", ".join(types))
    lines += [_line(f"timeline {k}", m) for k, m in (result["timeline"] or {}).items()]
    if result["disputes"]:
        fields = dict(result["disputes"])
        lines.append(_line("disputes found", fields.pop("found")))
        lines.append("disputes exact: " + ", ".join(f"{k} {v}" for k, v in fields.items()))
    return "\n".join(lines)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("timeline", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--json", action="store_true", help="print the whole result as JSON")
    args = parser.parse_args(argv)
    pred = Prediction(json.loads(args.timeline.read_text(encoding="utf-8")))
    gold = load_gold(args.gold)
    if not gold:
        print(f"no *.gold.json under {args.gold}", file=sys.stderr)
        return 2
    result = score(gold, pred, args.gold)
    print(json.dumps(result, indent=2, ensure_ascii=False) if args.json else report(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
