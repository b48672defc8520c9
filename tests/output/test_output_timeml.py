"""TimeML: valid, in the grammar of its values, and with the article's text as it was."""

from __future__ import annotations

import html
import re
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from strike_timeline.document import ArticleRecord, DateRecord, PublishedRecord, Timeline
from strike_timeline.model import Article, Published
from strike_timeline.output.timeml import file_names, timeml
from strike_timeline.pipeline import analyze, load
from strike_timeline.timeline import build

DTD = etree.DTD(StringIO((Path(__file__).parent / "timeml.dtd").read_text(encoding="utf-8")))
NLP = load(upto="dates")

N = r"(?:\d+|X{1,2})"
TIME = r"T(?:\d\d(?::\d\d(?::\d\d)?)?|MO|MI|AF|EV|NI|DT)"
VALUE = re.compile(
    r"[\dX]{1,4}(?:-[\dX]{1,2}(?:-[\dX]{1,2})?)?"
    rf"|(?:[\dX]{{1,4}}-[\dX]{{1,2}}-[\dX]{{1,2}})?{TIME}"
    rf"|[\dX]{{1,4}}-W[\dX]{{1,2}}(?:-(?:[1-7X]|WE))?|[\dX]{{1,4}}-W[\dX]{{1,2}}-[1-7X]{TIME}"
    r"|[\dX]{1,4}-(?:SP|SU|FA|WI|H[12X]|Q[1-4X])|PAST_REF|PRESENT_REF|FUTURE_REF"
    rf"|P(?=.)(?:{N}Y)?(?:{N}M)?(?:{N}D)?(?:T(?:{N}H)?(?:{N}M)?(?:{N}S)?)?|P{N}(?:W|L|E|C|Q|WE)"
)
"""What may be a ``value`` in the schema of TimeML 1.2.1; and weekends, of which TIDES counts ``P2WE``."""

PHRASES = """The strike ran from 2 to 8 May. In 2019-20 and from March to May 2020 they met every Monday, each
October, daily and weekly. Over the past three weeks, a day and a half, two and a half weeks, two and a half
months and a year and a half passed; two weekends; late May; the 1980s; the 20th century; the first half of
2021; fall 2020; this morning; Monday night; at 5 p.m. on Friday; midnight; soon; recent weeks; less than a
month; about two years; next weekend; the third quarter; 90 minutes; hours; from 2010 to 2014; June 2-5."""


def _written(text: str, published: Published | None = None, **more: str) -> tuple[str, Timeline]:
    article = Article(
        "a-000000000001", more.get("source", "wire/a.txt"), text, more.get("title", ""), "", published
    )
    timeline = build([analyze(NLP, article, "dates")], pipeline_fingerprint="test", with_text=True)
    return timeml(timeline.articles[0], timeline.dates), timeline


def _on(first: str, last: str | None = None) -> Published:
    return Published(date.fromisoformat(first), date.fromisoformat(last or first), "test")


def _parsed(document: str) -> etree._Element:
    root = etree.fromstring(document.encode("utf-8"))
    assert DTD.validate(root), DTD.error_log.filter_from_errors()
    for element in root.iter("TIMEX3"):
        assert VALUE.fullmatch(element.get("value")), element.get("value")
    return root


def _elements(document: str) -> list[dict[str, str]]:
    """The elements of TEXT, in order, without their ids."""
    found = []
    for element in _parsed(document).find("TEXT").iter("TIMEX3"):
        found.append(
            {key: value for key, value in element.attrib.items() if key != "tid"} | {"": element.text}
        )
    return found


@pytest.mark.parametrize(
    "published", [None, _on("2021-06-16"), _on("2021-06-01", "2021-06-30"), _on("2020-12-30", "2021-01-02")]
)
def test_every_kind_of_phrase_is_valid(published: Published | None) -> None:
    document, timeline = _written(PHRASES, published, title="Crews & crowds <back>")
    root = _parsed(document)
    spans = [record.text for record in timeline.dates]
    assert [element.text for element in root.find("TEXT").iter("TIMEX3")] == spans
    assert len(spans) > 30


TELLING: list[tuple[str, dict[str, str]]] = [
    (
        "Crews vote next week.",
        {"type": "DATE", "value": "2021-W25", "temporalFunction": "true", "anchorTimeID": "t0"},
    ),
    ("Crews won on May 2, 2020.", {"type": "DATE", "value": "2020-05-02"}),
    (
        "It began in late May.",
        {"type": "DATE", "value": "2021-05", "mod": "END", "temporalFunction": "true", "anchorTimeID": "t0"},
    ),
    ("They meet every Monday.", {"type": "SET", "value": "XXXX-WXX-1", "quant": "EVERY"}),
    ("They meet each October.", {"type": "SET", "value": "XXXX-10", "quant": "EACH"}),
    ("They are paid hourly.", {"type": "SET", "value": "PT1H", "quant": "EVERY"}),
    ("It took a day and a half.", {"type": "DURATION", "value": "P1DT12H"}),
    ("It took two and a half weeks.", {"type": "DURATION", "value": "P18D"}),
    ("It took less than a month.", {"type": "DURATION", "value": "P1M", "mod": "LESS_THAN"}),
    (
        "It ran from May 2 to May 8, 2020.",
        {"type": "DURATION", "value": "P7D", "beginPoint": "t2", "endPoint": "t3"},
    ),
    ("The 2019-20 season.", {"type": "DURATION", "value": "P2Y", "beginPoint": "t2", "endPoint": "t3"}),
    (
        "Over the past three weeks they met.",
        {
            "type": "DURATION",
            "value": "P3W",
            "beginPoint": "t2",
            "endPoint": "t0",
            "temporalFunction": "true",
            "anchorTimeID": "t0",
        },
    ),
]


