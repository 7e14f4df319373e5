"""Fonts cut to the glyphs that a document uses: reportlab, which cuts a style's own fonts, is the judge."""
from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import pytest

from briefer.exporters.pdf.truetype import cut
from briefer.resources import fonts_folder

STEMS = sorted(path.stem for path in fonts_folder().glob("*.ttf"))


def judge(stem: str) -> Any:
    """A font as reportlab reads it, with the advances at the end of the table in units of the font: it scales them twice."""
    from reportlab.pdfbase.ttfonts import TTFontFace

    font = TTFontFace(str(fonts_folder() / f"{stem}.ttf"))
    full = int.from_bytes(font.get_table("hhea")[34:36])
    last = font.hmetrics[full - 1][0]
    font.hmetrics[full:] = [(last, bearing) for _, bearing in font.hmetrics[full:]]
    return font


def samples(font: Any) -> Sequence[Sequence[int]]:
    known = sorted(font.charToGlyph)
    return ([32] * 32 + list(range(32, 256)), [32], [32, 0x10FFFF, 65], [ord(sign) for sign in " àéçñÅ½"], known[-256:],
            random.Random(5).sample(known, 200))


@pytest.mark.parametrize("stem", STEMS)
def test_a_font_is_cut_as_reportlab_cuts_it(stem: str) -> None:
    font, data = judge(stem), (fonts_folder() / f"{stem}.ttf").read_bytes()
    for shown in samples(font):
        assert cut(data, [font.charToGlyph.get(point, 0) for point in shown]) == font.makeSubset(shown)


def test_a_cut_font_holds_the_parts_of_its_composite_glyphs() -> None:
    font, data = judge("Carlito-Regular"), (fonts_folder() / "Carlito-Regular.ttf").read_bytes()
    plain, accented = (len(cut(data, [font.charToGlyph[ord(sign)] for sign in signs])) for signs in ("e", "é"))
    assert accented > plain
