"""Keywords propose themes, and the words that fired are shown."""
from __future__ import annotations

from time import process_time

import pytest

from briefer.analysis.theme_rules import MOST, Proposal, ThemeRules
from briefer.model.localized import Localized
from briefer.model.themes import Keywords, Theme


def theme(id: str, *en: str, it: tuple[str, ...] = (), parent: str = "") -> Theme:
    return Theme(id, Localized(id), parent, keywords=Keywords(en, it))


@pytest.mark.parametrize(("keyword", "text", "words"), [
    ("mission", "The Mission goes on", ("Mission",)), ("mission", "The missionary", ()),
    ("train*", "They retrain and train, training, train", ("train", "training")),
    ("train*", "Training resumed", ("Training",)), ('"drone strike"', "two drone  strikes, one drone\nstrike", ("drone\nstrike",)),
    ('"drone strike"', "a drone", ()), ("citta", "La città", ("città",)), ("*", "anything", ()), ("l'aquila", "L’Aquila", ("L’Aquila",)),
    ("al-hol", "Al Hol and Al-Hol", ("Al Hol",)), ("air strike", "in the air. Strike", ()),
    ("iraqi* govern*", "Iraqi governors", ("Iraqi governors",)),
    ("IS", "it is what IS did", ("IS",)), ("isis", "ISIS and Isis", ("ISIS",)), ("u.s.", "the U.S. Army", ("U.S",)),
    ("coopération", "cooperation", ("cooperation",)),
])
def test_a_keyword_finds_what_it_says(keyword: str, text: str, words: tuple[str, ...]) -> None:
    expected = (Proposal("t", words),) if words else ()
    assert ThemeRules([theme("t", keyword)]).propose(text, "en") == expected


def test_a_minus_excludes() -> None:
    rules = ThemeRules([theme("strike", "strike*", "-labour", '-"general strike"')])
    assert rules.propose("A strike at dawn", "en")
    assert not rules.propose("A labour strike", "en") and not rules.propose("The general strike", "en")


def test_keywords_of_the_passage_s_language_count_and_of_both_when_it_is_neither() -> None:
    rules = ThemeRules([theme("t", "police", it=("polizia",))])
    assert rules.propose("la polizia", "it") and not rules.propose("la polizia", "en") and rules.propose("la polizia", "")


def test_more_words_win_then_the_finer_theme_and_never_more_than_three() -> None:
    themes = [theme("a", "one"), theme("b", "one", "two"), theme("b.x", "one", parent="b"), theme("c", "one")]
    found = ThemeRules(themes).propose("one two", "en")
    assert [proposal.theme for proposal in found] == ["b", "b.x", "a"] and len(found) == MOST


def test_a_refusal_takes_out_the_places_it_touches_or_else_the_whole_theme() -> None:
    rules = ThemeRules([theme("attacks", "razz*", "march*", "-razzismo", '-"march 2020"', "-parade")])
    assert not rules.propose("il razzismo", "en") and not rules.propose("In March 2020 talks began", "en")
    assert rules.propose("il razzismo e i razzi", "en") == (Proposal("attacks", ("razzi",)),)
    assert rules.propose("They marched in March 2020", "en") == (Proposal("attacks", ("marched",)),)
    assert not rules.propose("They marched in a parade", "en")


def test_a_phrase_says_more_than_a_word_and_a_word_of_many_themes_less() -> None:
    themes = [theme("a", "iraq"), theme("b", "nato mission"), theme("c", "iraq"), theme("d", "baghdad")]
    assert [found.theme for found in ThemeRules(themes).propose("The NATO mission to Iraq, in Baghdad", "en")] == ["b", "d", "a"]


def test_overlapping_words_are_shown_once_as_the_longest() -> None:
    found = ThemeRules([theme("t", "police", "police training", "iraqi police")]).propose("Iraqi police training", "en")
    assert found == (Proposal("t", ("Iraqi police", "police training")),)


def test_ten_thousand_excerpts_are_read_in_seconds() -> None:
    themes = [theme(f"t{number}", *(f"word{number}x{one}" for one in range(30)), f"prefix{number}*", f'"two words{number}"')
              for number in range(25)]
    rules = ThemeRules(themes)
    passage = "The two words3 of a passage with prefix7ed things and many more words that say nothing at all of any theme there is. " * 3
    before = process_time()
    found = [rules.propose(passage, "en") for _ in range(1_000)]
    assert process_time() - before < 2 and [one.theme for one in found[-1]] == ["t3", "t7"]
