"""The program as a library: articles in, a :class:`Timeline` out, which can be filtered, written and saved.

    import strike_timeline as st

    timeline = st.build("articles/", published={"wire/*.txt": "2023-09-15"})
    timeline.events[0].mentions[0].quote
    timeline.filter(union="WGA", since="2023-08").to_markdown()

What cannot be read is told as an :class:`~strike_timeline.errors.UnreadableInputWarning` and never stops the
rest; what is wrong with a setting or a file raises a :class:`~strike_timeline.errors.StrikeTimelineError`.
"""

from __future__ import annotations

import difflib
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from strike_timeline.articles import (
    Override,
    PublishedOverrides,
    ReadProblem,
    parse_override,
    read,
    read_records,
)
from strike_timeline.articles.overrides import interval
from strike_timeline.document import Timeline as Document
from strike_timeline.errors import NothingReadableError, StrikeTimelineError, UnreadableInputWarning
from strike_timeline.model import Analysis, Article, EventType, Status

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from strike_timeline.runner import Plan

File = str | PathLike[str]
Input = File | Mapping[str, object] | Article
"""A file or folder; a record with ``text`` and perhaps ``title``, ``url`` and ``date``; or an article."""
When = str | date
"""A day; as text also a month or a year, in ISO form: ``2023-09-15``, ``2023-09``, ``2023``."""
_Word = TypeVar("_Word", bound=StrEnum)


