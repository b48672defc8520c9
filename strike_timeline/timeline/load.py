"""Reads a saved timeline back."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import ValidationError

from strike_timeline.document import SCHEMA_VERSION, Timeline
from strike_timeline.errors import StrikeTimelineError


class TimelineError(StrikeTimelineError):
    """A file is not a timeline this version can read: one line with the file and the reason."""


def load_timeline(path: Path) -> Timeline:
    """The timeline in a JSON file written by ``strike-timeline build --format json``.

    Raises :class:`TimelineError` when it cannot be read, is not JSON, or is not a timeline document.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise TimelineError(f"{path}: {error.strerror or error}") from None
    return parse_timeline(raw, str(path))


def looks_like_timeline(raw: bytes) -> bool:
    """Whether bytes are a JSON object that names a schema version, as only saved timelines do."""
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and "schema_version" in data


def parse_timeline(raw: bytes, path: str) -> Timeline:
    """The timeline in the bytes of a JSON file; ``path`` names it in a :class:`TimelineError`."""
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise TimelineError(f"{path}: not UTF-8 text (byte {error.start})") from None
    except json.JSONDecodeError as error:
        raise TimelineError(
            f"{path}: not JSON (line {error.lineno}, column {error.colno}: {error.msg})"
        ) from None
    except RecursionError:
        raise TimelineError(f"{path}: not a timeline (nested too deeply)") from None
    if not isinstance(data, dict) or "schema_version" not in data:
        raise TimelineError(f"{path}: not a timeline (no schema_version)")
    if data["schema_version"] != SCHEMA_VERSION:
        version = data["schema_version"]
        raise TimelineError(
            f"{path}: schema version {version!r}, this program reads version {SCHEMA_VERSION!r}"
        )
    try:
        return Timeline.model_validate_json(raw.decode("utf-8-sig"))
    except ValidationError as error:
        raise TimelineError(f"{path}: {_first(error)}") from None


def _first(error: ValidationError) -> str:
    problem = error.errors(include_url=False, include_context=False)[0]
    place = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in problem["loc"]).lstrip(".")
    more = error.error_count() - 1
    return f"{place}: {problem['msg']}" + (f" (and {more} more)" if more else "")
