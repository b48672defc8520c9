"""A line on stderr that says how far a long run has come; it is imported when there is one to draw."""

from __future__ import annotations

import sys
from threading import Timer

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, SpinnerColumn, Task, TextColumn
from rich.table import Column
from rich.text import Text

PATIENCE = 1.0
"""Seconds that a step may take without a word."""
_WIDEST = 100
_MINUTE, _HOUR = 60, 3600


class Meter:
    """One step of a run: drawn once it has lasted longer than :data:`PATIENCE`, gone when it is over."""

    def __init__(self, label: str, total: int | None, noun: str) -> None:
        """``total`` is how many are to come, if known; ``noun`` what is counted, empty for nothing."""
        console = Console(file=sys.stderr, stderr=True)
        console.width = min(console.width, _WIDEST)
        spinner = SpinnerColumn("dots" if console.encoding.startswith("utf") else "line", finished_text="")
        columns: list[ProgressColumn] = [spinner, TextColumn("{task.description}")]
        columns += [BarColumn(bar_width=None, table_column=Column(ratio=1))] if total else []
        columns.append(_Told(noun))
        self._progress = Progress(
            *columns, console=console, transient=True, redirect_stdout=False, expand=bool(total)
        )
        self._task = self._progress.add_task(label, total=total)
        self._timer = Timer(PATIENCE, self._progress.start)
        self._timer.daemon = True

    def __enter__(self) -> Meter:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._timer.join()
        self._progress.stop()

    def advance(self) -> None:
        """One more is done."""
        self._progress.advance(self._task)


class _Told(ProgressColumn):
    """ "1,204/100,000 · 312 articles/s · 5:16 left"; what is not known is left out."""

    max_refresh = 0.5

    def __init__(self, noun: str) -> None:
        super().__init__(Column(no_wrap=True))
        self._noun = noun

    def render(self, task: Task) -> Text:
        done = f"{int(task.completed):,}"
        told = [f"{done}/{int(task.total):,}" if task.total else done] if self._noun else []
        if self._noun and task.speed:
            told.append(f"{rate(task.speed)} {self._noun}/s")
        if task.total:
            told += [f"{clock(task.time_remaining)} left"] if task.time_remaining is not None else []
        else:
            told.append(clock(task.elapsed or 0))
        return Text(" · ".join(told), no_wrap=True)


def rate(speed: float) -> str:
    """So many a second: "312", "31", "3.1", "0.03"."""
    if speed >= 10:
        return f"{speed:,.0f}"
    return f"{speed:.1f}" if speed >= 1 else f"{speed:.2g}"


def clock(seconds: float) -> str:
    """ "0:07", "5:16", "1:05:16"."""
    whole = int(seconds)
    hours, rest = divmod(whole, _HOUR)
    minutes, left = divmod(rest, _MINUTE)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"
