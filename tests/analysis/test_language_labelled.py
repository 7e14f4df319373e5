"""Language on labelled prose: whole sentences and stretches of two, four and eight words, in a half no rule was made for too."""
from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from briefer.analysis.language import language_of

LABELLED = Path(__file__).parent / "labelled"
HALVES = ("seen", "held_out")


def lines(name: str) -> list[str]:
    return (LABELLED / name).read_text("utf-8").splitlines()


def stretches(line: str, size: int) -> list[str]:
    words = line.split()
    return [" ".join(words[start:start + size]) for start in range(len(words) - size + 1)]


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize(("size", "least"), [(2, 0.9), (4, 0.985), (8, 0.996)])
def test_italian_and_english_are_told_from_few_words(half: str, size: int, least: float) -> None:
    told = [(language, language_of(stretch)) for language in ("en", "it") for line in lines(f"language_{language}_{half}.txt")
            for stretch in stretches(line, size)]
    assert len(told) >= 280
    assert sum(language == found for language, found in told) / len(told) >= least
    assert sum(found not in ("", language) for language, found in told) / len(told) <= 0.005


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("language", ["en", "it"])
def test_a_whole_sentence_is_always_told(half: str, language: str) -> None:
    assert {language_of(line) for line in lines(f"language_{language}_{half}.txt")} == {language}


@pytest.mark.parametrize("half", HALVES)
def test_other_languages_names_and_figures_are_neither(half: str) -> None:
    found = {line: language_of(line) for line in lines(f"language_neither_{half}.txt")}
    assert len(found) >= 30 and {line for line, told in found.items() if told} == set()


def test_a_name_from_arabic_and_an_address_say_nothing_of_the_language() -> None:
    assert language_of("The visit of al-Kadhimi to the camp at Al-Hol") == "en"
    assert language_of("La visita di al-Kadhimi al campo di Al-Hol") == "it"
    assert language_of("https://www.example.org/the/new/army") == ""


def test_a_stretch_takes_hundredths_of_a_millisecond() -> None:
    found = [stretch for line in lines("language_it_seen.txt") for stretch in stretches(line, 4)] * 5
    before = process_time()
    for stretch in found:
        language_of(stretch)
    assert (process_time() - before) / len(found) < 0.0001  # five times the measured time, for machines that others use too
