"""Reads and analyzes what a command was given; what cannot be read is named and counted."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from strike_timeline.cli.errors import Code, CommandError
from strike_timeline.cli.options import Reading, Resources
from strike_timeline.cli.slips import misspelled, not_an_article
from strike_timeline.cli.talk import Talk

if TYPE_CHECKING:
    from strike_timeline.articles.overrides import PublishedOverrides
    from strike_timeline.cli.folder import Folder
    from strike_timeline.cli.sink import Sink
    from strike_timeline.document import Timeline
    from strike_timeline.model import Analysis, Article
    from strike_timeline.pipeline import Stage
    from strike_timeline.runner import Plan


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was made of the inputs, and the exit code that the unreadable ones call for."""

    timeline: Timeline
    code: Code
    documents: tuple[bytes, ...] = ()
    """The annotated documents, where they were asked for."""


def gather(
    paths: Sequence[str],
    reading: Reading,
    sink: Sink | Folder,
    talk: Talk,
    upto: Stage,
    with_text: bool = False,
    with_documents: bool = False,
    anchors_told: bool = False,
    one_only: str = "",
    stdin: BinaryIO | None = None,
) -> Gathered:
    """The timeline document of ``paths``; without events when ``upto`` stops before them.

    Raises :class:`CommandError` when nothing can be read, and when ``reading.strict`` and anything is amiss.
    The file or folder that ``sink`` writes is no input.
    ``anchors_told`` says that the output tells of inferred publication dates itself, or has no use for them;
    ``one_only`` what is said, before anything is analyzed, when there is more than one article;
    ``stdin`` stands for standard input where that has been read already.
    """
    written = (*((sink.path,) if sink.path else ()), *reading.skip)
    _refuse_outputs(paths, written)
    overrides = _overrides(reading)
    if reading.gazetteer or reading.model:
        load_pipeline(reading, upto)
    articles, problems, left_out = _read(paths, overrides, written, talk, stdin or sys.stdin.buffer)
    if not articles:
        _name(problems, talk)
        raise CommandError(_nothing(paths, problems, left_out))
    if one_only and len(articles) > 1:
        raise CommandError(f"{len(articles)} articles: {one_only}")
    stray = [
        f"{where}: no article matches {pattern!r}"
        for pattern in overrides.unused()
        if (where := reading.patterns.get(pattern, "--published"))
    ]
    with talk.busy("Loading"):
        plan, fingerprint = load_pipeline(reading, upto)
    plan = replace(plan, with_documents=with_documents)
    analyses, failed = _analyze(articles, plan, reading.jobs, talk)
    problems += failed
    if not analyses:
        _name(problems, talk)
        raise CommandError(_nothing(paths, problems, left_out))
    from strike_timeline.timeline import build

    with talk.busy("Merging"):
        timeline = build(analyses, pipeline_fingerprint=fingerprint, with_text=with_text)
    talk.list(stray, "{} more patterns match nothing")
    if upto == "events":
        _tell_versions(timeline, talk)
    warned = _warn(timeline, left_out, talk, anchors_told) or bool(stray)
    if problems:
        _name(problems, talk)
        talk.error(
            f"{len(problems)} of {len(articles) - len(failed) + len(problems)} inputs could not be read"
        )
    if reading.strict and (problems or warned):
        raise CommandError("nothing is written: --strict makes warnings errors")
    documents = tuple(analysis.document for analysis in analyses if analysis.document is not None)
    return Gathered(timeline, Code.SOME_UNREADABLE if problems else Code.DONE, documents)


def _refuse_outputs(paths: Sequence[str], written: Sequence[Path]) -> None:
    """In a folder that is read an output is passed over; named as an input it is a slip."""
    outputs = {str(path) for path in written}
    for path in paths:
        if Path(path).is_file() and os.path.realpath(path) in outputs:
            raise CommandError(f"{path} is an output: it cannot be an input too")


