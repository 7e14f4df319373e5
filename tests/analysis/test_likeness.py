"""The same copy is seen as such, edited as papers edit; other reports on the same event are not."""
from __future__ import annotations

from itertools import combinations, pairwise
from random import Random

import pytest

from briefer.analysis.likeness import Copies
from briefer.model.sources import Source
from briefer.model.text import digest
from tests.analysis.wire_copy import EVENTS, edited

TEXTS = [text for event in EVENTS for text in event]


def source(number: int, text: str) -> Source:
    return Source(number, text, digest(text))


def alike(one: str, other: str) -> bool:
    """Whether two texts are taken for the same copy, whichever came first."""
    found = {Copies([source(1, first)]).same_copy(second) for first, second in ((one, other), (other, one))}
    assert len(found) == 1
    return found == {(1,)}


@pytest.mark.parametrize("share", [0.05, 0.1, 0.2, 0.3, 0.4])
def test_a_copy_is_known_after_an_editor_changed_its_words(share: float) -> None:
    tries = [(text, edited(text, share, Random(seed))) for text in TEXTS for seed in range(5)]
    assert all(alike(text, other) for text, other in tries)


@pytest.mark.parametrize("share", [0.1, 0.3])
def test_a_copy_is_known_with_another_title_and_lead_and_when_it_is_cut(share: float) -> None:
    for text, other in pairwise(TEXTS):
        copy = edited(text, share, Random(7))
        sentences = copy.split(". ")
        assert alike(text, f"Un altro titolo in un'altra lingua\n{other[:300]}\n{copy}\nReporting by a person of this paper.")
        assert alike(text, ". ".join(sentences[:len(sentences) * 2 // 3]))


def test_reports_of_different_hands_are_not_the_same_copy_even_on_one_event() -> None:
    assert not [pair for pair in combinations(TEXTS, 2) if alike(*pair)]


def test_reports_that_share_one_quotation_are_not_the_same_copy() -> None:
    said = "\n“We shall stay as long as the government of the country asks us to, and not one day longer than that,” the general said.\n"
    for event in EVENTS:
        assert not alike(event[0] + said, said + event[1])


def test_the_very_same_text_is_known_in_another_file_however_short() -> None:
    copies = Copies([source(1, "The “minister” left."), source(2, "Another text.")])
    copies.add(source(3, 'The "minister"\nleft.'))
    assert copies.same_text("The «minister»  left.") == copies.same_copy('The "minister" left.') == (1, 3)
    assert copies.same_text("The minister left.") == copies.same_copy("The minister stayed.") == ()


def test_texts_too_short_to_tell_are_never_alike() -> None:
    assert not alike("The minister left the city on Monday, and said so.", "The minister left the city on Monday, and said no more.")
