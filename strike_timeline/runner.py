"""Articles → analyses, in order, in this process or in several; one that fails is reported, not fatal."""

from __future__ import annotations

import multiprocessing
import os
import signal
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from spacy.language import Language

from strike_timeline import pipeline
from strike_timeline.model import Analysis, Article

ENOUGH = 40
"""From more articles than this, several processes save more time than starting them costs."""
_PER_WORKER = 20
_DEATHS = 3
"""After so many articles in a row that cost a process each, no more are started."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Which pipeline to run, and how far."""

    model: str | None = None
    gazetteers: tuple[Path, ...] = ()
    upto: pipeline.Stage = "events"
    with_documents: bool = False
    """Whether each analysis carries its annotated document."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be analyzed: the reason in one line, and the traceback for ``-v``."""

    source: str
    reason: str
    details: str = ""


def default_jobs(articles: int) -> int:
    """Worker processes for so many articles: the cores this process may use, when there is enough work."""
    if articles <= ENOUGH:
        return 1
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, articles // _PER_WORKER))


def fingerprint(plan: Plan) -> str:
    """Loads the pipeline (once a process) and says which it is.

    Raises :class:`strike_timeline.pipeline.ModelError` and the gazetteer's error for what cannot be loaded.
    """
    return pipeline.fingerprint(_load(plan))


def run(articles: Sequence[Article], plan: Plan, jobs: int = 1) -> Iterator[Analysis | Failure]:
    """One result an article, in the order of ``articles`` whatever the number of ``jobs``.

    Articles without a date are read beside those that have one: the commonest year of these is their hint.
    """
    hint_year = pipeline.common_year(articles)
    if jobs <= 1 or len(articles) <= 1:
        nlp = _load(plan)
        for article in articles:
            yield _analyze(nlp, article, plan, hint_year)
        return
    done, deaths = 0, 0
    while done < len(articles):
        for result in _in_pool(articles[done:], plan, jobs, hint_year):
            done, deaths = done + 1, 0
            yield result
        if done < len(articles):
            result = _alone(articles[done], plan, hint_year)
            deaths = deaths + 1 if isinstance(result, Failure) else 0
            done += 1
            yield result
        if deaths >= _DEATHS:
            yield from map(_given_up, articles[done:])
            return


def _in_pool(
    articles: Sequence[Article], plan: Plan, jobs: int, hint_year: int | None
) -> Iterator[Analysis | Failure]:
    """Results until the end, or until a worker process dies; the rest is then left to the caller."""
    with _pool(plan, min(jobs, len(articles))) as pool:
        futures: list[Future[Analysis | Failure]] = []
        try:
            with _held_back():
                futures = [pool.submit(_work, article, plan, hint_year) for article in articles]
            for future in futures:
                yield future.result()
        except BrokenProcessPool:
            return
        finally:
            for future in futures:
                future.cancel()


def _alone(article: Article, plan: Plan, hint_year: int | None) -> Analysis | Failure:
    """The article that may have killed its worker, in a process of its own."""
    with _pool(plan, 1) as pool:
        try:
            with _held_back():
                future = pool.submit(_work, article, plan, hint_year)
            return future.result()
        except BrokenProcessPool:
            return Failure(article.source, "the process died (out of memory?)")


def _given_up(article: Article) -> Failure:
    return Failure(article.source, "worker processes keep dying; try --jobs 1")


def _pool(plan: Plan, jobs: int) -> ProcessPoolExecutor:
    """Workers that inherit nothing of this process's state: forked from a clean server, or spawned."""
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        context.set_forkserver_preload(["strike_timeline.pipeline"])
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(plan,))


@contextmanager
def _held_back() -> Iterator[None]:
    """Holds Ctrl-C back to the end; processes started meanwhile never see it and end when told to."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_worker_pipeline: Language | None = None


def _start(plan: Plan) -> None:
    global _worker_pipeline
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker_pipeline = _load(plan)


def _work(article: Article, plan: Plan, hint_year: int | None) -> Analysis | Failure:
    assert _worker_pipeline is not None
    return _analyze(_worker_pipeline, article, plan, hint_year)


def _analyze(nlp: Language, article: Article, plan: Plan, hint_year: int | None) -> Analysis | Failure:
    try:
        return pipeline.analyze(nlp, article, plan.upto, hint_year, plan.with_documents)
    except Exception as error:
        reason = f"{type(error).__name__}: {' '.join(str(error).split())}".rstrip(": ")
        return Failure(article.source, reason, traceback.format_exc())


def _load(plan: Plan) -> Language:
    return _loaded(plan.model, plan.gazetteers, plan.upto)


@lru_cache(maxsize=3)
def _loaded(model: str | None, gazetteers: tuple[Path, ...], upto: pipeline.Stage) -> Language:
    return pipeline.load(model, gazetteers, upto)
