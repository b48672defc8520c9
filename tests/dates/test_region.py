"""The country that a text is set in."""

from __future__ import annotations

import pytest

from strike_timeline.dates.region import Region
from strike_timeline.dates.tokens import Tokens


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Porters in Leeds and Glasgow left.", Region.GB),
        ("Porters in Cape Town left, COSATU of South Africa said.", Region.ZA),
        ("Porters in New South Wales left for Sydney.", Region.AU),
        ("Porters in New York left.", Region.US),
        ("U.S. porters left.", Region.US),
        ("U.K. porters left.", Region.GB),
        ("Porters in Toronto left, the American union said; Ottawa is calm.", Region.CA),
        # one place each: level
        ("Porters left London for Chicago.", Region.UNKNOWN),
        # spelling counts only where no place is named
        ("Organised labour left.", Region.GB),
        ("Organized labor left.", Region.US),
        ("Labour in Chicago left.", Region.US),
        ("Porters left.", Region.UNKNOWN),
        ("", Region.UNKNOWN),
    ],
)
def test_region(text: str, country: Region) -> None:
    assert Tokens(text).region is country


def test_where_seasons_and_days_differ() -> None:
    assert [region for region in Region if region.southern] == [Region.AU, Region.NZ, Region.ZA]
    assert not Region.US.day_first and not Region.UNKNOWN.day_first and Region.GB.day_first
