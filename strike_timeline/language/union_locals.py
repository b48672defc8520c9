"""Locals of a union: "Local 4711 of the Kelp Workers" and "Kelp Workers Local 4711" are both "Local 4711"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from strike_timeline.language.article_names import ArticleNames, Candidate
from strike_timeline.language.name_form import judge_name
from strike_timeline.language.name_runs import Run
from strike_timeline.language.pieces import PieceText
from strike_timeline.model import Entity, EntityType

_LOCAL = re.compile(r"(?:Local|Lodge|Branch) (?:No\. ?)?[\w-]+\Z")
_OF_UNION = re.compile(r"(?P<local>(?:Local|Lodge|Branch) .+?) of (?:the )?(?P<union>.+)\Z")
_WHOLE = 9


def whole_locals(
    cut: PieceText,
    candidates: Sequence[Candidate],
    fixed: Sequence[tuple[int, int]],
    entity_at: dict[int, Entity],
) -> list[Candidate]:
    """The candidates, those of locals reaching to the end of the union's name behind them."""
    known = {first: (last, entity_at[first]) for first, last in fixed}
    unknown = {c.run.first: c for c in candidates}
    whole: list[Candidate] = []
    for candidate in candidates:
        start = _after_of(cut, candidate.run.last) if _LOCAL.match(candidate.name) else None
        last, parent = None, None
        if start is not None and start in known and known[start][1].type is EntityType.UNION:
            last, parent = known[start]
        elif start is not None and start in unknown:
            form = judge_name(unknown[start].name)
            last = unknown[start].run.last if form is not None and form[0] is EntityType.UNION else None
        if last is None:
            whole.append(candidate)
            continue
        run = Run(candidate.run.first, last)
        whole.append(Candidate(run, run.text(cut), [(EntityType.UNION, _WHOLE)], parent=parent))
    return whole


def _after_of(cut: PieceText, i: int) -> int | None:
    """Where the name starts that "of" or "of the" at ``i`` leads to."""
    following = cut.texts[i : i + 2]
    if not following or following[0] != "of":
        return None
    return i + 2 if following[1:] == ["the"] else i + 1


def shorten_locals(candidates: Sequence[Candidate], names: ArticleNames) -> None:
    """Define "Local 4711" where one longer name of the article starts or ends with it.

    A union that the article names only as that of its local is the same party as the local.
    """
    written = Counter(c.name for c in candidates)
    whole = {match.group(): match for name in sorted(written) if (match := _OF_UNION.match(name))}
    bodies: dict[str, str] = {}
    for name, match in whole.items():
        union = match["union"]
        bodies[name] = union if written[union] == 1 else name
        if bodies[name] == union:
            names.define(name, union)
    locals_named = {name for name in written if _LOCAL.match(name)} | {m["local"] for m in whole.values()}
    for short in sorted(locals_named):
        longer = {bodies[name] for name, match in whole.items() if match["local"] == short}
        longer |= {name for name in written if name.endswith(" " + short)}
        if len(longer) == 1:
            names.define(short, next(iter(longer)))
