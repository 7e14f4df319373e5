"""How an officer rates in a table: a sign at the beginning of a cell, and a weight for its row."""
from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Literal

Rate = Literal["full", "half", "open"]

SIGNS: Mapping[str, Rate] = MappingProxyType({"●": "full", "◐": "half", "○": "open"})
POINTS: Mapping[Rate, int] = MappingProxyType({"full": 2, "half": 1, "open": 0})


def rate(written: str) -> Rate | None:
    """What the sign a cell begins with says, or None for a cell without one."""
    return SIGNS.get(written.strip()[:1])


def weight(written: str) -> Decimal | None:
    """A weight as it was written, with a point or a comma; None for what is no number, or below nought."""
    try:
        value = Decimal(written.strip().replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() and value >= 0 else None
