"""Packs that mean harm are refused or contained, each in less than two seconds of processor time and 300 MB of memory, and said so."""
from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from briefer.values import dataclass
from tests.hostile import cases

SECONDS, MEGABYTES = 2.0, 300
ROOT = Path(__file__).resolve().parents[2]
Make = Callable[[Path], Iterator[Path]]
pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this system does not tell what a process held")


@dataclass(frozen=True)
class Outcome:
    """What became of a case: the refusal or the reasons of damage, seconds of processor time, the most megabytes held."""

    said: str
    seconds: float
    megabytes: int


def outcomes(stage: str, paths: Iterable[Path]) -> dict[str, Outcome]:
    """What becomes of each, all of them in one process of its own."""
    command = [sys.executable, "-m", "tests.hostile.child", stage, *map(str, paths)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=500, check=False)
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    assert ran.returncode == 0, f"ended after {told[-1:]} with {ran.returncode}: {ran.stderr[-500:]}"
    return {name: Outcome(said, seconds, megabytes) for name, said, seconds, megabytes in told}


def contained(stage: str, make: Make, place: Path, every: int = 1) -> dict[str, Outcome]:
    """The outcome of every so many cases, none of which failed or cost more than it may; what seems to is measured once more, alone."""
    paths = {path.name: path for path in list(make(place))[::every]}
    found = outcomes(stage, paths.values())
    for name, one in found.items():
        if one.seconds >= SECONDS or one.megabytes >= MEGABYTES:
            found[name] = outcomes(stage, [paths[name]])[name]
    wrong = {name: one for name, one in found.items()
             if one.said.startswith("FAILED") or one.seconds >= SECONDS or one.megabytes >= MEGABYTES}
    assert not wrong
    return found


def test_some_texts_that_are_made_to_cost_are_damaged_members(tmp_path: Path) -> None:
    found = contained("open", cases.yaml_cases, tmp_path, every=10)
    assert {one.said for one in found.values()} <= {"not_understood", ""}


@pytest.mark.nightly
def test_texts_that_are_made_to_cost_are_damaged_members(tmp_path: Path) -> None:
    found = contained("open", cases.yaml_cases, tmp_path)
    harmless = {"comments-without-end"}
    assert {name for name, one in found.items() if one.said != "not_understood"} == harmless


@pytest.mark.nightly
def test_files_that_unpack_to_more_than_they_are_are_refused_or_contained(tmp_path: Path) -> None:
    found = contained("open", cases.zip_cases, tmp_path)
    assert {name.removesuffix(".briefpack") for name, one in found.items() if "bomb" in one.said} == {
        "ratio", "many-that-grow", "texts-that-grow"}
    assert {name.removesuffix(".briefpack") for name, one in found.items() if one.said == "pack_too_many_members"} == {
        "promises", "crowded", "many-small"}


def test_some_values_that_mean_harm_together_are_printed_or_said(tmp_path: Path) -> None:
    contained("build", cases.value_cases, tmp_path, every=8)


@pytest.mark.nightly
def test_values_that_mean_harm_together_are_printed_or_said(tmp_path: Path) -> None:
    found = contained("build", cases.value_cases, tmp_path)
    refused = {name: one.said for name, one in found.items() if one.said}
    assert refused == {"a-style-that-is-none": "unknown_style", "a-style-by-a-long-name": "unknown_style"}


def test_some_templates_and_styles_that_mean_harm_are_said_to_be_wrong(tmp_path: Path) -> None:
    contained("templates", cases.template_cases, tmp_path, every=11)


@pytest.mark.nightly
def test_templates_and_styles_that_mean_harm_are_said_to_be_wrong(tmp_path: Path) -> None:
    found = contained("templates", cases.template_cases, tmp_path)
    harmless = {"logo-that-unpacks"}  # of which no more is unpacked than its dots take
    assert {name for name, one in found.items() if not one.said} == harmless
