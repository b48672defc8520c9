"""What the components put onto a document, in the bytes that spaCy makes of it.

``Doc.to_bytes``, ``DocBin(store_user_data=True)`` and ``nlp.pipe(n_process=2)`` pack custom attributes with
msgpack, which knows neither dates nor our classes. Registered here, they come back as they were.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_type_hints

import srsly

from strike_timeline.model import DateSpan, Entity, EventMention, Number, Published, Timex3

_KEY = "strike_timeline"
"""Marks an object of ours, and names its class."""
_CLASSES: dict[str, type[Any]] = {
    kind.__name__: kind for kind in (DateSpan, Entity, EventMention, Number, Published, Timex3)
}
_Chain = Callable[[Any], Any] | None


def _enums(kind: type[Any]) -> dict[str, type[StrEnum]]:
    """The fields that hold a member of an enumeration, which msgpack packs as bare text."""
    found = {}
    for name, hint in get_type_hints(kind).items():
        for option in get_args(hint) if isinstance(hint, UnionType) else (hint,):
            if isinstance(option, type) and issubclass(option, StrEnum):
                found[name] = option
    return found


_ENUMS = {name: _enums(kind) for name, kind in _CLASSES.items()}


def encode(value: Any, chain: _Chain = None) -> Any:
    """A day or an object of ours as what msgpack knows; anything else is left to ``chain``."""
    name = type(value).__name__
    if type(value) is date:
        return {_KEY: "date", "iso": value.isoformat()}
    if type(value) is _CLASSES.get(name):
        return {_KEY: name} | {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    return value if chain is None else chain(value)


def decode(value: Any, chain: _Chain = None) -> Any:
    """What :func:`encode` made, back again."""
    name = value.get(_KEY) if isinstance(value, Mapping) else None
    if name == "date":
        return date.fromisoformat(value["iso"])
    if name in _CLASSES:
        return _CLASSES[name](**{k: _field(name, k, v) for k, v in value.items() if k != _KEY})
    return value if chain is None else chain(value)


def _field(kind: str, name: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    enum = _ENUMS[kind].get(name)
    return value if enum is None or value is None else enum(value)


def register() -> None:
    """Teaches the msgpack of spaCy our objects, for as long as the process lives."""
    srsly.msgpack_encoders.register(_KEY, func=encode)
    srsly.msgpack_decoders.register(_KEY, func=decode)
