"""What holds whatever is done to a pack: its laws, undo, and the journal."""
from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefer.edits import EDITS, from_record, parts_between, to_record
from briefer.errors import EditError
from briefer.model.briefing import GroupItem
from briefer.model.pack import Pack
from briefer.model.text import clean, faithful
from briefer.model.themes import first_level
from tests.strategies import packs
from tests.strategies_edits import edits_for

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def texts_in(value: Any) -> list[str]:
    """Every text within a value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple | list):
        return [text for part in value for text in texts_in(part)]
    if isinstance(value, Mapping):
        return [text for part in value.values() for text in texts_in(part)]
    return [text for field in fields(value) for text in texts_in(getattr(value, field.name))] if is_dataclass(value) else []


def require_laws(pack: Pack) -> None:
    themes = {theme.id for theme in pack.themes}
    numbers = [source.number for source in pack.sources]
    assert numbers == sorted(set(numbers)) and all(number < pack.next_source for number in numbers)
    for source in pack.sources:
        taken = [excerpt.number for excerpt in source.excerpts]
        assert len(taken) == len(set(taken)) and all(number < source.next_excerpt for number in taken)
        for excerpt in source.excerpts:
            assert source.text[excerpt.start:excerpt.end] == excerpt.exact != ""
            assert not excerpt.wording or faithful(excerpt.wording, excerpt.exact) == ()
            assert themes.issuperset(excerpt.themes) and len(set(excerpt.themes)) == len(excerpt.themes)
    for theme in pack.themes:
        assert theme.parent in ("", *themes) and first_level(pack.themes, theme.parent) == theme.parent
    keys = [theme.key for theme in pack.themes if theme.key]
    assert len(keys) == len(set(keys))
    for briefing in pack.briefings:
        ids = [section.id for section in briefing.sections]
        assert len(ids) == len(set(ids))
        for section in briefing.sections:
            placed = list(section.placed())
            assert len(placed) == len(set(placed)) and all(pack.excerpt(id) for id in placed)
            assert set(section.rule.sources) <= set(numbers)
            assert themes.issuperset(item.theme for item in section.body if isinstance(item, GroupItem))


@settings(max_examples=120, deadline=None, suppress_health_check=SLOW)
@given(st.data())
def test_random_edits_keep_the_laws_can_be_undone_and_replayed(data: st.DataObject) -> None:
    first = pack = data.draw(packs(whole=False))
    require_laws(pack)
    journal, past = [], []
    for _ in range(data.draw(st.integers(1, 8))):
        edit = data.draw(edits_for(pack))
        before = pack
        try:
            pack = edit.apply(pack)
        except EditError:
            assert pack is before
            continue
        require_laws(pack)
        assert all(clean(text) == text for text in texts_in(pack))
        journal.append(json.dumps(to_record(edit)))
        past.append(parts_between(pack, before))
    replayed = first
    for line in journal:
        replayed = from_record(json.loads(line)).apply(replayed)
    assert replayed == pack
    for back in reversed(past):
        pack = from_record(json.loads(json.dumps(to_record(back)))).apply(pack)
    assert pack == first


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(st.data())
def test_an_edit_comes_back_from_its_record(data: st.DataObject) -> None:
    edit = data.draw(edits_for(data.draw(packs(whole=False))))
    assert from_record(json.loads(json.dumps(to_record(edit)))) == edit


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(packs())
def test_a_whole_pack_comes_back_from_a_record_of_its_parts(pack: Pack) -> None:
    empty = Pack(pack.id, pack.created)
    edit = parts_between(empty, pack)
    again = from_record(json.loads(json.dumps(to_record(edit))))
    assert again.apply(empty) == pack
    assert type(again) is EDITS["SetParts"]
