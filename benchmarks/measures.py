"""The measures of a timeline against gold annotations, micro-averaged over articles:

published   publication date: exact, or gold inside an inferred interval of <= 62 days
entities    unions / employers / associations found, by name or alias, with their type
dates       phrases that say when: found; near (intervals overlap); exact (the same interval,
            over crisp gold only: day, week, weekend, month, quarter, year, range)
events      per article: typed (type + same evidence sentence or overlapping date),
            dated (typed + exact interval), near (typed + overlapping interval)
            precision counts every gold event, recall counts the core ones
salience    what is printed without --all: how much of it is core in gold, how much of the core is printed
roles       on typed matches: F1 of unions and of employers; status accuracy; workers
timeline    merged entries: type + interval overlap + a shared party, and how well
            mentions of one event were merged (B-cubed F1)
disputes    records: strike start, strike end, workers, each exact
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

Interval = tuple[date, date] | tuple[None, None]
Json = dict[str, Any]
UNDATED = (None, None)
CRISP = {"day", "week", "weekend", "month", "quarter", "year", "range"}
# anaphora that name no one in particular: never evidence that two parties are the same
_GENERIC_WORDS = """
union unions guild guilds company companies studio studios network networks producers alliance
association side sides both sides two sides management employer employers workers members writers actors
performers drivers teachers nurses doctors pilots carriers automakers carmakers railways railroads ports board
committee strikers group groups government minister they it we them carrier automaker planemaker"""
GENERIC = {*_GENERIC_WORDS.split(), "two sides", "both sides"}


# --- names, dates and counts ---------------------------------------------------------


def fold(text: str) -> str:
    """Case-, space-, quote- and article-insensitive form of a name or phrase."""
    text = text.lower().replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    text = re.sub(r"['\"]s\b", "", text)
    text = re.sub(r"[^\w]+", " ", text).strip()
    return re.sub(r"^(the|a|an) ", "", text)


def words(text: str) -> set[str]:
    return set(fold(text).split())


def interval(start: str | None, end: str | None) -> Interval:
    if not start and not end:
        return UNDATED
    first, last = start or end or "", end or start or ""
    return date.fromisoformat(first[:10]), date.fromisoformat(last[:10])


def overlap(a: Interval, b: Interval) -> bool:
    if a[0] is None or b[0] is None:
        return False
    return a[0] <= b[1] and b[0] <= a[1]


def days(a: Interval) -> int:
    return (a[1] - a[0]).days + 1 if a[0] is not None else 0


def prf(hit_p: float, n_p: float, hit_r: float, n_r: float) -> dict[str, float]:
    p = hit_p / n_p if n_p else 0.0
    r = hit_r / n_r if n_r else 0.0
    return {
        "p": round(p, 4),
        "r": round(r, 4),
        "f1": round(2 * p * r / (p + r), 4) if p + r else 0.0,
        "gold": int(n_r),
        "pred": int(n_p),
    }


def same_sentence(a: str, b: str) -> bool:
    x, y = words(a), words(b)
    return bool(x and y) and len(x & y) / min(len(x), len(y)) >= 0.6


def best_pairs(scored: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """One-to-one matching, greedily from the best score down."""
    used_g: set[int] = set()
    used_p: set[int] = set()
    pairs = []
    for _, g, p in sorted(scored, key=lambda t: (-t[0], t[1], t[2])):
        if g not in used_g and p not in used_p:
            used_g.add(g)
            used_p.add(p)
            pairs.append((g, p))
    return pairs


# --- reading ---------------------------------------------------------------


def article_key(source: str) -> str:
    """`a/b/feed.xml#2` -> `feed#2`: the name that predictions and gold share."""
    name, mark, record = Path(source).name.partition("#")
    return name.partition(".")[0] + mark + record


def load_gold(folder: Path) -> dict[str, Json]:
    gold = {}
    for path in sorted(folder.rglob("*.gold.json")):
        if path.name in ("timeline.gold.json", "disputes.gold.json"):
            continue
        record = json.loads(path.read_text(encoding="utf-8"))
        gold[article_key(record.get("article") or path.name)] = record
    return gold


class Prediction:
    """A timeline document, indexed by the articles' keys."""

    def __init__(self, timeline: Json) -> None:
        self.timeline = timeline
        self.key_of = {a["id"]: article_key(a["source"]) for a in timeline["articles"]}
        self.article = {article_key(a["source"]): a for a in timeline["articles"]}
        self.names = {e["id"]: e for e in timeline.get("entities", [])}
        self.mentions = defaultdict(list)  # article key -> event mentions
        for event in timeline["events"]:
            for mention in event["mentions"]:
                self.mentions[self.key_of[mention["article"]]].append((event, mention))
        self.dates = defaultdict(list)
        for d in timeline.get("dates", []):
            self.dates[self.key_of[d["article"]]].append(d)
        self.entities = defaultdict(list)
        for e in timeline.get("entities", []):
            for key in {self.key_of[m["article"]] for m in e.get("mentions", [])}:
                self.entities[key].append(e)

    def forms(self, ids: Iterable[str] | None) -> list[set[str]]:
        """The folded names of each party."""
        out = []
        for i in ids or []:
            e = self.names.get(i, {"name": i})
            seen = [m["text"] for m in e.get("mentions", []) if m.get("text")]
            out.append(names_of(e["name"], [*e.get("aliases", []), *seen]))
        return out


