"""Keywords propose themes, and the words that fired are shown."""
from __future__ import annotations

import pytest

from briefer.analysis.theme_rules import MOST, Proposal, ThemeRules
from briefer.model.localized import Localized
from briefer.model.themes import Keywords, Theme


def theme(id: str, *en: str, it: tuple[str, ...] = (), parent: str = "") -> Theme:
    return Theme(id, Localized(id), parent, keywords=Keywords(en, it))


@pytest.mark.parametrize(("keyword", "text", "words"), [
    ("mission", "The Mission goes on", ("Mission",)), ("mission", "The missionary", ()),
    ("train*", "They retrain and train, training", ("train",)),
    ("train*", "Training resumed", ("Training",)), ('"drone strike"', "two drone  strikes, one drone\nstrike", ("drone\nstrike",)),
    ('"drone strike"', "a drone", ()), ("citta", "La città", ("città",)), ("*", "anything", ()), ("l'aquila", "L’Aquila", ("L’Aquila",)),
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
