"""Template, style and script put into one file, under a policy that allows these and nothing else."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from strike_timeline.document import Timeline
from strike_timeline.output.report.contents import contents
from strike_timeline.output.report.excerpts import KINDS

STYLE = ("page.css", "overview.css", "print.css")
SCRIPT = (
    "days.js",
    "axis.js",
    "lanes.js",
    "extent.js",
    "shapes.js",
    "overview.js",
    "controls.js",
    "filters.js",
    "list.js",
    "start.js",
)
"""Files under ``resources/report``, in the order in which they are put together."""


def timeline_html(timeline: Timeline) -> str:
    """One HTML file that loads nothing; the same timeline gives the same bytes."""
    style, script = _joined(STYLE), _joined(SCRIPT)
    page = _environment().get_template("page.html.jinja")
    return page.render(
        told=contents(timeline),
        kinds=KINDS,
        policy=_policy(style, script),
        style=Markup(style),
        script=Markup(script),
    )


def _policy(style: str, script: str) -> str:
    """The Content-Security-Policy: this style and this script, and nothing from anywhere.

    An element's text is hashed as it stands in the file.
    """
    rules = {
        "default-src": "'none'",
        "style-src": _hash(style),
        "script-src": _hash(script),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_read),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _joined(names: tuple[str, ...]) -> str:
    return "\n".join(map(_read, names))


def _read(name: str) -> str:
    return (files("strike_timeline") / "resources" / "report" / name).read_text(encoding="utf-8")
