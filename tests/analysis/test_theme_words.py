"""What tags teach: words frequent in a theme and rare elsewhere, and nothing that is a keyword already, joins words, or is rare."""
from __future__ import annotations

from briefer.analysis.theme_words import Lesson, learn_keywords
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt, Source
from briefer.model.text import digest
from briefer.model.themes import Keywords, Theme

DAM = ("The dams need grout.", "A dam is leaking near Mosul.", "Engineers at the dam reported seepage.", "Seepage grew last week.")
POLICE = ("Officers graduated in spring.", "The officers passed the test.", "An officer was praised.", "Two officers came again.",
          "No officer failed.", "The officers left.")
SCUOLE = ("Le scuole riaprono.", "La scuola riapre domani.", "Una scuola è chiusa.", "Nella scuola mancano i banchi.")
BANCHE = ("Le banche chiudono.", "La banca riapre domani.", "Un prestito è negato.", "Il credito manca.")
NONE = Keywords()


def pack(*tagged: tuple[str, tuple[str, ...], str], keywords: Keywords = NONE) -> Pack:
    sources = []
    for number, (theme, passages, language) in enumerate(tagged, 1):
        text = "\n".join(passages)
        excerpts = tuple(
            Excerpt(place, text.index(said), text.index(said) + len(said), said, "", "", themes=(theme,))
            for place, said in enumerate(passages, 1))
        sources.append(Source(
            number=number, text=text, text_hash=digest(text), language=language, excerpts=excerpts, next_excerpt=len(excerpts) + 1))
    themes = tuple(Theme(id, Localized(id), keywords=keywords) for id in dict.fromkeys(theme for theme, _, _ in tagged))
    return Pack("p", "2026-01-01T00:00:00Z", tuple(sources), themes)


def test_a_word_of_a_theme_s_excerpts_is_offered_with_its_forms_and_counts() -> None:
    found = learn_keywords(pack(("dam", DAM, "en"), ("police", POLICE, "en")))
    assert found == (Lesson("dam", "en", "dam", ("dam", "dams"), 3, 0), Lesson("police", "en", "officer*", ("officers", "officer"), 6, 0))


def test_forms_of_an_italian_word_count_together() -> None:
    found = learn_keywords(pack(("scuola", SCUOLE, "it"), ("banca", BANCHE, "it")))
    assert found == (Lesson("scuola", "it", "scuol*", ("scuola", "scuole"), 4, 0),)


def test_languages_are_learned_apart() -> None:
    assert {(one.theme, one.language) for one in learn_keywords(pack(
        ("dam", DAM, "en"), ("police", POLICE, "en"), ("scuola", SCUOLE, "it"), ("banca", BANCHE, "it")))} == {
            ("dam", "en"), ("police", "en"), ("scuola", "it")}


def test_keywords_that_are_there_are_not_offered_again_nor_those_that_refuse() -> None:
    assert not learn_keywords(pack(("dam", DAM, "en"), ("police", POLICE, "en"), keywords=Keywords(("dam*", "-officer*"))))


def test_a_word_as_frequent_elsewhere_or_seen_twice_teaches_nothing() -> None:
    assert not learn_keywords(pack(("dam", DAM, "en"), ("lake", tuple(f"{said} Now." for said in DAM), "en")))
    assert not learn_keywords(pack(("dam", DAM[:2], "en"), ("police", POLICE[:2], "en")))


def test_excerpts_of_a_theme_below_are_not_held_against_the_one_above() -> None:
    made = pack(("dam", DAM, "en"), ("dam.mosul", tuple(f"{said} Here." for said in DAM), "en"), ("police", POLICE, "en"))
    themes = tuple(Theme(one.id, one.name, "dam" if one.id == "dam.mosul" else "") for one in made.themes)
    found = learn_keywords(Pack(made.id, made.created, made.sources, themes))
    assert ("dam", "dam") in {(one.theme, one.keyword) for one in found}
