"""YAML read as fields: everything a string, every mistake with its place."""
from __future__ import annotations

import pytest

from briefer.schema import Fields, SchemaError, parse


def fields(text: str) -> Fields:
    return Fields(parse(text))


def test_nothing_is_turned_into_anything_else() -> None:
    read = fields("a: No\nb: 2020-01-08\nc: 22:30\nd: 0x1F\ne: null\nf: 5.20")
    assert [read.text(key) for key in "abcdef"] == ["No", "2020-01-08", "22:30", "0x1F", "null", "5.20"]


def test_an_absent_and_an_empty_key_give_the_default() -> None:
    read = fields("a:\nb: ''")
    assert (read.text("a", "x"), read.text("b", "x"), read.text("c", "x")) == ("x", "", "x")


def test_what_nobody_asked_for_is_kept_or_refused() -> None:
    read = fields("known: 1\nnew: {deep: [a, b]}")
    read.text("known")
    assert read.unknown() == (("new", (("deep", ("a", "b")),)),)
    with pytest.raises(SchemaError) as caught:
        read.refuse_unknown(["known"])
    assert (caught.value.what.id, caught.value.line, caught.value.column) == ("schema.unknown_key", 2, 1)
    assert caught.value.what.fields["allowed"] == ("known",)


@pytest.mark.parametrize(("text", "id", "line", "column"), [
    ("a: 1\na: 2", "schema.duplicate_key", 2, 1),
    ("a: [1\nb: 2", "schema.not_yaml", 2, 2),
    ("a: &x [1]\nb: *x", "schema.alias", 1, 4),
    ("- " * 200 + "x", "schema.too_deep", 1, 81),
    ("[" * 20000, "schema.too_deep", 1, 41),
])
def test_what_a_file_may_not_hold(text: str, id: str, line: int, column: int | None) -> None:
    with pytest.raises(SchemaError) as caught:
        fields(text)
    assert caught.value.what.id == id
    if column is not None:
        assert (caught.value.line, caught.value.column) == (line, column)


@pytest.mark.parametrize("text", ["a: x", "a: 1.5", "a: 99999999999999", "a: [1]", "a: '１'", "a: -1"])
def test_a_whole_number_is_digits_within_bounds(text: str) -> None:
    with pytest.raises(SchemaError):
        fields(text).integer("a", most=100)


def test_a_choice_names_what_is_allowed() -> None:
    with pytest.raises(SchemaError) as caught:
        fields("kind: texts").choice("kind", ("text", "excerpts"), "text")
    assert caught.value.what.fields["allowed"] == ("text", "excerpts")
    assert caught.value.field == "kind"


def test_a_tag_stays_a_word_and_runs_nothing() -> None:
    assert fields("a: !!python/object/apply:os.system ['true']").nodes("a")[0].value == "true"