def names_of(canonical: str, mentions: Iterable[str]) -> set[str]:
    """Folded names of one party: its canonical name and its capitalised mentions."""
    named = (m for m in mentions if any(c.isupper() for c in re.sub(r"^The ", "", m)))
    return {fold(canonical), *(f for f in map(fold, named) if f not in GENERIC)}


def gold_forms(record: Json) -> dict[str, set[str]]:
    entities = record.get("entities", [])
    return {e["canonical"]: names_of(e["canonical"], e.get("mentions", [])) for e in entities}


def all_forms(gold: Mapping[str, Json]) -> dict[str, set[str]]:
    forms: dict[str, set[str]] = {}
    for record in gold.values():
        for name, names in gold_forms(record).items():
            forms.setdefault(name, set()).update(names)
    return forms


def party_match(
    gold_names: Iterable[str], forms_of: Mapping[str, set[str]], pred_forms: list[set[str]]
) -> tuple[int, int, int]:
    gold = [forms_of.get(n, {fold(n)}) for n in gold_names]
    hits = len(best_pairs([(1, g, p) for g, a in enumerate(gold) for p, b in enumerate(pred_forms) if a & b]))
    return hits, len(gold), len(pred_forms)


# --- the measures ----------------------------------------------------------


def score_published(gold: Mapping[str, Json], pred: Prediction) -> Json:
    exact = within = 0
    for key, record in gold.items():
        if not record.get("published"):
            continue
        truth = interval(record["published"], None)
        got = pred.article.get(key, {}).get("published") or {}
        span = interval(got.get("start"), got.get("end"))
        exact += span == truth
        within += overlap(span, truth) and days(span) <= 62
    n = sum(bool(r.get("published")) for r in gold.values())
    return {
        "exact": round(exact / n, 4) if n else None,
        "exact_or_bounded": round(within / n, 4) if n else None,
        "articles": n,
    }


def score_entities(gold: Mapping[str, Json], pred: Prediction) -> Json:
    wanted = {"union", "employer", "employer_association"}
    hits = typed = n_gold = n_pred = 0
    for key, record in gold.items():
        g = [
            (e["type"], names_of(e["canonical"], e.get("mentions", [])))
            for e in record["entities"]
            if e["type"] in wanted
        ]
        p = [(e["type"], pred.forms([e["id"]])[0]) for e in pred.entities.get(key, []) if e["type"] in wanted]
        pairs = best_pairs(
            (1 + (a == b), i, j) for i, (a, x) in enumerate(g) for j, (b, y) in enumerate(p) if x & y
        )
        hits += len(pairs)
        typed += sum(g[i][0] == p[j][0] for i, j in pairs)
        n_gold += len(g)
        n_pred += len(p)
    return {"found": prf(hits, n_pred, hits, n_gold), "typed": prf(typed, n_pred, typed, n_gold)}


