"""The command line. Importing it is cheap; what a command needs is imported when it runs."""

from __future__ import annotations


def main() -> None:
    """Entry point of ``strike-timeline``; ends the process with the exit code."""
    try:
        from strike_timeline.cli.app import app

        app(prog_name="strike-timeline")
    except KeyboardInterrupt:
        raise SystemExit(130) from None
