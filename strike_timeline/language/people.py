"""Names of people: a title before, a given name first, a speech verb or an office after."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from strike_timeline.language.lexicon import word_list, words
from strike_timeline.language.name_context import Surroundings
from strike_timeline.language.name_form import judge_name
from strike_timeline.language.name_runs import Run
from strike_timeline.language.pieces import PieceText, is_ordinary
from strike_timeline.language.places import is_place
from strike_timeline.model import EntityType

TITLED = 8
GIVEN = 7
SPEAKS = 5
_LONGEST = 5


@cache
def _given_names(listed: str) -> frozenset[str]:
    return frozenset(name.casefold() for name in word_list("persons", listed))


def is_given_name(word: str) -> bool:
    """Whether ``word`` is a first name, ordinary words among them included."""
    lower = word.casefold()
    return lower in _given_names("given_names") or lower in _given_names("ambiguous_given_names")


def _is_title(word: str) -> bool:
    return word in words("names", "person_titles")


@dataclass(frozen=True, slots=True)
class Titled:
    """The parts of a run with a title in it: "Dockers Union | President | Ana Soler"."""

    before: Run | None
    person: Run | None
    body: Run | None
    """What an office belongs to: "Secretary of the | Miners Federation"."""


def split_titles(cut: PieceText, run: Run) -> Titled | None:
    """The parts of a run that holds a title or an office; None when it holds none."""
    titles = [i for i in range(run.first, run.last - 1) if _is_title(cut.folded[i])]
    if not titles:
        return None
    head, start = titles[0], titles[-1] + 1
    while start < run.last and not cut.is_word[start]:
        start += 1
    before = Run(run.first, head) if head > run.first else None
    if cut.folded[start] in {"of", "for"}:
        start += 1
        if start < run.last and cut.folded[start] == "the":
            start += 1
        body = Run(start, run.last)
        verdict = judge_name(body.text(cut)) if start < run.last else None
        party = verdict is not None and verdict[0] is not EntityType.GOVERNMENT
        return Titled(None, None, body) if party else None
    person = Run(start, run.last)
    if start >= run.last or judge_name(person.text(cut)) is not None:
        return None
    return Titled(before, person, None)


def judge_person(cut: PieceText, around: Surroundings, run: Run, titled: bool) -> int:
    """How sure it is that the run is a person's name, 0 when nothing says so."""
    names = cut.words(run.first, run.last)
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
        firm = not titled and around.word(run.first - 1) in words("organizations", "employer", "described_by")
        return TITLED if not firm and not all(is_ordinary(n) for n in names) else SPEAKS - 1
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
