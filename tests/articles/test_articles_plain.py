"""Plain text, HTML fragments in text files, and what a headline is."""

from __future__ import annotations

from pathlib import Path

import pytest
from articles_files import day, read_one
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strike_timeline.articles.fragment import fragment_text
from strike_timeline.articles.headline import headline
from strike_timeline.articles.kinds import Kind, has_tags, markup
from strike_timeline.articles.records import from_text

BODY = (
    "Weavers at the mill put down their tools on Monday, their union said, and will not return before June."
)


def test_plain_text_is_left_as_it_is(tmp_path: Path) -> None:
    text = "Weavers walk out\r\n\r\n  " + BODY + "\t\n\n\n– “so it goes” \u00a0 \n"
    assert read_one(tmp_path, "a.txt", text).text == text


def test_only_the_byte_order_mark_goes(tmp_path: Path) -> None:
    assert read_one(tmp_path, "a.txt", b"\xef\xbb\xbf" + BODY.encode()).text == BODY


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00<&{["), min_size=1))
def test_offsets_of_plain_text_index_the_file(tmp_path: Path, text: str) -> None:
    content = BODY + text
    assert read_one(tmp_path, "a.txt", content).text == content


@pytest.mark.parametrize(
    "text",
    [
        "LOOM CO <LC.N> TALKS FAIL",
        "Write to <desk@paper.example>.",
        "a < b and c > d",
        "x <- y; <p1> and <q>",
        "A&B",
    ],
)
def test_angle_brackets_that_are_no_tags(text: str) -> None:
    assert not has_tags(text)
    assert from_text(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        'On <a href="/x">Monday</a>',
        "<p>On Monday",
        "one<br>two",
        "<div>x</div>",
        "It was <b>big</b>",
        "<P>x</P>",
    ],
)
def test_tags(text: str) -> None:
    assert markup(text) is Kind.FRAGMENT


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ('They <a href="/x">walked out</a> on <b>Mon</b>day.', "They walked out on Monday."),
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("<h2>Head</h2>\n<p>One\n  line.</p>\n\n<p>Two.</p>", "Head\n\nOne line.\n\nTwo."),
        ("One.<br>Two.<br/><br/>Three.", "One.\nTwo.\n\nThree."),
        ("<ul><li>First</li><li>Second</li></ul><p>End.</p>", "First\nSecond\n\nEnd."),
        ("<p>Mill&rsquo;s &#8220;offer&#8221; of 4&nbsp;% &amp; more</p>", "Mill’s “offer” of 4 % & more"),
        ("<p>A<script>var x = '<p>no</p>';</script>B<!-- c --><style>p{}</style></p>", "AB"),
        ("<table><tr><td>Mill</td><td>May 2</td></tr><tr><td>Dye</td><td>May 3</td></tr></table>",
         "Mill May 2\nDye May 3"),
        ("<blockquote><p>Quoted.</p></blockquote><div>Told.</div>", "Quoted.\n\nTold."),
        ("<p>soft&shy;hyphen and zero&#8203;width</p>", "softhyphen and zerowidth"),
        ("First one, <i>still</i> first.\n\nSecond one.", "First one, still first.\n\nSecond one."),
        ("A hard-wrapped <i>line\nof</i> text.", "A hard-wrapped line\nof text."),
        ("<nav><a href='/'>Home</a></nav><p>Text.</p><form><button>OK</button></form>", "Text."),
        ("<p>By Ada Quill</p><span>one</span><time>4 May</time>", "By Ada Quill\n\none 4 May"),
        ("<pre>One\nline.\n\nTwo.</pre>", "One\nline.\n\nTwo."),
        ("<p>unclosed <b>bold<p>next", "unclosed bold\n\nnext"),
    ],
)  # fmt: skip
def test_fragments(fragment: str, expected: str) -> None:
    assert fragment_text(fragment)[0] == expected


def test_a_fragment_in_a_text_file_gives_link_days_and_no_date(tmp_path: Path) -> None:
    article = read_one(
        tmp_path, "a.txt",
        '<p>Weavers <a href="https://p.example/2021/05/03/out">walked out</a> and '
        '<a href="https://p.example/2021/04/30/vote">voted</a>; <a href="/about">about us</a>.</p>',
    )  # fmt: skip
    assert article.text == "Weavers walked out and voted; about us."
    assert [str(found) for found in article.link_dates] == ["2021-04-30", "2021-05-03"]
    assert article.published is None


def test_addresses_in_plain_text_give_link_days(tmp_path: Path) -> None:
    article = read_one(tmp_path, "a.txt", BODY + " See https://p.example/2021/05/03/out for more.")
    assert [str(found) for found in article.link_dates] == ["2021-05-03"]


def test_entities_without_tags_are_decoded_and_lines_kept(tmp_path: Path) -> None:
    assert (
        read_one(tmp_path, "a.txt", "The mill&rsquo;s offer.\n\nNext.").text == "The mill’s offer.\n\nNext."
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Weavers walk out\n\n{BODY}", "Weavers walk out"),
        (f"Weavers walk out\nMay 3, 2021\n\n{BODY}", "Weavers walk out"),
        (f"FOR IMMEDIATE RELEASE\nMay 3, 2021\n\nWEAVERS WALK OUT\n\n{BODY}", "WEAVERS WALK OUT"),
        (f"Cloth & Dye Weekly\n3 May 2021\n\nWeavers walk out\n\n{BODY}", "Weavers walk out"),
        (f"Weavers walk out\nBy Ada Quill\n\n{BODY}", "Weavers walk out"),
        (
            f"Weavers walk out, and the\nmill falls silent\n\n{BODY}",
            "Weavers walk out, and the mill falls silent",
        ),
        (BODY, ""),
        (f"{BODY}\n\n{BODY}", ""),
        ("They left the mill at\nnoon on Monday.\n\nNobody came back.", ""),
        ("One line", ""),
        ("", ""),
    ],
)
def test_headline_of_plain_text(text: str, expected: str) -> None:
    assert headline(text) == expected


def test_dateline_dates_the_article(tmp_path: Path) -> None:
    article = read_one(tmp_path, "a.txt", f"Weavers walk out\n\nLODZ, May 3, 2021 (Loomwire) - {BODY}")
    assert day(article) == "2021-05-03"
    assert article.published is not None
    assert article.published.basis == "dateline in the text"
    assert article.title == "Weavers walk out"


def test_file_name_dates_the_article_when_nothing_else_does(tmp_path: Path) -> None:
    article = read_one(tmp_path, "2021-05-03-weavers.txt", BODY)
    assert day(article) == "2021-05-03"
    stated = read_one(tmp_path, "2021-05-09-weavers.txt", f"Weavers walk out\n3 May 2021\n\n{BODY}")
    assert day(stated) == "2021-05-03"
