"""Whole web pages: what is the article, what is furniture, and when it was published."""

from __future__ import annotations

from pathlib import Path

import pytest
from articles_files import day, read_file, read_one

from strike_timeline.articles.page import page

PARAGRAPHS = [
    "The bakers' union said on Monday that its members had voted to stop work at three bakeries.",
    "Talks with the company broke down late on Sunday after eleven hours, and no new date is set.",
    "A spokesman said the company regretted the decision and would do all it could to keep the ovens hot.",
    "No bread, no peace.",
    "The last strike there, in 2011, went on for nine days and was ended by a mediator from the capital.",
]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
HEADLINE = "Bakers vote to stop work"
CLUTTER = "<p>Subscribers get every story on ovens and yeast from the first of March 2019.</p>"


def whole(body: str, head: str = "", attributes: str = "") -> str:
    return f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{body}</body></html>"


LAYOUTS = {
    "article element": f"<main><article><h1>{HEADLINE}</h1>{BODY}</article></main>",
    "nested divs": f"<div class='a'><div><h1>{HEADLINE}</h1><div class='c'>{BODY}</div></div></div>",
    "paragraphs as divs": f"<div><h1>{HEADLINE}</h1>"
    + BODY.replace("<p>", "<div>").replace("</p>", "</div>")
    + "</div>",
    "line breaks in a table": f"<table><tr><td><a href='/'>Home</a></td><td><h1>{HEADLINE}</h1>"
    + "<br><br>".join(PARAGRAPHS)
    + "</td></tr></table>",
    "headline in a banner": f"<div class='hero-banner'><h1>{HEADLINE}</h1></div><div>{BODY}</div>",
    "headline in a header": f"<article><header><h1>{HEADLINE}</h1></header><div>{BODY}</div></article>",
    "site name as h1": f"<div><h1>The Daily Crumb</h1></div><article><h1>{HEADLINE}</h1>{BODY}</article>",
    "class that names furniture": f"<div class='newsletter-content'><h1>{HEADLINE}</h1>{BODY}</div>",
}

FURNITURE = {
    "cookie banner": f"<div class='cookie-banner' role='dialog'>{CLUTTER}<button>OK</button></div>",
    "navigation": "<nav><ul><li><a href='/'>Home</a></li><li>Friday Night Pies</li></ul></nav>",
    "related list": "<section class='related'><h3>Related stories</h3><ul><li>"
    "<a href='/2020/01/02/x'>Mills</a> <span>Jan. 2, 2020</span></li></ul></section>",
    "unnamed related list": "<div><h3>You may also like</h3><ul><li>Jan. 2, 2020: Mills</li></ul></div>",
    "rail": f"<div class='rail'>{CLUTTER}</div><div class='col right-rail'>{CLUTTER}</div>",
    "aside": f"<aside>{CLUTTER}</aside>",
    "comments": "<div id='comments'><h3>Comments</h3>" + CLUTTER * 9 + "</div>",
    "footer": "<footer><p>Terms updated 01/02/2020. All rights reserved by the Daily Crumb.</p></footer>",
    "site footer by class": "<div class='site-foot'>The Daily Crumb, revised 2 January 2020</div>",
    "hidden": f"<div hidden>{CLUTTER}</div><div style='display: none'>{CLUTTER}</div>",
    "story cards": "<section class='grid'><article><h2><a href='/p'>Millers out</a></h2>"
    f"<time datetime='2020-01-02'>2 January</time>{CLUTTER}</article></section>",
    "newsletter": "<div class='newsletter'>Get the crumb every Monday. <a href='/s'>Sign up</a></div>",
    "script": "<script>var d = '2020-01-02';</script><noscript>Switch it on</noscript>",
}


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
@pytest.mark.parametrize("furniture", FURNITURE, ids=str)
def test_the_article_and_nothing_else(layout: str, furniture: str) -> None:
    for body in (FURNITURE[furniture] + LAYOUTS[layout], LAYOUTS[layout] + FURNITURE[furniture]):
        draft = page(whole(body, f"<title>{HEADLINE} | The Daily Crumb</title>"))
        assert draft.text == "\n\n".join([HEADLINE, *PARAGRAPHS])
        assert draft.title == HEADLINE
        assert draft.claims == ()
        assert draft.link_dates == ()


