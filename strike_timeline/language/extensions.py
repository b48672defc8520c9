"""The custom attributes of the pipeline, registered once when any component is imported.

``Doc``: ``published`` (:class:`~strike_timeline.model.Published` or None; a day, as a date or in ISO form, is
taken too: :func:`published_of`), ``title`` (str), ``link_dates``
(tuple of :class:`datetime.date`), ``hint_year`` (int or None: the year of sibling articles). ``Span``:
``entity`` (:class:`~strike_timeline.model.Entity`),
``nominal`` (bool), ``when`` (:class:`~strike_timeline.model.DateSpan`), ``relation``
(:class:`~strike_timeline.model.Relation` or None), ``stamp`` (bool) and ``event``
(:class:`~strike_timeline.model.EventMention`).

spaCy keeps custom attributes by offsets, so two spans over "both sides" would share one. ``entity``
therefore lives in ``span.kb_id_``, which holds the entity's key, and in one table of the document: spans
of the same words can stand for several entities.
"""

from __future__ import annotations

from datetime import date, datetime

from spacy.tokens import Doc, Span

from strike_timeline.language import serial
from strike_timeline.model import Entity, Published

_DOC_DEFAULTS: dict[str, object] = {"published": None, "title": "", "link_dates": (), "hint_year": None}
_SPAN_DEFAULTS: dict[str, object] = {
    "nominal": False,
    "when": None,
    "relation": None,
    "stamp": False,
    "event": None,
}
_TABLE = "strike_entities"


def entity_table(doc: Doc) -> dict[str, Entity]:
    """The document's entities by key."""
    table: dict[str, Entity] = doc.user_data.setdefault(_TABLE, {})
    return table


def entity_of(span: Span) -> Entity | None:
    """``span._.entity``, in a tenth of its time."""
    return entity_table(span.doc).get(span.kb_id_)


def set_entity(span: Span, entity: Entity | None) -> None:
    """Sets ``span._.entity``."""
    span.kb_id_ = entity.key if entity else ""
    if entity:
        entity_table(span.doc)[entity.key] = entity


def published_of(doc: Doc) -> Published | None:
    """``doc._.published``; a day that stands there is made a :class:`~strike_timeline.model.Published`.

    Raises ValueError for text that is no ISO day, TypeError for anything else.
    """
    given = doc._.published
    if given is None or isinstance(given, Published):
        return given
    doc._.published = published = published_on(given)
    return published


def published_on(given: object) -> Published:
    """Publication on one day: a date, a datetime, or either in ISO form."""
    if isinstance(given, str):
        try:
            given = datetime.fromisoformat(given)
        except ValueError:
            raise ValueError(f"published: {given!r} is not a date; write it as 2023-09-15") from None
    if isinstance(given, datetime):
        given = given.date()
    if not isinstance(given, date):
        raise TypeError(f"published: {given!r} is neither a date nor a Published")
    return Published(given, given, "given")


def register() -> None:
    """Register every attribute that is not there yet, and how its values are written as bytes."""
    serial.register()
    for name, default in _DOC_DEFAULTS.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
    for name, default in _SPAN_DEFAULTS.items():
        if not Span.has_extension(name):
            Span.set_extension(name, default=default)
    if not Span.has_extension("entity"):
        Span.set_extension("entity", getter=entity_of, setter=set_entity)


register()
