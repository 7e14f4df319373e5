"""Checks of sources: how much is quoted, on how many voices a statement rests, what is marked how."""
from __future__ import annotations

from dataclasses import replace

import pytest

from briefer.model.sources import HiddenLine, ImportReport
from tests.checks.held import TEXT, found, mended, pack, said, section, source, taken, text


def test_much_quoted_and_reserved_sources() -> None:
    excerpts = (taken(1, TEXT[:60]), taken(2, TEXT[30:70]))
    held = pack(source(*excerpts, rights="reserved"), sections=(section("excerpts", "1.1", "1.2"),))
    assert said(found("quote_long", held)[0]).startswith("70 characters of source 1")
    assert [finding.item for finding in found("source_reserved", held)] == ["1"]
    free = replace(held, sources=(replace(held.sources[0], rights="official"),))
    assert found("quote_long", free) == [] and found("source_reserved", free) == []


@pytest.mark.parametrize(("variant", "note", "characters"), [("", "", 34), ("", "s1", 60), ("", "s2", 34), ("full", "", 60)])
def test_a_press_review_quotes_one_excerpt_of_an_article_and_all_on_its_own_page(variant: str, note: str, characters: int) -> None:
    notes = (replace(text("Mind the date."), id=note),) if note else ()
    article = source(taken(1, "The mission began in October 2018."), taken(2, "On 3 January 2020 the head"), rights="reserved")
    held = pack(article, sections=(section("press_items", *notes, variant=variant),))
    assert said(found("quote_long", held)[0]).startswith(f"{characters} characters of source 1")


def test_statements_that_rest_on_one_source() -> None:
    points = text("- One [@1][@2].\n- Two [@1], as [@1.1|The mission] says.\n- Three.")
    sections = (section("key_points", points), section("text", text("[@1]"), id="t"))
    held = pack(source(taken(1, "The mission")), source(number=2), sections=sections)
    assert [said(finding, "it") for finding in found("single_source", held)] == ["Fatti, affermazione 2: si fonda sulla sola fonte 1."]


def test_sources_that_carry_the_same_copy_are_one_voice() -> None:
    points = text("- One [@1][@2].\n- Two [@1][@3].")
    copy = replace(source(number=2), report=ImportReport(also_carried_by=(1,)))
    original = replace(source(taken(1, "The mission")), report=ImportReport(also_carried_by=(2,)))
    held = pack(original, copy, source(number=3), sections=(section("key_points", points),))
    assert [said(finding) for finding in found("single_source", held)] == [
        "Facts, statement 1: sources 1, 2 carry the same copy and count as one."]


def test_portions_are_all_marked_or_none() -> None:
    marked = replace(text("It began."), portion="(U)")
    sections = (section("excerpts", text("Bare."), marked, "1.1", "1.2"),)
    held = pack(source(taken(1, "The mission"), taken(2, "Nothing else", portion="(U)")), sections=sections)
    assert found("portion_missing", held) == []
    on = replace(held, briefings=(replace(held.briefings[0], portion_marks=True),))
    first, second = found("portion_missing", on)
    assert (first.item, second.item) == ("s", "1.1") and said(first).startswith("Section “Facts”: a text bears no marking")
    done = mended(on, second)
    assert done.sources[0].excerpts[0].portion == "(U)" and [one.item for one in found("portion_missing", done)] == ["s"]
    none = replace(on, sources=(source(taken(1, "The mission"), taken(2, "Nothing else", portion="(R)")),))
    assert found("portion_missing", none)[1].fixes[0].edit is None


@pytest.mark.parametrize(("line", "marked"), [
    ("NATO SECRET", True), ("— RISERVATO —", True), ("SECRET // NOFORN", True), ("NATO CONFIDENTIAL REL TO IRQ", True),
    ("Riservato", False), ("RISERVATO AGLI ABBONATI", False), ("the Counter Terrorism Service (CTS)", False), ("UNCLASSIFIED", False),
    ("NON CLASSIFICATO", False)])
def test_a_marking_above_unclassified_on_a_line_of_its_own(line: str, marked: bool) -> None:
    for held in (pack(replace(source(), text=f"A\n{line}\nB")), pack(source(hidden=(HiddenLine(line, "header", 1),)))):
        assert [finding.item for finding in found("classification_banner", held)] == (["1"] if marked else [])
