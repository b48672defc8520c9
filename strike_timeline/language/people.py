"""Names of people: a title before, a given name first, a speech verb or an office after."""

from __future__ import annotations

from functools import cache

from strike_timeline.language.lexicon import word_list, words
from strike_timeline.language.name_context import Surroundings
from strike_timeline.language.name_runs import Run
from strike_timeline.language.pieces import PieceText, is_ordinary
from strike_timeline.language.places import is_place

TITLED = 8
GIVEN = 7
SPEAKS = 5
_LONGEST = 5


@cache
def _given_names(listed: str) -> frozenset[str]:
    return frozenset(name.casefold() for name in word_list("persons", listed))


def _is_title(word: str) -> bool:
    return word in words("names", "person_titles")


def split_titles(cut: PieceText, run: Run) -> tuple[Run | None, Run | None, bool]:
    """A run as (what stands before a title, the name after it, whether there was a title)."""
    pieces = cut.pieces
    last_title = -1
    for i in range(run.first, run.last - 1):
        if _is_title(pieces[i].text.casefold()):
            last_title = i
    if last_title < 0:
        return None, run, False
    start = last_title + 1
    while start < run.last and not pieces[start].is_word:
        start += 1
    head = run.first
    while head < last_title and not _is_title(pieces[head].text.casefold()):
        head += 1
    before = Run(run.first, head) if head > run.first else None
    after = Run(start, run.last) if start < run.last else None
    if after and pieces[start - 1].text.casefold() in {"of", "for"}:
        return run, None, False
    return before, after, True


def judge_person(cut: PieceText, around: Surroundings, run: Run, titled: bool) -> int:
    """How sure it is that the run is a person's name, 0 when nothing says so."""
    names = [p.text for p in cut.pieces[run.first : run.last] if p.is_word]
    if not names or len(names) > _LONGEST or any(ch.isdigit() for n in names for ch in n):
        return 0
    if (
        titled
        or _is_title(around.word(run.first - 1))
        or (
            around.word(run.first - 1) == "."
            and around.word(run.first - 2) in {"mr", "mrs", "ms", "dr", "sen", "rep", "gov", "prof"}
        )
    ):
        return TITLED if not all(is_ordinary(n) for n in names) else SPEAKS - 1
    if len(names) < 2:
        return 0
    if names[0].casefold() in _given_names("given_names") and not names[-1].isupper():
        return GIVEN
    doubtful = names[0].casefold() in _given_names("ambiguous_given_names")
    if doubtful and not is_ordinary(names[-1]) and not names[-1].isupper() and not is_place(" ".join(names)):
        return SPEAKS
    if any(is_ordinary(n) for n in names) or any(n.isupper() and len(n) > 1 for n in names):
        return 0
    after = around.word(run.last)
    if after in words("names", "speech_verbs"):
        return SPEAKS
    if after == "," and around.word(run.last + 1) in words("names", "person_after"):
        return SPEAKS
    return SPEAKS - 1 if around.word(run.first - 1) in words("names", "speech_verbs") else 0
