"""The options that commands share, in bundles: a dataclass each, a field an option."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, ClassVar

from typer import Argument, Option

from strike_timeline.cli import values
from strike_timeline.cli.completion import words
from strike_timeline.cli.errors import CommandError
from strike_timeline.cli.helptext import FILTERS, INPUT, MESSAGES, OUTPUT
from strike_timeline.cli.talk import Talk
from strike_timeline.model import EventType, Status

Paths = Annotated[
    list[str] | None,
    Argument(
        metavar="PATH",
        help="Files, folders (read recursively), globs, or - for standard input; without any, the inputs of "
        "the project file.",
        show_default=False,
    ),
]
TimelineFile = Annotated[
    str,
    Argument(
        metavar="TIMELINE.json",
        help="A saved timeline (build -f json), or - for standard input.",
        show_default=False,
    ),
]
PathsOrTimeline = Annotated[
    list[str] | None,
    Argument(
        metavar="PATH|TIMELINE.json",
        help="Files, folders (read recursively), globs, or - for standard input; or one saved timeline; "
        "without any, the inputs of the project file.",
        show_default=False,
    ),
]
DecisionsOption = Annotated[
    list[Path] | None,
    Option(
        "--decisions",
        metavar="FILE",
        help="A reviewer's corrections, as TOML (docs/decisions.md). Repeatable.",
        show_default=False,
        rich_help_panel=INPUT,
    ),
]
Gantt = Annotated[
    bool,
    Option("--gantt", help="In the table, draw disputes against a date axis.", rich_help_panel=OUTPUT),
]
InText = Annotated[
    bool,
    Option("--text", help="Print the running text with what was found highlighted.", rich_help_panel=OUTPUT),
]


class TimelineFormat(StrEnum):
    TABLE = "table"
    JSON = "json"
    MD = "md"
    HTML = "html"
    CSV = "csv"
    ICS = "ics"
    TIMELINEJS = "timelinejs"
    LAT = "lat"
    BLS = "bls"
    MERMAID = "mermaid"
    JSONL = "jsonl"
    DOCBIN = "docbin"
    """Annotated documents, which only ``build`` has."""


TELLING = (TimelineFormat.TABLE, TimelineFormat.MD, TimelineFormat.HTML)
"""Forms that tell of inferred publication dates themselves."""


class DisputesFormat(StrEnum):
    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MD = "md"
    LAT = "lat"
    BLS = "bls"


class DiffFormat(StrEnum):
    TABLE = "table"
    JSON = "json"
    MD = "md"


class FactsFormat(StrEnum):
    TABLE = "table"
    JSON = "json"


class ListFormat(StrEnum):
    TABLE = "table"
    JSON = "json"
    HTML = "html"


class ExplainFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    MD = "md"


class DatesFormat(StrEnum):
    TABLE = "table"
    JSON = "json"
    HTML = "html"
    TIMEML = "timeml"


def _format(formats: type[StrEnum], more: str = "") -> Any:
    """``--format`` with the values of ``formats``, of which the first is what people get."""
    first, *_ = names = [item.value for item in formats]
    return Option(
        "-f",
        "--format",
        parser=values.choice(formats, "format"),
        metavar="FORMAT",
        help=f"One of {', '.join(names)}; without it the suffix of -o decides, else {first}. {more}".rstrip(),
        autocompletion=words(names),
        rich_help_panel=OUTPUT,
    )


_LISTINGS_HELP = "lat and bls: strikes as rows of the Labor Action Tracker and of BLS."
TimelineFormatOption = Annotated[TimelineFormat | None, _format(TimelineFormat, _LISTINGS_HELP)]
DisputesFormatOption = Annotated[DisputesFormat | None, _format(DisputesFormat, _LISTINGS_HELP)]
DiffFormatOption = Annotated[DiffFormat | None, _format(DiffFormat)]
FactsFormatOption = Annotated[FactsFormat | None, _format(FactsFormat)]
_TEXTS_HELP = "html: a page of the articles with what was found highlighted."
ListFormatOption = Annotated[ListFormat | None, _format(ListFormat, _TEXTS_HELP)]
ExplainFormatOption = Annotated[ExplainFormat | None, _format(ExplainFormat)]
DatesFormatOption = Annotated[
    DatesFormat | None,
    _format(DatesFormat, f"{_TEXTS_HELP} TimeML of several articles goes into a folder, -o DIR."),
]


class Color(StrEnum):
    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Resources:
    """What the pipeline is made of."""

    GROUP: ClassVar[str] = INPUT
    gazetteer: Annotated[
        list[Path], Option(metavar="FILE", help="More unions, employers and agencies, as TOML. Repeatable.")
    ] = field(default_factory=list)
    model: Annotated[
        str | None, Option(metavar="NAME_OR_PATH", help="An installed spaCy pipeline to build on.")
    ] = None


@dataclass(frozen=True, slots=True)
class Reading(Resources):
    """How articles are read and analyzed."""

    published: Annotated[
        list[str],
        Option(
            metavar="DATE|PATTERN=DATE",
            help="Publication date of articles that carry none, or of those whose path matches. Repeatable.",
        ),
    ] = field(default_factory=list)
    jobs: Annotated[
        int | None,
        Option(
            "-j",
            "--jobs",
            parser=values.count,
            metavar="N",
            help="Worker processes; default: cores, when there is enough work.",
        ),
    ] = None
    strict: Annotated[
        bool, Option("--strict", help="Warnings are errors: nothing is written, exit code 2.")
    ] = False
    skip: tuple[Path, ...] = ()
    """Files that are no inputs wherever they lie: what the project file has written."""
    patterns: Mapping[str, str] = field(default_factory=dict)
    """Where a pattern of ``published`` comes from, if not from the command line; empty where it need not
    match: a project's, when only a part of the project is read."""


