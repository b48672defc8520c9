"""Filters given on the command line, applied to a timeline."""

from __future__ import annotations

from strike_timeline.cli.errors import CommandError
from strike_timeline.cli.options import Keeping
from strike_timeline.cli.talk import Talk
from strike_timeline.document import Timeline
from strike_timeline.timeline import Filter, FilterError, apply


def keep(timeline: Timeline, keeping: Keeping, talk: Talk, about: str = "") -> Timeline:
    """The part of ``timeline`` that was asked for. Raises :class:`CommandError` for a name nobody has.

    ``about`` is what a warning starts with, where several results are made.
    """
    if keeping.since and keeping.until and keeping.until < keeping.since:
        raise CommandError(f"--until {keeping.until} is before --since {keeping.since}")
    core = keeping.core is not False
    wanted = Filter(
        since=keeping.since,
        until=keeping.until,
        unions=tuple(keeping.union),
        employers=tuple(keeping.employer),
        parties=tuple(keeping.party),
        types=tuple(keeping.type),
        statuses=tuple(keeping.status),
        disputes=tuple(keeping.dispute),
        min_confidence=keeping.min_confidence or 0.0,
        as_of=keeping.as_of,
        core=core,
        lenient=keeping.lenient or frozenset(),
    )
    try:
        kept = apply(timeline, wanted)
    except FilterError as error:
        raise CommandError(str(error)) from None
    if timeline.events and not kept.events:
        only_core = core and not wanted.narrows and wanted.as_of is None
        number = len(timeline.events)
        found, them = (
            ("the one event found is", "it")
            if number == 1
            else (f"the {number} events found are all", "them")
        )
        talk.warn(
            f"{about}{found} {f'minor; --all shows {them}' if only_core else 'left out by the filters'}"
        )
    return kept
