"""The tables beside the bundled fonts say what reportlab reads in the files."""
from __future__ import annotations

import struct
from typing import Any

import pytest

from briefer.layout.fonts_bundled import BundledFont
from briefer.resources import fonts_folder

STEMS = sorted(path.stem for path in fonts_folder().glob("*.ttf"))


def read(stem: str) -> Any:
    from reportlab.pdfbase.ttfonts import TTFontFace

    return TTFontFace(str(fonts_folder() / f"{stem}.ttf"))


@pytest.mark.parametrize("stem", STEMS)
def test_a_bundled_font_measures_what_its_file_says(stem: str) -> None:
    said, file = BundledFont(stem), read(stem)
    for fact in ("name", "flags", "bbox", "italicAngle", "ascent", "descent", "capHeight", "stemV", "defaultWidth", "charWidths",
                 "charToGlyph"):
        assert getattr(said, fact) == getattr(file, fact), fact
    assert said.getCharWidth(ord("A")) == file.getCharWidth(ord("A"))
    assert said.getCharWidth(0x10FFFF) == file.defaultWidth


@pytest.mark.parametrize("stem", [stem for stem in STEMS if stem != "DejaVuSans"])
def test_a_text_face_has_kerning(stem: str) -> None:
    font = BundledFont(stem)
    assert font.pull("AV") < 0 and font.pull("To") < 0
    assert font.pull("nn") == 0 and font.pull("一二") == 0


def test_no_kerning_is_stronger_than_half_an_em() -> None:
    for stem in STEMS:
        for first, followers in BundledFont(stem)._kerning.items():
            assert len(first) == 1
            assert all(0 < abs(int(value)) < 500 for value in followers)
            letters = "".join(followers.values())
            assert len(letters) == len(set(letters)), f"{stem}: {first} has two values for a letter after it"


@pytest.mark.parametrize("stem", STEMS)
def test_the_table_is_of_this_version_of_the_file(stem: str) -> None:
    data = (fonts_folder() / f"{stem}.ttf").read_bytes()
    tables = {record[0]: record[2] for record in struct.iter_unpack(">4sLLL", data[12:12 + 16 * int.from_bytes(data[4:6])])}
    glyphs = int.from_bytes(data[tables[b"maxp"] + 4:tables[b"maxp"] + 6])
    assert all(glyph < glyphs for glyph in BundledFont(stem).charToGlyph.values())
