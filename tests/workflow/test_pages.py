"""From a sample pack to bytes, by the steps that the front page of the flow names."""
from __future__ import annotations

from dataclasses import replace

import pytest

from briefer.model.briefing import Card, CardsItem, Section
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.resources import sample_packs_folder
from briefer.session import Session
from briefer.workflow import (
    FORMATS,
    DateWords,
    assemble,
    check,
    dump,
    lay_out,
    library,
    publish,
    read_date,
    receipt,
    with_filled_briefing,
)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return Session.open(sample_packs_folder() / "iraq-nato").pack


def test_every_format_is_written_and_the_receipt_adds_up(pack: Pack) -> None:
    style = library().style("staff")
    assembly = assemble(pack, pack.briefings[0], "en", style)
    laid = lay_out(assembly.document, style)
    slip = receipt(pack, assembly)
    assert slip.placed + len(slip.left_out) == slip.excerpts == sum(1 for _ in pack.excerpts())
    for format, beginning in zip(FORMATS, (b"%PDF-", b"PK"), strict=True):
        assert publish(assembly.document, laid, style, format).startswith(beginning)
    assert dump(assembly.document).startswith("document en")


def test_a_template_can_be_filled_without_the_pack_keeping_it(pack: Pack) -> None:
    filled = with_filled_briefing(pack, library().template("staff-note"), "once")
    assert [one.id for one in filled.briefings] == [*(one.id for one in pack.briefings), "once"]
    assert any(filled.briefings[-1].placed()) and pack.briefing("once") is None


@pytest.mark.parametrize("template", [one.id for one in library().templates()])
@pytest.mark.parametrize("language", ["en", "it"])
def test_every_template_can_be_printed(pack: Pack, template: str, language: str) -> None:
    filled = with_filled_briefing(pack, library().template(template), "made")
    style = library().style(library().template(template).style)
    assert lay_out(assemble(filled, filled.briefings[-1], language, style).document, style).pages


def test_checks_look_at_the_briefing_as_it_prints(pack: Pack) -> None:
    briefing = pack.briefings[0]
    found = check(pack, briefing, ("en", "it"), library().style(briefing.style))
    assert all(one.severity in ("fix", "look") for one in found)


def test_annexes_and_biographies_do_not_make_a_paper_too_long(pack: Pack) -> None:
    decision = pack.briefing("decision")
    assert decision
    style = library().style(decision.style)
    pages = len(lay_out(assemble(pack, decision, "en", style).document, style).pages)
    people = Section("people", "text", body=(CardsItem("people", tuple(Card(Localized({"en": f"Ada {n}"})) for n in range(60))),))
    longer = replace(decision, sections=(*decision.sections, people))
    assert pages > decision.frame.max_pages
    for briefing in (decision, longer):
        assert not [one for one in check(pack, briefing, ("en",), style) if one.check == "length_norm"]


def test_a_paper_that_is_too_long_without_its_annexes_is_found(pack: Pack) -> None:
    decision = pack.briefing("decision")
    assert decision
    short = replace(decision, frame=replace(decision.frame, max_pages=2))
    (found,) = [one for one in check(pack, short, ("en",), library().style(short.style)) if one.check == "length_norm"]
    assert found.message.fields["count"] == 3


def test_checks_say_what_keeps_a_briefing_from_being_printed(pack: Pack) -> None:
    briefing = pack.briefings[0]
    first = check(pack, briefing, ("en", "fr"), library().style(briefing.style))[0]
    assert (first.check, first.severity) == ("language_not_printed", "fix")


@pytest.mark.parametrize(("typed", "language", "told"), [
    ("8/1/2020", "en", "8 Jan 2020"), ("8/1/2020", "it", "8 gen 2020"), ("[spring 2022]", "it", "[primavera 2022]"), ("none", "en", "")])
def test_dates_are_told_as_tables_print_them(typed: str, language: str, told: str) -> None:
    assert DateWords(language).event(read_date(typed)) == told


def test_what_the_pages_cannot_show_as_meant_is_found_before_printing(pack: Pack) -> None:
    first = pack.briefings[0]
    titles = {**first.titles, "subject": Localized({"en": "A \u6f22 and \u05e9\u05dc\u05d5\u05dd"})}
    style = library().style(first.style)
    kinds = {"sign_missing", "right_to_left"}
    assert not [one for one in check(pack, first, ("en",), style) if one.check in kinds]
    sign, word = [one for one in check(pack, replace(first, titles=titles), ("en",), style) if one.check in kinds]
    assert (sign.check, sign.severity, sign.message.fields["signs"]) == ("sign_missing", "look", ("U+6F22",))
    assert (word.check, word.severity, word.message.fields["words"]) == ("right_to_left", "look", ("\u05e9\u05dc\u05d5\u05dd",))
