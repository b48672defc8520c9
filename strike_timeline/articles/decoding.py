"""Bytes to text: which encoding, and whether it is text at all.

Order of trust: a byte order mark, valid UTF-8, the charset that HTML or XML declares, and
charset-normalizer's reading (Windows-1252 where that explains the bytes as well). Newlines are
never translated and nothing but the byte order mark is removed, so offsets index the file's own text.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from strike_timeline.articles.problems import UnreadableError

HEAD = 1 << 18
"""Bytes looked at to recognise what a file is."""

_MAGIC = (
    (b"%PDF", "a PDF, which is not read (convert it to text or HTML first)"),
    (b"\x89PNG", "a PNG image, not text"),
    (b"\xff\xd8\xff", "a JPEG image, not text"),
    (b"GIF8", "a GIF image, not text"),
    (b"RIFF", "a media file, not text"),
    (b"PK\x03\x04", "a ZIP archive or office document, not text"),
    (b"\xd0\xcf\x11\xe0", "an old office document, not text"),
    (b"{\\rtf", "a rich-text file, which is not read (convert it to text or HTML first)"),
    (b"BZh", "a bzip2 archive, which is not read"),
    (b"\xfd7zXZ", "an xz archive, which is not read"),
    (b"7z\xbc\xaf", "a 7z archive, not text"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z][\w.:-]*)""", re.IGNORECASE)


_LENIENT = "strike_timeline.articles.lenient"


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8 in a file that mostly is: read one by one as Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_LENIENT, _as_windows_1252)


def refuse_binary(head: bytes) -> None:
    """Raise UnreadableError when ``head`` cannot be the start of a text in any encoding that is read."""
    if not head:
        raise UnreadableError("the file is empty")
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            raise UnreadableError(kind)
    if b"\0" in head and not any(head.startswith(bom) for bom, _ in _BOMS) and _bare_utf16(head) is None:
        raise UnreadableError("binary data, not text")


def _bare_utf16(head: bytes) -> str | None:
    """UTF-16 without a byte order mark: mostly Latin text, so every second byte is NUL."""
    sample = head[:2000]
    pairs = len(sample) // 2
    if pairs < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.7 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return None


def encoding_of(head: bytes, whole: bool) -> tuple[str, int]:
    """The encoding of a file that starts with ``head``, and the length of its byte order mark.

    ``whole`` says that ``head`` is all there is, so that a character cut at its end is an error.
    """
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name, len(bom)
    if name_16 := _bare_utf16(head) if b"\0" in head else None:
        return name_16, 0
    if _mostly_utf8(head, whole):
        return "utf-8", 0
    declared = _DECLARED.search(head[:4096])
    if declared is not None:
        name = declared[1].decode("ascii")
        try:
            found = codecs.lookup(name).name
            head.decode(found, "strict")
        except (LookupError, UnicodeError):
            pass
        else:
            if found in {"iso8859-1", "ascii"}:
                return "cp1252", 0  # as browsers do
            return found, 0
    return _guess(head), 0


def _mostly_utf8(head: bytes, whole: bool) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    try:
        decoder.decode(head, whole)
    except UnicodeDecodeError:
        pass
    else:
        return True
    text = head.decode("utf-8", "replace")
    broken = text.count("�")
    sound = sum(1 for c in text if c > "\x7f") - broken
    return sound >= 4 * broken


def _guess(head: bytes) -> str:
    from charset_normalizer import from_bytes

    matches = from_bytes(head[:65536])
    best = matches.best()
    if best is None:
        return "cp1252"
    names = {
        best.encoding,
        *(name for match in matches for name in (match.encoding, *match.could_be_from_charset)),
    }
    single_byte = best.encoding.startswith(("cp", "latin", "iso8859", "mac", "windows", "hp", "ptcp"))
    return "cp1252" if single_byte and "cp1252" in names else best.encoding


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a whole file without its byte order mark, and warnings about how it was read."""
    encoding, skip = encoding_of(data, whole=True)
    warnings = []
    if encoding not in _PLAIN:
        warnings.append(f"decoded as {_spoken(encoding)}")
    try:
        text = data[skip:].decode(encoding, "strict")
    except UnicodeError:
        text = data[skip:].decode(encoding, _errors(encoding))
        warnings.append(f"some bytes are not valid {_spoken(encoding)}")
    return text, tuple(warnings)


_PLAIN = frozenset(("utf-8", "ascii"))


def _errors(encoding: str) -> str:
    return _LENIENT if encoding == "utf-8" else "replace"


def _spoken(encoding: str) -> str:
    return {"cp1252": "windows-1252"}.get(encoding, encoding)


def text_lines(stream: BinaryIO, head: bytes, whole: bool) -> Iterator[tuple[str, str | None]]:
    """Lines of a stream, one at a time, split at line feeds only, each with a warning or None."""
    encoding, skip = encoding_of(head, whole)
    if encoding.startswith(("utf-16", "utf-32")):
        stream.read(skip)
        yield from (
            (line, None) for line in io.TextIOWrapper(stream, encoding, errors="replace", newline="\n")
        )
        return
    note = None if encoding in _PLAIN else f"decoded as {_spoken(encoding)}"
    for number, raw in enumerate(stream):
        line = raw[skip:] if number == 0 else raw
        try:
            yield line.decode(encoding, "strict"), note if not line.isascii() else None
        except UnicodeError:
            yield line.decode(encoding, _errors(encoding)), f"some bytes are not valid {_spoken(encoding)}"


def text_stream(stream: BinaryIO, head: bytes, whole: bool) -> tuple[io.TextIOWrapper, str | None]:
    """A decoding view of a stream with newlines left alone, and a warning or None."""
    encoding, skip = encoding_of(head, whole)
    stream.read(skip)
    note = None if encoding in _PLAIN else f"decoded as {_spoken(encoding)}"
    return io.TextIOWrapper(stream, encoding, errors=_errors(encoding), newline=""), note
