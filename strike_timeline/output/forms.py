"""The forms a whole timeline can be written in, by name; the module of each is imported when it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from strike_timeline.document import Timeline

SUFFIXES = {
    ".json": "json",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
    ".ics": "ics",
    ".mmd": "mermaid",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".tml": "timeml",
    ".spacy": "docbin",
}
"""The form that a file's suffix, in lower case, stands for; the others have none of their own."""
LISTINGS = {"lat": "lat:lat_csv", "bls": "bls:bls_csv"}
"""Strikes as rows, in the columns of those who list them."""
TIMELINES = {
    "json": "jsonform:timeline_json",
    "md": "markdown:timeline_markdown",
    "html": "report:timeline_html",
    "csv": "eventcsv:timeline_csv",
    "ics": "ics:timeline_ics",
    "timelinejs": "timelinejs:timeline_timelinejs",
    "mermaid": "mermaid:timeline_mermaid",
    "jsonl": "jsonlines:timeline_jsonl",
    **LISTINGS,
}
"""Module of this room and its function."""
DISPUTES = {
    "json": "disputelist:disputes_json",
    "csv": "disputelist:disputes_csv",
    "md": "disputelist:disputes_markdown",
    **LISTINGS,
}
"""The same for the list of disputes."""


def writer(named: str) -> Callable[[Timeline], str]:
    """The function behind a value of the tables above."""
    module, _, function = named.partition(":")
    found: Callable[[Timeline], str] = getattr(import_module(f"strike_timeline.output.{module}"), function)
    return found
