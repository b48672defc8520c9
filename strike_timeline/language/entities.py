"""``strike_entities``: names that the gazetteer does not know, by their form, their surroundings and each other.

Extends ``doc.ents`` with UNION, EMPLOYER, ASSOCIATION, GOVERNMENT, PERSON, PLACE and ORG; ``span._.entity`` is one
:class:`~strike_timeline.model.Entity` a name and article. Entities that a trained pipeline put into ``doc.ents`` before are
kept as people, places and organizations where nothing better was found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from strike_timeline.language.article_names import ArticleNames, Candidate, base_name
from strike_timeline.language.extensions import entity_table, register
from strike_timeline.language.gazetteer import LABELS, cut_doc
from strike_timeline.language.gazetteer_data import fold
from strike_timeline.language.lexicon import words
from strike_timeline.language.name_context import Surroundings
from strike_timeline.language.name_form import judge_name
from strike_timeline.language.name_runs import Run, RunFinder
from strike_timeline.language.people import judge_person, split_titles
from strike_timeline.language.pieces import PieceText, is_ordinary
from strike_timeline.language.places import is_doubtful_place, is_nationality, is_place, is_state
from strike_timeline.language.unnamed_unions import unnamed_unions
from strike_timeline.model import Entity, EntityType

_DATELINE_STRENGTH = 8
_PLACE_STRENGTH = 7
_WRITTEN_PLACE = 5
_DOUBTFUL_PLACE = 4
_SHARED_STRENGTH = 4
_MODEL_LABELS: dict[str, EntityType] = {
    "PERSON": EntityType.PERSON,
    "PER": EntityType.PERSON,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.PLACE,
    "PLACE": EntityType.PLACE,
    "ORG": EntityType.OTHER_ORG,
}
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&.\-]{1,9}\Z")


class ArticleEntities:
    """Finds names by pattern in one document at a time."""

    def __init__(self) -> None:
        register()

    def __call__(self, doc: Doc) -> Doc:
        cut = cut_doc(doc)
        known = [ent for ent in doc.ents if ent._.entity is not None]
        fixed = _piece_ranges(cut, known)
        entity_at = {first: ent._.entity for (first, _), ent in zip(fixed, known, strict=True)}
        around = Surroundings(cut)
        candidates: list[Candidate] = []
        for run in RunFinder(cut, fixed).runs():
            candidates += _candidates(cut, around, run, fixed, entity_at)
        _share_in_lists(cut, [*candidates, *_known_candidates(cut, fixed, entity_at)])
        names = ArticleNames(candidates, entity_at.values())
        _read_brackets(cut, candidates, fixed, entity_at, names)
        resolved = names.resolve()
        spans = [_span(doc, cut, run, entity) for run, entity in resolved.items()]
        spans += _unnamed(doc, cut, [*resolved.values(), *entity_at.values()])
        spans += _shouted(doc, cut, list(dict.fromkeys(resolved.values())), fixed)
        ours = [span for span in spans if span is not None]
        doc.ents = tuple(filter_spans([*ours, *_unless_inside(known, ours), *_from_model(doc, known, ours)]))
        return doc


def _piece_ranges(cut: PieceText, spans: Sequence[Span]) -> list[tuple[int, int]]:
    ranges = []
    i = 0
    for span in spans:
        while i < len(cut.pieces) and cut.pieces[i].end <= span.start_char:
            i += 1
        first = i
        while i < len(cut.pieces) and cut.pieces[i].start < span.end_char:
            i += 1
        ranges.append((first, max(i, first + 1)))
    return ranges


def _candidates(
    cut: PieceText,
    around: Surroundings,
    run: Run,
    fixed: Sequence[tuple[int, int]],
    entity_at: dict[int, Entity],
) -> list[Candidate]:
    """The names that a run holds, known ones left as they are unless they are part of a longer name."""
    inside = [(a, b) for a, b in fixed if run.first <= a and b <= run.last]
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
        while start < first and not cut.pieces[start].capital:
            start += 1
        end = first
        while end > start and not cut.pieces[end - 1].capital:
            end -= 1
        if start < end:
            rest += _unknown(cut, around, Run(start, end))
        start = last
    return rest


def _longer_name(cut: PieceText, run: Run, known: tuple[int, int], entity: Entity) -> Candidate | None:
    """A name that holds a known one: "Teamsters Local 399", "Walt Disney Co.", "Globex Studios Canada"."""
    first, last = known
    if run.first == first and run.last == last:
        if (
            _number_follows(cut, last)
            and entity.type is EntityType.UNION
            and cut.pieces[last - 1].text == "Local"
        ):
            return None
        return None
    before, after = cut.pieces[run.first : first], cut.pieces[last : run.last]
    name = run.text(cut)
    words_after = [p.text.casefold() for p in after if p.is_word]
    words_before = [p.text.casefold() for p in before if p.is_word]
    if (
        entity.type is EntityType.UNION
        and not words_before
        and words_after
        and words_after[0] in {"local", "lodge"}
    ):
        end = _with_number(cut, run)
        return Candidate(end, end.text(cut), [(EntityType.UNION, 9)], entity)
    suffixes = words("organizations", "employer", "suffixes")
    if (
        entity.type is EntityType.EMPLOYER
        and not words_before
        and words_after
        and words_after[-1] in suffixes
    ):
        if all(word in suffixes for word in words_after):
            return Candidate(run, name, same=entity)
        return Candidate(run, name, [(EntityType.EMPLOYER, 9)], entity)
    verdict = judge_name(name)
    if verdict is None or verdict[1] < 7:
        return None
    if (
        verdict[0] is EntityType.UNION
        and entity.type is EntityType.UNION
        and words_before
        and not words_after
    ):
        if (
            len(words_before) <= 3
            and before[-1].capital
            and not is_ordinary(before[0].text)
        ):
            return Candidate(run, name, [verdict], entity)
        return None
    if (
        verdict[0] is entity.type
        and entity.type is EntityType.EMPLOYER
        and not words_before
        and len(words_after) <= 3
    ):
        return Candidate(run, name, [verdict], entity)
    if (
        verdict[0] is EntityType.UNION
        and entity.type is not EntityType.UNION
        and len(words_before) + len(words_after) > 1
    ):
        return Candidate(run, name, [verdict])
    return None


def _number_follows(cut: PieceText, i: int) -> bool:
    return i < len(cut.pieces) and cut.pieces[i].text.isdigit()


def _with_number(cut: PieceText, run: Run) -> Run:
    """A run that ends in "Local", with the number behind it."""
    last = run.last
    while last < len(cut.pieces) and last < run.last + 3 and cut.pieces[last].text in {"No", ".", "#", "Nos"}:
        last += 1
    if _number_follows(cut, last):
        last += 1
        if (
            last + 1 < len(cut.pieces)
            and cut.pieces[last].text == "-"
            and len(cut.pieces[last + 1].text) <= 2
        ):
            last += 2
        return Run(run.first, last)
    return run


def _unknown(cut: PieceText, around: Surroundings, run: Run) -> list[Candidate]:
    """Candidates of a run that holds no known name."""
    if cut.pieces[run.last - 1].text in {"Local", "Lodge", "Locals"}:
        longer = _with_number(cut, run)
        if longer != run:
            return [Candidate(longer, longer.text(cut), [(EntityType.UNION, 8)])]
    if cut.pieces[run.first].opens and run.last - run.first > 1 and is_ordinary(cut.pieces[run.first].text):
        rest = Run(run.first + 1, run.last)
        if is_place(rest.text(cut)) or is_nationality(rest.text(cut)):
            run = rest
    text = run.text(cut)
    if is_nationality(text) or _is_leftover(text):
        return []
    form = judge_name(text)
    titled = split_titles(cut, run)
    if titled is not None:
        found = [*_unknown(cut, around, titled.before)] if titled.before else []
        if titled.person:
            person = judge_person(cut, around, titled.person, True)
            found.append(Candidate(titled.person, titled.person.text(cut), [(EntityType.PERSON, person)]))
        return [*found, *_unknown(cut, around, titled.body)] if titled.body else found
    opens = cut.pieces[run.first].opens and not text.isupper()
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
    pieces = cut.pieces
    after = around.word(run.last)
    if pieces[run.first].opens and text.isupper() and after in {",", "(", "-", "–", "—"} and len(text) > 3:
        return _DATELINE_STRENGTH
    if after == "," and run.last + 1 < len(pieces):
        following = " ".join(p.text for p in pieces[run.last + 1 : run.last + 3])
        state = pieces[run.last + 1].text
        if pieces[run.last + 1].capital and (is_state(state) or is_state(following)) and not is_state(text):
            return _DATELINE_STRENGTH
    if is_place(text):
        return _DOUBTFUL_PLACE if is_doubtful_place(text) else _PLACE_STRENGTH
    if around.word(run.first - 1) in {"in", "near"} and after not in {"'", "’"}:
        return _WRITTEN_PLACE
    return 0


def _share_in_lists(cut: PieceText, candidates: list[Candidate]) -> None:
    """In "X, Y and Z" a name that nothing describes takes the kind of its neighbour when that is an employer."""
    ordered = sorted(candidates, key=lambda c: c.run.first)
    pairs = [
        (left, right)
        for left, right in zip(ordered, ordered[1:], strict=False)
        if 0 < right.run.first - left.run.last <= 2
        and all(p.text in {",", "and", "or", "&"} for p in cut.pieces[left.run.last : right.run.first])
    ]
    for left, right in [*pairs, *reversed(pairs)]:
        for source, target in ((left, right), (right, left)):
            employer = any(kind is EntityType.EMPLOYER and s >= 4 for kind, s in source.verdicts)
            if employer and not target.verdicts:
                target.verdicts.append((EntityType.EMPLOYER, _SHARED_STRENGTH))


def _known_candidates(
    cut: PieceText, fixed: Sequence[tuple[int, int]], entity_at: dict[int, Entity]
) -> list[Candidate]:
    """Known names in the form of candidates, to be neighbours in lists."""
    return [
        Candidate(Run(first, last), Run(first, last).text(cut), [(entity_at[first].type, 9)]) for first, last in fixed
    ]


def _read_brackets(
    cut: PieceText,
    candidates: Sequence[Candidate],
    fixed: Sequence[tuple[int, int]],
    entity_at: dict[int, Entity],
    names: ArticleNames,
) -> None:
    """Short names given behind a full one: "Fooland Dock Workers Union (FDWU)", "the dockers' federation, FDF,"."""
    ends = {c.run.last: c.name for c in candidates}
    ends.update({last: entity_at[first].name for first, last in fixed})
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
        if before is not None and any(kind is entity_at[first].type for kind, _ in before.verdicts):
            names.link(before.name, entity_at[first])


def _end_of_full_name(cut: PieceText, first: int, last: int) -> int:
    """Where the name ends that pieces [first, last), in brackets or an acronym between commas, repeat; -1 if none."""
    pieces = cut.pieces
    if first < 2 or last >= len(pieces):
        return -1
    opening, closing = pieces[first - 1].text, pieces[last].text
    apposed = opening == "," and closing == "," and last - first == 1 and bool(_ACRONYM.match(pieces[first].text))
    if not (opening == "(" and closing == ")" or apposed):
        return -1
    end = first - 1
    while end > 1 and pieces[end - 1].text in {">", '"', "”"}:
        end -= 1
    return end


def _span(doc: Doc, cut: PieceText, run: Run, entity: Entity) -> Span | None:
    start, end = cut.pieces[run.first].start, cut.pieces[run.last - 1].end
    span: Span | None = doc.char_span(start, end, label=LABELS[entity.type], alignment_mode="expand")
    if span is not None:
        span._.entity = entity
    return span


def _unnamed(doc: Doc, cut: PieceText, named: Sequence[Entity]) -> list[Span | None]:
    """Unions without a name, in an article that names none."""
    if any(entity.type is EntityType.UNION for entity in named):
        return []
    found = []
    for first, last, name in unnamed_unions(cut):
        entity = Entity(key=f"{EntityType.UNION}:{fold(name)}", name=name, type=EntityType.UNION)
        found.append(_span(doc, cut, Run(first, last), entity))
    return found


def _shouted(
    doc: Doc, cut: PieceText, entities: Sequence[Entity], fixed: Sequence[tuple[int, int]]
) -> list[Span | None]:
    """Names of the article found again in its lines of capitals."""
    forms: dict[tuple[str, ...], Entity] = {}
    for entity in entities:
        for name in (entity.name, *entity.aliases, base_name(entity.name)):
            forms.setdefault(tuple(fold(name).split()), entity)
    taken = {i for first, last in fixed for i in range(first, last)}
    found: list[Span | None] = []
    pieces = cut.pieces
    longest = max((len(form) for form in forms), default=0)
    for i, piece in enumerate(pieces):
        if piece.line not in cut.shouting or not piece.is_word:
            continue
        for size in range(longest, 0, -1):
            form = tuple(p.text.casefold() for p in pieces[i : i + size])
            entity_found = forms.get(form)
            plain = size == 1 and is_ordinary(piece.text)
            if entity_found and not plain and taken.isdisjoint(range(i, i + size)):
                found.append(_span(doc, cut, Run(i, i + size), entity_found))
                break
    return found


def _unless_inside(known: Sequence[Span], ours: Sequence[Span]) -> list[Span]:
    """Known names that are not part of a longer name found here."""
    return [k for k in known if not any(o.start <= k.start and k.end <= o.end for o in ours)]


def _from_model(doc: Doc, known: Sequence[Span], ours: Sequence[Span]) -> list[Span]:
    """People, places and organizations that a trained pipeline found and we did not."""
    taken = {i for span in [*known, *ours] for i in range(span.start, span.end)}
    found = []
    for ent in doc.ents:
        kind = _MODEL_LABELS.get(ent.label_)
        if ent._.entity is not None or kind is None or not taken.isdisjoint(range(ent.start, ent.end)):
            continue
        span = Span(doc, ent.start, ent.end, label=LABELS[kind])
        name = " ".join(ent.text.split())
        key = f"{kind}:{fold(name)}"
        span._.entity = entity_table(doc).get(key) or Entity(key=key, name=name, type=kind)
        found.append(span)
    return found


@Language.factory("strike_entities", requires=["doc.ents"], assigns=["doc.ents", "span._.entity"])
def create_entities(nlp: Language, name: str) -> ArticleEntities:
    """The component ``strike_entities``."""
    return ArticleEntities()
