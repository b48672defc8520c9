"""Who says so, sentence by sentence through an article; and whether the other side says otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from strike_timeline.events.reports import Manner, Region, Report, reports, statement
from strike_timeline.events.scene import Scene
from strike_timeline.events.speakers import Cast, Speaker, any_of, as_written, phrase_speaker
from strike_timeline.language.lexicon import word_list, words
from strike_timeline.model import EntityType, Voice

_UNIONS = frozenset({EntityType.UNION})
_EMPLOYERS = frozenset({EntityType.EMPLOYER, EntityType.EMPLOYER_ASSOCIATION})
_ALONE = 2
"""Words of a phrase that tells no more than an office: "the spokeswoman"."""
_ANSWERS = 2
"""Sentences behind a statement in which the other side may say otherwise."""
_PARAGRAPH = 2
"""Characters between paragraphs, at least."""
_MARK = re.compile(r"[\"“”]")
_AND = re.compile(r"\b(?:and|but|or)\b")
_LEVELS = 12
"""How many relations up from an event the verb of saying is looked for."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who says that something happened."""

    key: str | None = None
    """Entity key or the words as written; None when the article itself tells it."""
    person: str | None = None
    """Who speaks for the body ``key``."""
    voice: Voice = Voice.ARTICLE


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence with its reports and their speakers."""

    scene: Scene
    reports: list[tuple[Report, Speaker]]
    quoted: list[Region]
    carried: Speaker | None
    """Who says what is quoted in it, where another sentence names the speaker."""


class Sources:
    """The reports of an article given as its sentences."""

    def __init__(self, told: Sequence[Scene]) -> None:
        self._cast = Cast.of(told)
        self._told = _carried(list(_resolved(told, self._cast)))

    def source(self, number: int, start: int, end: int, *, denied: bool) -> Source:
        """Who says what the words ``start:end`` of sentence ``number`` tell; ``denied``: that it was not
        so.
        """
        told = self._told[number]
        found = _report_at(told, start, end)
        quoted = any(first <= start < last for first, last in told.quoted)
        if found is not None:
            speaker, manner = found[1], found[0].manner
        elif told.carried is not None and quoted:
            speaker, manner = told.carried, Manner.SAY
        else:
            return Source()
        return Source(speaker.key, speaker.person, self._voice(number, manner, speaker, denied))

    def maker(self, number: int, start: int, end: int) -> Source:
        """Who makes the statement that the words ``start:end`` of sentence ``number`` tell of."""
        scene = self._told[number].scene
        speaker = _speaker(scene, statement(scene, start, end), self._cast, number, ())
        return Source(speaker.key, speaker.person, Voice.REPORT) if speaker else Source()

    def _voice(self, number: int, manner: Manner, speaker: Speaker, denied: bool) -> Voice:
        if manner is Manner.DENY:
            return Voice.DENIAL
        own = denied and speaker.type in _contradicting(self._told[number], beside=False)
        if own or (manner is Manner.ACCUSE and denied):
            return Voice.DENIAL
        if manner is Manner.ACCUSE:
            return Voice.CLAIM
        answers = self._told[number : number + 1 + _ANSWERS]
        against = any(
            _opposed(speaker.type, side)
            for told in answers
            for side in _contradicting(told, beside=told is answers[0])
        )
        return Voice.CLAIM if against else Voice.REPORT


def _report_at(told: _Told, start: int, end: int) -> tuple[Report, Speaker] | None:
    """The innermost report that tells the words ``start:end``, or that is made of them."""
    inside = [
        (report, speaker)
        for report, speaker in told.reports
        if report.scope[0] <= start < report.scope[1] and not _apart(told.scene, report, start, end)
    ]
    if inside:
        return min(inside, key=lambda item: (item[0].scope[1] - item[0].scope[0], -item[0].start))
    made = [item for item in told.reports if item[0].verb is not None and start <= item[0].verb < end]
    return made[0] if made else None


def _apart(scene: Scene, report: Report, start: int, end: int) -> bool:
    """Whether the parse coordinates the words with the verb of saying, so that it does not tell them: "told a
    judge so, and talks resumed".
    """
    parse = scene.parse
    if parse is None or report.verb is None or report.closed:
        return False
    if not _AND.search(scene.folded, report.verb, start):
        return False
    verb = parse.at(scene.start + report.verb)
    token = parse.head_of(scene.start + start, scene.start + end)
    for _ in range(_LEVELS):
        if parse.heads[token] == verb:
            own = parse.by_relation(token, "nsubj")
            return token > verb and parse.relations[token] == "conj" and bool(own)
        if parse.heads[token] == token:
            break
        token = parse.heads[token]
    return False


# --- through the article -----------------------------------------------------------------------------------


def _resolved(told: Sequence[Scene], cast: Cast) -> Iterator[_Told]:
    """The sentences with the speakers of their reports, who may be named in sentences before."""
    open_quote, last = False, 0
    for number, scene in enumerate(told):
        if scene.start - last >= _PARAGRAPH:
            open_quote = False
        quoted, open_quote = _quotations(scene.text, open_quote)
        last = scene.start + len(scene.text)
        found: list[tuple[Report, Speaker]] = []
        for report in reports(scene, quoted):
            speaker = _speaker(scene, report, cast, number, [who for _, who in found])
            if speaker is not None:
                found.append((report, speaker))
        if not scene.heading:
            cast.note(number, scene, [speaker for _, speaker in found])
        yield _Told(scene, found, quoted, None)


def _speaker(
    scene: Scene, report: Report, cast: Cast, number: int, before: Sequence[Speaker]
) -> Speaker | None:
    """Who makes a report; ``before`` are the speakers of the reports before it in its sentence."""
    start, end = report.phrase
    if start == end:
        return (before[-1] if before else None) or _subject(scene, report, cast, number)
    if report.pronoun in words("reporting", "he"):
        return cast.he(number)
    if report.pronoun in words("reporting", "they"):
        return (before[-1] if before else None) or _earlier(scene, report) or cast.they(number)
    named = phrase_speaker(scene, start, end, cast.posts)
    return named or _by_parse(scene, report, cast) or _nameless(scene, start, end, cast, number)


def _subject(scene: Scene, report: Report, cast: Cast, number: int) -> Speaker | None:
    """The subject that a verb shares with one before it."""
    apart = scene.folded.rfind("; ", 0, report.start)
    named = (_earlier(scene, report, apart) if apart >= 0 else None) or _by_parse(scene, report, cast)
    if named is not None:
        return named
    opening = scene.folded.partition(" ")[0]
    if opening in words("reporting", "he"):
        return cast.he(number)
    return cast.they(number) if opening in words("reporting", "they") else _earlier(scene, report)


def _nameless(scene: Scene, start: int, end: int, cast: Cast, number: int) -> Speaker | None:
    """Who "the spokeswoman" or "union leaders" are: those of the side spoken of last, else as written."""
    phrase = scene.folded[start:end].strip(' ,"')
    speaks = any_of("officers").search(phrase) or any_of("bodies").search(phrase)
    for listed, types in (("bare_union", _UNIONS), ("bare_employer", _EMPLOYERS)):
        if any_of(listed).search(phrase) and (speaks or phrase in words("reporting", listed)):
            found = [party.entity for party in scene.parties if party.entity.type in types]
            last = Speaker(found[0].key, found[0].type) if found else cast.they(number, types)
            return last or as_written(scene, start, end)
    if not speaks:
        return None
    alone = len(phrase.split()) <= _ALONE and any_of("officers").search(phrase)
    return (cast.they(number) if alone else None) or as_written(scene, start, end)


def _earlier(scene: Scene, report: Report, after: int = 0) -> Speaker | None:
    """The body that the same sentence names first, behind ``after`` and before the report."""
    for party in scene.parties:
        if after <= party.start and party.end <= report.start and party.entity.type is not EntityType.PERSON:
            return Speaker(party.entity.key, party.entity.type)
    return None


def _by_parse(scene: Scene, report: Report, cast: Cast) -> Speaker | None:
    """The subject of the verb, as the parse has it."""
    parse = scene.parse
    if parse is None or report.verb is None:
        return None
    subject = parse.subject(parse.at(scene.start + report.verb))
    if subject is None or not scene.start <= parse.starts[subject] < scene.start + len(scene.text):
        return None
    start, end = parse.span(subject)
    start, end = max(start - scene.start, 0), min(end - scene.start, len(scene.text))
    return phrase_speaker(scene, start, end, cast.posts)


def _quotations(text: str, inside: bool) -> tuple[list[Region], bool]:
    """The quoted stretches of a sentence, and whether the last goes on behind it."""
    found: list[Region] = []
    start = 0
    for match in _MARK.finditer(text):
        mark, place = match.group(), match.start()
        if inside and (mark == "“" or (mark == '"' and place == 0)):
            start = place
        elif inside and mark != "“":
            found.append((start, place))
            inside = False
        elif mark != "”":
            start, inside = place, True
    if inside:
        found.append((start, len(text)))
    return found, inside


def _carried(told: list[_Told]) -> list[_Told]:
    """The sentences, those within a quotation with the speaker whom the sentence around its end, or the one
    before, names.
    """
    out: list[_Told] = []
    last: Speaker | None = None
    for number, item in enumerate(told):
        speaker: Speaker | None = None
        if item.quoted and item.quoted[0][0] <= 1 and not item.reports:
            speaker = _closing(told, number) or last
        out.append(_Told(item.scene, item.reports, item.quoted, speaker))
        last = item.reports[-1][1] if item.reports else speaker
    return out


def _closing(told: Sequence[_Told], number: int) -> Speaker | None:
    """Who the sentence that closes the quotation of sentence ``number`` says speaks."""
    for item in told[number:]:
        if item.reports:
            begins = bool(item.quoted) and item.quoted[0][0] == 0 and not _MARK.match(item.scene.text)
            return item.reports[0][1] if begins and item.reports[0][0].closed else None
        if not item.quoted or item.quoted[-1][1] < len(item.scene.text):
            return None
    return None


# --- what the other side says ------------------------------------------------------------------------------


@cache
def _otherwise(listed: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in word_list("reporting", listed)))


def _contradicting(told: _Told, *, beside: bool) -> list[EntityType]:
    """The types of the parties that contradict somebody in a sentence; ``beside``: the answer to a statement
    in the same sentence, which needs weaker words.
    """
    found = []
    for listed in ("contradiction", "contradiction_beside")[: 1 + beside]:
        for match in _otherwise(listed).finditer(told.scene.folded):
            before = [party for party in told.scene.parties if party.end <= match.start()]
            if before:
                found.append(before[-1].entity.type)
    return found


def _opposed(speaker: EntityType | None, other: EntityType) -> bool:
    """Whether one is a union and the other an employer or an association."""
    if speaker is EntityType.UNION:
        return other in _EMPLOYERS
    return speaker in _EMPLOYERS and other is EntityType.UNION
