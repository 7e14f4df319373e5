"""What stands on a layer that is switched off is left out of the text, with the rule that says so; all else stays."""
from __future__ import annotations

import zlib
from collections.abc import Mapping

import pytest

from tests.importers.pdf_files import FIRST_PAGE, FONT, FONT_NUMBER, LINE, PAGES, file_of, read, stream, written

SEEN, UNSEEN = "The bridge is open to traffic in both directions.", "Draft wording that nobody should see."
LAYERS = {20: b"<</Type/OCG/Name(Text)>>", 21: b"<</Type/OCG/Name(Old \\(draft\\))>>"}
OFF = b"/OCProperties<</OCGs[20 0 R 21 0 R]/D<</Order[20 0 R]/OFF[21 0 R]>>>>"


def layered(catalog: bytes = OFF, layers: Mapping[int, bytes] | None = None, *, packed: bool = False) -> bytes:
    """A file with a line on no layer and one on each of two layers; `packed` puts catalogue and layers into a stream of objects."""
    drawn = b"%s /OC /On BDC %s EMC /OC /Off BDC %s EMC" % (
        written([(72, 700, LINE)]), written([(72, 680, SEEN)]), written([(72, 660, UNSEEN)]))
    page = (b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 %d 0 R>>"
            b"/Properties<</On 20 0 R/Off 21 0 R>>>>>>" % (PAGES, FIRST_PAGE + 1, FONT_NUMBER))
    objects = {1: b"<</Type/Catalog/Pages %d 0 R%s>>" % (PAGES, catalog), FONT_NUMBER: FONT, FIRST_PAGE: page,
               FIRST_PAGE + 1: stream(drawn), PAGES: b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % FIRST_PAGE, **(layers or LAYERS)}
    return in_a_table(objects) if packed else file_of(objects)


def in_a_table(objects: Mapping[int, bytes]) -> bytes:
    """A file whose objects lie in a packed table but for streams, with a table of places that is packed too."""
    inside = {number: body for number, body in objects.items() if b"endstream" not in body}
    bodies, places = b"", []
    for number, body in inside.items():
        places.append((number, len(bodies)))
        bodies += body + b"\n"
    head = b" ".join(b"%d %d" % pair for pair in places) + b"\n"
    table = zlib.compress(head + bodies)
    data, offsets = bytearray(b"%PDF-1.7\n"), {}
    alone = {number: body for number, body in objects.items() if number not in inside}
    entries = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(inside), len(head))
    alone[40] = stream(table, entries)
    for number, body in alone.items():
        offsets[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size, rows = len(data), 42, b""
    order = list(inside)
    for number in range(size):
        if number in inside:
            rows += bytes((2,)) + (40).to_bytes(4, "big") + order.index(number).to_bytes(2, "big")
        else:
            place = start if number == 41 else offsets.get(number, 0)
            rows += bytes((1 if place else 0,)) + place.to_bytes(4, "big") + bytes(2)
    packed = zlib.compress(rows)
    entries = b"/Type/XRef/Size %d/Root 1 0 R/W[1 4 2]/Filter/FlateDecode" % size
    data += b"41 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (stream(packed, entries), start)
    return bytes(data)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("catalog", [
    OFF,
    b"/OCProperties<</OCGs[20 0 R 21 0 R]/D<</BaseState/OFF/ON[20 0 R]>>>>",
    b"/OCProperties 30 0 R",
], ids=["off", "base", "elsewhere"])
def test_a_layer_that_is_off_is_hidden_and_can_be_restored(catalog: bytes, packed: bool) -> None:
    elsewhere = {30: b"<</OCGs[20 0 R 21 0 R]/D 31 0 R>>", 31: b"<</OFF 32 0 R>>", 32: b"[21 0 R]"}
    found = read(layered(catalog, {**LAYERS, **elsewhere}, packed=packed))
    assert found.text.replace("\n", " ") == f"{LINE} {SEEN}"
    assert [(line.text, line.rule) for line in found.hidden] == [(UNSEEN, "layer_off")]


@pytest.mark.parametrize(("catalog", "names"), [
    (b"", LAYERS), (b"/OCProperties<</OCGs[20 0 R 21 0 R]/D<<>>>>", LAYERS), (b"/OCProperties<</OCGs[20 0 R 21 0 R]/D<</OFF[]>>>>", LAYERS),
    (OFF, {20: b"<</Type/OCG/Name(Text)>>", 21: b"<</Type/OCG/Name(Text)>>"}), (b"/OCProperties<</D<</OFF[99 0 R]", LAYERS)],
    ids=["none", "all on", "none off", "one name", "broken"])
def test_text_stays_where_nothing_says_for_certain_that_it_is_off(catalog: bytes, names: Mapping[int, bytes]) -> None:
    found = read(layered(catalog, names))
    assert UNSEEN in found.text.replace("\n", " ") and found.hidden == ()


@pytest.mark.parametrize("name", [
    b"(Vecchia bozza \\(1\\))", b"<FEFF0056 0065006300630068006900612>",
    b"(\\126ecchia)", "(Città)".encode("latin-1")])
def test_a_layer_is_known_however_its_name_is_written(name: bytes) -> None:
    found = read(layered(OFF, {20: LAYERS[20], 21: b"<</Type/OCG/Name%s>>" % name}))
    assert [line.rule for line in found.hidden] == ["layer_off"]
