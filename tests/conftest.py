"""What tests of several rooms share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from strike_timeline.document import Timeline

os.environ.setdefault("OMP_NUM_THREADS", "1")
"""Tests run in a process a core and one (``-n auto``), where more threads only wait for each other."""


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: some tests wait for a browser or a clock."""
    return (os.cpu_count() or 1) + 1


HARBOR = Path(__file__).parent / "output" / "harbor.json"
HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</noscript><script>alert(1)</script>",
    "</style><style>*{display:none}</style>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<!-- <script>",
    "]]> &lt;b&gt; &amp;",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
    "safe\u202etxt.exe\u2066\u2028\u2029\x00\x1b[31m",
)


@pytest.fixture
def hostile_texts() -> tuple[str, ...]:
    """What an article may try: markup, ends of elements, addresses that run, signs that turn a line."""
    return HOSTILE


@pytest.fixture
def hostile_timeline() -> Timeline:
    """A small timeline whose every word from articles or people is all of :data:`HOSTILE`."""
    timeline = Timeline.model_validate_json(HARBOR.read_text(encoding="utf-8"))
    text = " ".join(HOSTILE)
    told = {"title", "source", "summary", "name", "basis", "quote", "trigger", "date_phrase", "speaker"}
    told |= {"attributed_to", "merged_because", "text", "why", "by"}

    def worse(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: worse(part, name) for name, part in value.items()}
        if isinstance(value, list):
            return [worse(part, key if key in {"gaps", "aliases"} else "") for part in value]
        if isinstance(value, str) and key in told | {"gaps", "aliases"}:
            return text
        return "javascript:alert(1)//" + text if key == "url" else value

    data = worse(timeline.model_dump(mode="json"))
    data["generator"] = timeline.generator.model_dump(mode="json")
    for event in data["events"]:
        for mention in event["mentions"]:
            mention["start"], mention["end"] = 0, len(text)
    return Timeline.model_validate(data)
