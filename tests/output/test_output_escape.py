"""Article text in Markdown: it reads as written and marks nothing up, whatever it holds."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from strike_timeline.output.escape import escape, link
from strike_timeline.output.plain import plain

_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_MARKS = st.text(alphabet="*_`[]()<>#+-=.!|~&\\\"':/@^${}0123456789aw \n\t", max_size=40)
_ANY = st.one_of(_MARKS, st.text(max_size=60))


def _inline(source: str) -> list[Token]:
    tokens = _MARKDOWN.parse(source)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    return tokens[1].children or []


@given(_ANY)
@example("# not a heading")
@example("1. not a list")
@example("1) nor this")
@example("- nor this")
@example("+ 5 percent")
@example("=== *** ---")
@example("[^1]: no footnote [link](javascript:alert(1)) ![image](x)")
@example("<script>alert(1)</script> <b>bold</b> &amp; &#42;")
@example("`code` ~~struck~~ **bold** __init__ a_b_c")
@example("| a | b |\n|---|---|\n| 1 | 2 |")
@example("<https://a.example> https://b.example www.c.example me@d.example")
@example("back\\slash\\")
def test_text_is_text(text: str) -> None:
    if not plain(text):
        assert escape(text) == ""
        return
    children = _inline(escape(text))
    assert {child.type for child in children} == {"text"}
    assert "".join(child.content for child in children) == plain(text)


@given(_ANY)
def test_text_stays_inside_its_emphasis(text: str) -> None:
    if not plain(text):
        return
    children = _inline(f"“quote” — *{escape(text)}*, 2 May 2023")
    kinds = [child.type for child in children if child.type != "text" or child.content]
    assert kinds == ["text", "em_open", "text", "em_close", "text"]
    assert children[[child.type for child in children].index("em_open") + 1].content == plain(text)


@pytest.mark.parametrize("mark", ["https\\:", "www\\.", "\\@"])
def test_bare_addresses_are_broken_for_dialects_that_link_them(mark: str) -> None:
    assert mark in escape("see https://a.example, www.b.example or me@c.example")


def test_a_web_address_becomes_a_link() -> None:
    [opened, text, closed] = _inline(link("https://news.example/a_(b)?c=1&d=<e>"))
    assert (opened.type, text.type, closed.type) == ("link_open", "text", "link_close")
    assert opened.attrs["href"] == "https://news.example/a_%28b%29?c=1&d=%3Ce%3E"


@given(_ANY)
def test_a_web_address_is_one_link_or_text(tail: str) -> None:
    children = _inline(link(f"https://a{tail}"))
    assert [child.type for child in children] in (["link_open", "text", "link_close"], ["text"])


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "a b"])
def test_other_addresses_are_text(url: str) -> None:
    assert {child.type for child in _inline(link(url))} == {"text"}
