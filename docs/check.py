"""Checks the documentation: links lead somewhere, commands exist, figures stand next to their command.

    python docs/check.py

- every relative link in a Markdown file of the project leads to a file or folder;
- every line in a code fence that runs `strike-timeline` names a command and options that docs/cli.md knows;
- every table of figures stands right after a line that names the command that prints it.
"""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_LEFT_OUT = {"articles", "golden", "node_modules"}
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")
_FENCE = re.compile(r"^```[^\n`]*\n(.*?)^```[ ]*$", re.MULTILINE | re.DOTALL)
_FIGURE = re.compile(r"\|\s*[\d,]*\.?\d+\s*%?\s*(?=\|)")
_PRINTED_BY = re.compile(
    r"`(?:(?:PYTHONPATH=\S+ )?python (?:benchmarks/|training/|-m )|strike-timeline )[^`]*`"
)


def pages() -> list[Path]:
    """The Markdown files of the project, without articles, the tests' expected outputs and npm packages."""
    found = (path for path in ROOT.rglob("*.md") if not _LEFT_OUT & set(path.relative_to(ROOT).parts))
    return sorted(
        path for path in found if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
    )


def dead_links(page: Path, text: str) -> Iterator[str]:
    for match in _LINK.finditer(_FENCE.sub("", text)):
        target = (match.group(1) or match.group(2)).partition("#")[0]
        if (
            target
            and "://" not in target
            and not target.startswith("mailto:")
            and not (page.parent / target).exists()
        ):
            yield f"leads nowhere: {target}"


def known_options() -> dict[str, set[str]]:
    """Options by command, as docs/cli.md lists them; those of the program itself under the empty name."""
    text = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    parts = re.split(r"^## (\w+)$", text, flags=re.MULTILINE)
    named = dict(zip(["", *parts[1::2]], parts[0::2], strict=True))
    return {name: set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", part)) for name, part in named.items()}


def wrong_commands(text: str, known: dict[str, set[str]]) -> Iterator[str]:
    for fence in _FENCE.findall(text):
        for line in fence.replace("\\\n", " ").splitlines():
            match = re.search(r"(?:^|[\s/])strike-timeline\s+(.*)", line.removeprefix("$ "))
            if not match or match.group(1).startswith("["):
                continue
            words = shlex.split(match.group(1), comments=True)
            command = words[0] if words and not words[0].startswith("-") else ""
            if command not in known:
                yield f"no such command: strike-timeline {command}"
                continue
            for word in words[bool(command) :]:
                if word in {"|", ">", "&&"}:
                    break
                option = word.partition("=")[0]
                if re.match(r"--?[a-z]", option) and option not in known[command]:
                    yield f"strike-timeline {command} has no {option}"


def loose_figures(text: str) -> Iterator[str]:
    """Tables with several figures that no command stands above, within the paragraph or table before."""
    command_near = False
    for block in re.split(r"\n\s*\n", _FENCE.sub("", text)):
        is_figures = block.lstrip().startswith(("|", "<!--")) and len(_FIGURE.findall(block)) >= 4
        if _PRINTED_BY.search(block):
            command_near = True
        elif is_figures and not command_near:
            yield f"figures without the command that prints them: {block.lstrip().splitlines()[0][:60]}"
        elif not is_figures:
            command_near = False


def main() -> int:
    known = known_options()
    wrong = 0
    for page in pages():
        text = page.read_text(encoding="utf-8")
        for problem in (*dead_links(page, text), *wrong_commands(text, known), *loose_figures(text)):
            wrong += 1
            print(f"{page.relative_to(ROOT)}: {problem}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
