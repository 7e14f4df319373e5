"""Places for hyphens: those that pyphen finds with the same dictionaries, found sooner."""

from __future__ import annotations

import random

import pyphen
import pytest

from briefer.layout.hyphens import Hyphenator, Patterns

_SYLLABLES = ("con", "tra", "ri", "stra", "zione", "gli", "pre", "mente", "sp", "qu", "a", "e", "io", "ing", "tion", "ough", "th", "ck",
              "ly", "ness", "un", "re", "dis", "able", "è", "à", "ff", "port", "nau", "y")


def words() -> list[str]:
    chance = random.Random(3)
    return ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 7))) for _ in range(4000)]


@pytest.mark.parametrize(("language", "name"), [("it", "it_IT"), ("en", "en_GB"), ("en-GB", "en_GB")])
def test_the_places_are_those_of_pyphen(language: str, name: str) -> None:
    positions = Hyphenator().positions(language)
    assert positions is not None
    peer = pyphen.Pyphen(lang=name)
    for word in [*words(), "Responsabilità", "COORDINATION", "a", "di", "harbour-master", "l’amministrazione", "1234567"]:
        assert positions(word) == [int(place) for place in peer.positions(word)], word


def test_a_language_without_a_dictionary_has_no_places() -> None:
    assert Hyphenator().positions("de") is None
    assert Hyphenator().positions("") is None


def test_a_letter_that_is_two_in_lower_case_forbids_hyphens() -> None:
    positions = Hyphenator().positions("it")
    assert positions is not None
    assert positions("İstanbulistanbul") == []


def test_settings_and_patterns_that_change_letters_are_left_out() -> None:
    patterns = Patterns("UTF-8\nLEFTHYPHENMIN 2\n% a remark\nab1cd\nss1s/s=s,1,1\n")
    assert patterns["abcd"] == [2]
    assert patterns["assssa"] == []
