"""Words that have to fit, however long they are."""
from __future__ import annotations

import pytest

from briefer.figures.fitting import cut_short, shortened, shorter, wrapped
from tests.figures.drawn import measure


class Counted:
    """A measure that counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, text: str, size: float, weight: str) -> float:
        self.asked += 1
        return measure(text, size, weight)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["W" * 4000, "^[a-note]" * 400, "parola " * 800])
def test_a_long_text_is_broken_and_shortened_in_few_steps(text: str) -> None:
    counted = Counted()
    lines = wrapped(text, 90, 8.5, "regular", counted)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(measure(line, 8.5, "regular") <= 90 for line in lines)
    for made in (cut_short(text, 90, 8.5, "regular", counted), shortened(text, 90, 8.5, "regular", counted)):
        assert measure(made, 8.5, "regular") <= 90
    assert counted.asked < 20 * len(lines)


def test_a_text_is_shortened_to_the_last_word_that_fits() -> None:
    room = measure("Missiles on Al-Asad…", 8.5, "regular") + 0.01
    assert shortened("Missiles on Al-Asad and Erbil", room, 8.5, "regular", measure) == "Missiles on Al-Asad…"
    assert shortened("Missiles", 1, 8.5, "regular", measure) == cut_short("Missiles", 1, 8.5, "regular", measure) == ""
    assert cut_short("Missiles", measure("Miss…", 8.5, "regular") + 0.01, 8.5, "regular", measure) == "Miss…"


def test_no_more_words_are_tried_than_have_room_beside_a_mark() -> None:
    assert list(shorter("one two three [A]")) == ["one two three [A]", "one two… [A]", "one… [A]"]
    assert len(list(shorter("word " * 5000))) < 100
