"""The acronyms of a pack: counted by source, explained by their texts, and held against the glossary."""
from __future__ import annotations

from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import Source
from briefer.model.text import digest
from briefer.model.themes import GlossaryEntry
from briefer.workflow.acronyms import Acronym, acronyms_of


def found(*texts: str, glossary: tuple[GlossaryEntry, ...] = ()) -> dict[str, Acronym]:
    sources = tuple(Source(number=number, text=text, text_hash=digest(text), language="en") for number, text in enumerate(texts, 1))
    return {one.acronym: one for one in acronyms_of(Pack("p", "2026-01-01T00:00:00Z", sources, glossary=glossary))}


def test_uses_are_counted_and_the_meaning_says_where_it_was_found() -> None:
    isf = found("The ISF and the ISF.", "The Iraqi Security Forces (ISF) left.")["ISF"]
    assert (isf.count, isf.sources, isf.collides) == (3, (1, 2), False)
    assert [(one.text, one.source, one.span.start, one.sure) for one in isf.meanings] == [("Iraqi Security Forces", 2, 4, True)]
    assert isf.proposal == GlossaryEntry("ISF", Localized({"en": "Iraqi Security Forces"}), case_sensitive=True)


def test_two_sources_that_explain_an_acronym_in_two_ways_collide() -> None:
    assert found("The Counter Terrorism Service (CTS) led.", "Combat training systems (CTS) arrived.")["CTS"].collides
    assert not found("The NATO Mission Iraq (NMI) led.", "The NATO Mission in Iraq (NMI) led.")["NMI"].collides


def test_a_meaning_other_than_the_glossary_s_collides_and_a_shorter_one_does_not() -> None:
    ours = (GlossaryEntry("CTS", Localized({"en": "Counter Terrorism Service (Iraq)"})),)
    assert not found("The Counter Terrorism Service (CTS) led.", glossary=ours)["CTS"].collides
    assert found("Combat training systems (CTS) arrived.", glossary=ours)["CTS"].collides


def test_what_looks_like_a_marking_is_said_and_marks_themselves_are_not_counted() -> None:
    cts = found("(CTS) A marked paragraph.\nThe CTS led.")["CTS"]
    assert cts.like_marking and cts.count == 1


def test_the_glossary_is_completed_not_replaced() -> None:
    ours = (GlossaryEntry("ISF", Localized({"it": "Forze di sicurezza irachene"}), known=True),)
    proposal = found("The Iraqi Security Forces (ISF) left.", glossary=ours)["ISF"].proposal
    assert proposal and proposal.known
    assert proposal.meaning == Localized({"it": "Forze di sicurezza irachene", "en": "Iraqi Security Forces"})
    assert found("The Iraqi Security Forces (ISF) left.", glossary=(proposal,))["ISF"].proposal is None
