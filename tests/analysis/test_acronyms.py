"""Acronyms are found with what the text says they stand for; marks of classification are never among them."""
from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from briefer.analysis.acronyms import acronyms_in, expansions_in
from briefer.model.text import Span

LABELLED = Path(__file__).parent / "labelled"


def lines(half: str, language: str) -> list[tuple[str, frozenset[str], frozenset[str]]]:
    """Sentences with their acronyms and what these stand for."""
    found = []
    for line in (LABELLED / f"acronyms_{half}.txt").read_text("utf-8").splitlines():
        told, sentence, said = line.split("|")
        if told == language:
            labels = [one for one in said.split(";") if one]
            found.append((sentence, frozenset(one.partition("=")[0] for one in labels), frozenset(one for one in labels if "=" in one)))
    return found


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("half", ["seen", "held_out"])
def test_labelled_sentences_come_out_right(half: str, language: str) -> None:
    wrong_acronyms = wrong_meanings = acronyms = meanings = 0
    for sentence, wanted, said in lines(half, language):
        found = {acronym for acronym, _ in acronyms_in(sentence)}
        told = {f"{one.acronym}={one.meaning}" for one in expansions_in(sentence, language)}
        acronyms, meanings = acronyms + len(wanted), meanings + len(said)
        wrong_acronyms += len(wanted ^ found)
        wrong_meanings += len(said ^ told)
    assert acronyms >= 20 and meanings >= 14 and len(lines(half, language)) >= 30
    assert wrong_acronyms <= 0.05 * acronyms and wrong_meanings <= 0.07 * meanings


def test_an_expansion_says_where_it_stands_in_which_language_and_how_sure_it_is() -> None:
    text = "Ieri.\nLa NMI (NATO Mission Iraq, Missione NATO in Iraq) è a Baghdad."
    first, second = expansions_in(text, "it")
    assert (first.meaning, first.language, first.sure) == ("NATO Mission Iraq", "en", True)
    assert (second.meaning, second.language, second.sure) == ("Missione NATO in Iraq", "it", False)
    assert first.span == Span(text.index("NATO Mission"), text.index(", Missione"))


@pytest.mark.parametrize("mark", ["(CTS)", "(NS)", "[NR]", "1. (TS)", "a) (NC)"])
def test_a_mark_of_classification_before_a_paragraph_is_no_acronym(mark: str) -> None:
    assert acronyms_in(f"{mark} The NATO paper follows.") == (("NATO", Span(len(mark) + 5, len(mark) + 9)),)


def test_the_same_letters_within_a_sentence_are_an_acronym() -> None:
    assert [one.meaning for one in expansions_in("The Counter Terrorism Service (CTS) led.", "en")] == ["Counter Terrorism Service"]


@pytest.mark.parametrize("text", ["A" * 60_000, "AB/" * 8_000, "AB (a a a a " * 6_000, "NATO, the " * 6_000, "AB\n" * 20_000])
def test_hostile_texts_take_no_longer_than_their_length(text: str) -> None:
    before = process_time()
    expansions_in(text)
    assert process_time() - before < 4
