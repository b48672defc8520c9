"""A name that nobody has gets the nearest that somebody has."""

from __future__ import annotations

import pytest

from strike_timeline.timeline.likeness import suggestion

LIKELY = ["Writers Guild of America", "SAG-AFTRA", "WGA", "W.G.A.", "Warner Bros.", "Warner Bros. Discovery"]
OTHERS = ["Fran Drescher", "Wire"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("WAG", "; did you mean WGA?"),
        ("writers gild", "; did you mean Writers Guild of America?"),
        ("Guild", "; did you mean Writers Guild of America?"),
        ("warner", "; did you mean Warner Bros. or Warner Bros. Discovery?"),
        ("Discovry", "; did you mean Warner Bros. Discovery?"),
        ("Dresher", "; did you mean Fran Drescher?"),
        ("zzz", "; known: Writers Guild of America, SAG-AFTRA, WGA, W.G.A., Warner Bros. …"),
        ("", "; known: Writers Guild of America, SAG-AFTRA, WGA, W.G.A., Warner Bros. …"),
    ],
)
def test_the_nearest_name(name: str, said: str) -> None:
    assert suggestion(name, LIKELY, OTHERS) == said


def test_where_nobody_is_known_nothing_is_said() -> None:
    assert suggestion("WGA", []) == ""
