"""A file is replaced whole, or not at all."""
from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefer.files import write_atomically


def test_the_former_file_is_kept_as_backup(tmp_path: Path) -> None:
    path, backup = tmp_path / "a.bin", tmp_path / "a.bak"
    write_atomically(path, b"first")
    write_atomically(path, b"second", backup=backup)
    assert (path.read_bytes(), backup.read_bytes()) == (b"second", b"first")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.bak", "a.bin"]


def test_when_it_cannot_be_replaced_the_former_stands_and_nothing_lies_about(tmp_path: Path) -> None:
    path = tmp_path / "folder"
    path.mkdir()
    (path / "inside").write_bytes(b"x")
    with pytest.raises(OSError, match="folder"):
        write_atomically(path, b"data")
    assert [p.name for p in tmp_path.iterdir()] == ["folder"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_permissions_are_carried_over(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"")
    path.chmod(0o640)
    write_atomically(path, b"x")
    assert path.stat().st_mode & 0o777 == 0o640
