"""Which browser pages are shown in: Chromium without a window.

``STRIKE_TIMELINE_CHROMIUM`` names the program to use; without it the first of :data:`NAMES` on PATH is taken.
"""

from __future__ import annotations

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NAMED = "STRIKE_TIMELINE_CHROMIUM"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)


class NoChromiumError(Exception):
    """There is none; the text says where it was looked for."""


def program() -> str:
    """Its path. Raises :class:`NoChromiumError`, and ValueError when the variable names no program."""
    named = os.environ.get(NAMED)
    if named and not shutil.which(named):
        raise ValueError(f"{NAMED} names no program: {named}")
    found = next(filter(None, map(shutil.which, [named] if named else NAMES)), None)
    if found is None:
        raise NoChromiumError(f"Chromium is not installed: none of {', '.join(NAMES)} is on PATH")
    return found
