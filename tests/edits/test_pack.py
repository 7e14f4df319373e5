"""Edits of the pack as a whole."""
from __future__ import annotations

from dataclasses import replace

from briefer.edits import AttachFile, DetachFile, RecordDelivery, RemoveGlossaryEntry, SetGlossaryEntry, SetParts, parts_between
from briefer.model.localized import Localized
from briefer.model.pack import Delivery, Pack
from briefer.model.sources import Source
from briefer.model.themes import GlossaryEntry
from tests.edits.refusals import refusal

SHA = "0" * 64


def test_the_glossary_stays_in_alphabetical_order(pack: Pack) -> None:
    for acronym in ("UN", "EU", "nmi", "CTS"):
        pack = SetGlossaryEntry(GlossaryEntry(acronym, Localized({"en": acronym}))).apply(pack)
    assert [entry.acronym for entry in pack.glossary] == ["CTS", "EU", "NMI", "nmi", "UN"]
    changed = SetGlossaryEntry(GlossaryEntry("EU", Localized({"it": "Unione europea"}), known=True)).apply(pack)
    assert [entry.known for entry in changed.glossary] == [False, True, False, False, False]
    assert [entry.acronym for entry in RemoveGlossaryEntry("EU").apply(changed).glossary] == ["CTS", "NMI", "nmi", "UN"]
    assert refusal(RemoveGlossaryEntry("eu"), pack) == "unknown_acronym"
    assert refusal(SetGlossaryEntry(GlossaryEntry(" ", Localized({"en": "x"}))), pack) == "glossary_entry_not_allowed"
    assert refusal(SetGlossaryEntry(GlossaryEntry("ONU", Localized({"fr": "x"}))), pack) == "glossary_entry_not_allowed"


def test_deliveries_add_up(pack: Pack) -> None:
    delivery = Delivery("2026-01-02", "main", "it", "iraq_it.pdf", SHA, copy="1/3", to="Capo")
    assert RecordDelivery(delivery).apply(RecordDelivery(delivery).apply(pack)).deliveries == (delivery, delivery)


def test_files_are_attached_where_a_pack_keeps_them(pack: Pack) -> None:
    attached = AttachFile("styles/unit.yaml", SHA).apply(pack)
    assert attached.files == {"styles/unit.yaml": SHA} and pack.files == {}
    assert DetachFile("styles/unit.yaml").apply(attached).files == {}
    assert refusal(DetachFile("styles/unit.yaml"), pack) == "unknown_file"
    for path in ("pack.yaml", "styles/../pack.yaml", "/styles/x", "media/", "media/.x", "media/con.png"):
        assert refusal(AttachFile(path, SHA), pack) == "attached_path_not_allowed"
    assert refusal(AttachFile("media/x.png", "abc"), pack) == "value_not_allowed"


def test_the_edit_between_two_packs_holds_only_what_differs(pack: Pack) -> None:
    changed = AttachFile("media/x.png", SHA).apply(pack)
    assert parts_between(pack, changed) == SetParts(files={"media/x.png": SHA})
    assert parts_between(pack, changed).apply(pack) == changed
    assert parts_between(pack, pack) == SetParts()


def test_a_step_back_names_the_sources_that_stay(pack: Pack) -> None:
    sources = tuple(Source(number, "Text.\n", "") for number in (1, 2, 3))
    before = replace(pack, sources=sources, next_source=4)
    after = replace(before, sources=(sources[2], replace(sources[0], author="Rossi")))
    edit = parts_between(before, after)
    assert edit == SetParts(sources=(after.sources[1],), order=(3, 1)) and edit.apply(before) == after
    assert parts_between(after, before).apply(after) == before
    gone = parts_between(before, replace(before, sources=sources[1:]))
    assert gone == SetParts(order=(2, 3)) and gone.apply(before).sources == sources[1:]
    assert refusal(gone, replace(before, sources=())) == "unknown_source"
