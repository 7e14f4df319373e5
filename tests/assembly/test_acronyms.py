"""Acronyms: spelled out once in our own text, listed when they are printed."""
from __future__ import annotations

import pytest

from briefer.assembly.acronyms import Expander, Glossary, definition
from briefer.document.inlines import Marks, Text
from briefer.document.walk import plain_text
from briefer.model.localized import Localized
from briefer.model.themes import GlossaryEntry

ISF = GlossaryEntry("ISF", Localized({"en": "Iraqi Security Forces", "it": "Forze di sicurezza irachene"}))
MAECI = GlossaryEntry("MAECI", Localized({
    "en": "Ministry of Foreign Affairs", "it": "Ministero degli Affari Esteri e della Cooperazione Internazionale"}))
NATO = GlossaryEntry("NATO", Localized({"en": "North Atlantic Treaty Organization"}), known=True)
US = GlossaryEntry("US", Localized({"en": "United States"}), case_sensitive=True)
GLOSSARY = Glossary((ISF, MAECI, NATO, US))


def said(language: str, *texts: str) -> list[str]:
    expander = Expander(GLOSSARY, language)
    return [plain_text(expander.expanded(text)) for text in texts]


def test_english_spells_out_first_and_then_only_the_acronym() -> None:
    assert said("en", "The ISF stand.", "ISF again.") == ["The Iraqi Security Forces (ISF) stand.", "ISF again."]


def test_a_foreign_acronym_stands_first_its_own_words_in_italics() -> None:
    assert Expander(GLOSSARY, "it").expanded("Le ISF.") == (
        Text("Le ISF ("), Text("Iraqi Security Forces", Marks.EMPHASIS, "en"), Text(", Forze di sicurezza irachene)."))


def test_an_italian_acronym_is_foreign_in_english_only() -> None:
    assert said("it", "Il MAECI.") == ["Il Ministero degli Affari Esteri e della Cooperazione Internazionale (MAECI)."]
    assert said("en", "The MAECI.") == [
        "The MAECI (Ministero degli Affari Esteri e della Cooperazione Internazionale, Ministry of Foreign Affairs)."]


@pytest.mark.parametrize(("text", "printed"), [
    ("An ISF post", "An ISF (Iraqi Security Forces) post"),  # "an Iraqi" would do, "an NATO" would not
    ("US-led forces", "US-led forces"),
    ("Iraqi Security Forces (ISF)", "Iraqi Security Forces (ISF)"),
    ("ISF (Iraqi Security Forces)", "ISF (Iraqi Security Forces)"),
    ("they told us, nato, isf", "they told us, nato, isf"),
    ("NATO forces", "NATO forces"),
    ("MISFIT", "MISFIT"),
])
def test_what_is_left_or_turned_round(text: str, printed: str) -> None:
    assert said("en", text) == [printed]


def test_a_compound_does_not_use_up_the_first_use() -> None:
    assert said("en", "ISF-run posts and the ISF") == ["ISF-run posts and the Iraqi Security Forces (ISF)"]


def test_what_the_writer_spelled_out_is_done() -> None:
    assert said("en", "Iraqi Security Forces (ISF)", "the ISF")[1] == "the ISF"


def test_used_means_printed_as_a_word_of_its_own() -> None:
    assert GLOSSARY.used(["ISFs and Nato", "tell us", "MISFIT"]) == {"ISF", "NATO"}
    assert GLOSSARY.used(["è nato a Roma"]) == frozenset()
    assert Glossary(()).used(["ISF"]) == frozenset()


def test_the_list_in_each_language() -> None:
    assert plain_text(definition(ISF, "en")) == "Iraqi Security Forces"
    assert plain_text(definition(ISF, "it")) == "Iraqi Security Forces, Forze di sicurezza irachene"
    africa = GlossaryEntry("AFFG", Localized({"en": "Africa Focus Group", "it": "Africa Focus Group, gruppo dedicato all’Africa"}))
    assert plain_text(definition(africa, "it")) == "Africa Focus Group, gruppo dedicato all’Africa"
    assert definition(NATO, "it") == (Text("North Atlantic Treaty Organization", Marks.EMPHASIS, "en"),)
    assert plain_text(definition(MAECI, "it")) == "Ministero degli Affari Esteri e della Cooperazione Internazionale"
