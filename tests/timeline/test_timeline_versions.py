"""Which articles are versions of one, which of them is the latest, and what that does to the events."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from newsroom import Says, T, article, only

from strike_timeline.document import Timeline
from strike_timeline.model import Analysis, Article, Published
from strike_timeline.timeline import Filter, apply, build
from strike_timeline.timeline.lexicon import update_number
from strike_timeline.timeline.versions import find_versions

LEAD = (
    "Bakers at the Flourco mills stopped work on Friday after four rounds of talks on night shifts had come "
    "to nothing, and queues formed outside the shops of the old town before noon."
)
SHIFTS = (
    "The company wants ovens lit at two in the morning; the bakers say that nobody who has small children "
    "can begin at that hour, and ask for a bonus of a tenth of their wage."
)
TOWN = (
    "The mayor said that the hospitals have flour for eleven days and that the schools will serve rice until "
    "the two sides have found a way out, which she hoped would be soon."
)
VOTE = (
    "Members in the three northern plants vote next week on whether they walk out as well; their chair said "
    "that she expected a clear result, with a turnout above that of last spring."
)
TRAMS = (
    "Tram drivers called off the stoppage that they had planned for Monday when the city agreed to longer "
    "breaks at the terminus, a demand that goes back to the rebuilding of the depot."
)
RATES = (
    "The agreement runs for three years and lifts the lowest rates first, said the negotiator for the "
    "drivers, who had slept four hours since the weekend and looked forward to a bath."
)
STORY = f"{LEAD} {SHIFTS} {TOWN}"
OTHER = f"{TRAMS} {RATES}"


def _article(name: str, text: str, published: str | None = "2021-03-05", title: str = "") -> Article:
    day = date.fromisoformat(published) if published else None
    stated = Published(day, day, "front matter") if day else None
    return Article(id=f"a-{name}", source=f"{name}.txt", text=text, title=title, published=stated)


# (what the second article is to the first, its text, its day, whether they are versions of one)
PAIRS = [
    ("the same wire copy in another paper", STORY, "2021-03-06", True),
    (
        "the same words with other line breaks and quotation marks",
        STORY.replace(", ", ",\n"),
        "2021-03-05",
        True,
    ),
    ("the same words printed again weeks later", STORY, "2021-04-20", True),
    ("a paragraph more", f"{STORY} {VOTE}", "2021-03-06", True),
    ("twice as long", f"{STORY} {VOTE} {RATES}", "2021-03-08", True),
    ("cut to two paragraphs", f"{LEAD} {SHIFTS}", "2021-03-06", True),
    ("a number corrected", STORY.replace("eleven days", "nine days"), "2021-03-06", True),
    ("undated", f"{STORY} {VOTE}", None, True),
    ("most of the words again, but a month later", f"{STORY} {VOTE}", "2021-04-20", False),
    ("quotes one sentence of it", f"{OTHER} {VOTE} {TOWN}", "2021-03-05", False),
    ("half of it is quoted", f"{LEAD} {VOTE} {RATES}", "2021-03-05", False),
    ("another story of the agency on the same day", OTHER, "2021-03-05", False),
    (
        "the same story in other words",
        "Friday's walkout at Flourco left the old town queueing for bread. Four times the two sides had "
        "talked about nights, four times in vain. Begin at two, says the company; not with small children, "
        "say those who would have to. Rice for the schools, flour for the wards, is the plan of the mayor.",
        "2021-03-05",
        False,
    ),
]


@pytest.mark.parametrize(("what", "text", "published", "versions"), PAIRS, ids=[row[0] for row in PAIRS])
def test_pairs(what: str, text: str, published: str | None, versions: bool) -> None:
    pair = [_article("one", STORY), _article("two", text, published)]
    assert bool(find_versions(pair)) is versions, what


def test_a_text_of_a_line_or_two_is_no_copy() -> None:
    short = "Bakers at the Flourco mills stopped work on Friday."
    assert find_versions([_article("one", short), _article("two", short)]) == []


def test_a_reprint_is_no_later_version() -> None:
    first, update = (
        _article("first", STORY, "2021-03-05"),
        _article("update", f"{STORY} {VOTE}", "2021-03-06"),
    )
    found = find_versions([first, update, _article("reprint", STORY, "2021-03-09")])
    assert [[a.id for a in group] for group in found] == [["a-first", "a-reprint", "a-update"]]


def test_two_stories_on_one_page_do_not_become_one() -> None:
    page = _article("page", f"{STORY} {OTHER} {VOTE}")
    groups = find_versions([_article("bakers", STORY), _article("trams", OTHER), page])
    assert not any({"a-bakers", "a-trams"} <= {a.id for a in group} for group in groups)


def test_versions_that_grow_are_one_group() -> None:
    grown = [LEAD, f"{LEAD} {SHIFTS}", f"{LEAD} {SHIFTS} {TOWN}"]
    found = find_versions([_article(f"v{n}", text, f"2021-03-0{5 + n}") for n, text in enumerate(grown)])
    assert [[a.id for a in group] for group in found] == [["a-v0", "a-v1", "a-v2"]]


def test_furniture_of_a_page_brings_nothing_together() -> None:
    bodies = [LEAD, SHIFTS, TOWN, VOTE, TRAMS, RATES]
    foot = (
        "Sign up to our newsletter for the news of the day, every morning at six, free of charge, and "
        "unsubscribe at any time."
    )
    assert (
        find_versions([_article(str(n), f"{body} {body[::-1]} {foot}") for n, body in enumerate(bodies)])
        == []
    )


# (what decides, the earlier version, the later one)
ORDERS = [
    ("the day", _article("z", f"{STORY} {VOTE}", "2021-03-05"), _article("a", STORY, "2021-03-06")),
    ("a day rather than none", _article("z", f"{STORY} {VOTE}", None), _article("a", STORY)),
    ("the word updated", _article("z", f"{STORY} {VOTE}"), _article("a", f"Updated at 9:40 a.m. {STORY}")),
    (
        "the number of the update",
        _article("z", f"{STORY} {VOTE}", title="UPDATE 1-Bakers walk out"),
        _article("a", STORY, title="UPDATE 2-Bakers walk out"),
    ),
    ("the length", _article("z", STORY), _article("a", f"{STORY} {VOTE}")),
    ("the path", _article("a", STORY), _article("z", STORY)),
]


@pytest.mark.parametrize(("what", "earlier", "later"), ORDERS, ids=[row[0] for row in ORDERS])
def test_the_later_version_is_last(what: str, earlier: Article, later: Article) -> None:
    for articles in ([earlier, later], [later, earlier]):
        assert [[a.id for a in group] for group in find_versions(articles)] == [[earlier.id, later.id]], what


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("UPDATE 3-Dockers walk out", 3),
        ("Update 4: Dockers walk out", 4),
        ("Updated 9:40 a.m. Dockers walk out", 1),
        ("Updated 5 May 2021 Dockers walk out", 1),
        ("(Recasts, adds quotes) Dockers walk out", 1),
        ("CORRECTED: Dockers walk out", 1),
        ("Dockers walk out", 0),
        ("An outdated crane", 0),
    ],
)
def test_update_number(head: str, number: int) -> None:
    assert update_number(head) == number


def _told(name: str, published: str, text: str, *says: Says) -> Analysis:
    """An analysis whose article goes on with ``text``."""
    made = article(name, published, *says)
    return replace(made, article=replace(made.article, text=f"{made.article.text}{text}"))


def _built(*analyses: Analysis) -> Timeline:
    return build(analyses, pipeline_fingerprint="test")


STRIKE = Says(
    T.STRIKE_START, "2021-03-05", quote="The bakers walked out on 5 March.", trigger="walked", workers=1200
)
FIRST = _told("first", "2021-03-05", STORY, STRIKE)
SECOND = _told("second", "2021-03-06", f"{STORY} {VOTE}", replace(STRIKE, workers=1400))
THIRD = _told("third", "2021-03-07", OTHER, STRIKE)


def test_versions_count_once() -> None:
    event = only(_built(FIRST, SECOND), T.STRIKE_START)
    assert event.confidence == 0.6
    assert [m.superseded for m in event.mentions] == [True, False]
    assert only(_built(FIRST, SECOND, THIRD), T.STRIKE_START).confidence == 0.84


def test_the_later_version_corrects_without_conflict() -> None:
    event = only(_built(FIRST, SECOND), T.STRIKE_START)
    assert (event.workers, event.conflicts) == (1400, [])


def test_what_only_the_earlier_version_tells_stays() -> None:
    silent = _told("second", "2021-03-06", f"{STORY} {VOTE}", replace(STRIKE, workers=None))
    assert only(_built(FIRST, silent), T.STRIKE_START).workers == 1200
    offer = Says(T.OFFER, "2021-03-04", quote="The company offered 2 percent on 4 March.", trigger="offered")
    event = only(_built(_told("first", "2021-03-05", STORY, STRIKE, offer), SECOND), T.OFFER)
    assert [m.superseded for m in event.mentions] == [False]


def test_three_copies_do_not_outvote_two_papers() -> None:
    copies = [_told(f"copy{n}", "2021-03-06", STORY, STRIKE) for n in range(3)]
    papers = [
        _told(f"paper{n}", "2021-03-06", text, replace(STRIKE, workers=900))
        for n, text in enumerate((OTHER, VOTE))
    ]
    document = _built(*copies, *papers)
    assert only(document, T.STRIKE_START).workers == 900
    assert [dispute.workers for dispute in document.disputes] == [900]


def test_records_name_each_other() -> None:
    one, two = _built(SECOND, FIRST).articles
    assert (one.superseded_by, one.supersedes) == (two.id, [])
    assert (two.superseded_by, two.supersedes) == (None, [one.id])


def test_as_of_a_day_knows_the_versions_of_that_day() -> None:
    late = _told("late", "2021-03-08", f"{STORY} {VOTE} {RATES}", STRIKE)
    document = apply(_built(FIRST, SECOND, late), Filter(as_of=date(2021, 3, 6)))
    one, two = document.articles
    assert (one.superseded_by, two.supersedes, two.superseded_by) == (two.id, [one.id], None)
    alone = apply(document, Filter(as_of=date(2021, 3, 5)))
    assert [(a.supersedes, a.superseded_by) for a in alone.articles] == [([], None)]
    assert [m.superseded for m in only(alone, T.STRIKE_START).mentions] == [False]


def test_a_filter_leaves_no_reference_to_what_it_left_out() -> None:
    offer = Says(T.OFFER, "2021-03-04", quote="The company offered 2 percent on 4 March.", trigger="offered")
    first = _told("first", "2021-03-05", STORY, STRIKE, offer)
    document = apply(_built(first, SECOND), Filter(types=(T.OFFER,)))
    assert [(a.source, a.superseded_by) for a in document.articles] == [("first.txt", None)]


@pytest.mark.parametrize(
    ("what", "quote", "days"),
    [
        ("repeated word for word", STRIKE.quote, ["2021-03-05"]),
        ("written anew", "The bakers walked out again on Friday.", ["2021-03-05", "2021-03-12"]),
    ],
)
def test_a_repeated_sentence_keeps_its_day(what: str, quote: str, days: list[str]) -> None:
    later = _told("later", "2021-03-12", f"{STORY} {VOTE}", replace(STRIKE, when="2021-03-12", quote=quote))
    document = _built(FIRST, later)
    assert [a.source for a in document.articles if a.superseded_by] == ["first.txt"]
    assert [event.date.edtf for event in document.events] == days, what


def test_the_order_of_the_input_changes_nothing() -> None:
    assert _built(FIRST, SECOND, THIRD) == _built(THIRD, SECOND, FIRST)
