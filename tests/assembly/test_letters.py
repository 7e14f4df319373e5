"""Letters in the order of first citation."""
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefer.assembly.letters import Letters, letter, place


def test_after_z_come_two_letters() -> None:
    assert [letter(index) for index in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


@given(st.integers(0, 20_000))
def test_the_place_of_a_letter(index: int) -> None:
    assert place(letter(index)) == index + 1


def test_first_citation_gives_the_letter() -> None:
    letters = Letters()
    assert [letters.of(source) for source in (7, 3, 7, 1)] == ["A", "B", "A", "C"]
    assert letters.given() == {7: "A", 3: "B", 1: "C"}


def test_a_bracket_is_in_the_order_of_the_alphabet() -> None:
    letters = Letters({9: "A", 4: "B"})
    assert letters.bracket([4, 8, 9, 8]) == ("A", "B", "C")
    assert Letters({1: "Z", 2: "AA"}).bracket([2, 1]) == ("Z", "AA")