def _interval_of(phrase: Json) -> Interval:
    return interval(phrase["start_date"], phrase["end_date"])


def score_dates(gold: Mapping[str, Json], pred: Prediction) -> Json:
    hits = exact = near = n_gold = n_pred = n_crisp = 0
    for key, record in gold.items():
        g = [d for d in record["dates"] if d.get("start_date")]
        p = [d for d in pred.dates.get(key, []) if d.get("start_date")]
        durations = [fold(d["text"]) for d in record["dates"] if not d.get("start_date")]
        scored = []
        for i, a in enumerate(g):
            for j, b in enumerate(p):
                x, y = fold(a["text"]), fold(b["text"])
                if x and y and (x in y or y in x):
                    same = _interval_of(a) == _interval_of(b)
                    scored.append((2 * same + (x == y) - abs(i / len(g) - j / len(p)) * 0.1, i, j))
        pairs = best_pairs(scored)
        for i, j in pairs:
            gi, pi = _interval_of(g[i]), _interval_of(p[j])
            exact += gi == pi and g[i]["granularity"] in CRISP
            near += overlap(gi, pi)
        n_crisp += sum(d["granularity"] in CRISP for d in g)
        hits += len(pairs)
        n_gold += len(g)
        paired = {j for _, j in pairs}
        n_pred += sum(1 for j, b in enumerate(p) if j in paired or fold(b["text"]) not in durations)
    return {
        "found": prf(hits, n_pred, hits, n_gold),
        "near": prf(near, n_pred, near, n_gold),
        "exact": {"r": round(exact / n_crisp, 4) if n_crisp else 0.0, "gold": n_crisp},
    }


SAME_MOMENT = {"ratification": "ratification_vote", "ratification_vote": "ratification"}


def types_of(gold_event: Json) -> set[str]:
    """Event types that count as right: the annotated one, its listed alternatives, and the
    other half of a ratification (the vote and its result are one moment in most reports)."""
    kind = gold_event["type"]
    more = {"strike_joined"} if gold_event.get("scope") == "expansion" else set()
    return {kind, *gold_event.get("alt_types", []), *more, SAME_MOMENT.get(kind, kind)}


def intervals_of(gold_event: Json) -> list[Interval]:
    """Intervals that count as exact: the annotated one first, then the listed alternatives."""
    pairs = [(gold_event.get("start_date"), gold_event.get("end_date"))]
    pairs += gold_event.get("alt_dates", []) + gold_event.get("accept_dates", [])
    return [interval(*pair) for pair in pairs]


def match_events(record: Json, mentions: list[tuple[Json, Json]]) -> list[tuple[int, int]]:
    """Pairs (gold index, predicted index) of one article, typed matches only."""
    scored = []
    for i, g in enumerate(record["events"]):
        gold_intervals = intervals_of(g)
        for j, (event, m) in enumerate(mentions):
            kind = m.get("type", event["type"])
            if kind not in types_of(g):
                continue
            d = m.get("date") or {}
            pi = interval(d.get("start"), d.get("end"))
            sentence = same_sentence(g["quote"], m["quote"])
            dates = any(overlap(gi, pi) for gi in gold_intervals)
            if sentence or dates:
                exact = pi in gold_intervals
                core = g.get("salience") == "core"
                scored.append((2 * sentence + dates + 2 * exact + (kind == g["type"]) + 0.5 * core, i, j))
    return best_pairs(scored)


