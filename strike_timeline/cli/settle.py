"""What the command line says and what the project file says, as one: the command line comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from strike_timeline.cli.errors import CommandError
from strike_timeline.cli.options import Configuring, Keeping, Reading
from strike_timeline.cli.project import NAME, Project, find_project, merged, read_project
from strike_timeline.cli.talk import Talk


@dataclass(frozen=True, slots=True)
class Settled:
    """What a command runs with; ``project`` is None where no project file applies."""

    paths: list[str]
    reading: Reading
    keeping: Keeping
    said: Keeping
    """The filters of the command line alone."""
    decisions: list[Path]
    project: Project | None


def settle(
    configuring: Configuring,
    paths: Sequence[str] | None,
    reading: Reading,
    talk: Talk,
    keeping: Keeping | None = None,
    decisions: Sequence[Path] | None = None,
) -> Settled:
    """Options that bring knowledge (``published``, ``gazetteer``, ``decisions``) add to those of the file and
    come after them, so that they count where both speak; any other takes the place of the file's.

    Raises :class:`CommandError` for a project file that is wrong or missing, and when nothing says what to
    read.
    """
    project = _project(configuring, paths or (), talk)
    keeping = keeping or Keeping()
    if project is None:
        if not paths:
            raise CommandError(_nothing_to_read(configuring))
        return Settled(list(paths), reading, keeping, keeping, list(decisions or ()), None)
    if not (paths or project.inputs):
        raise CommandError(f"no PATH given, and {project.shown} names no inputs")
    patterns = [text.rpartition("=")[0] for text in project.published if "=" in text]
    return Settled(
        paths=list(paths or project.inputs),
        reading=replace(
            reading,
            published=[*project.published, *reading.published],
            gazetteer=[*project.gazetteer, *reading.gazetteer],
            model=reading.model or project.model,
            jobs=reading.jobs or project.jobs,
            skip=project.written,
            patterns=dict.fromkeys(patterns, "" if paths else f"{project.shown}: [published]"),
        ),
        keeping=merged(keeping, replace(project.filters, lenient=_names(project.filters) if paths else None)),
        said=keeping,
        decisions=[*project.decisions, *(decisions or ())],
        project=project,
    )


def _project(configuring: Configuring, paths: Sequence[str], talk: Talk) -> Project | None:
    if configuring.config is not None:
        if configuring.no_config:
            raise CommandError("--config and --no-config exclude each other")
        project = read_project(configuring.config)
        talk.detail(f"project file {project.shown}")
        return project
    found = None if configuring.no_config else find_project(paths)
    if found is None:
        talk.detail("no project file")
        return None
    try:
        project = read_project(found)
    except CommandError as error:
        raise CommandError(f"{error} (--no-config leaves the file aside)") from None
    talk.note(f"settings of {project.shown}")
    return project


def _names(keeping: Keeping) -> frozenset[str]:
    return frozenset((*keeping.union, *keeping.employer, *keeping.party, *keeping.dispute))


def _nothing_to_read(configuring: Configuring) -> str:
    if configuring.no_config:
        return "no PATH given"
    return f"no PATH given, and no {NAME} in this folder or above it; `strike-timeline init` writes one"
