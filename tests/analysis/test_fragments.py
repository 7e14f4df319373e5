"""Half sentences are seen; whole ones, lists and addresses are left in peace."""
from __future__ import annotations

import pytest

from briefer.analysis.fragments import fragments


def test_captions_that_lost_their_figure_are_seen() -> None:
    text = "The fund grew again.\nof trainers sent by six countries\nIt will grow.\nin grants and loans pledged since 2016"
    assert fragments(text) == (2, 4)


@pytest.mark.parametrize("text", [
    "The fund grew", "and so it went on.", "the first course;", "iPhone users were asked first", "https://example.org is the address",
    "two words only", "", "x" * 400])
def test_other_paragraphs_are_none(text: str) -> None:
    assert fragments(text) == ()