def score_events(gold: Mapping[str, Json], pred: Prediction) -> Json:
    typed_p = typed_r = dated_p = dated_r = near_p = near_r = n_core = n_pred = 0
    roles = {"unions": [0, 0, 0], "employers": [0, 0, 0]}
    status = status_n = workers = workers_n = 0
    by_type: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for key, record in gold.items():
        mentions = pred.mentions.get(key, [])
        forms = gold_forms(record)
        pairs = match_events(record, mentions)
        n_pred += len(mentions)
        core = [g for g in record["events"] if g.get("salience", "core") == "core"]
        n_core += len(core)
        for g in core:
            by_type[g["type"]][1] += 1
        for event, m in mentions:
            by_type[m.get("type", event["type"])][2] += 1
        for i, j in pairs:
            g, (event, m) = record["events"][i], mentions[j]
            is_core = g.get("salience", "core") == "core"
            gold_intervals = intervals_of(g)
            d = m.get("date") or {}
            pi = interval(d.get("start"), d.get("end"))
            typed_p += 1
            typed_r += is_core
            by_type[g["type"]][0] += is_core
            if pi in gold_intervals:
                dated_p += 1
                dated_r += is_core
            if pi in gold_intervals or any(overlap(gi, pi) for gi in gold_intervals):
                near_p += 1
                near_r += is_core
            for role in roles:
                ids = m.get(role, event.get(role))
                for k, v in enumerate(party_match(g.get(role, []), forms, pred.forms(ids))):
                    roles[role][k] += v
            status += m.get("status", event.get("status")) in {g["status"], *g.get("alt_status", [])}
            status_n += 1
            if g.get("workers"):
                workers_n += 1
                workers += m.get("workers", event.get("workers")) == g["workers"]
    return {
        "typed": prf(typed_p, n_pred, typed_r, n_core),
        "dated": prf(dated_p, n_pred, dated_r, n_core),
        "near": prf(near_p, n_pred, near_r, n_core),
        "roles": {r: prf(h, p, h, g) for r, (h, g, p) in roles.items()},
        "status_accuracy": round(status / status_n, 4) if status_n else None,
        "workers_accuracy": round(workers / workers_n, 4) if workers_n else None,
        "by_type": {t: {"recall": f"{h}/{g}", "pred": p} for t, (h, g, p) in sorted(by_type.items())},
    }


def score_salience(gold: Mapping[str, Json], pred: Prediction) -> Json:
    """Of the mentions of events that are core in the prediction, and so printed without ``--all``: how many
    are core in gold, how many are annotated at all, and how much of the gold core they tell.
    """
    printed = annotated = core = n_core = 0
    for key, record in gold.items():
        mentions = [(e, m) for e, m in pred.mentions.get(key, []) if e.get("salience", "core") == "core"]
        events = record["events"]
        pairs = match_events(record, mentions)
        printed += len(mentions)
        annotated += len(pairs)
        core += sum(events[i].get("salience", "core") == "core" for i, _ in pairs)
        n_core += sum(event.get("salience", "core") == "core" for event in events)
    return {"printed": printed, "annotated": annotated, "core": core, "gold": n_core}


def confusions(gold: Mapping[str, Json], pred: Prediction) -> Counter[tuple[str, str]]:
    """Pairs (annotated type, predicted type) of core events that were not found, but told of the same
    sentence as another type that is annotated nowhere.
    """
    found: Counter[tuple[str, str]] = Counter()
    for key, record in gold.items():
        mentions, events = pred.mentions.get(key, []), record["events"]
        pairs = match_events(record, mentions)
        matched, used = {i for i, _ in pairs}, {j for _, j in pairs}
        rest = [
            (1.0, i, j)
            for i, event in enumerate(events)
            for j, (_, mention) in enumerate(mentions)
            if i not in matched
            and j not in used
            and event.get("salience", "core") == "core"
            and same_sentence(event["quote"], mention["quote"])
        ]
        found.update((events[i]["type"], mentions[j][1]["type"]) for i, j in best_pairs(rest))
    return found


