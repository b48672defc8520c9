"""``python -m strike_timeline`` is ``strike-timeline``."""

from strike_timeline.cli import main

main()
