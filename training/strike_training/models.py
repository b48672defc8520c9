"""The models of events fitted on all annotated sentences, or on those of some sets only; and what they find.

A model that is to be measured on a set must not have seen it (:meth:`Material.without`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from unittest.mock import patch

from strike_timeline.events import detector as detecting
from strike_timeline.events import implicit as implying
from strike_timeline.events import judge as judging
from strike_timeline.events import status_model
from strike_training import detector, implicit, judge, status
from strike_training.annotated import Corpus, article_sets, told_in_articles


@dataclass(frozen=True)
class Models:
    """The weights of the judge, of the detector and of the choice of unnamed parties; those of status."""

    judge: judging.Weights
    detector: detecting.Weights
    parties: implicit.Weights
    status: status_model.Weights

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """The package uses these instead of those that it ships."""
        with (
            patch.object(judging, "_weights", lambda: self.judge),
            patch.object(detecting, "_weights", lambda: self.detector),
            patch.object(implying, "_weights", lambda: self.parties),
            patch.object(status_model, "_weights", lambda: self.status),
        ):
            yield


@dataclass(frozen=True)
class Material:
    """The examples of all models."""

    candidates: list[judge.Example]
    predicates: list[detector.Example]
    nouns: frozenset[str]
    unnamed: list[implicit.Example]
    statuses: list[status.Example]

    @classmethod
    def of(cls, corpus: Corpus) -> Material:
        """The examples that annotated sentences make."""
        nouns = detector.nouns_of(corpus.sentences)
        return cls(
            list(chain.from_iterable(map(judge.examples_of, corpus.sentences))),
            [e for sentence in corpus.sentences for e in detector.examples_of(sentence, nouns)],
            nouns,
            [example for article in corpus.articles for example in implicit.examples_of(article)],
            [e for sentence in corpus.sentences for e in status.examples_of(sentence, nouns)],
        )

    def without(self, held: Collection[str]) -> Models:
        """Models fitted on everything but the sets named ``held``."""
        least = judge.thresholds(told_in_articles(f for f in article_sets() if f.name not in held))
        return Models(
            judge.fit([example for example in self.candidates if example.group not in held], least),
            detector.fit([e for e in self.predicates if e.group not in held], self.nouns),
            implicit.fit([e for e in self.unnamed if e.group not in {*held, *implicit.OUT_OF_VIEW}]),
            status.fit([e for e in self.statuses if e.group not in held]),
        )
