"""The custom attributes of the pipeline, registered once when any component is imported.

``Doc``: ``published`` (:class:`~strike_timeline.model.Published` or None), ``title`` (str), ``link_dates``
(tuple of :class:`datetime.date`). ``Span``: ``entity`` (:class:`~strike_timeline.model.Entity`), ``nominal`` (bool), ``when``
(:class:`~strike_timeline.model.DateSpan`), ``relation`` (:class:`~strike_timeline.model.Relation` or None), ``stamp`` (bool) and ``event``
(:class:`~strike_timeline.model.EventMention`).
"""

from __future__ import annotations

from spacy.tokens import Doc, Span

_DOC_DEFAULTS: dict[str, object] = {"published": None, "title": "", "link_dates": ()}
_SPAN_DEFAULTS: dict[str, object] = {
    "entity": None,
    "nominal": False,
    "when": None,
    "relation": None,
    "stamp": False,
    "event": None,
}


def register() -> None:
    """Register every attribute that is not there yet."""
    for name, default in _DOC_DEFAULTS.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
    for name, default in _SPAN_DEFAULTS.items():
        if not Span.has_extension(name):
            Span.set_extension(name, default=default)


register()