@pytest.mark.parametrize(("sentence", "wanted"), TELLING, ids=[sentence for sentence, _ in TELLING])
def test_attributes(sentence: str, wanted: dict[str, str]) -> None:
    document, timeline = _written(sentence, _on("2021-06-16"))
    assert _elements(document) == [{**wanted, "": timeline.dates[0].text}]


def test_points_that_no_phrase_names_are_empty_elements() -> None:
    root = _parsed(_written("It ran from May 2 to May 8, 2020.", _on("2021-06-16"))[0])
    assert [(e.get("tid"), e.get("value"), e.text) for e in root.findall("TIMEX3")] == [
        ("t2", "2020-05-02", None),
        ("t3", "2020-05-08", None),
    ]


@pytest.mark.parametrize(
    ("published", "value", "told"),
    [
        (_on("2021-06-16"), "2021-06-16", "2021-06-16"),
        (_on("2021-06-12", "2021-06-16"), "2021-06", "2021-06-12/2021-06-16"),
        (_on("2021-05-30", "2021-06-02"), "2021", "2021-05-30/2021-06-02"),
        (_on("2020-12-30", "2021-01-02"), "XXXX-XX-XX", "2020-12-30/2021-01-02"),
    ],
    ids=["a day", "within a month", "within a year", "over New Year"],
)
def test_creation_time(published: Published, value: str, told: str) -> None:
    stamp = _parsed(_written("Crews are out.", published)[0]).find("DCT/TIMEX3")
    assert (stamp.get("tid"), stamp.get("functionInDocument")) == ("t0", "CREATION_TIME")
    assert (stamp.get("value"), stamp.text) == (value, told)


def test_unknown_creation_time_is_left_out() -> None:
    document = _written("Crews will vote next week, over the past three weeks or at 5 p.m.")[0]
    assert _parsed(document).find("DCT") is None
    assert "t0" not in document


def test_title_and_source_are_told() -> None:
    root = _parsed(_written("Crews are out.", title="Cranes <idle> & \x0c", source="a&b.txt#2")[0])
    assert (root.findtext("DOCID"), root.findtext("TITLE")) == ("a&b.txt#2", "Cranes <idle> &  ")


PIECES = st.sampled_from(
    [
        *("on Friday", "from 2 to 8 May", "every Monday", "1.5 days", "next week", "2019-20", "5 p.m."),
        *(
            "<b>",
            "]]>",
            "&amp;",
            '"',
            "\r\n",
            "\r",
            "\x00",
            "\x1b",
            "\ufffe",
            "\u2028",
            "\x85",
            "\u202e",
            "🏗",
        ),
        *(". ", "\n\n"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=8), max_size=14), st.sampled_from([None, _on("2021-06-16")]))
def test_text_comes_back_as_it_was(pieces: list[str], published: Published | None) -> None:
    text = " ".join(pieces)
    document, timeline = _written(text, published)
    found = _parsed(document).find("TEXT")
    back = "".join(found.itertext())
    assert len(back) == len(text)
    assert all(there == char or there == " " for there, char in zip(back, text, strict=True))
    assert {char for there, char in zip(back, text, strict=True) if there != char} <= _unwritable(text)
    stripped = html.unescape(re.sub(r"<[^>]*>", "", document.partition("<TEXT>")[2].partition("</TEXT>")[0]))
    assert stripped == back
    assert _offsets(found) <= {(record.start, record.end) for record in timeline.dates}


def _unwritable(text: str) -> set[str]:
    """Control characters but tab and line ends, and the two that are no characters."""
    return {char for char in text if (char < " " and char not in "\t\n\r") or char in "\ufffe\uffff"}


def _offsets(text: etree._Element) -> set[tuple[int, int]]:
    at, spans = len(text.text or ""), set()
    for element in text:
        length = len(element.text or "")
        spans.add((at, at + length))
        at += length + len(element.tail or "")
    return spans


def test_a_phrase_within_another_is_left_out() -> None:
    timeline = _written("It ran from May 2 to May 8, 2020.", _on("2021-06-16"))[1]
    [outer] = timeline.dates
    inner = outer.model_copy(update={"start": outer.end - 4, "text": "2020"})
    assert timeml(timeline.articles[0], [inner, outer]).count("<TEXT>It ran from <TIMEX3") == 1


def test_file_names_differ_and_are_plain() -> None:
    sources = ["wire/a.txt", "wire_a.txt", "Wire_A.txt", "feed.jsonl#1", "../../etc/passwd", "-", "…"]
    articles = [ArticleRecord(id=f"a-{n}", source=source) for n, source in enumerate(sources)]
    names = file_names(articles)
    assert names[:4] == ["wire_a.txt-a-0.tml", "wire_a.txt-a-1.tml", "Wire_A.txt-a-2.tml", "feed.jsonl_1.tml"]
    assert names[4:] == ["etc_passwd.tml", "-.tml", "a-6.tml"]


def test_a_sample_with_a_title_and_an_inferred_date(harbor_with_text: Timeline) -> None:
    for article in harbor_with_text.articles:
        root = _parsed(timeml(article, harbor_with_text.dates))
        own: list[DateRecord] = [record for record in harbor_with_text.dates if record.article == article.id]
        assert [e.text for e in root.find("TEXT").iter("TIMEX3")] == [record.text for record in own]
        published = article.published
        assert isinstance(published, PublishedRecord) and root.findtext("DCT/TIMEX3") == published.edtf
