"""Every form for the terminal at every width: nothing is wider than the paper, and no word is lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from strike_timeline.document import Timeline
from strike_timeline.output.datelist import dates_text
from strike_timeline.output.diffform import diff_text
from strike_timeline.output.disputelist import disputes_text
from strike_timeline.output.explain import explain_text
from strike_timeline.output.highlight import dates_in_text, entities_in_text, events_in_text
from strike_timeline.output.listing import entities_text, mentions_text
from strike_timeline.output.paper import READABLE, WIDEST, Paper
from strike_timeline.output.plain import plain
from strike_timeline.output.terminal import timeline_text
from strike_timeline.timeline import diff

HERE = Path(__file__).parent
WIDTHS = (40, 60, 72, 80, 100, 120, 132, 160, 200)
_LONG = (
    "Dockers at the terminals, whose contract ran out in spring, walked out 全国港湾労働組合連合会 at dawn"
)
_WORD = re.compile(r"\w+")


def _explained(timeline: Timeline, paper: Paper) -> str:
    return "".join(explain_text(timeline, event, paper) for event in timeline.events)


def _compared(timeline: Timeline, paper: Paper) -> str:
    empty = timeline.model_copy(update={"articles": [], "entities": [], "events": [], "disputes": []})
    return diff_text(diff(empty, timeline), empty, timeline, paper)


FORMS: dict[str, Callable[[Timeline, Paper], str]] = {
    "timeline": timeline_text,
    "disputes": disputes_text,
    "entities": entities_text,
    "dates": dates_text,
    "mentions": mentions_text,
    "explain": _explained,
    "diff": _compared,
    "entities in text": entities_in_text,
    "dates in text": dates_in_text,
    "events in text": events_in_text,
}
SUMMARIES = ("timeline", "explain", "diff")


def _timeline(name: str) -> Timeline:
    """One of the timelines made by hand; "wide" is one with long summaries and Japanese names."""
    file = "harbor" if name == "wide" else name
    timeline = Timeline.model_validate_json((HERE / f"{file}.json").read_text(encoding="utf-8"))
    if name == "wide":
        for entity in timeline.entities:
            entity.name, entity.aliases = f"全国港湾労働組合連合会 {entity.name}", []
        for event in timeline.events:
            event.summary = f"{_LONG} ({event.id})"
        for dispute in timeline.disputes:
            dispute.name = f"全国港湾労働組合連合会 – {dispute.name}"
    return timeline


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["harbor", "stoppages", "wide"])
def test_nothing_is_wider_than_the_paper(name: str, form: str, width: int) -> None:
    timeline = _timeline(name)
    lines = FORMS[form](timeline, Paper(width)).splitlines()
    assert [line for line in lines if cell_len(line) > width] == []
    assert not any("\x1b" in line or line != line.rstrip() for line in lines)


@pytest.mark.parametrize("width", WIDTHS[1:])
@pytest.mark.parametrize("form", SUMMARIES)
@pytest.mark.parametrize("name", ["harbor", "stoppages", "wide"])
def test_every_word_of_every_summary_is_there(name: str, form: str, width: int) -> None:
    timeline = _timeline(name)
    shown = "".join(FORMS[form](timeline, Paper(width)).split())
    for event in timeline.events:
        words = _WORD.findall(plain(event.summary))
        assert [word for word in words if word not in shown] == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["harbor", "stoppages"])
def test_colour_changes_no_word(name: str, form: str) -> None:
    """Running text without color brackets what color marks; everything else differs in nothing."""
    timeline = _timeline(name)
    bare = FORMS[form](timeline, Paper(80))
    colored = re.sub(r"\x1b\[[\d;]*m", "", FORMS[form](timeline, Paper(80, color=True)))
    same = [line.rstrip() for line in colored.splitlines()] == bare.splitlines()
    assert same is ("text" not in form and form != "dates")


@pytest.mark.parametrize(("form", "most"), [("timeline", WIDEST), ("explain", READABLE)])
def test_a_very_wide_terminal_is_not_filled(form: str, most: int) -> None:
    lines = FORMS[form](_timeline("wide"), Paper(250)).splitlines()
    assert most - 20 <= max(map(cell_len, lines)) <= most
