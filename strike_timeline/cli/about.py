"""``info`` and ``schema``: what this installation is, and what it writes."""

from __future__ import annotations

import typer

from strike_timeline.cli.command import command
from strike_timeline.cli.errors import Code
from strike_timeline.cli.options import FactsFormat, FactsFormatOption, Resources, Talking, Writing


def info(
    *, format: FactsFormatOption = None, writing: Writing, resources: Resources, talking: Talking
) -> Code:
    """Print versions, model and sizes of the data.

    The fingerprint is that of the pipeline, which every timeline carries.
    """
    from strike_timeline.cli.gather import load_pipeline
    from strike_timeline.cli.installation import describe, installation
    from strike_timeline.cli.sink import Sink, choose_format
    from strike_timeline.output.jsonform import dumps

    talking.talk()
    sink = Sink(writing)
    form = choose_format(format, writing.output, FactsFormat)
    plan, fingerprint = load_pipeline(resources, "events")
    facts = installation(plan, fingerprint)
    sink.write(dumps(facts) if form is FactsFormat.JSON else describe(facts))
    return Code.DONE


def schema(*, writing: Writing, talking: Talking) -> Code:
    """Print the JSON Schema of the timeline document."""
    from strike_timeline.cli.sink import Sink
    from strike_timeline.output.jsonform import schema_json

    talking.talk()
    Sink(writing).write(schema_json())
    return Code.DONE


def register(app: typer.Typer) -> None:
    for function in (info, schema):
        command(app)(function)
