"""One input: where its bytes come from, unpacked if gzipped, and how to open it again."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from strike_timeline.articles.decoding import HEAD, refuse_binary
from strike_timeline.articles.problems import UnreadableError

_GZIP = b"\x1f\x8b"


class Input:
    """The bytes behind one source. ``name`` (without ``.gz``) is only a hint at the kind."""

    def __init__(self, source: str, path: Path | None = None, data: bytes | None = None) -> None:
        self.source = source
        self.path = path
        self._data = data
        self.name = source.removesuffix(".gz")
        with reading(), self._raw() as raw:
            self._gzipped = raw.read(2) == _GZIP
        with self.open() as stream:
            self.head = stream.read(HEAD)
            self.whole = not stream.read(1)
        refuse_binary(self.head)

    @property
    def suffix(self) -> str:
        """The lower-case suffix without its dot and without ``.gz``."""
        return self.name.rpartition(".")[2].lower() if "." in self.name else ""

    def _raw(self) -> BinaryIO:
        if self._data is not None:
            return io.BytesIO(self._data)
        assert self.path is not None
        return self.path.open("rb")

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The unpacked bytes from the start. Raises UnreadableError, with the reason, for what fails."""
        with reading(), self._raw() as raw:
            if self._gzipped:
                with gzip.GzipFile(fileobj=raw) as unpacked:
                    yield cast(BinaryIO, unpacked)
            else:
                yield raw

    def read(self) -> bytes:
        if self.whole:
            return self.head
        with self.open() as stream:
            return stream.read()


@contextmanager
def reading() -> Iterator[None]:
    """Turn what can go wrong with a file into an UnreadableError that says so in words."""
    try:
        yield
    except EOFError as error:
        raise UnreadableError("the gzip file is cut short") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise UnreadableError(f"the gzip file is damaged ({error})") from error
    except PermissionError as error:
        raise UnreadableError("no permission to read it") from error
    except FileNotFoundError as error:
        raise UnreadableError("no such file or folder") from error
    except OSError as error:
        raise UnreadableError(error.strerror or str(error)) from error
