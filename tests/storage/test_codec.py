"""Packs as YAML: every field comes back, in one fixed form that a person can read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.model.briefing import Briefing, Frame, Section, TableColumn, TableItem
from briefer.model.extra import RawMapping
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt, Source
from briefer.schema import SchemaError, compose, parse, raw_of
from briefer.storage.codec import members_of, pack_yaml, read_members, source_yaml
from briefer.storage.codec_pack import PACK
from briefer.storage.codec_sources import SOURCE
from briefer.storage.emit import WIDTH, to_yaml
from tests.strategies import packs, raws, texts


def texts_of(pack: Pack) -> dict[str, str]:
    return {path: make() for path, make in members_of(pack).items()}


@settings(max_examples=150, deadline=None)
@given(packs())
def test_a_pack_comes_back_from_its_members(pack: Pack) -> None:
    read, damage = read_members(texts_of(pack))
    assert damage == ()
    assert read == pack


@settings(max_examples=60, deadline=None)
@given(packs())
def test_writing_what_was_read_gives_the_same_text(pack: Pack) -> None:
    once = texts_of(pack)
    assert texts_of(read_members(once)[0]) == once


@settings(max_examples=500, deadline=None)
@given(st.dictionaries(texts, raws, max_size=4))
def test_the_emitter_writes_what_the_parser_reads(values: dict[str, object]) -> None:
    mapping = RawMapping(values.items())  # type: ignore[arg-type]
    text = to_yaml(mapping)
    assert raw_of(parse(text)) == mapping
    assert text.endswith("\n") and all(not line.endswith(" ") for line in text.splitlines())


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("plain words", "plain words"),
        ("2020-01-08", "'2020-01-08'"),
        ("5.10", "'5.10'"),
        ("22:30", "'22:30'"),
        ("No", "'No'"),
        ("42", "42"),
        ("a: b", "'a: b'"),
        ("it's", "it's"),
        ("'quoted'", "'''quoted'''"),
        ("", "''"),
        (" said", "' said'"),
        ("tab\there", "'tab\there'"),
    ],
)
def test_a_short_text_stands_in_its_plainest_form(value: str, shown: str) -> None:
    assert to_yaml({"k": value}) == f"k: {shown}\n"


def test_long_texts_keep_their_lines_or_are_folded_within_the_width() -> None:
    lines = "First paragraph.\nSecond one."
    long = "The mission was suspended until further notice. " * 6 + "End."
    assert to_yaml({"a": lines}) == "a: |-\n  First paragraph.\n  Second one.\n"
    folded = to_yaml({"outer": {"inner": long}})
    assert folded.startswith("outer:\n  inner: >-\n    The mission")
    assert max(map(len, folded.splitlines())) <= WIDTH


def test_only_what_is_set_is_written() -> None:
    assert source_yaml(Source(3, "text", "abc")) == "number: 3\ntext_hash: abc\n"
    assert pack_yaml(Pack("p", "2026-01-01T08:00:00Z")) == "id: p\ncreated: '2026-01-01T08:00:00Z'\n"


def test_unknown_keys_stay_where_they_were() -> None:
    source = (
        "number: 1\ntext_hash: x\nlater: {deep: [a, b]}\ntitle:\n  text: T\n  seen: often\n"
        "excerpts:\n  - {number: 1, start: 0, end: 1, exact: a, mood: calm}\n")
    kept = raw_of(parse(to_yaml(SOURCE.write(SOURCE.read(compose(source))) or {})))
    said = dict(kept)  # type: ignore[arg-type]
    assert said["later"] == RawMapping([("deep", ("a", "b"))])
    assert dict(said["title"])["seen"] == "often"
    assert dict(said["excerpts"][0])["mood"] == "calm"


def test_unknown_keys_within_a_table_and_a_page_range_stay_there() -> None:
    text = (
        "id: p\ncreated: c\nbriefings:\n  - id: b\n    style: staff\n    languages: [en]\n"
        "    frame:\n      length:\n        max: 3\n        ideal: 2\n"
        "    sections:\n      - id: s\n        kind: table\n        body:\n"
        "          - table:\n              columns:\n                - title: T\n                  wrap: never\n              rows: []\n"
        "              shading: odd\n            later: 1\n"
    )
    assert pack_yaml(PACK.read(compose(text))) == text


def test_the_page_range_of_a_frame_and_the_cells_of_a_table_come_back() -> None:
    table = TableItem((TableColumn(Localized("A")), TableColumn(Localized({"it": "B"}), width=12.5)), ((Localized(), Localized("x")),))
    briefing = Briefing("b", frame=Frame(min_pages=1, max_pages=2), sections=(Section("s", "table", body=(table,)),))
    pack = Pack("p", "c", briefings=(briefing,))
    assert PACK.read(compose(pack_yaml(pack))) == pack


@pytest.mark.parametrize(
    ("text", "id", "line", "field"),
    [
        ("number: one\n", "schema.whole_number", 1, "number"),
        ("number: 1\nreliability: G\n", "schema.not_allowed", 2, "reliability"),
        ("number: 1\nnumber: 1\n", "schema.duplicate_key", 2, ""),
        ("author: T\n", "schema.missing_key", 1, ""),
        ("number: 1\npublished: 2020\n", "schema.mapping_expected", 2, "published"),
        ("number: 1\nexcerpts:\n  - number: 1\n    start: -4\n    end: 2\n    exact: a\n", "schema.whole_number", 4, "excerpts[1].start"),
        ("number: 1\npublished:\n  basis: guess\n", "schema.not_allowed", 3, "published.basis"),
        ("- a\n", "schema.mapping_expected", 1, ""),
        ("[a]: 1\n", "schema.text_expected", 1, ""),
        ("number: 1\nhidden: {a: b}\n", "schema.list_expected", 2, "hidden"),
        ("number: 1\nspeaker: &x [1]\nauthor: *x\n", "schema.alias", 2, ""),
    ],
)
def test_a_mistake_is_named_with_its_place(text: str, id: str, line: int, field: str) -> None:
    with pytest.raises(SchemaError) as caught:
        SOURCE.read(compose(text))
    assert (caught.value.what.id, caught.value.line, caught.value.field) == (id, line, field)


def test_a_body_item_must_say_what_it_is() -> None:
    section = "      - id: s\n        kind: text\n        body:\n          - {text: a, excerpt: '1.1'}\n"
    text = "id: p\ncreated: c\nbriefings:\n  - id: b\n    sections:\n" + section
    with pytest.raises(SchemaError) as caught:
        PACK.read(compose(text))
    assert (caught.value.what.id, caught.value.field) == ("schema.one_of", "briefings[1].sections[1].body[1]")


def test_numbers_in_use_count_as_used() -> None:
    source = Source(4, "a", "h", excerpts=(Excerpt(7, 0, 1, "a"),))
    read, _ = read_members({"pack.yaml": "id: p\ncreated: c\n", "sources/0004.yaml": source_yaml(source), "sources/0004.txt": "a"})
    assert (read.next_source, read.sources[0].next_excerpt) == (5, 8)


def test_text_is_put_into_normal_form() -> None:
    members = {
        "pack.yaml": "id: p\ncreated: c\n",
        "sources/0001.yaml": 'number: 1\nauthor: "e\\u0301"\n',
        "sources/0001.txt": "a\r\ne\u0301\x07",
    }
    source = read_members(members)[0].sources[0]
    assert (source.author, source.text) == ("é", "a\né")


def test_a_lost_text_leaves_the_excerpts_unverified(small_pack: Pack) -> None:
    members = texts_of(small_pack)
    del members["sources/0001.txt"]
    pack, damage = read_members(members)
    assert [one.path for one in damage] == ["sources/0001.txt"]
    source = pack.sources[0]
    assert source.excerpts == small_pack.sources[0].excerpts and not source.verified(source.excerpts[0])
    assert pack.briefings == small_pack.briefings


def test_lost_data_of_a_source_leave_its_text(small_pack: Pack) -> None:
    members = texts_of(small_pack)
    members["sources/0001.yaml"] = "number: [\n"
    pack, damage = read_members(members)
    assert [(one.path, one.reason.id) for one in damage] == [("sources/0001.yaml", "damage.not_understood")]
    assert pack.sources[0].text == small_pack.sources[0].text
    assert pack.sources[0].next_excerpt > max(id.number for _, id in small_pack.briefings[0].placed())


def test_a_source_under_another_number_is_not_taken(small_pack: Pack) -> None:
    members = texts_of(small_pack)
    members["sources/0001.yaml"] = source_yaml(replace(small_pack.sources[0], number=9))
    assert [one.reason.id for one in read_members(members)[1]] == ["damage.other_number"]


def test_an_excerpt_number_stands_once(small_pack: Pack) -> None:
    members = texts_of(small_pack)
    source = small_pack.sources[0]
    members["sources/0001.yaml"] = source_yaml(replace(source, excerpts=(*source.excerpts, source.excerpts[0])))
    assert [one.reason.id for one in read_members(members)[1]] == ["damage.excerpt_twice"]
