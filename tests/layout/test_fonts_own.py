"""Fonts of a unit's own: what is refused and why, what is kerned."""
from __future__ import annotations

import struct
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.layout.fonts import Faces
from briefer.layout.fonts_own import BASIC_SIGNS, LARGEST, complaint, kerning_of, read_font
from tests.own_style import bundled, changed_font, codes, font_of, font_without, tables_of


def refusal(data: bytes) -> str:
    wrong = complaint(data)
    return wrong.id.removeprefix("schema.font_") if wrong else ""


@pytest.mark.parametrize("family", ["Carlito", "Caladea"])
@pytest.mark.parametrize("face", ["Regular", "Bold", "Italic", "BoldItalic"])
def test_the_bundled_fonts_would_be_taken(family: str, face: str) -> None:
    assert complaint(bundled(face, family)) is None


def test_the_basic_signs_are_those_of_italian_and_english_papers() -> None:
    assert set("ÈÀàèéìòù“”‘’«»–—€º[](){}0123456789§") <= set(BASIC_SIGNS)
    assert not any(unicodedata.category(sign).startswith(("Z", "C")) for sign in BASIC_SIGNS)


def test_missing_basic_signs_are_named() -> None:
    wrong = complaint(font_without("È€«"))
    assert wrong is not None
    assert (wrong.id, wrong.fields["signs"], wrong.fields["more"]) == ("schema.font_signs", "È « €", "")


def test_of_very_many_missing_signs_the_first_are_named() -> None:
    wrong = complaint(font_without(BASIC_SIGNS))
    assert wrong is not None and str(wrong.fields["signs"]).startswith("! ") and wrong.fields["more"] == " …"


def test_signs_that_are_only_the_box_of_missing_ones_are_missing() -> None:
    known = read_font(bundled("Regular")).charToGlyph
    boxed = changed_font(lambda tables: tables.update({
        b"cmap": codes((code, code, 0 if chr(code) == "€" else glyph) for code, glyph in sorted(known.items()))}))
    wrong = complaint(boxed)
    assert wrong is not None and wrong.fields["signs"] == "€"


@pytest.mark.parametrize(("data", "said"), [
    (b"", "kind"), (b"OTTO" + bytes(100), "kind"), (b"wOF2" + bytes(100), "kind"), (b"ttcf" + bytes(100), "kind"), (b"%PDF-1.7", "kind"),
    (b"\0\1\0\0", "broken"), (b"\0\1\0\0" + b"\xff" * 50, "broken"), (b"\0\1\0\0" + bytes(LARGEST), "too_large"),
    (bundled("Regular")[:300_000], "broken"),
    (changed_font(lambda tables: tables.update({b"fvar": b"\0\1"})), "kind"),
    (changed_font(lambda tables: tables.pop(b"glyf")), "kind"),
    (changed_font(lambda tables: tables.pop(b"name")), "broken"),
    (changed_font(lambda tables: tables.update({b"glyf": tables[b"glyf"][:5000]})), "broken"),
    (changed_font(lambda tables: tables.update({b"loca": tables[b"loca"][::-1]})), "broken"),
    (changed_font(lambda tables: tables.update({b"hmtx": tables[b"hmtx"][:50]})), "broken"),
    (changed_font(lambda tables: tables.update({b"cmap": codes([(32, 126, 60_000)])})), "broken"),
    (changed_font(lambda tables: tables.update({b"cmap": codes([(0, 0xFFFFFFFF, 1)])})), "broken"),
    (changed_font(lambda tables: tables.update({b"cmap": codes([(0, 0x10FFFF, 1)])})), "broken"),
])
def test_files_that_cannot_be_used_are_refused_for_their_reason(data: bytes, said: str) -> None:
    assert refusal(data) == said


def test_many_overlapping_stretches_of_codes_are_not_walked_through() -> None:
    count = 8000
    inside = b"".join(struct.pack(f">{count}H", *[value] * count) for value in (0xFFFE,))
    table = (struct.pack(">HHHHL", 0, 1, 3, 1, 12) + struct.pack(">HHHHHHH", 4, 0xFFFF, 0, 2 * count, 0, 0, 0)
             + inside + b"\0\0" + bytes(2 * count) * 3)
    assert refusal(changed_font(lambda tables: tables.update({b"cmap": table}))) == "broken"


@pytest.mark.parametrize(("rights", "said"), [(0, ""), (4, ""), (8, ""), (2, "protected"), (0x0100, "protected"), (0x0200, "protected")])
def test_the_licence_of_a_font_is_respected(rights: int, said: str) -> None:
    def change(tables: dict[bytes, bytes]) -> None:
        data = tables[b"OS/2"]
        tables[b"OS/2"] = data[:8] + struct.pack(">H", rights) + data[10:]

    assert refusal(changed_font(change)) == said


TABLES = tables_of(bundled("Regular"))


@settings(max_examples=60)
@given(st.sampled_from(sorted(TABLES)), st.data())
def test_a_font_with_changed_bytes_is_taken_or_refused(tag: bytes, data: st.DataObject) -> None:
    table = bytearray(TABLES[tag])
    for _ in range(data.draw(st.integers(1, 8))):
        table[data.draw(st.integers(0, min(len(table), 400) - 1))] = data.draw(st.integers(0, 255))
    wrong = complaint(font_of({**TABLES, tag: bytes(table)}))
    assert wrong is None or wrong.id.startswith("schema.font_")


def kerned(pairs: dict[tuple[int, int], int], covers: int = 1) -> bytes:
    inside = b"".join(struct.pack(">HHh", *pair, value) for pair, value in sorted(pairs.items()))
    head = struct.pack(">HHHHBBHHHH", 0, 1, 0, 14 + len(inside), 0, covers, len(pairs), 0, 0, 0)
    return changed_font(lambda tables: tables.update({b"kern": head + inside}))


def test_a_plain_table_of_pairs_kerns() -> None:
    glyphs = read_font(bundled("Regular")).charToGlyph
    data = kerned({(glyphs[ord("A")], glyphs[ord("V")]): -205})
    assert complaint(data) is None
    assert kerning_of(read_font(data))["AV"] == -100
    face = Faces("Unit Sans", own={"regular": data})["regular"]
    assert face.width("AV", 1000) == pytest.approx(face.width("A", 1000) + face.width("V", 1000) - 100)
    assert ")100(" in face.show("AV", 10)


@pytest.mark.parametrize("table", [b"", b"\0\0", b"\0\1" + bytes(30), bytes(18), b"\0\0\0\1" + bytes(4) + b"\0\1\xff\xff" + bytes(6)])
def test_other_tables_of_pairs_kern_nothing(table: bytes) -> None:
    data = changed_font(lambda tables: tables.update({b"kern": table}))
    assert complaint(data) is None
    assert kerning_of(read_font(data)) == {}


def test_signs_beyond_the_font_come_from_the_fallback() -> None:
    faces = Faces("Unit Sans", own={"regular": font_without("→")})
    assert "/S1+" in faces["regular"].show("a → b", 10)
    assert not faces.missing
