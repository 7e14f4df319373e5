"""Edits as lines of the journal."""
from __future__ import annotations

import json
from typing import Any, get_type_hints

import pytest

from briefer.edits import EDITS, AddSource, ChangeSource, SetParts, from_record, to_record
from briefer.edits.base import Edit
from briefer.errors import EditError
from briefer.i18n import LANGUAGES, Catalogue
from briefer.model.briefing import Briefing, Placement, Section, TextItem
from briefer.model.extra import RawMapping
from briefer.model.localized import Localized
from briefer.model.pack import Delivery
from briefer.model.sources import Excerpt, ExcerptId, HiddenLine, Highlight, Source
from briefer.model.text import digest
from briefer.model.themes import GlossaryEntry, Theme

NAMED = Localized({"en": "A", "it": "B"})
WITH_UNKNOWN = Source(4, "x", digest("x"), extra=(("later", RawMapping([("deep", ("a", "b"))])),))
VALUES: dict[str, Any] = {
    "source": WITH_UNKNOWN, "excerpt": Excerpt(1, 0, 1, "x", themes=("a",), extra=(("new", "1"),)), "theme": Theme("a", NAMED, key=3),
    "briefing": Briefing("b"), "section": Section("s", "text"), "entry": GlossaryEntry("NMI", NAMED), "line": HiddenLine("x", "rule", 1),
    "delivery": Delivery("d", "b", "it", "f", "s"), "item": TextItem(NAMED), "placement": Placement(ExcerptId(1, 2), "s", at=3),
    "highlight": Highlight(0, 1, "x", comment="why?"), "fresh": WITH_UNKNOWN,
}


def example(kind: type[Edit]) -> Edit:
    """An edit of a kind, made from values that fit its fields."""
    values: dict[str, Any] = {}
    if kind is SetParts:
        return SetParts(sources=(WITH_UNKNOWN,), glossary=(VALUES["entry"],), files={"media/a": "s"}, extra=(("new", "1"),))
    for name, hint in get_type_hints(kind).items():
        if name in VALUES and isinstance(VALUES[name], hint if isinstance(hint, type) else object):
            values[name] = VALUES[name]
        elif name == "view":
            values[name] = "page"
        elif hint is str:
            values[name] = "x"
        elif hint is int:
            values[name] = 3
        elif hint is ExcerptId:
            values[name] = ExcerptId(5, 2)
    by_name = {"changes": {}, "excerpts": (ExcerptId(1, 1),), "placements": (VALUES["placement"],), "order": ("a", "b"), "anchors": {}}
    hints = get_type_hints(kind)
    values.update({name: value for name, value in by_name.items() if name in hints})
    for name in ("spot", "to", "anchor"):
        if name in hints:
            values[name] = hints[name]("s") if name != "anchor" else hints[name](0, 1, "x")
    return kind(**values)


@pytest.mark.parametrize("name", sorted(EDITS))
def test_every_edit_comes_back_from_its_record(name: str) -> None:
    edit = example(EDITS[name])
    record = json.loads(json.dumps(to_record(edit)))
    assert record["edit"] == name
    assert from_record(record) == edit


@pytest.mark.parametrize("name", sorted(EDITS))
def test_every_edit_has_a_name_in_both_languages(name: str) -> None:
    for language in LANGUAGES:
        assert Catalogue(language, "interface").say(example(EDITS[name]).label)


def test_a_record_holds_only_what_is_set_and_what_is_unknown() -> None:
    record = to_record(AddSource(WITH_UNKNOWN))
    assert record == {"edit": "AddSource", "source": {
        "is": "Source", "number": 4, "text": "x", "text_hash": digest("x"), "extra": [["later", {"pairs": [["deep", ["a", "b"]]]}]]}}


def test_texts_are_in_normal_form_from_the_start() -> None:
    edit = ChangeSource(1, {"author": "e\u0301\r\n", "title": 1})
    assert edit.changes["author"] == "é\n"


@pytest.mark.parametrize("record", [
    {}, {"edit": "Explode"}, {"edit": ["AddSource"]}, {"edit": "RemoveSource"}, {"edit": "RemoveSource", "source": "1"},
    {"edit": "RemoveSource", "source": 1, "more": 2}, {"edit": "RemoveSource", "source": True},
    {"edit": "ChangeSource", "source": 1, "changes": {"colour": "x"}}, {"edit": "ChangeSource", "source": 1, "changes": {"author": 5}},
    {"edit": "RemoveExcerpt", "excerpt": "five"}, {"edit": "ReplaceText", "source": 1, "text": "", "anchors": {"one": {}}},
    {"edit": "InsertItem", "briefing": "b", "spot": {"section": "s"}, "item": {"is": "Bomb"}},
    {"edit": "AddSource", "source": {"extra": [1]}},
    {"edit": "AddTheme", "theme": {"id": "a", "name": {"en": 5}}}, {"edit": "AddTheme", "theme": {"id": "a", "name": {}, "pmesii": "X"}},
])
def test_what_is_no_record_of_an_edit_is_refused(record: dict[str, Any]) -> None:
    with pytest.raises(EditError) as caught:
        from_record(record)
    assert caught.value.id == "record_not_understood"


