"""What a page of the documentation shows that can be run: commands, Python and files, in reading order.

- A ``sh`` fence: each line is a command. A fence without a language: each line that looks like one of ours.
- A ``console`` fence: lines that begin with ``$ `` are commands, the lines below one are what it prints; a
  line ``…`` stands for any lines. A comment ``# exit code N`` says that the command ends with N, not 0.
- A ``python`` fence is run; a ``console`` fence right below it is what it prints, and a comment behind a
  ``print`` holds pieces of it, joined by a comma and a space (``…`` for what is left out).
- A fence with ``file=NAME`` behind its language is a file that later commands read.
- A command in running text (between backquotes) is run, too, unless it has a placeholder (``FILE``, ``v-…``);
  one that names no more than the subcommand is asked for its help.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

PROGRAM = "strike-timeline"
LEFT_OUT = "…"
_FENCE = re.compile(r"^ {0,3}```([^\n`]*)\n(.*?)^ {0,3}```[ ]*$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(rf"`({PROGRAM} [^`]+)`")
_PLACEHOLDER = re.compile(r"\b[A-Z]{3,}\b|…|\.\.\.")
_COMMAND = re.compile(r"^(?:python3?|(?:\.venv/bin/)?(?:pip|pytest|strike-timeline)|[A-Z_]+=\S+ python)\s")
_CODE = re.compile(r"#.*\bexit code (\d+)")
_EXAMPLE = "  "
"""What the examples of ``--help`` begin with."""
_INDENTED = re.compile(r"^    ((?:[A-Z_]+=\S+ )?python \S+\.py.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Command:
    """A command line as it stands on the page; ``shown``: the lines below it, None where none are shown."""

    line: int
    text: str
    code: int = 0
    shown: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """A Python block; ``line`` is that of its first line, ``shown_line`` that of its first line of output."""

    line: int
    text: str
    shown: tuple[str, ...] | None = None
    shown_line: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """A file whose content the page shows."""

    line: int
    name: str
    text: str


Step = Command | Code | Shown


@dataclass(frozen=True, slots=True)
class _Fence:
    info: str
    body: str
    line: int
    start: int
    end: int

    @property
    def language(self) -> str:
        return self.info.split()[0] if self.info.split() else ""

    @property
    def file(self) -> str | None:
        named = re.search(r"\bfile=(\S+)", self.info)
        return named.group(1) if named else None


def steps(page: Path) -> list[Step]:
    """All of a page, in reading order."""
    text = page.read_text(encoding="utf-8")
    fences = [_fence(text, match) for match in _FENCE.finditer(text)]
    found: list[Step] = []
    for place, fence in enumerate(fences):
        if fence.file:
            found.append(Shown(fence.line, fence.file, fence.body))
        elif fence.language == "python":
            found.append(_code(text, fence, fences[place + 1] if place + 1 < len(fences) else None))
        elif fence.language == "console":
            found += _session(fence)
        elif fence.language in {"", "sh"}:
            found += _lines(fence)
    prose = _FENCE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
    found += [Command(*_at(prose, match)) for match in _INDENTED.finditer(prose)]
    found += filter(None, (_inline(*_at(prose, match)) for match in _INLINE.finditer(prose)))
    return sorted(found, key=lambda step: step.line)


def languages(page: Path, language: str) -> Iterator[tuple[int, str]]:
    """The fences of one language: line and body."""
    text = page.read_text(encoding="utf-8")
    for match in _FENCE.finditer(text):
        fence = _fence(text, match)
        if fence.language == language:
            yield fence.line, fence.body


def told(text: str) -> str:
    """A page without what commands print."""
    return _FENCE.sub(
        lambda match: _asked(match.group(2)) if match.group(1) == "console" else match.group(), text
    )


def _asked(session: str) -> str:
    return "\n".join(line for line in session.splitlines() if line.startswith("$ "))


def _fence(text: str, match: re.Match[str]) -> _Fence:
    line = text.count("\n", 0, match.start(2)) + 1
    return _Fence(match.group(1).strip(), match.group(2), line, match.start(), match.end())


def _code(text: str, fence: _Fence, after: _Fence | None) -> Code:
    """The block with its output: the console fence that follows with nothing but blank lines between."""
    if after is None or after.language != "console" or text[fence.end : after.start].strip():
        return Code(fence.line, fence.body)
    lines = tuple(after.body.splitlines())
    if any(line.startswith("$ ") for line in lines):
        return Code(fence.line, fence.body)
    return Code(fence.line, fence.body, lines, after.line)


def _session(fence: _Fence) -> Iterator[Command]:
    lines = fence.body.splitlines()
    starts = [place for place, line in enumerate(lines) if line.startswith("$ ")]
    for start, end in pairwise([*starts, len(lines)]):
        shown = tuple(lines[start + 1 : end])
        yield Command(fence.line + start, lines[start][2:], _exit_code(lines[start]), shown)


def _lines(fence: _Fence) -> Iterator[Command]:
    for place, line in enumerate(fence.body.replace("\\\n", "  ").splitlines()):
        line = line.removeprefix(_EXAMPLE)
        if _COMMAND.match(line) or (fence.language == "sh" and line.strip() and not line.startswith("#")):
            yield Command(fence.line + place, line, _exit_code(line))


def _inline(line: int, text: str) -> Command | None:
    text = " ".join(text.split())
    if len(text.split()) == 2:
        return Command(line, f"{text} --help")
    return None if _PLACEHOLDER.search(text) else Command(line, text)


def _exit_code(line: str) -> int:
    told = _CODE.search(line)
    return int(told.group(1)) if told else 0


def _at(text: str, match: re.Match[str]) -> tuple[int, str]:
    return text.count("\n", 0, match.start()) + 1, match.group(1)
