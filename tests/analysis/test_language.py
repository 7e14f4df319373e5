"""The language of a text is told by its small words; a text that shows none is neither."""
from __future__ import annotations

import pytest

from briefer.analysis.language import language_of, languages_of

ENGLISH = (
    "The minister said that talks would go on", "no draft was approved", "three advisers have been wounded",
    "Training was suspended in March and taken up again in June", "according to officials in the capital")
ITALIAN = (
    "Il ministro ha detto che i colloqui proseguiranno", "non è stato approvato alcun testo", "tre consiglieri sono rimasti feriti",
    "L’addestramento è stato sospeso a marzo e ripreso a giugno", "secondo fonti ufficiali della capitale")
NEITHER = (
    "Le président a déclaré que la mission est terminée", "El ministro ha dicho que la misión continuará en el país",
    "Der Minister hat gesagt, dass die Mission nicht beendet ist", "NATO, ISIS, USA", "123 456", "", "Baghdad")


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_told(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize("text", ITALIAN)
def test_italian_is_told(text: str) -> None:
    assert language_of(text) == "it"


@pytest.mark.parametrize("text", NEITHER)
def test_another_language_or_mere_names_are_neither(text: str) -> None:
    assert language_of(text) == ""


def test_a_paragraph_in_the_other_language_is_an_exception() -> None:
    found = languages_of("\n".join((ENGLISH[0], ENGLISH[3], ITALIAN[3], "Baghdad")))
    assert (found.main, dict(found.exceptions)) == ("en", {3: "it"})


def test_a_short_line_in_the_other_language_is_none() -> None:
    assert not languages_of("\n".join((ENGLISH[0], ENGLISH[3], "Così è"))).exceptions


def test_four_words_are_enough_nearly_always() -> None:
    right = total = 0
    for language, texts in (("en", ENGLISH), ("it", ITALIAN)):
        words = " ".join(texts).split()
        for start in range(len(words) - 4):
            told = language_of(" ".join(words[start:start + 4]))
            right, total = right + (told == language), total + 1
    assert right / total >= 0.97


@pytest.mark.parametrize("text", [
    "NATO MISSION IRAQ", "DAILY SITUATION REPORT", "COMUNICATO STAMPA CONGIUNTO", "BAGHDAD",
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua.",
    "Duis aute irure dolor in reprehenderit in voluptate velit esse cillum dolore eu fugiat nulla pariatur.",
    "Vestibulum ante ipsum primis in faucibus orci luctus et ultrices posuere cubilia curae."])
def test_capitals_without_a_word_that_joins_and_filler_text_are_in_neither_language(text: str) -> None:
    assert language_of(text) == ""


@pytest.mark.parametrize(("text", "told"), [
    ("THE GOVERNMENT OF IRAQ AND THE TROOPS", "en"), ("PRESS RELEASE BY THE MINISTRY", "en"),
    ("IL GOVERNO DELLA REPUBBLICA HA APPROVATO LA MISSIONE", "it"), ("LES TROUPES DE LA MISSION SONT DANS LE PAYS", "")])
def test_words_that_join_tell_the_language_of_capitals_too(text: str, told: str) -> None:
    assert language_of(text) == told
