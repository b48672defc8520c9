"""What a path that cannot be used may have been meant for, as the end of a message."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path


def misspelled(*paths: str | Path) -> str:
    """The file most like the first of ``paths`` that is not there; empty without any such file."""
    from strike_timeline.articles.discovery import did_you_mean

    missing = (Path(path) for path in paths if not _is_there(Path(path)))
    return next((hint for path in missing if (hint := did_you_mean(path))), "")


def not_a_timeline(path: str) -> str:
    """What to do with a path that was given as a saved timeline and is none."""
    if path == "-":
        return ""
    file = Path(path)
    if not _is_there(file):
        return misspelled(file)
    if file.is_dir() or not _is_json_object(file):
        return f"; `strike-timeline build {path} -o timeline.json` makes a saved timeline of articles"
    return ""


def not_an_article(paths: Iterable[str]) -> str:
    """What to do with saved timelines that were given as articles."""
    from strike_timeline.timeline import looks_like_timeline

    for path in paths:
        try:
            if path.lower().endswith(".json") and looks_like_timeline(Path(path).read_bytes()):
                return f"; {path} is a saved timeline: `strike-timeline show {path}` prints it"
        except (OSError, ValueError):
            continue
    return ""


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return True


def _is_json_object(path: Path) -> bool:
    try:
        return isinstance(json.loads(path.read_bytes()), dict)
    except (OSError, ValueError, RecursionError):
        return False
