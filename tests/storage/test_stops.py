"""The plug pulled, the disk full, the place protected: the pack on disk is always a whole one, before or after."""
from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from briefer.errors import PackError
from briefer.model.pack import Pack
from briefer.storage.members import Form
from briefer.storage.packfile import read_pack
from briefer.storage.saving import save
from tests.full_disk import disk_of

STEPS = ("replace", "fsync", "unlink", "rmdir", "mkdir", "link")


class Stopped(BaseException):
    """The machine is off."""


class Plug:
    """Counts the steps that change a disk and, after so many of them, lets none happen any more."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, after: int) -> None:
        self.left, self.pulled = after, False
        self._undo = monkeypatch
        for name in STEPS:
            monkeypatch.setattr(os, name, self._guarded(getattr(os, name)))

    def _guarded(self, step: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(*arguments: Any, **named: Any) -> Any:
            if self.left == 0:
                self.pulled = True
                raise Stopped
            self.left -= 1
            return step(*arguments, **named)

        return guarded

    def back(self) -> None:
        self._undo.undo()


def changed(pack: Pack) -> Pack:
    """Another pack: a source changed, one gone, themes gone."""
    return replace(pack, sources=(replace(pack.sources[0], author="Rossi"),), themes=())


def pulled_during(work: Callable[[], object], stop: int, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Works until the plug is pulled, after so many steps; whether it was."""
    plug = Plug(monkeypatch, stop)
    try:
        with suppress(Stopped):  # the plug itself; what it leaves on the disk is what the tests look at
            work()
    finally:
        plug.back()
    return plug.pulled


@pytest.mark.parametrize("form", ["zip", "folder"])
def test_after_any_step_the_pack_is_the_former_or_the_new_one(
        form: Form, small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new = changed(small_pack)
    seen = set()
    stop, pulled = 0, True
    while pulled:
        path = tmp_path / f"{stop}"
        opened = save(small_pack, path, form=form, blobs=blobs)
        pulled = pulled_during(partial(save, new, path, opened=opened), stop, monkeypatch)
        left = read_pack(path)
        assert left.damage == () and left.changed == () and left.pack in (small_pack, new), f"after {stop} steps"
        seen.add(left.pack == new)
        again = replace(left.pack, glossary=(), sources=(replace(left.pack.sources[0], author="Bianchi"), *left.pack.sources[1:]))
        save(again, path, opened=left)
        settled = read_pack(path)
        assert settled.pack == again and settled.changed == () and not (path / ".next").exists()
        stop += 1
    assert seen == {True, False} and stop > 3


def test_a_new_pack_is_there_whole_or_not_at_all(small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path,
                                                 monkeypatch: pytest.MonkeyPatch) -> None:
    stop, pulled = 0, True
    while pulled:
        path = tmp_path / f"{stop}"
        pulled = pulled_during(partial(save, small_pack, path, form="folder", blobs=blobs), stop, monkeypatch)
        if (path / "manifest.yaml").exists():
            assert read_pack(path).pack == small_pack
        else:
            with pytest.raises(PackError):
                read_pack(path)
        stop += 1


@pytest.mark.parametrize("form", ["zip", "folder"])
def test_a_full_disk_leaves_the_former_pack(form: Form, small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "p"
    opened = save(small_pack, path, form=form, blobs=blobs)
    new = replace(changed(small_pack), sources=(replace(small_pack.sources[0], author="Rossi " * 2_000),), themes=small_pack.themes)
    with disk_of(600), pytest.raises(PackError) as caught:
        save(new, path, opened=opened)
    assert (caught.value.id, caught.value.status) == ("disk_full", 4)
    assert read_pack(path).pack == small_pack and read_pack(path).token == opened.token
    assert not [left for left in tmp_path.rglob("*") if left.name == ".next" or left.suffix == ".part"]
    save(new, path, opened=opened)
    assert read_pack(path).pack == new


@pytest.mark.parametrize("form", ["zip", "folder"])
def test_a_folder_that_went_away_is_said_to_be_gone(form: Form, small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    with pytest.raises(PackError) as caught:
        save(small_pack, tmp_path / "gone" / "p", form=form, blobs=blobs)
    assert caught.value.id == "pack_folder_gone" and not list(tmp_path.iterdir())


@pytest.mark.parametrize("form", ["zip", "folder"])
def test_a_place_where_a_file_stands_in_the_way_is_said_to_be_protected(
        form: Form, small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(PackError) as caught:
        save(small_pack, tmp_path / "file" / "p", form=form, blobs=blobs)
    assert caught.value.id == "pack_not_writable"
