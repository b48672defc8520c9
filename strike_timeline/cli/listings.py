"""``entities``, ``dates`` and ``events``: what was found in the articles before anything is merged."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import typer

from strike_timeline.cli.command import command
from strike_timeline.cli.errors import Code, CommandError
from strike_timeline.cli.options import (
    Configuring,
    DatesFormat,
    DatesFormatOption,
    InText,
    Keeping,
    ListFormat,
    ListFormatOption,
    Paths,
    Reading,
    Talking,
    Writing,
)

if TYPE_CHECKING:
    from strike_timeline.cli.settle import Settled
    from strike_timeline.cli.talk import Talk

_Form = TypeVar("_Form", ListFormat, DatesFormat)


def entities(
    paths: Paths = None,
    *,
    text: InText = False,
    format: ListFormatOption = None,
    writing: Writing,
    configuring: Configuring,
    reading: Reading,
    talking: Talking,
) -> Code:
    """List who is in the articles.

    Canonical name, type, number of mentions and articles, and the other names seen.
    """
    from strike_timeline.cli.gather import gather
    from strike_timeline.cli.settle import settle
    from strike_timeline.cli.sink import Sink, choose_format
    from strike_timeline.output.displacy import entities_html
    from strike_timeline.output.highlight import entities_in_text
    from strike_timeline.output.jsonform import dumps, records
    from strike_timeline.output.listing import entities_text

    sink = Sink(writing)
    form = _form(choose_format(format, writing.output, ListFormat), text)
    page = form is ListFormat.HTML
    talk = talking.talk()
    settled = settle(configuring, paths, reading, talk)
    gathered = gather(
        settled.paths, settled.reading, sink, talk, "entities", with_text=text or page, anchors_told=True
    )
    timeline = gathered.timeline
    if page:
        sink.write(entities_html(timeline))
    elif text:
        sink.write(entities_in_text(timeline, sink.paper))
    elif form is ListFormat.JSON:
        sink.write(dumps({"articles": records(timeline.articles), "entities": records(timeline.entities)}))
    else:
        sink.write(entities_text(timeline, sink.paper))
    return gathered.code


def dates(
    paths: Paths = None,
    *,
    text: InText = False,
    format: DatesFormatOption = None,
    writing: Writing,
    configuring: Configuring,
    reading: Reading,
    talking: Talking,
) -> Code:
    """List every date phrase and what it means.

    Each in its sentence: what it resolved to, how precisely, and why (the anchor and the rule).
    """
    from strike_timeline.cli.gather import gather
    from strike_timeline.cli.settle import settle
    from strike_timeline.cli.sink import Sink, choose_format
    from strike_timeline.output.datelist import dates_text
    from strike_timeline.output.displacy import dates_html
    from strike_timeline.output.highlight import dates_in_text
    from strike_timeline.output.jsonform import dumps, records

    form = _form(choose_format(format, writing.output, DatesFormat), text)
    talk = talking.talk()
    settled = settle(configuring, paths, reading, talk)
    if form is DatesFormat.TIMEML:
        return _timeml(settled, writing, talk)
    sink = Sink(writing)
    page = form is DatesFormat.HTML
    shown = page or form is DatesFormat.TABLE
    told = page or (shown and not text)
    gathered = gather(settled.paths, settled.reading, sink, talk, "dates", with_text=shown, anchors_told=told)
    timeline = gathered.timeline
    if page:
        sink.write(dates_html(timeline))
    elif text:
        sink.write(dates_in_text(timeline, sink.paper))
    elif form is DatesFormat.JSON:
        sink.write(dumps({"articles": records(timeline.articles), "dates": records(timeline.dates)}))
    else:
        sink.write(dates_text(timeline, sink.paper))
    return gathered.code


def events(
    paths: Paths = None,
    *,
    text: InText = False,
    format: ListFormatOption = None,
    writing: Writing,
    configuring: Configuring,
    reading: Reading,
    keeping: Keeping,
    talking: Talking,
) -> Code:
    """List event mentions before merging.

    Type, date, parties, status, trigger and evidence sentence, as each article tells it.
    """
    from strike_timeline.cli.gather import gather
    from strike_timeline.cli.keep import keep
    from strike_timeline.cli.settle import settle
    from strike_timeline.cli.sink import Sink, choose_format
    from strike_timeline.output.displacy import events_html
    from strike_timeline.output.highlight import events_in_text
    from strike_timeline.output.jsonform import dumps, records
    from strike_timeline.output.listing import event_mentions, mentions_text

    sink = Sink(writing)
    form = _form(choose_format(format, writing.output, ListFormat), text)
    talk = talking.talk()
    page = form is ListFormat.HTML
    told = page or (form is ListFormat.TABLE and not text)
    settled = settle(configuring, paths, reading, talk, keeping)
    gathered = gather(
        settled.paths, settled.reading, sink, talk, "events", with_text=text or page, anchors_told=told
    )
    timeline = keep(gathered.timeline, settled.keeping, talk)
    if page:
        sink.write(events_html(timeline))
    elif text:
        sink.write(events_in_text(timeline, sink.paper))
    elif form is ListFormat.JSON:
        found = {"articles": records(timeline.articles), "entities": records(timeline.entities)}
        sink.write(dumps({**found, "events": records(event_mentions(timeline))}))
    else:
        sink.write(mentions_text(timeline, sink.paper))
    return gathered.code


def register(app: typer.Typer) -> None:
    command(app, "entities articles/", "entities article.txt --text")(entities)
    command(
        app,
        "dates article.txt --published 2023-09-15",
        "dates article.txt --text",
        "dates articles/ -f timeml -o timeml",
    )(dates)
    command(app, "events articles/ --type strike_start", "events article.txt --text --all")(events)


def _form(form: _Form, text: bool) -> _Form:
    if text and form.value not in ("table", "html"):
        raise CommandError(f"--text prints running text: leave out --format {form.value}")
    return form


def _timeml(settled: Settled, writing: Writing, talk: Talk) -> Code:
    """A document an article: one alone wherever it is wanted, several into a folder."""
    from strike_timeline.cli.folder import Folder, is_folder
    from strike_timeline.cli.gather import gather
    from strike_timeline.cli.sink import Sink
    from strike_timeline.output.timeml import file_names, timeml

    sink = Folder(writing.output) if writing.output and is_folder(writing.output) else Sink(writing)
    alone = "" if isinstance(sink, Folder) else "a TimeML document holds one; name a folder, as in -o timeml"
    gathered = gather(settled.paths, settled.reading, sink, talk, "dates", with_text=True, one_only=alone)
    timeline = gathered.timeline
    documents = [timeml(article, timeline.dates) for article in timeline.articles]
    if isinstance(sink, Folder):
        sink.write(dict(zip(file_names(timeline.articles), documents, strict=True)))
    else:
        sink.write(documents[0])
    return gathered.code
