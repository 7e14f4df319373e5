"""Wrong types in every field: whatever stands in the place of a value, the pack opens, and what is wrong is named with its place."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.i18n import LANGUAGES, Catalogue
from briefer.schema import compose
from briefer.storage.codec import members_of, read_members
from briefer.storage.codec_pack import PACK as PACK_KIND
from briefer.storage.codec_sources import SOURCE
from briefer.storage.packfile import read_pack
from tests.fuzz import corpus

WRONG = (
    "~", "x", "-1", "1e9", "99999999999999999999999", "0x10", "true", "2020-01-01", "[]", "{}", "[x]", "{x: y}", "[[[]]]",
    "{a: {b: {c: d}}}", "!!int 5", "!!binary aGk=", "!x {a: b}", "'{0.__class__}%s'", '"\\0"', '"\\ud800"', '"\\u202e"', "'../../x'",
    '"two\\nlines"',
    "9" * 400, "x" * 5_000, "[" + "1, " * 3_000 + "]")
SAID = tuple(Catalogue(language, "interface") for language in LANGUAGES)


def _plain(node: Any) -> Any:
    """A node of YAML as text, lists and pairs, so that one of them can be replaced."""
    if node.id == "scalar":
        return node.value
    if node.id == "sequence":
        return [_plain(child) for child in node.value]
    return {key.value: _plain(child) for key, child in node.value}


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a plain value, by the keys and numbers that lead to it."""
    yield path
    if isinstance(value, dict):
        for key, child in value.items():
            yield from _places(child, (*path, key))
    elif isinstance(value, list):
        for number, child in enumerate(value):
            yield from _places(child, (*path, number))


def _flow(value: Any, path: tuple[Any, ...], wrong: str) -> str:
    """A plain value as YAML in flow style, with something else in one place."""
    if path == () and wrong:
        return wrong

    def inner(key: Any, child: Any) -> str:
        on = bool(wrong) and bool(path) and path[0] == key
        return _flow(child, path[1:] if on else (), wrong if on else "")

    if isinstance(value, dict):
        return "{" + ", ".join(f"{_quoted(key)}: {inner(key, child)}" for key, child in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(inner(number, child) for number, child in enumerate(value)) + "]"
    return _quoted(value)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _judged(texts: Mapping[str, str], what: str) -> None:
    """Reads members of which one is wrong; what is wrong is said, what was read is written and read again."""
    pack, damage = read_members(texts)
    for one in damage:
        assert one.path in texts and all(said.text("damage.line", path=one.path, reason=one.reason, lost=one.lost) for said in SAID), what
    written = {path: make() for path, make in members_of(pack).items()}
    again, _ = read_members(written)
    assert again == pack, what
    for source in pack.sources:
        for excerpt in source.excerpts:
            assert source.verified(excerpt) == (excerpt.exact != "" and source.text[excerpt.start:excerpt.end] == excerpt.exact), what


TEXTS = {path: data.decode() for path, data in corpus.members().items() if path in ("pack.yaml", "sources/0001.yaml", "sources/0001.txt")}
TREES = {path: _plain(compose(TEXTS[path])) for path in ("pack.yaml", "sources/0001.yaml")}


@pytest.mark.parametrize("member", sorted(TREES))
def test_the_tree_that_is_spoilt_is_the_pack_s_own(member: str) -> None:
    pack, damage = read_members({**TEXTS, member: _flow(TREES[member], (), "")})
    assert not damage and pack == read_members(TEXTS)[0]


@pytest.mark.parametrize("member", sorted(TREES))
def test_something_of_another_kind_in_any_place_is_refused_or_kept(member: str) -> None:
    for place in _places(TREES[member]):
        for wrong in WRONG[::9]:
            _judged({**TEXTS, member: _flow(TREES[member], place, wrong)}, f"{member} {place}: {wrong[:40]}")


@pytest.mark.nightly
@pytest.mark.parametrize("member", sorted(TREES))
def test_anything_of_another_kind_in_any_place_is_refused_or_kept(member: str) -> None:
    for place in _places(TREES[member]):
        for wrong in WRONG:
            _judged({**TEXTS, member: _flow(TREES[member], place, wrong)}, f"{member} {place}: {wrong[:40]}")


keys = st.sampled_from(sorted(PACK_KIND.keys | SOURCE.keys))
plain = st.recursive(st.text(max_size=8), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
    keys, inner, max_size=5), max_leaves=20)


@settings(max_examples=30)
@given(value=st.dictionaries(keys, plain, max_size=10), member=st.sampled_from(sorted(TREES)))
def test_any_tree_of_the_keys_there_are_is_refused_or_kept(value: dict[str, Any], member: str) -> None:
    _judged({**TEXTS, member: _flow(value, (), "")}, repr(value))


def test_a_wrong_value_is_named_with_its_line_in_the_pack_that_opens(tmp_path: Path) -> None:
    for path, data in corpus.members().items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data.replace(b"colour: 1", b"colour: red").replace(b"next_excerpt: 2", b"next_excerpt: [2]"))
    opened = read_pack(tmp_path)
    assert [(one.path, one.reason.fields["field"]) for one in opened.damage] == [("sources/0001.yaml", "next_excerpt")]
    assert opened.pack.sources[0].text and opened.pack.themes


def test_a_paragraph_of_no_language_stays_one() -> None:
    spoken = TREES["sources/0001.yaml"] | {"paragraph_languages": {"1": ""}}
    texts = {**TEXTS, "sources/0001.yaml": _flow(spoken, (), "")}
    pack, _ = read_members(texts)
    assert pack.sources[0].paragraph_languages == {1: ""}
    assert read_members({path: make() for path, make in members_of(pack).items()})[0] == pack
