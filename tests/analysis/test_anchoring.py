"""A passage is found again as long as it is there, and never where it is not."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.analysis.anchoring import Folded, Found, Passage, context, locate, nearest, occurrences
from briefer.model.text import Span

TEXT = ("The minister said on Monday that the “training mission” would go on.\n"
        "Officials at the ministry’s press office confirmed it later the same day.\n"
        "Nobody spoke of a withdrawal.\nThe minister left.")


def passage(words: str, text: str = TEXT) -> Passage:
    start = text.index(words)
    before, after = context(text, start, start + len(words))
    return Passage(words, before, after, start)


def test_where_it_stood_it_is_exact() -> None:
    words = "the ministry’s press office"
    start = TEXT.index(words)
    assert locate(TEXT, passage(words)) == Found(Span(start, start + len(words)), "exact")


def test_after_text_put_before_it_has_moved() -> None:
    found = locate("A new first line.\n" + TEXT, passage("Nobody spoke"))
    assert found is not None and found.state == "moved" and found.span.start == TEXT.index("Nobody") + 18


def test_another_shape_of_quotes_and_blanks_is_still_the_same_passage() -> None:
    other = TEXT.replace("“", '"').replace("”", '"').replace("’", "'").replace(" press", "\u00a0\npress")
    found = locate(other, passage("the “training mission” would go on"))
    assert found is not None and (found.state, found.likeness) == ("moved", 100)
    found = locate(other, passage("the ministry’s press office"))
    assert found is not None and other[found.span.start:found.span.end] == "the ministry's\u00a0\npress office"


def test_edited_words_are_a_change_with_its_degree() -> None:
    edited = TEXT.replace("confirmed it later", "have confirmed this later")
    found = locate(edited, passage("Officials at the ministry’s press office confirmed it later"))
    assert found is not None and found.state == "changed" and 75 < found.likeness < 100


def test_a_passage_that_is_gone_is_lost() -> None:
    assert locate("A wholly different report on the harvest of olives in the south.", passage("Nobody spoke of a withdrawal.")) is None


def test_of_two_places_the_surroundings_decide() -> None:
    words = "The minister"
    last = TEXT.rindex(words)
    before, after = context(TEXT, last, last + len(words))
    shifted = f"New.\n{TEXT}"
    found = locate(shifted, Passage(words, before, after, last))
    assert found is not None and found.span.start == last + 5


def test_every_occurrence_is_seen() -> None:
    assert [span.start for span in occurrences(TEXT, "The minister")] == [0, TEXT.rindex("The minister")]
    assert occurrences(TEXT, "the “training  mission”") == occurrences(TEXT, 'the "training mission"') != ()
    assert occurrences(TEXT, "   ") == ()


@pytest.mark.parametrize(("typed", "meant"), [
    ("the rain of rockets on their bases does not seem to stop", "The rain of rockets against American bases does not seem to stop"),
    ("rain of rockets against the many American bases does not seem to stop",
     "rain of rockets against American bases does not seem to stop")])
def test_the_nearest_passage_is_as_long_as_it_is_in_the_text(typed: str, meant: str) -> None:
    text = "It was said. The rain of rockets against American bases does not seem to stop as revenge for the killing."
    found = nearest(text, typed)
    assert found and text[slice(*found.span)] == meant


def test_the_nearest_passage_is_shown_in_whole_words() -> None:
    found = nearest(TEXT, "the minister said on tuesday that the training missions will go on")
    assert found is not None
    assert TEXT[found.span.start:found.span.end].startswith("The minister said on Monday") and found.state == "changed"
    assert nearest(TEXT, "zzz qqq xxx") is None


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_an_empty_text_holds_nothing(text: str) -> None:
    assert locate(text, Passage("words")) is None and nearest(text, "words") is None


@given(st.text(max_size=80), st.integers(0, 80), st.integers(1, 80))
def test_a_passage_is_where_it_is(text: str, start: int, length: int) -> None:
    words = text[start:start + length]
    before, after = context(text, start, start + len(words))
    found = locate(Folded(text), Passage(words, before, after, start))
    assert not words.strip() or (found is not None and found.span == Span(start, start + len(words)) and found.state == "exact")


@given(st.text(max_size=60), st.text(max_size=30))
def test_a_place_lies_within_the_text(text: str, words: str) -> None:
    for found in (locate(text, Passage(words)), nearest(text, words)):
        assert found is None or 0 <= found.span.start < found.span.end <= len(text)
