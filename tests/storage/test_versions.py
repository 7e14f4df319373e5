"""Which versions stay: as many of the last as are asked for, and the last of each day for a while."""
from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from briefer.storage.versions import Version, staying

NOW = datetime(2026, 11, 21, 12)


def made(number: int, hours: int) -> Version:
    return Version(number, (NOW - timedelta(hours=hours)).isoformat(), "worked", (1, 0), 0, 0, 0, {})


@pytest.mark.parametrize("last", [1, 5, 40])
def test_as_many_of_the_last_stay_as_are_asked_for(last: int) -> None:
    versions = [made(30 - hours, hours) for hours in range(30)]
    stay = staying(versions, NOW.isoformat(), last)
    assert list(stay[:last]) == versions[:last]
    assert {one.at[:10] for one in stay} == {one.at[:10] for one in versions}
    assert len(stay) == min(max(last, 1) + sum(1 for day in {one.at[:10] for one in versions[last:]}
                                                if day not in {one.at[:10] for one in versions[:last]}), 30)
