"""Markdown with YAML front matter: the front matter becomes fields, the body plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import yaml
from frontmatter.default_handlers import YAMLHandler
from markdown_it import MarkdownIt
from markdown_it.token import Token

from strike_timeline.articles.days import address_days
from strike_timeline.articles.draft import Draft
from strike_timeline.articles.fields import Fields
from strike_timeline.articles.fragment import fragment_text, inline_text
from strike_timeline.articles.kinds import Kind, has_tags, markup

_LIST = frozenset(("bullet_list_open", "ordered_list_open"))


def markdown(text: str) -> Draft:
    """The article of a Markdown file: link targets, emphasis and images go, headings and items keep lines."""
    fields, body, warnings = _front_matter(text)
    if markup(body) is Kind.PAGE:
        from strike_timeline.articles.page import page

        draft = page(body)
    else:
        rendered, days = render(body)
        draft = Draft(text=rendered, link_dates=days)
    title = inline_text(fields.title())
    if title and draft.readable and not draft.text[: len(title) + 20].casefold().startswith(title.casefold()):
        draft.text = f"{title}\n\n{draft.text}"
    draft.title = title or draft.title or _first_heading(body)
    draft.url = fields.url() or draft.url
    claims, notes = fields.claims("front matter")
    draft.claims = (*claims, *draft.claims)
    draft.warnings = (*draft.warnings, *warnings, *notes)
    return draft


def _front_matter(text: str) -> tuple[Fields, str, tuple[str, ...]]:
    handler = YAMLHandler()
    stripped = text.lstrip()
    if not re.match(r"---[ \t]*\r?\n", stripped):
        return Fields({}), text, ()
    try:
        front, body = handler.split(stripped)
    except ValueError:
        return Fields({}), text, ()
    try:
        # every scalar as written: a time stamp keeps its own day
        data = handler.load(front, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem", None) or "not YAML"
        return Fields({}), body, (f"front matter not understood: {mark}",)
    if not isinstance(data, dict):
        return Fields({}), text, ()
    return Fields(data), body, ()


def _first_heading(body: str) -> str:
    match = re.search(r"^#[ \t]+(.+?)[ \t#]*$", body, re.MULTILINE)
    return inline_text(render(match[1])[0]) if match else ""


def render(body: str) -> tuple[str, tuple[date, ...]]:
    """CommonMark as plain text, paragraphs a blank line apart, and the days its links carry."""
    parts: list[str] = []
    addresses: list[str] = []
    lists = 0
    gap = "\n\n"
    for token in MarkdownIt("commonmark").enable("table").parse(body):
        if token.type in _LIST:
            lists += 1
            gap = "\n" if lists > 1 else gap
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            lists -= 1
            gap = "\n" if lists else "\n\n"
        elif token.type == "tr_open":
            gap = "\n" if gap == " " else gap
        elif token.type == "table_close":
            gap = "\n\n"
        text = _block(token, addresses)
        if text:
            if parts:
                parts.append(gap)
            parts.append(text)
            gap = "\n" if lists else "\n\n"
        if token.type in {"th_close", "td_close"}:
            gap = " "
    return "".join(parts), address_days(addresses)


def _block(token: Token, addresses: list[str]) -> str:
    if token.type == "inline":
        return _inline(token.children or [], addresses)
    if token.type in {"fence", "code_block"}:
        return token.content.strip("\n")
    if token.type == "html_block":
        return fragment_text(token.content)[0] if has_tags(token.content) else ""
    return ""


def _inline(tokens: Iterable[Token], addresses: list[str]) -> str:
    parts: list[str] = []
    for token in tokens:
        if token.type in {"text", "code_inline", "text_special"}:
            parts.append(token.content)
        elif token.type in {"softbreak", "hardbreak"}:
            parts.append("\n")
        elif token.type == "link_open":
            addresses.append(str(token.attrGet("href") or ""))
    return "".join(parts).strip()