@dataclass(frozen=True, slots=True)
class Configuring:
    """Which project file applies."""

    GROUP: ClassVar[str] = INPUT
    config: Annotated[
        Path | None,
        Option(
            metavar="FILE",
            help="The project file, in place of the one that lies beside the inputs or above them.",
        ),
    ] = None
    no_config: Annotated[bool, Option("--no-config", help="No project file.")] = False


@dataclass(frozen=True, slots=True)
class Keeping:
    """Which events are kept. None: not said."""

    GROUP: ClassVar[str] = FILTERS
    since: Annotated[
        date | None,
        Option(parser=values.first_day, metavar="DATE", help="Only events that overlap DATE or later."),
    ] = None
    until: Annotated[
        date | None,
        Option(parser=values.last_day, metavar="DATE", help="Only events that overlap DATE or earlier."),
    ] = None
    union: Annotated[list[str], Option(metavar="NAME", help="Only events of this union. Repeatable.")] = (
        field(default_factory=list)
    )
    employer: Annotated[
        list[str], Option(metavar="NAME", help="Only events of this employer. Repeatable.")
    ] = field(default_factory=list)
    party: Annotated[
        list[str],
        Option(metavar="NAME", help="Only events of this union, employer or other party. Repeatable."),
    ] = field(default_factory=list)
    type: Annotated[
        list[EventType],
        Option(
            parser=values.event_type,
            metavar="TYPE",
            help="Only this type, such as strike_start. Repeatable.",
            autocompletion=words(values.TYPES),
        ),
    ] = field(default_factory=list)
    status: Annotated[
        list[Status],
        Option(
            parser=values.status,
            metavar="STATUS",
            help="Only happened, scheduled, possible or did-not-happen. Repeatable.",
            autocompletion=words(values.STATUSES),
        ),
    ] = field(default_factory=list)
    dispute: Annotated[list[str], Option(metavar="NAME", help="Only events of this dispute. Repeatable.")] = (
        field(default_factory=list)
    )
    min_confidence: Annotated[
        float | None,
        Option(
            parser=values.share,
            metavar="X",
            help="Drop what is less sure than X, from 0 to 1.",
        ),
    ] = None
    as_of: Annotated[
        date | None,
        Option(parser=values.last_day, metavar="DATE", help="Only what articles published up to DATE knew."),
    ] = None
    core: Annotated[
        bool | None,
        Option("--core/--all", help="Leave out minor statements, or keep everything.  [default: core]"),
    ] = None
    lenient: frozenset[str] | None = None
    """Names that match nothing where nobody has them; any other is an error then."""


@dataclass(frozen=True, slots=True)
class Writing:
    """Where the result goes."""

    GROUP: ClassVar[str] = OUTPUT
    output: Annotated[
        Path | None,
        Option("-o", "--output", metavar="FILE", help="Write there instead, whole or not at all."),
    ] = None
    color: Annotated[
        Color,
        Option(
            parser=values.choice(Color, "value"),
            metavar="<auto|always|never>",
            help="Colors on the terminal; NO_COLOR is respected.",
            autocompletion=words([color.value for color in Color]),
        ),
    ] = Color.AUTO


@dataclass(frozen=True, slots=True)
class Talking:
    """How much is said on stderr."""

    GROUP: ClassVar[str] = MESSAGES
    quiet: Annotated[bool, Option("-q", "--quiet", help="Say nothing but errors.")] = False
    verbose: Annotated[bool, Option("-v", "--verbose", help="Say more; show tracebacks.")] = False
    no_progress: Annotated[bool, Option("--no-progress", help="No progress bar.")] = False

    def talk(self) -> Talk:
        """Raises :class:`CommandError` when both quiet and verbose."""
        if self.quiet and self.verbose:
            raise CommandError("-q and -v exclude each other")
        return Talk(self.quiet, self.verbose, not self.no_progress)
