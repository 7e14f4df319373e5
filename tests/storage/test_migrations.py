"""Packs of earlier versions come to the present one step after the other."""
from __future__ import annotations

from collections.abc import Mapping

from briefer.model.pack import FORMAT_VERSION
from briefer.storage.migrations import STEPS, Step, migrated


def adding(line: str) -> Step:
    def step(texts: Mapping[str, str]) -> Mapping[str, str]:
        return {path: text + line for path, text in texts.items()}

    return step


def test_steps_are_taken_in_turn_and_only_from_where_a_pack_stands() -> None:
    steps = {(0, 1): ((0, 2), adding("b")), (0, 2): (FORMAT_VERSION, adding("c"))}
    assert migrated({"pack.yaml": "a"}, (0, 1), steps) == {"pack.yaml": "abc"}
    assert migrated({"pack.yaml": "a"}, (0, 2), steps) == {"pack.yaml": "ac"}
    assert migrated({"pack.yaml": "a"}, FORMAT_VERSION, steps) == migrated({"pack.yaml": "a"}, (9, 0), steps) == {"pack.yaml": "a"}


def test_every_step_leads_on_and_none_leads_past_the_present() -> None:
    assert all(version < there <= FORMAT_VERSION for version, (there, _) in STEPS.items())
