"""What names say of the names beside them: lists of employers, short names in brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from strike_timeline.language.article_names import ArticleNames, Candidate, base_name
from strike_timeline.language.name_form import judge_name
from strike_timeline.language.name_runs import Run
from strike_timeline.language.pieces import PieceText
from strike_timeline.language.places import is_place
from strike_timeline.model import Entity, EntityType

_SHARED_STRENGTH = 4
_JOINTS = frozenset({",", "and", "or", "&"})
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&.\-]{1,9}\Z")


def share_in_lists(cut: PieceText, candidates: list[Candidate]) -> None:
    """In "X, Y and Z" a name that nothing describes takes the kind of its neighbour when that is an
    employer.
    """
    ordered = sorted(candidates, key=lambda c: c.run.first)
    pairs = [
        (left, right)
        for left, right in pairwise(ordered)
        if 0 < right.run.first - left.run.last <= 2
        and _JOINTS.issuperset(cut.texts[left.run.last : right.run.first])
    ]
    for left, right in [*pairs, *reversed(pairs)]:
        for source, target in ((left, right), (right, left)):
            employer = any(kind is EntityType.EMPLOYER and s >= 4 for kind, s in source.verdicts)
            if employer and not target.verdicts:
                target.verdicts.append((EntityType.EMPLOYER, _SHARED_STRENGTH))


def known_candidates(
    cut: PieceText, fixed: Sequence[tuple[int, int]], entity_at: dict[int, Entity]
) -> list[Candidate]:
    """Known names in the form of candidates, to be neighbours in lists."""
    return [
        Candidate(Run(first, last), Run(first, last).text(cut), [(entity_at[first].type, 9)])
        for first, last in fixed
    ]


def read_brackets(
    cut: PieceText,
    candidates: Sequence[Candidate],
    fixed: Sequence[tuple[int, int]],
    entity_at: dict[int, Entity],
    names: ArticleNames,
) -> None:
    """Short names given behind a full one: "Fooland Dock Workers Union (FDWU)", "the dockers'
    federation, FDF,".
    """
    ends = {last: entity_at[first].name for first, last in fixed}
    ends.update({c.run.last: c.name for c in candidates})
    for candidate in candidates:
        run = candidate.run
        full = ends.get(_end_of_full_name(cut, run.first, run.last))
        if full is None or run.last - run.first > 3:
            continue
        short = candidate.name
        form = judge_name(full)
        one_word = run.last - run.first == 1
        named_so = bool(_ACRONYM.match(short)) or (one_word and form is not None and not is_place(short))
        if named_so and base_name(short) != base_name(full):
            names.define(short, full)
    unknown_ends = {c.run.last: c for c in candidates if c.same is None}
    for first, last in fixed:
        before = unknown_ends.get(_end_of_full_name(cut, first, last))
        if before is None:
            continue
        short = Run(first, last).text(cut)
        initials = "".join(word[0] for word in before.name.split() if word[0].isupper())
        if initials == short and base_name(before.name) != base_name(entity_at[first].name):
            again = [Run(a, b) for a, b in fixed if Run(a, b).text(cut) == short]
            names.add([Candidate(run, short) for run in again])
            names.define(short, before.name)
        elif any(kind is entity_at[first].type for kind, _ in before.verdicts):
            names.link(before.name, entity_at[first])


def _end_of_full_name(cut: PieceText, first: int, last: int) -> int:
    """Where the name ends that pieces [first, last), in brackets or an acronym between commas, repeat;
    -1 if none.
    """
    if first < 2 or last >= len(cut.texts):
        return -1
    opening, closing = cut.texts[first - 1], cut.texts[last]
    apposed = (
        opening == "," and closing == "," and last - first == 1 and bool(_ACRONYM.match(cut.texts[first]))
    )
    if not ((opening == "(" and closing == ")") or apposed):
        return -1
    end = first - 1
    while end > 1 and cut.texts[end - 1] in {">", '"', "”"}:
        end -= 1
    return end
