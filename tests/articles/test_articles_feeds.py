"""RSS and Atom."""

from __future__ import annotations

from pathlib import Path

import pytest
from articles_files import day, read_file

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Crumb</title>
<lastBuildDate>Fri, 14 May 2021 06:00:00 GMT</lastBuildDate>
<item><title>Bakers &amp; millers out</title><link>https://c.example/a</link>
<pubDate>Mon, 03 May 2021 23:30:00 -0700</pubDate>
<description><![CDATA[<p>Bakers <a href="/2021/05/01/v">voted</a>.</p><p>Millers too.</p>]]></description>
</item>
<item><title>Plain</title><pubDate>Tue, 04 May 2021 01:00:00 +1000</pubDate>
<description>No markup here.</description>
<content:encoded><![CDATA[<p>The longer text, in full, is here.</p>]]></content:encoded></item>
<item><title>Nothing</title></item>
<item><title>Short</title><description>No markup here.</description></item>
</channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?><!-- made by hand -->
<feed xmlns="http://www.w3.org/2005/Atom"><title>Crumb</title><updated>2021-05-14T00:00:00Z</updated>
<entry><title>Bakers out</title><link href="https://c.example/a"/>
<published>2021-05-03T23:30:00-07:00</published><updated>2021-05-09T00:00:00Z</updated>
<content type="html">&lt;p&gt;Bakers left.&lt;/p&gt;</content></entry>
<entry><title>Millers out</title><updated>2021-05-04T23:30:00-07:00</updated>
<summary>Millers left.</summary></entry>
</feed>"""


@pytest.mark.parametrize("name", ["feed.xml", "feed.rss", "feed.txt", "feed"])
def test_rss(tmp_path: Path, name: str) -> None:
    found, problems = read_file(tmp_path, name, RSS)
    assert [article.source for article in found] == [f"{name}#1", f"{name}#2", f"{name}#4"]
    assert [article.text for article in found] == [
        "Bakers & millers out\n\nBakers voted.\n\nMillers too.",
        "Plain\n\nThe longer text, in full, is here.",
        "No markup here.",
    ]
    assert [day(article) for article in found] == ["2021-05-03", "2021-05-04", None]
    assert (found[0].title, found[0].url) == ("Bakers & millers out", "https://c.example/a")
    assert [str(linked) for linked in found[0].link_dates] == ["2021-05-01"]
    assert [str(problem) for problem in problems] == [f"{name}#3: the feed entry has no text"]


def test_atom_keeps_the_local_day_and_prefers_the_first_publication(tmp_path: Path) -> None:
    found, _ = read_file(tmp_path, "feed.xml", ATOM)
    assert [(article.text, day(article)) for article in found] == [
        ("Bakers out\n\nBakers left.", "2021-05-03"),
        ("Millers left.", "2021-05-04"),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<rss version='2.0'><channel><title>x</title></channel></rss>", "a feed without entries"),
        ("<?xml version='1.0'?><catalogue><cd/></catalogue>", "XML of a kind that is not read (<catalogue>)"),
        ("<?xml version='1.0'?>", "XML of a kind that is not read"),
    ],
)
def test_feeds_that_are_none(tmp_path: Path, content: str, reason: str) -> None:
    found, problems = read_file(tmp_path, "feed.xml", content)
    assert not found
    assert str(problems[0]).startswith(f"feed.xml: {reason}")


def test_a_feed_that_breaks_off_is_told_and_its_entries_are_read(tmp_path: Path) -> None:
    articles, problems = read_file(tmp_path, "news.xml", RSS[: RSS.index("<item><title>Short")].encode())
    assert [article.title for article in articles] == ["Bakers & millers out", "Plain"]
    assert any("breaks off" in str(problem) for problem in problems)