def _overrides(reading: Reading) -> PublishedOverrides:
    from strike_timeline.articles import PublishedOverrides, parse_override

    try:
        return PublishedOverrides([parse_override(text) for text in reading.published])
    except ValueError as error:
        raise CommandError(f"--published: {error}") from None


def load_pipeline(resources: Resources, upto: Stage) -> tuple[Plan, str]:
    """What to run, and its fingerprint. Raises :class:`CommandError` for a bad model or gazetteer."""
    from strike_timeline.language.gazetteer_data import GazetteerError
    from strike_timeline.pipeline import ModelError
    from strike_timeline.runner import Plan, fingerprint

    plan = Plan(resources.model, tuple(resources.gazetteer), upto)
    try:
        return plan, fingerprint(plan)
    except GazetteerError as error:
        raise CommandError(f"{error}{misspelled(*resources.gazetteer)}") from None
    except ModelError as error:
        raise CommandError(str(error)) from None


def _read(
    paths: Sequence[str], overrides: PublishedOverrides, skip: Sequence[Path], talk: Talk, stdin: BinaryIO
) -> tuple[list[Article], list[str], list[str]]:
    """Articles, inputs that cannot be read, and inputs left out on purpose."""
    from strike_timeline.articles import ReadProblem, ReadWarning, read

    articles: list[Article] = []
    problems: list[str] = []
    left_out: list[str] = []
    found = read(paths, overrides, stdin, skip)
    with talk.watch(found, "Reading") as items:
        for item in items:
            if isinstance(item, ReadWarning):
                left_out.append(str(item))
            elif isinstance(item, ReadProblem):
                problems.append(f"cannot read {item}")
            else:
                articles.append(item)
    return articles, problems, left_out


def _analyze(
    articles: Sequence[Article], plan: Plan, jobs: int | None, talk: Talk
) -> tuple[list[Analysis], list[str]]:
    from strike_timeline.runner import Failure, default_jobs, run

    analyses: list[Analysis] = []
    failed: list[str] = []
    results = run(articles, plan, jobs or default_jobs(len(articles)))
    with talk.watch(results, "Analyzing", len(articles)) as items:
        for result in items:
            if isinstance(result, Failure):
                talk.trace(result.details)
                failed.append(f"cannot analyze {result.source}: {result.reason}")
            else:
                analyses.append(result)
    return analyses, failed


def _warn(timeline: Timeline, left_out: Sequence[str], talk: Talk, anchors_told: bool) -> bool:
    """Says what is doubtful, and whether there was anything."""
    from strike_timeline.articles import NOT_ENGLISH
    from strike_timeline.output.published import anchor_warnings

    anchors = anchor_warnings(timeline.articles)
    if not anchors_told:
        talk.list(anchors, "")
    talk.list(left_out, "{} more inputs left out; -v names them", limit=3)
    own = [(article.source, warning) for article in timeline.articles for warning in article.warnings]
    foreign = [f"{source}: {warning}" for source, warning in own if warning == NOT_ENGLISH]
    talk.list(foreign, "{} more articles do not look like English; -v names them", limit=3)
    for source, warning in own:
        if warning != NOT_ENGLISH:
            talk.detail(f"warning: {source}: {warning}")
    return bool(anchors or left_out or own)


def _tell_versions(timeline: Timeline, talk: Talk) -> None:
    earlier = sum(1 for article in timeline.articles if article.superseded_by)
    if earlier == 1:
        talk.note("1 article is an earlier version of another: the two count as one source")
    elif earlier:
        talk.note(f"{earlier} articles are earlier versions of others and count as one source with them")


def _name(problems: Sequence[str], talk: Talk) -> None:
    for problem in problems:
        talk.error(problem)


def _nothing(paths: Sequence[str], problems: Sequence[str], left_out: Sequence[str]) -> str:
    where = ", ".join(paths)
    if problems or left_out:
        return f"nothing readable in {where}{not_an_article(paths)}"
    return f"no articles in {where}"
