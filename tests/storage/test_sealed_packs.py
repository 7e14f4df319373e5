"""A pack with a password: saved, opened, changed and unpacked like any other, and in nobody else's hands."""
from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from briefer.errors import PackError
from briefer.model.pack import Pack
from briefer.storage.packfile import Opened, read_original, read_pack
from briefer.storage.resealing import remove_backup, reseal
from briefer.storage.saving import save, unpack
from briefer.storage.sealed import Cost, Key, new_key, unlock
from tests.storage.conftest import ORIGINAL
from tests.storage.sealed_reader import opened as read_by_the_page

CHEAP = Cost(log_n=10)
PASSWORD = "quattro parole senza senso"
WORDS = (b"Ministero", b"training", b"Report", b"sources/", b"manifest", b"PK\x03\x04", b"Military", b"pack-1")


@pytest.fixture
def key() -> Key:
    return new_key(PASSWORD, CHEAP)


@pytest.fixture
def sealed(small_pack: Pack, blobs: Mapping[str, bytes], key: Key, tmp_path: Path) -> Opened:
    """A pack on disk, with a password."""
    return reseal(save(small_pack, tmp_path / "p.briefpack", blobs=blobs), key)


def titled(pack: Pack, title: str) -> Pack:
    return replace(pack, created=title)


def refusal(path: Path, key: Key | None = None) -> str:
    with pytest.raises(PackError) as error:
        read_pack(path, key)
    return error.value.id


def test_a_sealed_pack_opens_with_its_password_and_is_the_same(sealed: Opened, small_pack: Pack) -> None:
    assert refusal(sealed.path) == "pack_needs_password"
    again = read_pack(sealed.path, unlock(sealed.path, PASSWORD))
    assert again.pack == small_pack
    assert again.damage == ()
    assert again.token == sealed.token
    assert refusal(sealed.path, new_key("un’altra password", CHEAP)) == "pack_wrong_password"


def test_nothing_of_it_can_be_read_nor_of_what_lies_beside_it(sealed: Opened) -> None:
    save(titled(sealed.pack, "2026-02-02"), sealed.path, opened=sealed)
    files = sorted(sealed.path.parent.iterdir())
    assert [path.name for path in files] == ["p.briefpack", "p.briefpack.bak"]
    for path in files:
        data = path.read_bytes()
        assert not [word for word in WORDS if word in data]
        assert zipfile.is_zipfile(io.BytesIO(read_by_the_page(data, PASSWORD)))


def test_saves_stay_sealed_and_imported_files_come_back(sealed: Opened, key: Key) -> None:
    saved = save(titled(sealed.pack, "2026-02-02"), sealed.path, opened=sealed)
    again = read_pack(sealed.path, unlock(sealed.path, PASSWORD))
    assert again.pack.created == "2026-02-02"
    assert read_original(sealed.path, sha256(ORIGINAL).hexdigest(), saved.key) == ORIGINAL
    copy = save(again.pack, sealed.path.with_name("copy.briefpack"), opened=again)
    assert refusal(copy.path) == "pack_needs_password"
    assert read_pack(copy.path, key).pack == again.pack


def test_the_same_pack_is_never_the_same_file_twice(sealed: Opened, key: Key) -> None:
    first = sealed.path.read_bytes()
    reseal(sealed, key)
    assert sealed.path.read_bytes() != first


def test_setting_a_password_takes_the_open_backup_away(small_pack: Pack, blobs: Mapping[str, bytes], key: Key, tmp_path: Path) -> None:
    path = tmp_path / "p.briefpack"
    first = save(small_pack, path, blobs=blobs)
    second = save(titled(small_pack, "2026-02-02"), path, opened=first)
    assert path.with_name("p.briefpack.bak").exists()
    reseal(second, key)
    remove_backup(path)
    assert [one.name for one in tmp_path.iterdir()] == ["p.briefpack"]


def test_a_changed_password_opens_nothing_that_is_saved_afterwards(sealed: Opened, key: Key) -> None:
    before = sealed.path.read_bytes()
    changed = reseal(sealed, new_key("una password più nuova", CHEAP))
    save(titled(changed.pack, "2026-02-02"), changed.path, opened=changed)
    for path in changed.path.parent.iterdir():
        with pytest.raises(PackError) as error:
            unlock(path, PASSWORD)
        assert error.value.id == "pack_wrong_password"
        assert refusal(path, key) == "pack_wrong_password"
    after = changed.path.read_bytes()
    changed.path.write_bytes(before[:138] + after[138:])  # the former wrapping put before the new content
    assert refusal(changed.path, key) == "pack_sealed_damaged"


def test_a_removed_password_leaves_a_plain_pack(sealed: Opened, small_pack: Pack) -> None:
    reseal(sealed, None)
    assert read_pack(sealed.path).pack == small_pack
    with pytest.raises(PackError) as error:
        reseal(read_pack(sealed.path), None)
    assert error.value.id == "pack_not_sealed"


def test_another_program_that_set_changed_or_removed_the_password_is_not_saved_over(sealed: Opened, key: Key) -> None:
    for theirs in (new_key("una password più nuova", CHEAP), None, key):
        mine = replace(read_pack(sealed.path, key), path=sealed.path)
        reseal(mine, theirs)
        before = sealed.path.read_bytes()
        if theirs is not key:
            for act in (lambda mine=mine: save(titled(mine.pack, "x"), mine.path, opened=mine), lambda mine=mine: reseal(mine, key)):
                with pytest.raises(PackError) as error:
                    act()
                assert error.value.id == "pack_changed_on_disk"
        assert sealed.path.read_bytes() == before
        reseal(read_pack(sealed.path, theirs), key)


def test_a_password_that_cannot_be_written_leaves_the_pack_as_it_was(
        sealed: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sealed.path.read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("briefer.storage.resealing.write_atomically", full)
    with pytest.raises(PackError) as error:
        reseal(sealed, None)
    assert error.value.id == "disk_full"
    assert sealed.path.read_bytes() == before


def test_a_folder_cannot_be_sealed(small_pack: Pack, blobs: Mapping[str, bytes], key: Key, sealed: Opened, tmp_path: Path) -> None:
    folder = save(small_pack, tmp_path / "folder", form="folder", blobs=blobs)
    with pytest.raises(PackError) as error:
        reseal(folder, key)
    assert error.value.id == "pack_folder_not_sealed"
    with pytest.raises(PackError) as error:
        save(sealed.pack, tmp_path / "other", form="folder", opened=sealed)
    assert error.value.id == "pack_folder_not_sealed"
    assert not (tmp_path / "other").exists()


def test_unpacking_needs_the_password_and_gives_the_members(sealed: Opened, key: Key, tmp_path: Path) -> None:
    with pytest.raises(PackError) as error:
        unpack(sealed.path, tmp_path / "plain")
    assert error.value.id == "pack_needs_password"
    assert unpack(sealed.path, tmp_path / "plain", key) == ()
    assert read_pack(tmp_path / "plain").pack == sealed.pack


@pytest.mark.parametrize("keep", [0, 24, 26, 137, 138, 200, -17, -1])
def test_a_file_cut_short_is_refused_whole(sealed: Opened, key: Key, keep: int) -> None:
    data = sealed.path.read_bytes()
    sealed.path.write_bytes(data[:keep])
    assert refusal(sealed.path, key) == ("pack_not_a_pack" if keep == 0 else "pack_sealed_damaged")
