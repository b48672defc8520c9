"""Timelines by chance, for properties that every form of output has: hostile texts, open and missing dates,
references that lead nowhere."""

from __future__ import annotations

import calendar
from datetime import date

from hypothesis import strategies as st

from strike_timeline.document import (
    ArticleRecord,
    Conflict,
    DisputeRecord,
    EntityRecord,
    EventMentionRecord,
    EventRecord,
    Generator,
    Outcome,
    PublishedRecord,
    Reviewed,
    Timeline,
    When,
)
from strike_timeline.model import EntityType, EventType, Granularity, Salience, Status, Voice

HOSTILE = (
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)"> <b>bold</b>',
    "&lt;img src=x onerror=alert(1)&gt; &amp;lt;b&amp;gt; AT&T &copy",
    "www.evil.example'onmouseover='alert(1)'x https://evil.example/a?b=c me@evil.example",
    "[click](javascript:alert(1)) ![image](x) [^1] [^1]: <x> **bold** __em__ `code` ~~struck~~ | cell |",
    "10:30 : second ; third # comment #35; %%{init: {}}%% %% end",
    "end\nsection Taken\ntitle Taken\ntimeline",
    '=HYPERLINK("http://evil.example";"Pay");+1;-2;@SUM(1)',
    "BEGIN:VEVENT\r\nSUMMARY:Taken\r\nEND:VEVENT, a; b\\n c\\,",
    "\u202egnp.exe\u200b\u2028line\u0085next\u0007\ufb02\u00b0lt\u00b6\u00df\x1b[31m",
    "# heading\n- list\n1. list\n> quote\n    code\n```\n---\n<!-- -->",
    '$$x$$ fa:fa-ban <br/> "`m`" C:\\temp\\new \'',
)
TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.sampled_from(["", "Bakers' Union", "Zoë & Sons Ltd.", "Most people stayed out."]),
    st.text(alphabet="<>&;:#%\"'`*_[](){}!|~=+-@\\/.,^$ \n\ta0", max_size=30),
    st.text(max_size=30),
)
URLS = st.one_of(
    st.just(""),
    st.builds("https://news.example/{}".format, TEXTS),
    st.builds("javascript:{}".format, TEXTS),
    TEXTS,
)
DAYS = st.one_of(st.dates(date(2023, 12, 1), date(2024, 4, 30)), st.dates())
_ENDS = {
    Granularity.DAY: lambda d: (d, d),
    Granularity.MONTH: lambda d: (d.replace(day=1), d.replace(day=calendar.monthrange(d.year, d.month)[1])),
    Granularity.YEAR: lambda d: (d.replace(month=1, day=1), d.replace(month=12, day=31)),
}


@st.composite
def whens(draw) -> When:
    kind = draw(st.sampled_from(["day", "day", "month", "year", "span", "from", "until", "none"]))
    basis = draw(TEXTS)
    if kind == "none":
        return When(basis=basis)
    first, last = sorted([draw(DAYS), draw(DAYS)])
    if kind == "from":
        return When(start=first, granularity=Granularity.RANGE, edtf=f"{first}/..", basis=basis)
    if kind == "until":
        return When(end=last, granularity=Granularity.RANGE, edtf=f"../{last}", basis=basis)
    if kind == "span":
        vague = draw(st.sampled_from([Granularity.RANGE, Granularity.WEEK, Granularity.VAGUE, None]))
        return When(start=first, end=last, granularity=vague, edtf=f"{first}/{last}", basis=basis)
    granularity = Granularity(kind)
    start, end = _ENDS[granularity](first)
    edtf = start.isoformat()[: {"day": 10, "month": 7, "year": 4}[kind]]
    return When(start=start, end=end, granularity=granularity, edtf=edtf, basis=basis)


@st.composite
def _articles(draw, key: str) -> ArticleRecord:
    published = None
    if draw(st.booleans()):
        first, last = sorted([draw(DAYS), draw(DAYS)])
        published = PublishedRecord(
            start=first, end=last, edtf=f"{first}/{last}", basis=draw(TEXTS), inferred=draw(st.booleans())
        )
    source = draw(TEXTS) or f"{key}.txt"
    return ArticleRecord(id=key, source=source, title=draw(TEXTS), url=draw(URLS), published=published)


