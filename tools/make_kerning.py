"""Writes briefer/fonts/kerning: the kerning pairs of each face, read from its GPOS table. Run again when a font changes.

    python tools/make_kerning.py

The faces keep their kerning in GPOS only, which takes a tenth of a second a face to read; the program reads these files instead.
Needs fontTools, which is no dependency of the program.
"""
from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "briefer" / "fonts"
FAMILIES = ("Carlito", "Caladea")
# Windows-1252 and Latin Extended-A: the languages of Europe; more would cost time at each start.
KERNED = [*bytes(range(33, 256)).decode("cp1252", "ignore"), *map(chr, range(0x100, 0x180))]


def main() -> None:
    """Writes one file for each face."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    for path in sorted(FONTS.glob("*.ttf")):
        if path.stem.partition("-")[0] not in FAMILIES:
            continue
        pairs = kerning_pairs(path)
        target = FONTS / "kerning" / f"{path.stem}.json"
        target.write_text(json.dumps(pairs, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n", "utf-8")
        print(f"{target.name}: {len(pairs)} pairs")


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