def score_timeline(folder: Path, gold: Mapping[str, Json], pred: Prediction) -> Json | None:
    path = next(iter(sorted(folder.rglob("timeline.gold.json"))), None)
    if not path:
        return None
    entries = json.loads(path.read_text(encoding="utf-8"))
    forms = all_forms(gold)
    entry_of = {
        (article_key(key), i): n for n, entry in enumerate(entries) for key, i in entry.get("mentions", [])
    }

    # which predicted event holds which annotated mention
    event_of = {}
    for key, record in gold.items():
        mentions = pred.mentions.get(key, [])
        for i, j in match_events(record, mentions):
            event_of[(key, record["events"][i].get("id"))] = mentions[j][0]["id"]

    scored = []
    for i, g in enumerate(entries):
        gi = interval(g.get("start_date"), g.get("end_date"))
        parties = [forms.get(n, {fold(n)}) for n in [*g.get("unions", []), *g.get("employers", [])]]
        for j, e in enumerate(pred.timeline["events"]):
            d = e.get("date") or {}
            pi = interval(d.get("start"), d.get("end"))
            sides = pred.forms([*e.get("unions", []), *e.get("employers", [])])
            shared = any(a & b for a in parties for b in sides)
            when = overlap(gi, pi) or gi == pi
            if e["type"] in types_of(g) and when and (shared or not parties):
                scored.append((2 * (gi == pi) + len(e["mentions"]) * 0.01, i, j))
    pairs = best_pairs(scored)
    exact = sum(
        interval(entries[i].get("start_date"), entries[i].get("end_date"))
        == interval(*(pred.timeline["events"][j]["date"].get(k) for k in ("start", "end")))
        for i, j in pairs
    )
    # an event that only holds annotated mentions outside the gold timeline (minor ones) is not an error
    outside: set[str] = set()
    inside: set[str] = set()
    for node, event_id in event_of.items():
        (inside if node in entry_of else outside).add(event_id)
    paired = {j for _, j in pairs}
    counted = sum(
        j in paired or e["id"] in inside or e["id"] not in outside
        for j, e in enumerate(pred.timeline["events"])
    )

    # B-cubed over the mentions that both sides have
    nodes = [n for n in event_of if n in entry_of]
    precision = recall = 0.0
    for node in nodes:
        same_p = [m for m in nodes if event_of[m] == event_of[node]]
        same_g = [m for m in nodes if entry_of[m] == entry_of[node]]
        both = sum(entry_of[m] == entry_of[node] for m in same_p)
        precision += both / len(same_p)
        recall += both / len(same_g)
    n = len(nodes) or 1
    p, r = precision / n, recall / n
    return {
        "entries": prf(len(pairs), counted, len(pairs), len(entries)),
        "entries_exact_date": prf(exact, counted, exact, len(entries)),
        "merging_b3": {
            "p": round(p, 4),
            "r": round(r, 4),
            "f1": round(2 * p * r / (p + r), 4) if p + r else 0.0,
            "gold": len(nodes),
            "pred": len(nodes),
        },
    }


def score_disputes(folder: Path, gold: Mapping[str, Json], pred: Prediction) -> Json | None:
    path = next(iter(sorted(folder.rglob("disputes.gold.json"))), None)
    if not path:
        return None
    records = json.loads(path.read_text(encoding="utf-8"))
    forms = all_forms(gold)
    got = pred.timeline.get("disputes", [])
    scored = []
    for i, g in enumerate(records):
        parties = [forms.get(n, {fold(n)}) for n in g["unions"]]
        employers = [forms.get(n, {fold(n)}) for n in g["employers"]]
        for j, d in enumerate(got):
            u = sum(any(a & b for b in pred.forms(d["unions"])) for a in parties)
            e = sum(any(a & b for b in pred.forms(d["employers"])) for a in employers)
            if u:
                same = d.get("strike_start") == g.get("strike_start")
                scored.append((u + 0.5 * e + 3 * same, i, j))
    pairs = best_pairs(scored)
    fields = ("strike_start", "strike_end", "workers")
    right = {f: sum(got[j].get(f) == records[i].get(f) for i, j in pairs) for f in fields}
    return {
        "found": prf(len(pairs), len(got), len(pairs), len(records)),
        **{f: f"{right[f]}/{len(records)}" for f in fields},
    }
