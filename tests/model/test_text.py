"""Text in normal form, paragraphs, and what counts as verbatim."""
from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.model.text import Span, clean, faithful, fold, folded, paragraph_range, paragraphs, stands_in

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))


@given(ANY_TEXT)
def test_clean_text_is_in_normal_form_and_stays_as_it_is(text: str) -> None:
    done = clean(text)
    assert clean(done) == done
    assert unicodedata.is_normalized("NFC", done)
    assert "\r" not in done and not any("\ud800" <= c <= "\udfff" for c in done)
    done.encode("utf-8")


def test_clean_keeps_tabs_and_line_feeds_and_makes_every_line_end_one() -> None:
    assert clean("a\tb\r\nc\rd\u2028e\x0bf\x00g\ud800") == "a\tb\nc\nd\ne\nfg\ufffd"


def test_clean_takes_the_byte_order_mark_for_none_of_the_text() -> None:
    assert clean("\ufeff\ufeffa\ufeffb") == "ab" and clean("\ufeff") == ""


def test_clean_joins_what_a_forbidden_sign_kept_apart() -> None:
    assert clean("e\x00\u0301") == clean("e\ufeff\u0301") == "é"


@given(st.text())
def test_paragraphs_are_the_lines_with_something_in_them(text: str) -> None:
    found = [text[span.start:span.end] for span in paragraphs(text)]
    assert found == [line.strip() for line in text.split("\n") if line.strip()]


def test_a_passage_knows_its_paragraphs_counted_from_one() -> None:
    spans = paragraphs("one\n\ntwo\nthree")
    assert spans == (Span(0, 3), Span(5, 8), Span(9, 14))
    assert paragraph_range(spans, 0, 3) == (1, 1)
    assert paragraph_range(spans, 6, 12) == (2, 3)
    assert paragraph_range((), 0, 0) == (0, 0)


@given(st.text())
def test_fold_says_for_each_sign_where_it_came_from(text: str) -> None:
    shown, places = fold(text)
    assert len(places) == len(shown) + 1
    assert places == sorted(places) and places[-1] == len(text)
    assert "  " not in shown


@given(st.text() | st.text("ae \t\n\u00a0’«–…ﬁ\u00ad\u200b\u0301\u0327é\u1100\u1161가"))
def test_folded_text_is_what_fold_shows_without_blanks_at_its_ends(text: str) -> None:
    assert folded(text) == fold(text)[0].strip()


@pytest.mark.parametrize(("wording", "exact"), [
    ("the same words", "the same words"),
    ("“the same words” of l’Iraq", "\"the same words\" of l'Iraq"),
    ("the NMI [NATO Mission Iraq] will stay", "the NMI will stay"),
    ("[s]arebbe inviare", "Sarebbe inviare"),
    ("the start […] the end", "the start, then much else, the end"),
    ("the start [...]", "the start and the rest"),
    ("[…] the rest", "First the rest"),
    ("uno sciopero [sic] dei droni", "uno sciopero dei droni"),
    ("a text [with its own] bracket", "a text [with its own] bracket"),
    ("it cuts [...] itself", "it cuts [...] itself"),
    ("spaces\u00a0and   lines", "spaces and\nlines"),
    ("co\u00adopera", "coopera"),
    ("[Today] we decide, he said", "we decide, he said"),
])
def test_what_may_be_printed_as_a_quotation(wording: str, exact: str) -> None:
    assert faithful(wording, exact) == ()


@pytest.mark.parametrize(("wording", "exact"), [
    ("the same word", "the same words"),
    ("The same words", "the same words"),
    ("therapist", "the rapist"),
    ("words the same", "the same words"),
    ("the start […] the end", "the start of something"),
    ("the start the end", "the start, then much else, the end"),
    ("the mission will not stay", "the mission will stay"),
    ("[n]ot stay", "stay"),
    ("", "something"),
    ("[…]x", "y"),
])
def test_what_may_not(wording: str, exact: str) -> None:
    assert faithful(wording, exact)


def test_a_difference_shows_both_sides() -> None:
    (difference,) = faithful("about 1,500 men", "about 15,000 men")
    assert (difference.source, difference.wording) == ("15,000", "1,500")


@given(st.text(max_size=60), st.text(max_size=60))
def test_judging_any_two_texts_ends_and_a_text_is_faithful_to_itself(wording: str, exact: str) -> None:
    faithful(wording, exact)
    assert faithful(exact, exact) == ()


@pytest.mark.parametrize(("words", "stands"), [
    ("non è mai cambiata", True), ("«La missione", True), ("la missione […] cambiata", False), ("La missione […] cambiata", True),
    ("non è [affatto] mai cambiata", True), ("non sarebbe cambiata", False), ("[…]", False), ("", False), ("[sic]", False)])
def test_words_quoted_within_a_sentence_stand_in_a_passage(words: str, stands: bool) -> None:
    assert stands_in(words, "“La missione, disse, non è mai cambiata.”") is stands


def test_many_cuts_in_a_wording_that_does_not_fit_are_soon_found_out() -> None:  # trying all ways, three take minutes
    source = "a b " * 2_000
    assert faithful("a […] " * 60 + "z", source) and not faithful("a […] " * 60 + "b", source)
    assert not stands_in("a […] " * 60 + "z", source)
