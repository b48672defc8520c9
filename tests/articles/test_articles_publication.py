"""Publication dates by the order of trust: which source wins, and what is told about the others."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from articles_files import read_all
from publication_cases import RUNGS, Case, load

from strike_timeline.articles import PublishedOverrides, parse_override
from strike_timeline.articles.trust import TEXT, Claim, Says, settle

CASES = load()
_INFERRED = {"inferred", "unknown"}
"""Nothing is stated: what the text bounds is tested in its own room."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rung}: {case.name}")
def test_which_date_counts(case: Case, tmp_path: Path) -> None:
    case.write(tmp_path)
    found, _ = read_all([tmp_path], PublishedOverrides([parse_override(text) for text in case.given]))
    article = next(article for article in found if article.source == case.source)
    published = article.published
    if case.rung in _INFERRED:
        assert published is None
    else:
        assert published is not None
        assert (published.start, published.end) == case.expected()
        assert case.basis in published.basis
        assert ("(modified" in published.basis) is (case.rung == "modified")
    if case.warning:
        assert any(case.warning in warning for warning in article.warnings)
    elif case.warning is not None:
        assert article.warnings == ()


@pytest.mark.parametrize("rung", RUNGS)
def test_every_rung_has_cases(rung: str) -> None:
    assert sum(case.rung == rung for case in CASES) >= 12


def test_case_names_tell_them_apart() -> None:
    assert len({(case.rung, case.name) for case in CASES}) == len(CASES)


def _claim(day: str, group: str, says: Says = Says.PUBLISHED) -> Claim:
    of = date.fromisoformat(day)
    return Claim(of, of, f"{group} {says.value}", group, says)


FIELD, META = "field", "meta"


@pytest.mark.parametrize(
    ("claims", "day", "warned"),
    [
        # a year and a day later is still news of the text; two are a move
        ([_claim("2022-03-05", FIELD), _claim("2021-03-04", TEXT)], "2022-03-05", 1),
        ([_claim("2023-03-05", FIELD), _claim("2021-03-04", TEXT)], "2021-03-04", 1),
        # however many fields the move wrote
        (
            [_claim("2023-03-05", FIELD), _claim("2023-03-04", META), _claim("2021-03-04", TEXT)],
            "2021-03-04",
            2,
        ),
        # earlier than all else is no fault
        ([_claim("2001-03-05", FIELD), _claim("2021-03-04", TEXT)], "2001-03-05", 1),
        # a later change says nothing, a change years before it was published does
        ([_claim("2021-03-04", FIELD), _claim("2023-03-04", FIELD, Says.MODIFIED)], "2021-03-04", 0),
        ([_claim("2023-03-05", FIELD), _claim("2021-03-04", FIELD, Says.MODIFIED)], None, 2),
        # fetched before it was published
        ([_claim("2021-03-09", FIELD), _claim("2021-03-04", FIELD, Says.FETCHED)], None, 1),
        ([_claim("2021-03-05", FIELD), _claim("2021-03-04", FIELD, Says.FETCHED)], "2021-03-05", 0),
        # the same evening in two zones
        ([_claim("2021-03-04", FIELD), _claim("2021-03-05", META)], "2021-03-04", 0),
        ([_claim("2021-03-04", FIELD), _claim("2021-03-06", META)], "2021-03-04", 1),
        # somebody wrote it out
        ([_claim("1970-01-01", TEXT)], "1970-01-01", 0),
        ([_claim("1970-01-01", FIELD)], None, 1),
        ([], None, 0),
    ],
)  # fmt: skip
def test_settling(claims: list[Claim], day: str | None, warned: int) -> None:
    verdict = settle(claims)
    assert (verdict.published.start.isoformat() if verdict.published else None) == day
    assert len(verdict.warnings) == warned
