"""Half sentences are seen; whole ones, lists and addresses are left in peace."""
from __future__ import annotations

import pytest

from briefer.analysis.fragments import fragments, lone_captions, repeated_standfirsts


def test_captions_that_lost_their_figure_are_seen() -> None:
    text = "The fund grew again.\nof trainers sent by six countries\nIt will grow.\nin grants and loans pledged since 2016"
    assert fragments(text) == (2, 4)


@pytest.mark.parametrize("text", [
    "The fund grew", "and so it went on.", "the first course;", "iPhone users were asked first", "https://example.org is the address",
    "two words only", "", "x" * 400])
def test_other_paragraphs_are_none(text: str) -> None:
    assert fragments(text) == ()


@pytest.mark.parametrize("line", [
    "Figure 3: Convoys by month", "Figura 2 – I convogli per mese", "Foto: Un’Agenzia", "Photo by Anna Verdi",
    "Nella foto, il ministro a Baghdad",
    "Rockets fell on the base (photo: An Agency)", "Un convoglio a Erbil. (Foto di Anna Verdi)"])
def test_a_caption_without_its_figure_is_seen(line: str) -> None:
    assert lone_captions(["A paragraph of the text.", line], {}) == (2,)


@pytest.mark.parametrize("line", [
    "Figure skating was cancelled.", "The photo shows nothing.", "Foto e video sono stati diffusi dal ministero.",
    "Table tennis 3: the final"])
def test_a_sentence_on_pictures_is_no_caption(line: str) -> None:
    assert lone_captions([line], {}) == ()


def test_what_the_file_calls_a_caption_is_one() -> None:
    assert lone_captions(["A convoy in Erbil", "Text."], {1: "caption"}) == (1,)


def test_a_standfirst_that_the_next_paragraph_says_again_is_seen() -> None:
    standfirst = "The convoy left Erbil at dawn and reached Baghdad airport without incident, military officials confirmed yesterday"
    body = (f"Military officials confirmed yesterday that nothing happened on the road: {standfirst.lower()}. A second convoy, "
            "larger than the first, is expected on Thursday, and will take another road because of the works on the bridge over the river.")
    assert repeated_standfirsts(["Title", standfirst, body]) == (2,)
    assert repeated_standfirsts(["Title", body, standfirst]) == ()
    assert repeated_standfirsts([standfirst, "Olive growers expect a poor harvest this year after a long drought. " * 4]) == ()
