"""Stoppages in the columns of the monthly listing of the US Bureau of Labor Statistics, which does not
distinguish strikes and lockouts.

The ending date is the last day without work. Workers are rounded to the nearest 100, and days idle are the
workdays times that figure, as in the Bureau's own listing. It has stoppages of 1,000 workers and more only;
smaller ones are marked in the notes. What the articles do not tell stays empty.
"""

from __future__ import annotations

from strike_timeline.document import Timeline
from strike_timeline.output.actions import Action, Kind, actions
from strike_timeline.output.bodies import entities, unions
from strike_timeline.output.locations import Places
from strike_timeline.output.sectors import sectors
from strike_timeline.output.spreadsheet import csv_text, number, several
from strike_timeline.output.view import View
from strike_timeline.output.when import count
from strike_timeline.timeline.workdays import has_holidays

_DAYS_IDLE = "Days idle, cumulative for this work stoppage"
HEADER = (
    "Employers involved",
    "States",
    "Areas",
    "Ownership",
    "Industry code",
    "Union",
    "Union acronym",
    "Union Local",
    "Work stoppage beginning date",
    "Work stoppage ending date",
    "Number of workers",
    "Number of workdays",
    _DAYS_IDLE,
    "Notes",
)
_LISTED = 1000
"""From so many workers on the Bureau lists a stoppage."""
_ROUNDED = 100
_HOME = "US"


def bls_csv(timeline: Timeline) -> str:
    """A row a stoppage, in the order of the document."""
    view, places = View(timeline), Places(timeline)
    listed = [action for action in actions(timeline) if action.kind is not Kind.PROTEST]
    rows = [_cells(action, view, places) for action in listed]
    return csv_text(HEADER, [[row.get(column, "") for column in HEADER] for row in rows])


def rounded(workers: int) -> int:
    """To the nearest 100, halves up; fewer than 100 stay as they are, so that nobody becomes no one."""
    return (workers + _ROUNDED // 2) // _ROUNDED * _ROUNDED if workers >= _ROUNDED else workers


def _cells(action: Action, view: View, places: Places) -> dict[str, str]:
    bodies = unions(action.unions, view)
    where = places.of(action.events)
    workers = rounded(action.workers) if action.workers is not None else None
    idle = action.workdays * workers if action.workdays is not None and workers is not None else None
    return {
        "Employers involved": several(view.name(party) for party in action.employers),
        "States": several(state.code or state.name for state in where.states),
        "Areas": several(where.cities),
        "Industry code": several(sector.code for sector in sectors(entities(action.employers, view))),
        "Union": several(body.name for body in bodies),
        "Union acronym": several(body.acronym for body in bodies),
        "Union Local": several(body.local for body in bodies),
        "Work stoppage beginning date": action.start,
        "Work stoppage ending date": action.end,
        "Number of workers": number(workers),
        "Number of workdays": number(action.workdays),
        _DAYS_IDLE: number(idle),
        "Notes": "; ".join(_notes(action)),
    }


def _notes(action: Action) -> list[str]:
    told = []
    if action.workers is not None and action.workers < _LISTED:
        told.append(f"fewer than {_LISTED:,} workers: not in the Bureau's listing")
    if action.days is not None:
        told.append(count(action.days, "calendar day"))
    if action.workdays is not None and action.country != _HOME:
        known = has_holidays(action.country)
        holidays = f"of {action.country}" if known else "not known"
        told.append(f"public holidays {holidays}, not US federal holidays")
    if action.uncounted:
        told.append(f"no workdays: {action.uncounted}")
    return told + [f"gap: {gap}" for gap in action.gaps]
