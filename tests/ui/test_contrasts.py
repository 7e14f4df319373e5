"""Every ink stands out from every ground it is put on, in the style sheet and in what is painted, by day and by night."""
from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from tests.ui.test_tokens import READ, SEEN, contrast
from ui.look import Look
from ui.preview.paper import paint_page
from ui.sheet import style_sheet
from ui.tokens import DARK, LIGHT

UI = Path(__file__).resolve().parents[2] / "ui"
GROUNDS = ("base", "base_alt", "window")  # what parts without a ground of their own stand on
TINTS = ("accent_soft", "warn_soft", "err_soft")
# Words and signs, and the grounds they are painted on.
INKS: Mapping[str, tuple[str, ...]] = {
    "text": (*GROUNDS, *TINTS, "sunken"), "text2": (*GROUNDS, *TINTS, "sunken", "desk"), "text3": (*GROUNDS, *TINTS, "sunken"),
    "accent": (*GROUNDS, *TINTS), "ok": (*GROUNDS, "ok_soft"), "warn": (*GROUNDS, "warn_soft", "accent_soft"),
    "err": (*GROUNDS, "err_soft", "accent_soft"), "on_accent": ("accent", "accent_hover")}
# Bars, boxes, frames and rings that say something, and what they are next to.
EDGES: Mapping[str, tuple[str, ...]] = {
    "accent": (*GROUNDS, *TINTS, "desk", "sunken", *(f"t{n}s" for n in range(1, 7))), "line_strong": (*GROUNDS, *TINTS, "sunken"),
    "err": GROUNDS, "warn": (*GROUNDS, "warn_soft"), "text": (*GROUNDS, *TINTS), "text3": GROUNDS,
    **{f"t{n}": (*GROUNDS, "accent_soft", f"t{n}s") for n in range(1, 7)}}
# What need not stand out: what cannot be done now, hairlines between parts that are told apart without them, and grounds.
QUIET = frozenset({"disabled", "line", "accent_line", *GROUNDS, *TINTS, "ok_soft", "sunken", "desk", "paper", "accent_hover",
                   *(f"t{n}s" for n in range(1, 7))})


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), [
    *((ink, ground, READ) for ink, grounds in INKS.items() for ground in grounds),
    *((edge, ground, SEEN) for edge, grounds in EDGES.items() for ground in grounds)])
def test_what_is_painted_stands_out(colours: Mapping[str, str], ink: str, ground: str, least: float) -> None:
    assert contrast(colours[ink], colours[ground]) >= least


def test_the_bar_beside_what_is_edited_stands_out_from_paper_which_stays_white_at_night(qapp: QApplication) -> None:
    owner = QObject()
    look = Look(qapp, owner)
    for dark in (True, False):
        look.wear(dark=dark)
        page = QImage(20, 20, QImage.Format.Format_RGB32)
        painter = QPainter(page)
        paint_page(painter, look, QRect(0, 0, 20, 20), None, (0.0, 20.0), 1.0, fresh=False, current=False)
        painter.end()
        assert contrast(page.pixelColor(2, 10).name(), page.pixelColor(15, 10).name()) >= SEEN


def _rules() -> list[tuple[str, dict[str, str]]]:
    """The rules of the style sheet: who they are for, and their colours as names of tokens."""
    tokens = {name: f"@{name}" for name in LIGHT}
    sheet = style_sheet(tokens, 1.0, lambda icon, colour: colour)
    found = re.findall(r"([^{}]+)\{([^{}]*)\}", sheet)
    return [(" ".join(who.split()), dict(re.findall(r"([\w-]+):([^;]*@\w+[^;]*)", body))) for who, body in found]


def _token(value: str) -> str:
    found = re.search(r"@(\w+)", value)
    return found[1] if found else ""


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_rule_of_the_sheet_puts_words_on_a_ground_they_stand_out_from(colours: Mapping[str, str]) -> None:
    checked, faint = 0, []
    for who, body in _rules():
        ink, ground = _token(body.get("color", "")), _token(body.get("background", ""))
        if not ink or ":disabled" in who or ink == "disabled":
            continue
        for one in (ground,) if ground else GROUNDS:
            checked += 1
            if contrast(colours[ink], colours[one]) < READ:
                faint.append(f"{who}: {ink} on {one}")
    assert checked > 80 and not faint, faint


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_ring_of_the_sheet_stands_out_from_what_is_around_it(colours: Mapping[str, str]) -> None:
    rings = [(who, _token(value)) for who, body in _rules() if ":focus" in who for name, value in body.items() if name.startswith("border")]
    faint = [f"{who}: {ink} on {ground}" for who, ink in rings for ground in GROUNDS if contrast(colours[ink], colours[ground]) < SEEN]
    assert len(rings) > 10 and not faint, faint


def test_no_part_is_painted_in_an_ink_whose_grounds_nobody_named() -> None:
    known = QUIET | INKS.keys() | EDGES.keys()
    named: dict[str, str] = {}
    for path in sorted(UI.glob("**/*.py")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if re.search(r"\.(colour|icon|light)\(", line):
                named.update({token: f"{path.name}: {line.strip()}" for token in re.findall(r'"(\w+)"', line) if token in LIGHT})
    assert len(named) > 10
    assert not {token: where for token, where in named.items() if token not in known}
    sheet = {_token(value) for _, body in _rules() for value in body.values()}
    assert not sheet - known
