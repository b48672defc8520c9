"""Learning whom a sentence leaves unnamed: what a set of parties is worth, and what is learned from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from strike_timeline.events.implicit import Cast, Moment, Side
from strike_timeline.events.participants import Bench
from strike_timeline.events.scene import Party, Scene
from strike_timeline.model import Entity, EntityType, EventType

pytest.importorskip("sklearn")
ROOT = Path(__file__).resolve().parents[2]
UNION = Entity("u", "Fooland Dock Workers Union", EntityType.UNION)
OTHER = Entity("v", "Quahog Sailors Union", EntityType.UNION)


def scene(*entities: Entity) -> Scene:
    parties = [Party(0, 1, entity) for entity in entities]
    return Scene(0, "x", "x", [], parties, [], [], None, heading=False, lead=False)


@pytest.fixture(autouse=True)
def _path(monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("training", "benchmarks"):
        monkeypatch.syspath_prepend(str(ROOT / folder))


def example(kind: EventType, gold: list[set[str]]):  # type: ignore[no-untyped-def]
    from strike_training.implicit import Example

    scenes = [scene(UNION), scene(UNION, OTHER), scene(UNION), scene()]
    moment = Moment(3, kind, "no", past=False)
    ruled = {Side.UNION: ("u",), Side.EMPLOYER: ()}
    names = {"u": {"fooland dock workers union"}, "v": {"quahog sailors union"}}
    return Example(
        "set", Cast(scenes, Bench.of(scenes)), moment, ruled, {Side.UNION: gold, Side.EMPLOYER: []}, names
    )


WORTH = {
    "right": (["u"], 0.3),
    "wrong": (["v"], -1.7),
    "too many": (["u", "v"], -0.55),
    "nobody": ([], -0.85),
}


@pytest.mark.parametrize(("keys", "worth"), WORTH.values(), ids=WORTH.keys())
def test_worth(keys: list[str], worth: float) -> None:
    one = example(EventType.NEGOTIATION, [{"fooland dock workers union"}])
    assert one.worth(Side.UNION, keys) == pytest.approx(worth)


def test_learns_which_events_have_nobody() -> None:
    from strike_training.implicit import fit

    talks = example(EventType.NEGOTIATION, [{"fooland dock workers union"}])
    closure = example(EventType.PRODUCTION_IMPACT, [])
    weights = fit([talks, closure] * 20)[Side.UNION]
    found = [one.cast.best(weights, Side.UNION, one.moment, ("u",), ()) for one in (talks, closure)]
    assert found == [("u",), ()]
