"""Framing text as the editor shows it, and back."""
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.model.text import clean
from ui.briefing.markup import Run, Stretch, plain, read, read_runs, write, write_runs

_SIGNS = st.sampled_from(("*", "**", "***", "\\*", "[@5]", "[@5.2]", "[=5]", "[@5.2|some *words*]", "[#background]", "^[", "]", "[", "\n",
                          "\n\n", "\n- ", "- ", " ", "  ", "word", "a", "«è»", "\u00a0", "\ufffc", "😀", "\n \n"))
MARKUP = st.lists(_SIGNS | st.text(max_size=3), max_size=14).map("".join).map(clean)


@given(MARKUP)
@settings(max_examples=600)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert write(read(text)) == text


@pytest.mark.parametrize("text", [
    "**High confidence: two steps.** The first [@5.4][@6.2]", "*«ieri»* and **both *nested* looks**", "***all***",
    "It says so [@1], [@1.2|ieri] and [#gaps].", "- one\n- **two**\n\nafter",
    "A note^[with *emphasis* and [@2]] here.", "**bold [@5] bold**"])
def test_usual_markup_shows_no_signs(text: str) -> None:
    shown = "".join(plain(tuple(run for run in one.runs if not run.chip)) for one in read(text))
    assert "*" not in shown and "[@" not in shown and "[#" not in shown and not shown.startswith("-")
    assert write(read(text)) == text


def test_looks_begin_and_end_with_words() -> None:
    assert write_runs((Run("one"), Run(" two ", strong=True), Run("three"))) == "one **two** three"
    assert write_runs((Run("o"), Run("n", strong=True), Run("e two"))) == "**one** two"
    assert write_runs((Run("   ", strong=True),)) == "   "
    assert write_runs((Run("a", strong=True), Run("[@5]", chip=True), Run("b", strong=True))) == "**a[@5]b**"
    assert write_runs((Run("word", strong=True), Run("[@5]", chip=True))) == "**word**[@5]"


def test_what_is_typed_as_markup_is_markup() -> None:
    assert read_runs(write_runs((Run("**typed** [@5.2]"),))) == (Run("typed", strong=True), Run(" "), Run("[@5.2]", chip=True))


def test_new_paragraphs_are_parted_by_an_empty_line_and_list_items_by_none() -> None:
    assert write((Stretch((Run("a"),)), Stretch((Run("b"),)))) == "a\n\nb"
    assert write((Stretch((Run("a"),), True), Stretch((Run("b"),), True), Stretch((Run("c"),)))) == "- a\n- b\n\nc"
    assert write((Stretch((Run("a"),), True), Stretch((Run("b"),), False, "\n"))) == "- a\n\nb"