@pytest.mark.parametrize(
    "inside",
    [
        "<div class='ad'>Advertisement</div>",
        "<div class='promo'><h4>Most read</h4><ol><li><a href='/2020/01/02/x'>Mills</a></li></ol></div>",
        "<div class='share'><a href='#'>Facebook</a> <a href='#'>Email</a></div>",
        "<ul class='tools'><li>Share</li><li>Save</li><li>412 comments</li></ul>",
        "<p>Advertisement - story continues below</p>",
        "<p><a href='/2020/01/02/x'>Read more: millers out</a></p>",
        "<p>Print | Email | Share</p>",
    ],
)
def test_furniture_inside_the_article(inside: str) -> None:
    middle = BODY.replace("</p>", f"</p>{inside}", 1)
    draft = page(whole(f"<article><h1>{HEADLINE}</h1>{middle}</article>"))
    assert draft.text == "\n\n".join([HEADLINE, *PARAGRAPHS])


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<p class='standfirst'>Three towns face empty shelves</p>", "Three towns face empty shelves"),
        ("<h2>Three towns face empty shelves</h2>", "Three towns face empty shelves"),
        ("<p class='byline'>By <a href='/ada'>Ada Quill</a></p>", "By Ada Quill"),
        ("<p class='meta'>Published <time datetime='2021-05-03'>3 May</time></p>", "Published 3 May"),
        (
            "<span class='by'>By Ada Quill</span><time datetime='2021-05-03'>3 May</time>",
            "By Ada Quill 3 May",
        ),
        (
            "<ul><li><a href='/a'>May 2: Bakers left.</a></li><li><a href='/b'>May 9: Back.</a></li></ul>",
            "May 2: Bakers left.\nMay 9: Back.",
        ),
        ("<blockquote>We have had enough.</blockquote>", "We have had enough."),
        ("<ul><li>Lyon: closed on Monday</li><li>Metz: open</li></ul>", "Lyon: closed on Monday\nMetz: open"),
        (
            "<table><tr><th>Town</th><th>Day</th></tr><tr><td>Metz</td><td>May 3</td></tr></table>",
            "Town Day\nMetz May 3",
        ),
        ("<h2 id='related-talks'>Related talks</h2>", "Related talks"),
        ("<h2 id='more-on-social-bread'>Social bread</h2>", "Social bread"),
        ("<div class='rail-strike-facts'>Trains stop too.</div>", "Trains stop too."),
        ("<header class='entry-meta'>By Ada Quill, Metz</header>", "By Ada Quill, Metz"),
        ("<figure><img src='x'><figcaption>Pickets in Metz</figcaption></figure>", "Pickets in Metz"),
        ("<h3>8:05 p.m. ET: Ovens cold</h3>", "8:05 p.m. ET: Ovens cold"),
    ],
)
def test_what_belongs_to_the_article_is_kept(inside: str, expected: str) -> None:
    draft = page(whole(f"<article><h1>{HEADLINE}</h1>{inside}{BODY}</article>"))
    assert draft.text == "\n\n".join([HEADLINE, expected, *PARAGRAPHS])


def test_a_bare_article_element_with_an_aside_is_cleaned_too(tmp_path: Path) -> None:
    html = f"<article><h1>{HEADLINE}</h1>{BODY}<aside>{CLUTTER}</aside></article>"
    assert read_one(tmp_path, "a.txt", html).text == "\n\n".join([HEADLINE, *PARAGRAPHS])


def test_posts_of_a_live_blog_keep_their_times() -> None:
    posts = "".join(
        f"<div class='post'><h3>{hour}:15 a.m.: Update</h3><p>{text}</p></div>"
        for hour, text in enumerate(PARAGRAPHS, start=5)
    )
    text = page(whole(f"<main><h1>{HEADLINE}</h1>{posts}</main>")).text
    assert text.split("\n\n")[:3] == [HEADLINE, "5:15 a.m.: Update", PARAGRAPHS[0]]
    assert text.count("a.m.: Update") == len(PARAGRAPHS)


def test_the_headline_comes_first_when_the_page_body_has_none() -> None:
    draft = page(whole(f"<div>{BODY}</div>", f'<meta property="og:title" content="{HEADLINE}">'))
    assert draft.text == "\n\n".join([HEADLINE, *PARAGRAPHS])


LD = '<script type="application/ld+json">%s</script>'

