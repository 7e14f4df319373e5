"""Writes briefer/fonts/metrics: what layout asks of each face, its kerning pairs included. Run again when a font changes.

    python tools/make_metrics.py

Reading a face takes a hundredth of a second, its kerning, which stands in GPOS only, a tenth; the program reads these files instead.
Needs fontTools, which is no dependency of the program, and reportlab.
"""
from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont
from reportlab.pdfbase.ttfonts import TTFontFace

FONTS = Path(__file__).resolve().parent.parent / "briefer" / "fonts"
FAMILIES = ("Carlito", "Caladea")
# Windows-1252 and Latin Extended-A: the languages of Europe; more would cost time at each start.
KERNED = [*bytes(range(33, 256)).decode("cp1252", "ignore"), *map(chr, range(0x100, 0x180))]


def main() -> None:
    """Writes one file for each face."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    (FONTS / "metrics").mkdir(exist_ok=True)
    for path in sorted(FONTS.glob("*.ttf")):
        pairs = kerning_pairs(path) if path.stem.partition("-")[0] in FAMILIES else {}
        target = FONTS / "metrics" / f"{path.stem}.json"
        target.write_text(json.dumps(measured(path) | {"kerning": by_letter(pairs)}, separators=(",", ":")) + "\n", "utf-8")
        print(f"{target.name}: {len(pairs)} pairs")


def measured(path: Path) -> dict[str, Any]:
    """What a PDF says of a face, and its characters with the glyph and the advance of each, in units of the font."""
    font = TTFontFace(str(path))
    characters = sorted(font.charToGlyph)
    units = font.unitsPerEm
    return {
        "name": font.name.decode(), "flags": font.flags, "box": font.bbox, "italic_angle": font.italicAngle, "ascent": font.ascent,
        "descent": font.descent, "cap_height": font.capHeight, "stem_v": font.stemV, "units_per_em": units,
        "default": round(font.defaultWidth * units / 1000), "characters": "".join(map(chr, characters)),
        "glyphs": [font.charToGlyph[character] for character in characters],
        "advances": [round(font.charWidths[character] * units / 1000) for character in characters]}


def by_letter(pairs: dict[str, int]) -> dict[str, dict[int, str]]:
    """Pairs by their first letter, then by value: the letters that may follow, in one string."""
    found: dict[str, dict[int, str]] = {}
    for pair, value in sorted(pairs.items()):
        followers = found.setdefault(pair[0], {})
        followers[value] = followers.get(value, "") + pair[1]
    return found


def kerning_pairs(path: Path) -> dict[str, int]:
    """Two letters to the change of the first one's advance, in thousandths of an em."""
    with TTFont(path, lazy=True) as font:
        glyph_of = font.getBestCmap()
        letters: dict[str, list[str]] = {}
        for letter in KERNED:
            if ord(letter) in glyph_of:
                letters.setdefault(glyph_of[ord(letter)], []).append(letter)
        scale = 1000 / font["head"].unitsPerEm
        found: dict[str, int] = {}
        for table in pair_tables(font["GPOS"].table):
            for left in sorted(letters.keys() & set(table.Coverage.glyphs)):
                for right, value in decided(table, left, letters):
                    for a in letters[left]:
                        for b in letters[right]:
                            found.setdefault(a + b, round(value * scale))
    return {pair: value for pair, value in found.items() if value}


def pair_tables(gpos: Any) -> Iterator[Any]:
    """The pair tables of the kern feature, in the order in which they decide."""
    wanted = {index for record in gpos.FeatureList.FeatureRecord if record.FeatureTag == "kern" for index in record.Feature.LookupListIndex}
    for index in sorted(wanted):
        for table in gpos.LookupList.Lookup[index].SubTable:
            table = getattr(table, "ExtSubTable", table)
            if table.LookupType == 2:
                yield table


def decided(table: Any, left: str, letters: dict[str, list[str]]) -> Iterator[tuple[str, int]]:
    """The glyphs that may follow, with the advance this table decides; the first table to decide wins, zero included."""
    if table.Format == 1:
        for record in table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord:
            if record.SecondGlyph in letters:
                yield record.SecondGlyph, advance(record.Value1)
        return
    row = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)].Class2Record
    for right in letters:
        yield right, advance(row[table.ClassDef2.classDefs.get(right, 0)].Value1)


def advance(value: Any) -> int:
    """The change of advance in a value record."""
    return getattr(value, "XAdvance", 0) or 0


if __name__ == "__main__":
    main()