class Timeline(Document):
    """A timeline document (docs/timeline-document.md) that can be filtered, written and saved."""

    @staticmethod
    def of(document: Document) -> Timeline:
        """The same records; nothing is copied."""
        return Timeline.model_construct(**{name: getattr(document, name) for name in Document.model_fields})

    def __repr__(self) -> str:
        sizes = (
            f"{len(self.events)} events",
            f"{len(self.disputes)} disputes",
            f"{len(self.articles)} articles",
        )
        return f"<Timeline: {', '.join(sizes)}>"

    __str__ = __repr__

    def filter(
        self,
        *,
        since: When | None = None,
        until: When | None = None,
        union: str | Iterable[str] = (),
        employer: str | Iterable[str] = (),
        party: str | Iterable[str] = (),
        type: str | Iterable[str] = (),
        status: str | Iterable[str] = (),
        dispute: str | Iterable[str] = (),
        min_confidence: float = 0.0,
        as_of: When | None = None,
        core: bool = False,
    ) -> Timeline:
        """The part that passes every filter, as the options of ``build`` say; several values of one are
        alternatives. ``core`` leaves minor statements out, which the command line does by itself.

        Raises :class:`~strike_timeline.errors.StrikeTimelineError` for a name, type or status nobody knows.
        """
        from strike_timeline.timeline import Filter, apply

        wanted = Filter(
            since=_days(since)[0],
            until=_days(until)[1],
            unions=_several(union),
            employers=_several(employer),
            parties=_several(party),
            types=tuple(_member(EventType, name, "event type") for name in _several(type)),
            statuses=tuple(_member(Status, name, "status") for name in _several(status)),
            disputes=_several(dispute),
            min_confidence=min_confidence,
            as_of=_days(as_of)[1],
            core=core,
        )
        return self.of(apply(self, wanted))

    def decided(self, *files: File) -> Timeline:
        """With a reviewer's decisions (docs/decisions.md); those that do not apply are told as warnings."""
        from strike_timeline.timeline import decide, read_decisions

        decisions = [decision for file in files for decision in read_decisions(Path(file))]
        found = decide(self, decisions)
        for message in found.warnings:
            warnings.warn(message, stacklevel=2)
        return self.of(found.timeline)

    def to_text(self, width: int = 100) -> str:
        """What ``build`` prints on a terminal ``width`` columns wide, without color."""
        from strike_timeline.output.paper import Paper
        from strike_timeline.output.terminal import timeline_text

        return timeline_text(self, Paper(width))

    def to(self, form: str) -> str:
        """In the form that ``build --format`` calls so: ``json``, ``md``, ``html``, ``csv``, ``ics``,
        ``timelinejs``, ``mermaid``, ``jsonl``, ``lat`` or ``bls``."""
        from strike_timeline.output.forms import TIMELINES, writer

        if form not in TIMELINES:
            raise StrikeTimelineError(f"unknown format {form!r}{_hint(form, TIMELINES)}")
        return writer(TIMELINES[form])(self)

    def to_json(self) -> str:
        return self.to("json")

    def to_markdown(self) -> str:
        return self.to("md")

    def to_html(self) -> str:
        """The report of one file; quotes stand in their context when the timeline was built ``with_text``."""
        return self.to("html")

    def to_csv(self) -> str:
        return self.to("csv")

    def to_ics(self) -> str:
        return self.to("ics")

    def to_jsonl(self) -> str:
        return self.to("jsonl")

    def to_records(self) -> list[dict[str, object]]:
        """A flat mapping an event, for ``pandas.DataFrame(timeline.to_records())``: the columns of the CSV
        (docs/formats.md) with numbers as numbers, days as :class:`datetime.date` and None for what is not
        known."""
        from strike_timeline.output.eventcsv import event_rows

        return event_rows(self)

    def explain(self, event: str) -> str:
        """All that is known of one event, by its id or the beginning of it. Raises
        :class:`~strike_timeline.errors.StrikeTimelineError` when none or several begin so."""
        from strike_timeline.output.explain import candidates, explain_text
        from strike_timeline.output.paper import Paper

        found = candidates(self, event)
        if len(found) != 1:
            reason = f"stands for {len(found)} events" if found else "is no event of this timeline"
            raise StrikeTimelineError(f"{event!r} {reason}")
        return explain_text(self, found[0], Paper())

    def save(self, file: File, form: str | None = None) -> None:
        """Writes a file, whole or not at all, in the form that is given or that its suffix stands for."""
        from strike_timeline.output.files import replace
        from strike_timeline.output.forms import SUFFIXES, TIMELINES

        path = Path(file)
        named = form or SUFFIXES.get(path.suffix.lower(), "")
        if not form and named not in TIMELINES:
            raise StrikeTimelineError(
                f"cannot tell the format from {path.name!r}: give one of {', '.join(TIMELINES)}"
            )
        text = self.to(named)
        try:
            replace(path, text.encode("utf-8"))
        except OSError as error:
            raise StrikeTimelineError(f"cannot write {path}: {error.strerror or error}") from None


def build(
    inputs: Input | Iterable[Input],
    *,
    published: When | Mapping[str, When] | None = None,
    gazetteers: Iterable[File] = (),
    decisions: Iterable[File] = (),
    model: str | None = None,
    jobs: int = 1,
    with_text: bool = False,
) -> Timeline:
    """The timeline of articles, minor statements included.

    ``published`` is the publication date of articles that carry none, or dates by pattern of their path
    (those of records are ``records#1`` …). ``jobs`` above 1 are worker processes, which a script may start
    only under ``if __name__ == "__main__":``. The other settings are the options of the same name.

    Raises :class:`~strike_timeline.errors.NothingReadableError`, and another
    :class:`~strike_timeline.errors.StrikeTimelineError` for a setting that is wrong.
    """
    from strike_timeline.runner import Plan, fingerprint
    from strike_timeline.timeline import build as merged

    plan = Plan(model, tuple(map(Path, gazetteers)))
    identity = fingerprint(plan)
    analyses = list(_analyses(_articles(inputs, published), plan, jobs))
    if not analyses:
        raise NothingReadableError("nothing readable was given")
    timeline = Timeline.of(merged(analyses, pipeline_fingerprint=identity, with_text=with_text))
    files = tuple(decisions)
    return timeline.decided(*files) if files else timeline


