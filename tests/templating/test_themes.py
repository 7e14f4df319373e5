"""The themes that a new pack starts with."""
from __future__ import annotations

import pytest

from briefer.errors import TemplateError
from briefer.i18n import LANGUAGES, Catalogue
from briefer.templating.themes import default_themes, load_themes

TWO = "themes:\n  - {id: a, name: {en: A, it: A}, key: 1}\n  - {id: a.b, parent: a, name: {en: B, it: B}}\n"


def test_the_bundled_tree_has_two_levels_both_languages_and_words_to_look_for() -> None:
    themes = default_themes()
    tops = [theme for theme in themes if not theme.parent]
    assert {theme.parent for theme in themes} - {""} == {theme.id for theme in tops}
    assert [theme.id for theme in themes if set(theme.name) != set(LANGUAGES)] == []
    assert [theme.id for theme in themes if not (theme.keywords.en and theme.keywords.it)] == []
    assert sorted(theme.key for theme in themes if theme.key) == list(range(1, 10))
    assert [theme.id for theme in tops if theme.pmesii is None] == []
    assert {theme.colour for theme in tops} == set(range(1, 7))


def test_children_stand_below_their_parent_and_in_its_colour() -> None:
    themes = {theme.id: theme for theme in default_themes()}
    order = list(themes)
    for theme in themes.values():
        if theme.parent:
            assert themes[theme.parent].colour == theme.colour
            assert order.index(theme.parent) < order.index(theme.id)
            assert {themes[id].parent for id in order[order.index(theme.parent) + 1:order.index(theme.id)]} <= {theme.parent}


@pytest.mark.parametrize(("text", "field", "line"), [
    (TWO.replace("id: a.b", "id: a"), "themes[2].id", 3),
    (TWO.replace("parent: a", "parent: b"), "themes[2].parent", 3),
    (TWO.replace("parent: a", "parent: a.b"), "themes[2].parent", 3),
    (TWO.replace("parent: a", "key: 1"), "themes[2].key", 3),
    (TWO.replace("key: 1", "key: 10"), "themes[1].key", 2),
    (TWO.replace("key: 1", "colour: 7"), "themes[1].colour", 2),
    (TWO.replace("key: 1", "pmesii: Z"), "themes[1].pmesii", 2),
    (TWO.replace("it: B", "it: ''"), "themes[2].name.it", 3),
])
def test_a_mistake_is_named_with_its_place(text: str, field: str, line: int) -> None:
    with pytest.raises(TemplateError) as caught:
        load_themes(text, "themes.yaml")
    assert (caught.value.message.fields["field"], caught.value.message.fields["line"]) == (field, line)
    for language in LANGUAGES:
        assert "themes.yaml" in Catalogue(language, "interface").explain(caught.value)


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(TemplateError, match="template_unknown_key"):
        load_themes(TWO.replace("key: 1", "tasto: 1"), "themes.yaml")
