"""Bundled font files: what layout and PDF ask of them was measured when they were bundled (`tools/make_metrics.py`)."""
from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from briefer.resources import fonts_folder


class BundledFont:
    """The metrics of a bundled font under the names that reportlab gives them, so that a style's own font can stand in its place."""

    __slots__ = ("path", "name", "flags", "bbox", "italicAngle", "ascent", "descent", "capHeight", "stemV", "defaultWidth", "charWidths",
                 "charToGlyph", "_kerning")

    def __init__(self, stem: str) -> None:
        folder = fonts_folder()
        self.path: Path = folder / f"{stem}.ttf"
        said = json.loads((folder / "metrics" / f"{stem}.json").read_bytes())
        self.name: bytes = said["name"].encode()
        self.flags: int = said["flags"]
        self.bbox: list[float] = said["box"]
        self.italicAngle: float = said["italic_angle"]
        self.ascent: float = said["ascent"]
        self.descent: float = said["descent"]
        self.capHeight: float = said["cap_height"]
        self.stemV: float = said["stem_v"]
        per_unit = 1000 / said["units_per_em"]
        points = list(map(ord, said["characters"]))
        self.defaultWidth: float = said["default"] * per_unit
        self.charWidths: Mapping[int, float] = dict(zip(points, [advance * per_unit for advance in said["advances"]], strict=True))
        self.charToGlyph: Mapping[int, int] = dict(zip(points, said["glyphs"], strict=True))
        self._kerning: Mapping[str, Mapping[str, str]] = said["kerning"]

    def getCharWidth(self, point: int) -> float:
        """The advance of a character, or of the box for what is not there, in thousandths of an em."""
        return self.charWidths.get(point, self.defaultWidth)

    def pull(self, pair: str) -> int:
        """The kerning of two characters, in thousandths of an em."""
        for value, followers in self._kerning.get(pair[0], {}).items():
            if pair[1] in followers:
                return int(value)
        return 0
