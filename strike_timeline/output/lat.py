"""Strikes and protests in the columns of the Labor Action Tracker of Cornell University's ILR School.

A strike is a stoppage of work by workers; what is done without one is a protest; a lockout without a strike
is neither. The duration counts all calendar days of a strike. What the articles do not tell stays empty.
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

HEADER = (
    "ID",
    "Employer",
    "Labor Organization",
    "Local",
    "Industry",
    "Bargaining Unit Size",
    "Number of Locations",
    "Address",
    "City",
    "State",
    "Zip Code",
    "Latitude, Longitude",
    "Approximate Number of Participants",
    "Start Date",
    "End Date",
    "Duration Amount",
    "Duration Unit",
    "Strike or Protest",
    "Authorized",
    "Worker Demands",
    "Source",
    "Notes",
)


def lat_csv(timeline: Timeline) -> str:
    """A row a strike or protest, in the order of the document."""
    view, places = View(timeline), Places(timeline)
    listed = [action for action in actions(timeline) if action.kind is not Kind.LOCKOUT]
    rows = [_cells(action, view, places) for action in listed]
    return csv_text(HEADER, [[row.get(column, "") for column in HEADER] for row in rows])


def _cells(action: Action, view: View, places: Places) -> dict[str, str]:
    bodies = unions(action.unions, view)
    where = places.of(action.events)
    strike = action.kind is Kind.STRIKE
    return {
        "ID": action.id,
        "Employer": several(view.name(party) for party in action.employers),
        "Labor Organization": several(body.name for body in bodies),
        "Local": several(body.local for body in bodies),
        "Industry": several(sector.title for sector in sectors(entities(action.employers, view))),
        "Bargaining Unit Size": number(action.unit),
        "City": several(where.cities),
        "State": several(state.name for state in where.states),
        "Approximate Number of Participants": number(action.participants),
        "Start Date": action.start,
        "End Date": action.end,
        "Duration Amount": number(action.days),
        "Duration Unit": "days" if strike else "",
        "Strike or Protest": action.kind.value,
        "Authorized": "Y" if action.authorized else "",
        "Source": several(_sources(action, view)),
        "Notes": "; ".join(_notes(action)),
    }


def _sources(action: Action, view: View) -> list[str]:
    """Addresses of the articles, or their files where they have none."""
    ids = dict.fromkeys(m.article for event in action.events for m in event.mentions)
    articles = [view.articles[key] for key in ids if key in view.articles]
    return [article.url.replace(";", "%3B") or article.source for article in articles]


def _notes(action: Action) -> list[str]:
    told = []
    if action.workdays is not None:
        told.append(count(action.workdays, "workday"))
    if action.uncounted:
        told.append(f"no duration: {action.uncounted}")
    if action.outcome:
        told.append(f"outcome: {action.outcome}")
    return told + [f"gap: {gap}" for gap in action.gaps]