@st.composite
def _mentions(draw, start: int, articles: list[str], parties: list[str]) -> EventMentionRecord:
    quote = draw(TEXTS)
    said_by = st.sampled_from([*parties, None])
    return EventMentionRecord(
        article=draw(st.sampled_from([*articles, "a-gone"])),
        start=start,
        end=start + len(quote),
        quote=quote,
        trigger=quote[:5],
        date_phrase=draw(st.none() | TEXTS),
        type=draw(st.sampled_from(EventType)),
        date=draw(whens()),
        status=draw(st.sampled_from(Status)),
        unions=[],
        employers=[],
        workers=draw(st.none() | st.integers(1, 10**6)),
        attributed_to=draw(st.one_of(said_by, TEXTS)),
        speaker=draw(st.none() | TEXTS),
        voice=draw(st.sampled_from(Voice)),
        merged_because=draw(TEXTS),
        superseded=draw(st.booleans()),
    )


@st.composite
def _events(draw, key: str, articles: list[str], parties: list[str], events: list[str]) -> EventRecord:
    places = range(events.index(key) * 1000, events.index(key) * 1000 + draw(st.integers(0, 3)) * 100, 100)
    some = st.lists(st.sampled_from([*parties, "e-gone"]), max_size=2, unique=True)
    kinds = st.sampled_from(["happened", "averted", "postponed"])
    outcomes = st.builds(Outcome, event=st.sampled_from([*events, "v-gone"]), kind=kinds)
    fields = st.sampled_from(["date", "status", "type", "workers"])
    reviews = st.builds(
        Reviewed, field=fields, value=st.none() | TEXTS, was=st.none() | TEXTS, by=TEXTS, why=TEXTS
    )
    conflicts = st.builds(Conflict, field=fields, value=TEXTS, article=st.sampled_from([*articles, "a-gone"]))
    return EventRecord(
        id=key,
        type=draw(st.sampled_from(EventType)),
        date=draw(whens()),
        status=draw(st.sampled_from(Status)),
        unions=draw(some),
        employers=draw(some),
        others=draw(some),
        workers=draw(st.none() | st.integers(1, 10**6)),
        summary=draw(TEXTS),
        confidence=draw(st.floats(0, 1)),
        salience=draw(st.sampled_from(Salience)),
        conflicts=draw(st.lists(conflicts, max_size=2)),
        outcome=draw(st.none() | outcomes),
        mentions=[draw(_mentions(place, articles, parties)) for place in places],
        reviewed=draw(st.lists(reviews, max_size=1)),
    )


@st.composite
def _disputes(draw, key: str, parties: list[str], events: list[str]) -> DisputeRecord:
    first, last = sorted([draw(DAYS), draw(DAYS)])
    long = draw(st.booleans())
    some = st.lists(st.sampled_from([*parties, "e-gone"]), max_size=2, unique=True)
    return DisputeRecord(
        id=key,
        name=draw(TEXTS),
        unions=draw(some),
        employers=draw(some),
        start=first,
        end=last,
        strike_start=first if long or draw(st.booleans()) else None,
        strike_start_granularity=draw(st.sampled_from([Granularity.DAY, Granularity.MONTH])),
        last_day_out=last if long else None,
        duration_days=(last - first).days + 1 if long else None,
        several_strikes=False if long else draw(st.booleans()),
        workers=draw(st.none() | st.integers(1, 10**6)),
        uncounted=draw(st.none() | TEXTS),
        outcome=draw(st.none() | TEXTS),
        gaps=draw(st.lists(TEXTS, max_size=2)),
        background=draw(st.booleans()),
        events=draw(st.lists(st.sampled_from([*events, "v-gone"]), max_size=4, unique=True)),
    )


@st.composite
def timelines(draw) -> Timeline:
    """A few articles, parties, events and disputes. Ids are in order, texts are anything."""
    articles = [f"a-{n}" for n in range(draw(st.integers(0, 3)))]
    parties = [f"e-{n}" for n in range(draw(st.integers(0, 3)))]
    events = [f"v-{n}" for n in range(draw(st.integers(0, 5)))]
    disputes = [f"d-{n}" for n in range(draw(st.integers(0, 2)))]
    kinds = st.sampled_from(EntityType)
    return Timeline(
        generator=Generator(version="0", pipeline="none"),
        articles=[draw(_articles(key)) for key in articles],
        entities=[
            EntityRecord(
                id=key, name=draw(TEXTS), type=draw(kinds), aliases=draw(st.lists(TEXTS, max_size=2))
            )
            for key in parties
        ],
        events=[draw(_events(key, articles, parties, events)) for key in events],
        disputes=[draw(_disputes(key, parties, events)) for key in disputes],
    )