def annotate(
    inputs: Input | Iterable[Input],
    *,
    published: When | Mapping[str, When] | None = None,
    gazetteers: Iterable[File] = (),
    model: str | None = None,
) -> Iterator[Doc]:
    """The articles as spaCy documents, one after the other: ``doc.ents``, ``doc.spans["parties"]``,
    ``["dates"]`` and ``["events"]``; the article's own data in ``doc.user_data["article"]``. Settings as for
    :func:`build`."""
    from strike_timeline import pipeline
    from strike_timeline.annotated import unpack
    from strike_timeline.runner import Plan

    nlp = pipeline.load(model, [Path(file) for file in gazetteers])
    plan = Plan(model, tuple(map(Path, gazetteers)), with_documents=True)
    for analysis in _analyses(_articles(inputs, published), plan, 1):
        assert analysis.document is not None
        yield from unpack(analysis.document, nlp.vocab)


def read_timeline(file: File) -> Timeline:
    """The timeline in a JSON file. Raises :class:`~strike_timeline.timeline.TimelineError`."""
    from strike_timeline.timeline import load_timeline

    return Timeline.of(load_timeline(Path(file)))


def read_docbin(file: File, vocab: Vocab | None = None) -> Iterator[Doc]:
    """The documents of a file that ``build -f docbin`` wrote, with all their attributes.

    Raises :class:`~strike_timeline.errors.StrikeTimelineError` when it is none.
    """
    import spacy

    from strike_timeline.annotated import unpack

    path = Path(file)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise StrikeTimelineError(f"{path}: {error.strerror or error}") from None
    return unpack(data, spacy.blank("en").vocab if vocab is None else vocab, str(path))


def _articles(inputs: Input | Iterable[Input], published: When | Mapping[str, When] | None) -> list[Article]:
    overrides = PublishedOverrides(_overrides(published))
    given = [inputs] if isinstance(inputs, str | PathLike | Mapping | Article) else list(inputs)
    paths = [Path(item) for item in given if isinstance(item, str | PathLike)]
    records = [item for item in given if isinstance(item, Mapping)]
    found: list[Article] = [item for item in given if isinstance(item, Article)]
    for item in (*read(paths, overrides), *read_records(records, overrides)):
        if isinstance(item, ReadProblem):
            warnings.warn(str(item), UnreadableInputWarning, stacklevel=3)
        else:
            found.append(item)
    for pattern in overrides.unused():
        warnings.warn(f"published: no article matches {pattern!r}", stacklevel=3)
    return found


def _overrides(published: When | Mapping[str, When] | None) -> list[Override]:
    if published is None:
        return []
    if isinstance(published, Mapping):
        texts = [f"{pattern}={day}" for pattern, day in published.items()]
    else:
        texts = [str(published)]
    try:
        return [parse_override(text) for text in texts]
    except ValueError as error:
        raise StrikeTimelineError(f"published: {error}") from None


def _analyses(articles: Sequence[Article], plan: Plan, jobs: int) -> Iterator[Analysis]:
    from strike_timeline.runner import run

    for result in run(articles, plan, jobs):
        if isinstance(result, Analysis):
            yield result
        else:
            warnings.warn(f"{result.source}: {result.reason}", UnreadableInputWarning, stacklevel=3)


def _several(names: str | Iterable[str]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def _days(when: When | None) -> tuple[date | None, date | None]:
    """First and last day of what was given."""
    if when is None:
        return None, None
    try:
        return interval(str(when))
    except ValueError:
        raise StrikeTimelineError(
            f"{when!r} is not a date; write it as 2023-09-15, 2023-09 or 2023"
        ) from None


def _member(words: type[_Word], name: str, what: str) -> _Word:
    known = {word.value: word for word in words}
    if name not in known:
        raise StrikeTimelineError(f"unknown {what} {name!r}{_hint(name, known)}")
    return known[name]


def _hint(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(known), n=3)
    return f"; did you mean {' or '.join(near)}?" if near else f"; known: {', '.join(known)}"
