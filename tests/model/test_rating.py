"""Ratings as an officer writes them in a table."""
from __future__ import annotations

from decimal import Decimal

import pytest

from briefer.model.rating import rate, weight


@pytest.mark.parametrize(("written", "read"), [
    ("● yes", "full"), (" ◐ in part", "half"), ("○", "open"), ("yes ●", None), ("", None), ("• yes", None)])
def test_the_sign_at_the_beginning_rates(written: str, read: str | None) -> None:
    assert rate(written) == read


@pytest.mark.parametrize(("written", "read"), [
    ("3", Decimal(3)), (" 1,5 ", Decimal("1.5")), ("2.5", Decimal("2.5")), ("-1", None), ("NaN", None), ("inf", None), ("", None)])
def test_a_weight_is_a_number_from_nought(written: str, read: Decimal | None) -> None:
    assert weight(written) == read
