"""How many lines a title takes is told as the layout itself would tell it."""
from __future__ import annotations

import random

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from ui.sources.source_delegate import Lines, lines_of

WORDS = ("Rome", "the", "convoy", "l’addestramento", "WWWW", "i", "Donaudampfschifffahrtsgesellschaft", "—", "😀", "2024")


@pytest.mark.parametrize("weight", [400, 600])
def test_the_count_of_lines_is_that_of_the_layout(qapp: QApplication, weight: int) -> None:
    chance, lines, font = random.Random(4), Lines(), QFont(qapp.font())
    font.setPixelSize(13)
    font.setWeight(QFont.Weight(weight))
    seen = set()
    for _ in range(600):
        text = " ".join(chance.choices(WORDS, k=chance.randint(0, 9)))
        width = chance.choice((40, 61, 177, 230, 231, 400, 900))
        count = lines.count(text, font, width)
        assert count == max(1, len(lines_of(text, font, width))), (text, width)
        assert lines.of(text, font, width) == lines_of(text, font, width)
        seen.add(count)
    assert seen == {1, 2}
