"""Damage to any stretch of bytes, of any kind: what is whole opens, what is lost is named, nothing is written, nothing wrong shown."""
from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest

from briefer.model.pack import Pack
from briefer.storage.members import Form
from briefer.storage.packfile import read_original, read_pack
from briefer.storage.saving import save
from tests.storage.sweep import Sample, damaged_file, damages, folder_sample, judge, zip_sample

SAMPLE_PACKS = Path(__file__).resolve().parents[2] / "sample_packs"


@pytest.fixture
def sample(request: pytest.FixtureRequest, small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path) -> Sample:
    name, form = request.param
    return _sample(name, form, small_pack, blobs, tmp_path)


def _sample(name: str, form: Form, small_pack: Pack, blobs: Mapping[str, bytes], place: Path) -> Sample:
    path = place / ("p.briefpack" if form == "zip" else "p")
    pack = small_pack
    if name == "small":
        save(pack, path, form=form, blobs=blobs)
    else:
        folder = SAMPLE_PACKS / name
        opened = read_pack(folder)
        pack = opened.pack
        originals = {source.origin.sha256: read_original(folder, source.origin.sha256) for source in pack.sources if source.origin.sha256}
        save(pack, path, form=form, blobs=originals)
    pack = read_pack(path).pack
    return zip_sample(pack, path) if form == "zip" else folder_sample(pack, path)


def _sweep_file(sample: Sample, count: int) -> tuple[int, int]:
    """Damages a pack file in so many ways; how many members were whole, and how many of those were read."""
    data, path = sample.path.read_bytes(), sample.path.with_name("damaged.briefpack")
    whole = read = 0
    for number, change in enumerate(damages(len(data), count, Random(count))):
        spoilt, what = damaged_file(sample, data, change, number)
        path.write_bytes(spoilt)
        left = frozenset(name for name, trace in sample.traces.items() if trace.is_whole(spoilt, len(data)))
        read += judge(sample, path, left, what)
        whole += len(left)
    return whole, read


def _sweep_folder(sample: Sample, count: int) -> tuple[int, int]:
    """Damages the members of a pack folder in so many ways; each large one more often."""
    path = sample.path.with_name("damaged")
    shutil.copytree(sample.path, path)
    random, names = Random(count), sorted(sample.members)
    weights = [len(sample.members[name]) ** 0.5 for name in names]
    whole = read = 0
    for number in range(count):
        name = random.choices(names, weights)[0]
        data = sample.members[name]
        (change,) = list(damages(len(data), 1, random)) if number % 10 else [("cut", 0, len(data))]
        if number % 10:
            change = (("cut", "zeroed", "flipped", "doubled", "moved")[number % 5], *change[1:])
        spoilt, what = damaged_file(sample, data, change, number)
        if spoilt == data:
            continue
        if number % 20:
            (path / name).write_bytes(spoilt)
        else:
            (path / name).unlink()
        left = frozenset(sample.members.keys() - {name})
        read += judge(sample, path, left, f"{name}: {what}")
        whole += len(left)
        (path / name).write_bytes(data)
    return whole, read


def _sweep(sample: Sample, count: int) -> None:
    whole, read = (_sweep_file if sample.traces else _sweep_folder)(sample, count)
    assert read == whole > count, "whatever is whole was read, or there was nothing to open"


@pytest.mark.parametrize("sample", [("small", "zip"), ("small", "folder")], indirect=True, ids="-".join)
def test_a_damage_costs_what_it_hits_and_is_named(sample: Sample) -> None:
    _sweep(sample, 140)


@pytest.mark.parametrize("sample", [("iraq-nato", "zip"), ("iraq-nato", "folder")], indirect=True, ids="-".join)
def test_a_damage_to_a_real_pack_costs_what_it_hits_and_is_named(sample: Sample) -> None:
    _sweep(sample, 25)


@pytest.mark.nightly
@pytest.mark.parametrize("sample", [
    ("small", "zip"), ("small", "folder"), ("iraq-nato", "zip"), ("iraq-nato", "folder"), ("fascicolo-iraq", "zip"),
    ("fascicolo-iraq", "folder")], indirect=True, ids="-".join)
def test_two_and_a_half_thousand_damages_cost_what_they_hit(sample: Sample) -> None:
    _sweep(sample, 420)
