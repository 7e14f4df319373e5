"""Font subsets: every code shows the sign it should, composite signs keep their parts; the judge is fontTools."""
from __future__ import annotations

import io
from pathlib import Path

import pytest

from briefer.exporters.pdf.subset import subset
from briefer.layout.truetype import TrueType
from briefer.resources import fonts_folder

FILES = sorted(fonts_folder().glob("*.ttf"))
POINTS = [ord(sign) for sign in " ABÀÉèñöŁ«»“”’–—€0123"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_outlines_and_widths_are_those_of_the_font(path: Path) -> None:
    ttlib = pytest.importorskip("fontTools.ttLib")
    recording = pytest.importorskip("fontTools.pens.recordingPen")
    font = TrueType(path)
    whole, part = ttlib.TTFont(path), ttlib.TTFont(io.BytesIO(subset(font, POINTS)))
    names, codes = whole.getBestCmap(), part["cmap"].tables[0].cmap
    for code, point in enumerate(POINTS):
        drawn = []
        for source, name in ((whole, names[point]), (part, codes[code])):
            pen = recording.DecomposingRecordingPen(source.getGlyphSet())
            source.getGlyphSet()[name].draw(pen)
            drawn.append((pen.value, source["hmtx"][name]))
        assert drawn[0] == drawn[1], chr(point)
    assert len(part["cmap"].tables) == 1


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_all_signs_and_widths_are_read(path: Path) -> None:
    ttlib = pytest.importorskip("fontTools.ttLib")
    font, whole = TrueType(path), ttlib.TTFont(path)
    names = whole.getBestCmap()
    assert set(font.glyph_of) == set(names)
    for point, name in names.items():
        assert font.glyph_of[point] == whole.getGlyphID(name)
        assert font.width(point) == pytest.approx(whole["hmtx"][name][0] * 1000 / whole["head"].unitsPerEm)
    assert font.name == whole["name"].getDebugName(6)


def test_a_file_that_is_no_truetype_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.otf"
    path.write_bytes(b"OTTO\0\0\0\0")
    with pytest.raises(ValueError, match="no TrueType"):
        TrueType(path)
