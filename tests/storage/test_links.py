"""Links and other things that are no files, in a pack folder from somebody else: nothing outside the folder is read, moved or removed."""
from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from briefer.errors import PackError
from briefer.model.pack import Pack
from briefer.storage.packfile import read_pack
from briefer.storage.saving import save

Link = Callable[[Path, Path], None]


@pytest.fixture
def folder(small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path) -> Path:
    save(small_pack, tmp_path / "p", form="folder", blobs=blobs)
    return tmp_path / "p"


@pytest.fixture
def others(tmp_path: Path) -> Path:
    """A folder of somebody's own."""
    (tmp_path / "mine" / "sources").mkdir(parents=True)
    (tmp_path / "mine" / "sources" / "0001.txt").write_text("mine\n", "utf-8")
    (tmp_path / "mine" / "secret.txt").write_text("mine\n", "utf-8")
    return tmp_path / "mine"


def contents(folder: Path) -> dict[str, str]:
    return {one.relative_to(folder).as_posix(): one.read_text("utf-8") for one in folder.rglob("*") if one.is_file()}


def test_a_save_that_waits_behind_a_link_is_not_read_and_not_moved(folder: Path, others: Path, link: Link) -> None:
    before, opened = contents(others), read_pack(folder)
    (folder / ".next").mkdir()
    link(folder / ".next" / opened.token, others)
    assert read_pack(folder).pack == opened.pack
    save(replace(opened.pack, glossary=(), deliveries=(), created="2026-02-02T00:00:00Z"), folder, opened=opened)
    assert contents(others) == before


def test_nothing_is_written_aside_into_a_folder_that_is_a_link(folder: Path, others: Path, link: Link) -> None:
    before, opened = contents(others), read_pack(folder)
    link(folder / ".next", others)
    with pytest.raises(PackError) as caught:
        save(replace(opened.pack, created="2026-02-02T00:00:00Z"), folder, opened=opened)
    assert caught.value.id == "pack_not_writable" and contents(others) == before
    assert read_pack(folder).pack == opened.pack


def test_nothing_is_removed_or_replaced_through_a_link(folder: Path, others: Path, link: Link) -> None:
    before, opened = contents(others), read_pack(folder)
    for one in sorted((folder / "sources").iterdir()):
        one.unlink()
    (folder / "sources").rmdir()
    link(folder / "sources", others / "sources")
    damaged = read_pack(folder)
    assert damaged.read_only and all(source.text == "" for source in damaged.pack.sources)
    with pytest.raises(PackError):
        save(replace(opened.pack, sources=()), folder, opened=opened)
    waiting = folder / ".next" / opened.token
    waiting.mkdir(parents=True)
    (waiting / "removed").write_text("sources/0001.txt\n../mine/secret.txt\n", "utf-8")
    read_pack(folder)
    with pytest.raises(PackError):
        save(replace(opened.pack, sources=()), folder, opened=opened)
    assert contents(others) == before


def test_a_file_with_two_names_is_replaced_not_written_into(folder: Path, tmp_path: Path) -> None:
    opened = read_pack(folder)
    os.link(folder / "pack.yaml", tmp_path / "other-name.yaml")
    before = (tmp_path / "other-name.yaml").read_bytes()
    save(replace(opened.pack, created="2026-02-02T00:00:00Z"), folder, opened=opened)
    assert (tmp_path / "other-name.yaml").read_bytes() == before != (folder / "pack.yaml").read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes in folders there")
@pytest.mark.parametrize("member", ["manifest.yaml", "pack.yaml", "sources/0001.txt", "originals/0001.pdf"])
def test_a_pipe_in_the_place_of_a_member_is_not_waited_for(member: str, folder: Path) -> None:
    (folder / ".next").mkdir()
    (folder / member).unlink()
    os.mkfifo(folder / member)
    opened = read_pack(folder)
    assert member in {one.path for one in opened.damage} and opened.read_only


def test_a_list_of_removals_that_is_no_text_takes_nothing_away(folder: Path) -> None:
    opened = read_pack(folder)
    waiting = folder / ".next" / opened.token
    waiting.mkdir(parents=True)
    (waiting / "removed").write_bytes(b"\xff\xfe\x00sources/0001.txt")
    assert read_pack(folder).pack == opened.pack


def test_a_folder_with_more_names_than_any_pack_has_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefer.storage.folderform._MOST_NAMES", 5)
    with pytest.raises(PackError) as caught:
        read_pack(folder)
    assert caught.value.id == "pack_too_many_members"
