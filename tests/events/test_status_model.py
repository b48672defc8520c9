"""Status by the trained model, through the whole pipeline. Own sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from strike_timeline.events.status_model import Weights
from strike_timeline.language.lexicon import read_lexicon
from strike_timeline.model import Analysis, Status

OCCURRED, SCHEDULED = "occurred", "scheduled"
POSSIBLE, DENIED = "expected_or_possible", "denied_or_did_not_happen"


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Glaziers walked out at Dunmore Mills on Monday.", "strike_start", OCCURRED),
        ("Glaziers will walk out at Dunmore Mills on Monday.", "strike_start", SCHEDULED),
        ("Glaziers could walk out at Dunmore Mills next month.", "strike_start", POSSIBLE),
        ("Glaziers did not walk out at Dunmore Mills on Monday.", "strike_start", DENIED),
        # a denial of long ago tells when it last happened
        ("Glaziers at Dunmore Mills have not walked out since 1987.", "strike_start", OCCURRED),
        # nothing is scheduled
        ("No further talks are scheduled, the union said.", "negotiation", DENIED),
        # cancelling what did not run yet
        ("The strike planned for Friday was called off on Thursday night.", "strike_start", DENIED),
        # a condition
        ("If talks fail, members of the union will strike on June 3.", "strike_start", POSSIBLE),
    ],
)
def test_status(analyze: Callable[..., Analysis], text: str, kind: str, status: str) -> None:
    whole = f"Members of the National Union of Glaziers have had a long year. {text}"
    told = [event.status.value for event in analyze(whole).events if event.type.value == kind]
    assert told == [status]


def test_the_likeliest_status_wins_and_unknown_features_count_nothing() -> None:
    weights = Weights((0.1, 0.0, 0.0, 0.0), {"a": (0.0, 0.5, 0.0, 0.0), "b": (0.0, 0.0, 0.0, 0.7)})
    assert weights.likeliest([]) is Status.OCCURRED
    assert weights.likeliest(["a", "c"]) is Status.SCHEDULED
    assert weights.likeliest(["a", "b", "a"]) is Status.DENIED_OR_DID_NOT_HAPPEN


def test_a_lemma_has_one_class() -> None:
    classes: dict[str, list[str]] = read_lexicon("status")["classes"]  # type: ignore[assignment]
    lemmas = [lemma for words in classes.values() for lemma in words]
    assert sorted(lemmas) == sorted(set(lemmas))
