"""The timeline as a table for spreadsheets and statistics programs: a row an event.

Dates are ISO 8601, the one as precise as it is known EDTF. Several values in a cell are joined by semicolons;
those of the sources stand in the same order in each of their columns, so that the second title, day and
address belong together. Quotes are joined by ``|``, because a semicolon may be part of one. What is not known
stays empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from strike_timeline.document import Timeline
from strike_timeline.output.plain import plain
from strike_timeline.output.records import Fields, event_records
from strike_timeline.output.spreadsheet import MOST_CHARACTERS, csv_text, several

HEADER = (
    *("id", "dispute_id", "dispute"),
    *("date_edtf", "date_start", "date_end", "date_granularity", "date_basis"),
    *("type", "status", "unions", "employers", "others", "workers", "summary", "confidence", "salience"),
    *("sources", "source_titles", "source_published", "source_urls", "quotes", "attributed_to", "voices"),
    *("conflicts", "outcome", "outcome_event", "outcome_date_edtf", "reviewed"),
)
_BETWEEN_SOURCES, _BETWEEN_QUOTES = ";", " | "


_DAYS = ("date_start", "date_end")


def timeline_csv(timeline: Timeline) -> str:
    """A row an event, by dispute, then by date, the undated last."""
    return csv_text(HEADER, ([_text(value) for value in row.values()] for row in event_rows(timeline)))


def event_rows(timeline: Timeline) -> list[dict[str, object]]:
    """The same rows as mappings from :data:`HEADER` to values: numbers as numbers, days as
    :class:`datetime.date`, texts, and None for what is not known."""
    return [_row(record) for record in event_records(timeline)]


def _row(record: Fields) -> dict[str, object]:
    told = [mention for mention in record["evidence"] if not mention["superseded"]]
    sources = {mention["article"]: mention for mention in told}.values()
    cells = {
        **{name: several(map(plain, record[name])) for name in ("unions", "employers", "others")},
        "source_titles": _aligned(mention["title"] or _file(mention) for mention in sources),
        "source_published": _aligned(mention["published_edtf"] or "" for mention in sources),
        "source_urls": _aligned(
            (mention["url"] or "").replace(";", "%3B") or _file(mention) for mention in sources
        ),
        "quotes": _fitting(list(dict.fromkeys(plain(mention["quote"]) for mention in told)), _BETWEEN_QUOTES),
        "attributed_to": several(plain(mention["attributed_to"] or "") for mention in told),
        "voices": several(mention["voice"] for mention in told),
        "conflicts": several(_conflict(item) for item in record["conflicts"]),
        "reviewed": several(note["field"] for note in record["reviewed"]),
    }
    days = {name: date.fromisoformat(record[name]) if record[name] else None for name in _DAYS}
    known = {**record, **{name: cell or None for name, cell in cells.items()}, **days}
    return {name: known[name] for name in HEADER}


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _file(mention: Fields) -> str:
    return str(mention["source"] or mention["article"])


def _aligned(values: Iterable[str]) -> str:
    """One value a source, also where it is empty or the same as another's."""
    return _fitting([plain(value).replace(";", ",") for value in values], _BETWEEN_SOURCES)


def _fitting(values: Sequence[str], separator: str) -> str:
    """As many of ``values`` as a cell of a spreadsheet holds, then how many more there are."""
    whole = separator.join(values)
    number = len(values)
    while len(whole) > MOST_CHARACTERS:
        number -= 1
        whole = separator.join([*values[:number], f"… and {len(values) - number} more"])
        if not number:
            break
    return whole


def _conflict(item: Fields) -> str:
    """ "date 2024-03-05 (How the strike ended)"."""
    return f"{item['field']} {item['value']} ({plain(item['title'] or item['source'] or item['article'])})"
