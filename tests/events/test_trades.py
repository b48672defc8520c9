"""The size of a trade that an article counts, for events that only name the trade. Own sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from strike_timeline.model import Analysis


@pytest.mark.parametrize(
    ("text", "workers"),
    [
        ("The union has 4,000 sailors and 900 oil workers. The sailors' strike began on May 6.", 4_000),
        ("The union has 4,000 sailors and 900 oil workers. Oil workers went on strike on May 6.", 900),
        ("The union has 4,000 sailors and 900 oil workers. 300 sailors went on strike on May 6.", 300),
    ],
)
def test_the_trade_named_beside_the_event_gives_its_size(
    analyze: Callable[..., Analysis], text: str, workers: int
) -> None:
    told = [event.workers for event in analyze(text).events if event.type.value == "strike_start"]
    assert told == [workers]