DATES = [
    (LD % '{"@type":"NewsArticle","datePublished":"2021-05-03T23:30:00-07:00","dateModified":"2021-05-05"}',
     "",
     "2021-05-03"),
    (LD % '{"@graph":[{"@type":"WebSite"},{"@type":["Article"],"datePublished":"2021-05-03"}]}', "",
     "2021-05-03"),
    (LD % '[{"@type":"ReportageNewsArticle","datePublished":"May 3, 2021"}]', "", "2021-05-03"),
    (LD % '{"@type":"NewsArticle","date' + '<meta name="pubdate" content="20210503">', "", "2021-05-03"),
    ('<meta property="article:published_time" content="2021-05-03T23:30:00-07:00">'
     '<meta property="article:modified_time" content="2021-05-05">', "", "2021-05-03"),
    ('<meta name="DC.date.issued" content="2021-05-03">', "", "2021-05-03"),
    ('<meta itemprop="datePublished" content="2021-05-03">', "", "2021-05-03"),
    ("", "<time datetime='2021-05-03T00:30+10:00'>3 May</time>", "2021-05-03"),
    ("", "<p>Updated <time datetime='2021-05-05'>5 May</time>, <time datetime='2021-05-03'>3 May</time></p>",
     "2021-05-03"),
    ("", "<time class='updated' datetime='2021-05-05'>5 May</time><time datetime='2021-05-03'>3 May</time>",
     "2021-05-03"),
    ("", "<div class='by'>By Ada Quill | May 3, 2021, 5:15 p.m.</div>", "2021-05-03"),
    ("", "<p>3 May 2021</p>", "2021-05-03"),
    ('<link rel="canonical" href="https://crumb.example/2021/05/03/bakers">', "", "2021-05-03"),
    ('<meta property="og:url" content="https://crumb.example/2021/may/03/bakers">', "", "2021-05-03"),
    ('<meta property="article:modified_time" content="2021-05-05">', "", "2021-05-05"),
    ('<meta property="og:updated_time" content="2021-05-05">', "", "2021-05-05"),
    ("", "<aside><time datetime='2021-05-05'>5 May</time></aside>", None),
    ("", "<p>See <a href='https://crumb.example/2021/05/01/vote'>the vote</a>.</p>", None),
]  # fmt: skip


@pytest.mark.parametrize(("head", "inside", "expected"), DATES)
def test_publication_dates(tmp_path: Path, head: str, inside: str, expected: str | None) -> None:
    article = read_one(
        tmp_path, "a.html", whole(f"<article><h1>{HEADLINE}</h1>{inside}{BODY}</article>", head)
    )
    assert day(article) == expected


def test_structured_dates_come_before_visible_ones_and_these_before_the_address(
    tmp_path: Path,
) -> None:
    canonical = '<link rel="canonical" href="https://crumb.example/2021/05/01/bakers">'
    meta = '<meta property="article:published_time" content="2021-05-03">'
    body = f"<article><h1>{HEADLINE}</h1><p>2 May 2021</p>{BODY}</article>"
    assert day(read_one(tmp_path, "a.html", whole(body, canonical + meta))) == "2021-05-03"
    assert day(read_one(tmp_path, "b.html", whole(body, canonical))) == "2021-05-02"
    assert (
        day(read_one(tmp_path, "c.html", whole(body.replace("2 May 2021", "Ovens cold"), canonical)))
        == "2021-05-01"
    )


@pytest.mark.parametrize(
    ("lang", "expected"), [("en-US", "2021-03-05"), ("en-GB", "2021-05-03"), ("en", "2021-05-03")]
)
def test_the_language_of_the_page_orders_numeric_dates(tmp_path: Path, lang: str, expected: str) -> None:
    html = whole(
        f"<article><h1>{HEADLINE}</h1><p>Published: 03/05/2021</p>{BODY}</article>", "", f'lang="{lang}"'
    )
    article = read_one(tmp_path, "a.html", html)
    assert day(article) == expected
    assert bool(article.warnings) is (lang == "en")


def test_links_in_the_article_bound_its_date_and_its_own_address_does_not() -> None:
    own = "https://crumb.example/2021/05/03/bakers"
    linked = BODY.replace("broke down", "<a href='https://crumb.example/2021/05/01/talks'>broke down</a>")
    html = whole(
        f"<article><h1><a href='{own}'>{HEADLINE}</a></h1>{linked}</article>"
        "<aside><a href='/2021/06/01/x'>x</a></aside>",
        f'<link rel="canonical" href="{own}">',
    )
    draft = page(html)
    assert [str(found) for found in draft.link_dates] == ["2021-05-01"]
    assert draft.url == own


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a.htm", "a.md", "a"])
def test_a_page_is_a_page_under_any_name(tmp_path: Path, name: str) -> None:
    body = f"<nav>Home</nav><article><h1>{HEADLINE}</h1>{BODY}</article>"
    html = f"<?xml version='1.0'?>\n<!-- saved -->\n{whole(body)}"
    assert read_one(tmp_path, name, html).text == "\n\n".join([HEADLINE, *PARAGRAPHS])


@pytest.mark.parametrize(
    "body", ["", "<nav><a href='/'>Home</a></nav>", "<script>x</script>", "<img src='x.png'>"]
)
def test_a_page_without_an_article_is_a_problem(tmp_path: Path, body: str) -> None:
    found, problems = read_file(tmp_path, "a.html", whole(body))
    assert not found
    assert str(problems[0]) == "a.html: no article text found in this HTML page"


def test_a_very_short_page_is_still_read(tmp_path: Path) -> None:
    html = whole("<p>Bakers walked out on Monday.</p>", "<title>Bakers out</title>")
    assert read_one(tmp_path, "a.html", html).text == "Bakers out\n\nBakers walked out on Monday."
