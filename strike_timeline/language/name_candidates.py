"""Which runs of capitalised words may be names, and what speaks for each type of entity."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from strike_timeline.language.article_names import Candidate
from strike_timeline.language.lexicon import words
from strike_timeline.language.name_context import Surroundings
from strike_timeline.language.name_form import judge_name
from strike_timeline.language.name_runs import Run
from strike_timeline.language.people import judge_person, split_titles
from strike_timeline.language.pieces import PieceText, is_ordinary
from strike_timeline.language.places import is_doubtful_place, is_nationality, is_place, is_state
from strike_timeline.model import Entity, EntityType

_BRANCHES = frozenset({"local", "lodge", "district", "region", "branch", "section"})
_LONGEST_NUMBER = 6
_DATELINE_STRENGTH = 8
_PLACE_STRENGTH = 7
_WRITTEN_PLACE = 5
_DOUBTFUL_PLACE = 4


def find_candidates(
    cut: PieceText,
    around: Surroundings,
    run: Run,
    fixed: Sequence[tuple[int, int]],
    entity_at: dict[int, Entity],
) -> list[Candidate]:
    """The names that a run holds, known ones (``fixed``, in text order) left as they are unless they are part
    of a longer name."""
    near = fixed[bisect_left(fixed, (run.first, 0)) : bisect_left(fixed, (run.last, 0))]
    inside = [(a, b) for a, b in near if b <= run.last]
    if not inside:
        return _unknown(cut, around, run)
    if len(inside) == 1:
        first, last = inside[0]
        longer = _longer_name(cut, run, (first, last), entity_at[first])
        if longer is not None:
            return [longer]
    rest: list[Candidate] = []
    start = run.first
    for first, last in [*inside, (run.last, run.last)]:
        while start < first and not cut.capital[start]:
            start += 1
        end = first
        while end > start and not cut.capital[end - 1]:
            end -= 1
        if start < end:
            rest += _unknown(cut, around, Run(start, end))
        start = last
    return rest


def _longer_name(cut: PieceText, run: Run, known: tuple[int, int], entity: Entity) -> Candidate | None:
    """A name that holds a known one: "Teamsters Local 399", "Walt Disney Co.", "Globex Studios Canada"."""
    first, last = known
    if run.first == first and run.last == last:
        return _numbered_branch(cut, run, entity)
    name = run.text(cut)
    words_after = [word.casefold() for word in cut.words(last, run.last)]
    words_before = [word.casefold() for word in cut.words(run.first, first)]
    if (
        entity.type is EntityType.UNION
        and not words_before
        and words_after[:1] == ["of"]
        and last - first == 1
    ):
        return Candidate(run, name, [(EntityType.UNION, 9)], parent=entity)
    if entity.type is EntityType.UNION and not words_before and words_after and words_after[0] in _BRANCHES:
        end = _with_number(cut, run)
        return Candidate(end, end.text(cut), [(EntityType.UNION, 9)], parent=entity)
    suffixes = words("organizations", "employer", "suffixes")
    if (
        entity.type is EntityType.EMPLOYER
        and not words_before
        and words_after
        and words_after[-1] in suffixes
    ):
        if all(word in suffixes for word in words_after):
            return Candidate(run, name, same=entity)
        return Candidate(run, name, [(EntityType.EMPLOYER, 9)], parent=entity)
    verdict = judge_name(name)
    if verdict is None or verdict[1] < 7:
        return None
    if (
        verdict[0] is EntityType.UNION
        and entity.type is EntityType.UNION
        and words_before
        and not words_after
    ):
        told = is_place(" ".join(words_before)) or not is_ordinary(cut.texts[run.first])
        if len(words_before) <= 3 and cut.capital[first - 1] and told:
            return Candidate(run, name, [verdict], parent=entity if last - first == 1 else None)
        return None
    if (
        verdict[0] is entity.type
        and entity.type is EntityType.EMPLOYER
        and not words_before
        and len(words_after) <= 3
    ):
        return Candidate(run, name, [verdict], parent=entity)
    if (
        verdict[0] is EntityType.UNION
        and entity.type is not EntityType.UNION
        and len(words_before) + len(words_after) > 1
    ):
        return Candidate(run, name, [verdict])
    return None


def _number_follows(cut: PieceText, i: int) -> bool:
    return i < len(cut.texts) and cut.texts[i][0].isdigit() and len(cut.texts[i]) <= _LONGEST_NUMBER


def _numbered_branch(cut: PieceText, run: Run, entity: Entity) -> Candidate | None:
    """A branch that is an acronym and a number: "CUPE 4711"; years do not count."""
    name = run.text(cut)
    if entity.type is not EntityType.UNION or not name.isupper() or not _number_follows(cut, run.last):
        return None
    number = cut.texts[run.last]
    if not number.isdigit() or len(number) < 2 or (len(number) == 4 and number[:2] in {"19", "20"}):
        return None
    longer = Run(run.first, run.last + 1)
    return Candidate(longer, longer.text(cut), [(EntityType.UNION, 9)], parent=entity)


def _with_number(cut: PieceText, run: Run) -> Run:
    """A run that ends in "Local", with the number behind it."""
    last = run.last
    while last < len(cut.texts) and last < run.last + 3 and cut.texts[last] in {"No", ".", "#", "Nos"}:
        last += 1
    lettered = last + 2 < len(cut.texts) and len(cut.texts[last]) == 1 and cut.texts[last + 1] == "-"
    if lettered and cut.capital[last] and _number_follows(cut, last + 2):
        return Run(run.first, last + 3)
    if not _number_follows(cut, last):
        return run
    last += 1
    if last + 1 < len(cut.texts) and cut.texts[last] == "-" and cut.starts[last] == cut.ends[last - 1]:
        part = cut.texts[last + 1]
        if part.isdigit() or (len(part) == 1 and part.isupper()):
            last += 2
    return Run(run.first, last)


def _with_lower_ending(cut: PieceText, run: Run) -> Run | None:
    """A run with the public body in lower case behind it: "the Kelpton | school board"."""
    following = " ".join(cut.texts[run.last : run.last + 2])
    if following not in words("organizations", "employer", "lower_endings"):
        return None
    if cut.opens[run.first] and run.last - run.first == 1 and is_ordinary(cut.texts[run.first]):
        return None
    return Run(run.first, run.last + 2)


def _unknown(cut: PieceText, around: Surroundings, run: Run) -> list[Candidate]:
    """Candidates of a run that holds no known name."""
    if cut.texts[run.last - 1] in {"Local", "Lodge", "Locals"} or (
        run.last - run.first > 1 and cut.texts[run.last - 2] in {"Local", "Lodge"}
    ):
        head = run if cut.texts[run.last - 1].startswith("Lo") else Run(run.first, run.last - 1)
        longer = _with_number(cut, head)
        if longer != head:
            return [Candidate(longer, longer.text(cut), [(EntityType.UNION, 8)])]
    if cut.opens[run.first] and run.last - run.first > 1 and is_ordinary(cut.texts[run.first]):
        rest = Run(run.first + 1, run.last)
        if is_place(rest.text(cut)) or is_nationality(rest.text(cut)):
            run = rest
    text = run.text(cut)
    if is_nationality(text) or _is_leftover(text):
        return []
    board = _with_lower_ending(cut, run)
    if board is not None:
        return [Candidate(board, board.text(cut), [(EntityType.EMPLOYER, 8)])]
    form = judge_name(text)
    titled = split_titles(cut, run)
    if titled is not None:
        found = [*_unknown(cut, around, titled.before)] if titled.before else []
        if titled.person:
            person = judge_person(cut, around, titled.person, True)
            found.append(Candidate(titled.person, titled.person.text(cut), [(EntityType.PERSON, person)]))
        return [*found, *_unknown(cut, around, titled.body)] if titled.body else found
    opens = cut.opens[run.first] and not text.isupper()
    candidate = Candidate(run, text, opens=opens)
    if form is not None:
        candidate.verdicts.append(form)
    if _is_credit(around, run):
        return [Candidate(run, text, [(EntityType.OTHER_ORG, 9)])]
    place = _judge_place(cut, around, run, text)
    if place:
        candidate.verdicts.append((EntityType.PLACE, place))
    person = judge_person(cut, around, run, False)
    if person and (form is None or form[1] < 8):
        candidate.verdicts.append((EntityType.PERSON, person))
    if form is None and text.casefold().split()[-1] in words("organizations", "not_organizations", "heads"):
        return [candidate] if candidate.verdicts else []
    candidate.verdicts += around.judge(run)
    return [candidate]


def _is_leftover(text: str) -> bool:
    """What stands behind a known name: "Ltd", "Canada Ltd", one letter."""
    parts = [part.rstrip(".") for part in text.casefold().split()]
    suffixes = words("organizations", "employer", "suffixes")
    if len(parts) == 1:
        return len(text) < 2 or parts[0] in suffixes
    return parts[-1] in suffixes and is_place(" ".join(parts[:-1]))


def _is_credit(around: Surroundings, run: Run) -> bool:
    """The news agency in a dateline: "(Example Wire) -"."""
    return (
        around.word(run.first - 1) == "("
        and around.word(run.last) == ")"
        and around.word(run.last + 1) in {"-", "–", "—"}
    )


def _judge_place(cut: PieceText, around: Surroundings, run: Run, text: str) -> int:
    """How sure it is that the run is a place: datelines, "Trail, B.C.", the lexicon, "in X"."""
    after = around.word(run.last)
    if cut.opens[run.first] and text.isupper() and after in {",", "(", "-", "–", "—"} and len(text) > 3:
        return _DATELINE_STRENGTH
    if after == "," and run.last + 1 < len(cut.texts):
        following = " ".join(cut.texts[run.last + 1 : run.last + 3])
        state = cut.texts[run.last + 1]
        if cut.capital[run.last + 1] and (is_state(state) or is_state(following)) and not is_state(text):
            return _DATELINE_STRENGTH
    if is_place(text) or ("." in text and is_state(text)):
        return _DOUBTFUL_PLACE if is_doubtful_place(text) else _PLACE_STRENGTH
    if around.word(run.first - 1) in {"in", "near"} and after not in {"'", "’"}:
        return _WRITTEN_PLACE
    return 0
