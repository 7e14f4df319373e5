"""Whoever sees little can read the window, by day and by night."""
from __future__ import annotations

from collections.abc import Mapping

import pytest

from ui.tokens import DARK, LIGHT, theme_ink

READ, SEEN = 4.5, 3.0
PAIRS = (
    *((ink, ground, READ) for ink in ("text", "text2", "text3") for ground in ("base", "window", "base_alt")),
    ("text", "accent_soft", READ), ("text2", "accent_soft", READ), ("text3", "sunken", READ), ("accent", "base", READ),
    ("accent", "window", READ), ("accent", "accent_soft", READ), ("on_accent", "accent", READ), ("on_accent", "accent_hover", READ),
    ("line_strong", "base", SEEN),
    ("line_strong", "window", SEEN), *((ink, "base", READ) for ink in ("ok", "warn", "err")), ("ok", "ok_soft", READ),
    ("warn", "warn_soft", READ), ("err", "err_soft", READ), *((f"t{n}", f"t{n}s", READ) for n in range(1, 7)),
    *(("text", f"t{n}s", READ) for n in range(1, 7)), *((f"t{n}", "base", SEEN) for n in range(1, 7)))


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_ink_stands_out_from_its_ground(colours: Mapping[str, str], ink: str, ground: str, least: float) -> None:
    assert contrast(colours[ink], colours[ground]) >= least


def test_the_same_is_there_by_day_and_by_night() -> None:
    assert LIGHT.keys() == DARK.keys() and DARK["paper"] == LIGHT["paper"] == "#FFFFFF"
    assert theme_ink(LIGHT, 7) == theme_ink(LIGHT, 1) and theme_ink(LIGHT, 0) == theme_ink(LIGHT, 1)
