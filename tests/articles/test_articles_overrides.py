"""Publication dates on the command line."""

from __future__ import annotations

import pytest

from strike_timeline.articles import PublishedOverrides, parse_override


@pytest.mark.parametrize(
    ("text", "pattern", "start", "end"),
    [
        ("2021-03-04", None, "2021-03-04", "2021-03-04"),
        ("2021-02", None, "2021-02-01", "2021-02-28"),
        ("2021", None, "2021-01-01", "2021-12-31"),
        ("2021-03-01/2021-03-04", None, "2021-03-01", "2021-03-04"),
        ("2021-03/2021-04", None, "2021-03-01", "2021-04-30"),
        ("wire/*.txt=2021-03-04", "wire/*.txt", "2021-03-04", "2021-03-04"),
        ("a=b.txt=2021-03", "a=b.txt", "2021-03-01", "2021-03-31"),
    ],
)
def test_iso_dates_with_and_without_a_pattern(text: str, pattern: str | None, start: str, end: str) -> None:
    override = parse_override(text)
    assert (override.pattern, override.start.isoformat(), override.end.isoformat()) == (pattern, start, end)


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "03/04/2021", "2021-13", "2021-00", "2021-02-30", "2021-3-4", "0000", "=2021-03-04",
     "a.txt=", "2021-03-04/2021-03-01", "2021-03-04/", "٢٠٢١-03-04"],
)  # fmt: skip
def test_anything_else_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match=r"example.*2023-09-15"):
        parse_override(text)


def test_the_last_matching_pattern_counts() -> None:
    given = PublishedOverrides([parse_override("*.txt=2021-01-01"), parse_override("b*.txt=2021-02-02")])
    assert str(given.for_source("a.txt").start) == "2021-01-01"  # type: ignore[union-attr]
    assert str(given.for_source("b1.txt").start) == "2021-02-02"  # type: ignore[union-attr]
    assert given.for_source("c.html") is None
    assert given.otherwise() is None


def test_a_pattern_matches_records_with_and_without_their_number() -> None:
    given = PublishedOverrides(
        [parse_override("feed.jsonl=2021-01-01"), parse_override("feed.jsonl#2=2021-02-02")]
    )
    assert str(given.for_source("feed.jsonl#1").start) == "2021-01-01"  # type: ignore[union-attr]
    assert str(given.for_source("feed.jsonl#2").start) == "2021-02-02"  # type: ignore[union-attr]


def test_a_date_without_a_pattern_is_kept_for_what_carries_none() -> None:
    given = PublishedOverrides([parse_override("2021-03-04")])
    assert given.for_source("a.txt") is None
    published = given.otherwise()
    assert published is not None
    assert published.basis == "given by --published"
    assert not published.inferred


def test_patterns_that_match_nothing_are_known() -> None:
    overrides = PublishedOverrides([parse_override(f"{p}=2021-05-03") for p in ("a*", "b*", "a.txt")])
    overrides.for_source("a.txt")
    assert overrides.unused() == ["b*"]
