"""Sources: their excerpts by number."""
from __future__ import annotations

import pytest

from briefer.model.sources import Excerpt, Source


@pytest.mark.parametrize("numbers", [(1, 2, 3, 7), (7, 2, 3, 1), ()])
def test_an_excerpt_is_found_by_its_number_in_whatever_order_they_stand(numbers: tuple[int, ...]) -> None:
    source = Source(1, "text", "", excerpts=tuple(Excerpt(number, 0, 4, "text") for number in numbers))
    found = [source.excerpt(number) for number in range(9)]
    assert [excerpt.number for excerpt in found if excerpt] == sorted(numbers)
