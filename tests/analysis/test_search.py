"""Words are found whatever their case, accents and endings, and only where they are."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.analysis.search import Index, Query, spans

TEXTS = {
    1: ("I soldati italiani della missione di addestramento hanno lasciato la città.", "it"),
    2: ("The training mission trains trainers; the soldiers’ families stayed in Città di Castello.", "en"),
    3: ("L’esercito iracheno e le Forze di sicurezza irachene (ISF) a Erbil – 1.500 uomini", "it"),
    4: ("Neither: état-major ﬁnal Bagh\u00addad Łódź", "")}


@pytest.fixture
def index() -> Index[int]:
    made: Index[int] = Index()
    made.put((key, text, language) for key, (text, language) in TEXTS.items())
    return made


@pytest.mark.parametrize(("typed", "keys"), [
    ("citta", {1, 2}), ("CITTÀ", {1, 2}), ("soldato", {1}), ("soldier", {2}), ("sol", {1, 2}), ("addestramenti", {1}), ("training", {2}),
    ("iracheno", {3}), ("irachena", {3}), ('"Forze di sicurezza"', {3}), ("«forze di sicurezza»", {3}), ('"forze sicurezza"', set()),
    ("forze sicurezza", {3}), ("dell'esercito", set()), ("l’esercito", {3}), ("esercito", {3}), ("mission castello", {2}),
    ("addestramento castello", set()), ("isf", {3}), ("(ISF)", {3}), ("1.500", {3}), ("etat-major", {4}), ("final", {4}), ("baghdad", {4}),
    ('"training miss', set()), ("er", {3}), ("x", set()), ('"', {1, 2, 3, 4}), ("", {1, 2, 3, 4}), ("* OR text : a", set()),
    ("NEAR(a b)", set())])
def test_what_is_typed_is_found(index: Index[int], typed: str, keys: set[int]) -> None:
    for_this_alone: Index[int] = Index(Query(typed))
    for_this_alone.put((key, text, language) for key, (text, language) in TEXTS.items())
    assert set(index.find(Query(typed))) == keys and for_this_alone.find(Query(typed)) == index.find(Query(typed))


def test_the_word_itself_comes_before_its_stem(index: Index[int]) -> None:
    index.put([(5, "Il soldato", "it"), (6, "Un soldato e un soldato", "it"), (7, "I soldati, tutti i soldati, sempre soldati", "it")])
    found = index.find(Query("soldato"))
    assert set(found) == {1, 5, 6, 7} and set(found[:2]) == {5, 6}


def test_texts_are_replaced_and_forgotten(index: Index[int]) -> None:
    index.put([(1, "Something else", "en")])
    index.drop([2, 99])
    assert (index.find(Query("citta")), index.find(Query("else")), set(index.find(Query("")))) == ((), (1,), {1, 3, 4})


@pytest.mark.parametrize(("typed", "found"), [
    ("soldato", ["soldati"]), ("missione della", ["della", "missione"]), ('"missione di"', ["missione di"]), ("CITTA", ["città"]),
    ("la", ["lasciato", "la"]), ("", []), ("zzz", [])])
def test_what_was_found_can_be_shown_in_the_text(typed: str, found: list[str]) -> None:
    text = TEXTS[1][0]
    assert [text[start:end] for start, end in spans(Query(typed), text)] == found


@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_typed_breaks_the_search(typed: str, text: str) -> None:
    made: Index[int] = Index()
    made.put([(1, text, "")])
    assert made.find(Query(typed)) in ((), (1,))
    places = spans(Query(typed), text)
    assert all(0 <= start < end <= len(text) for start, end in places) and list(places) == sorted(places)


@given(st.lists(st.text(st.characters(categories=["L", "N"], exclude_characters="ı"), min_size=3, max_size=9), min_size=1, max_size=6))
def test_every_word_of_a_text_finds_it_and_is_shown(words: list[str]) -> None:
    text = " ".join(words)
    made: Index[int] = Index()
    made.put([(1, text, "it")])
    for word in words:
        one: Index[int] = Index(Query(word))
        one.put([(1, text, "it")])
        assert made.find(Query(word)) == one.find(Query(word)) == (1,), word
        assert any(text[start:end] == word for start, end in spans(Query(word), text))
