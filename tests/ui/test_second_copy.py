"""After each save a second copy lies in the folder that was chosen; trouble with it is told once."""
from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefer.edits import ChangeSource
from briefer.session import Session
from ui.main_window import MainWindow
from ui.second_copy import copy_pack


def change(window: MainWindow, url: str) -> None:
    assert window.kit.do(ChangeSource(1, {"url": url}))
    assert window.saver.save()


def test_each_save_goes_there_too(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "other drive"
    folder.mkdir()
    window.kit.settings.set("backup_folder", str(folder))
    for url in ("https://one.example", "https://two.example"):
        change(window, url)
        qtbot.waitUntil(lambda: not window.kit.tasks.running, timeout=10_000)
        (copy,) = folder.iterdir()
        assert Session.open(copy).pack == window.kit.desk.pack and window.kit.desk.pack.sources[0].url == url


def test_trouble_is_told_once(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    said: list[str] = []
    window.kit.said.connect(lambda text, *_: said.append(text))
    window.kit.settings.set("backup_folder", str(tmp_path / "gone"))
    for url in ("https://one.example", "https://two.example"):
        change(window, url)
        qtbot.waitUntil(lambda: not window.kit.tasks.running, timeout=10_000)
    assert len([one for one in said if "second copy" in one.lower()]) == 1
    assert not (tmp_path / "gone").exists()


@pytest.mark.parametrize("times", [1, 2])
def test_packs_of_one_name_have_a_copy_each(tmp_path: Path, times: int) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    for place in ("a", "b"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "Iraq.briefpack").write_bytes(place.encode())
    for _ in range(times):
        targets = [copy_pack(tmp_path / place / "Iraq.briefpack", folder) for place in ("a", "b")]
    assert [one.read_bytes() for one in targets] == [b"a", b"b"] and len(list(folder.iterdir())) == 2


def test_a_pack_that_is_a_folder_loses_what_it_has_lost(tmp_path: Path) -> None:
    pack, folder = tmp_path / "pack", tmp_path / "copies"
    for one in (pack, folder):
        one.mkdir()
    (pack / "old.txt").write_text("x")
    copy_pack(pack, folder)
    (pack / "old.txt").rename(pack / "new.txt")
    assert [one.name for one in copy_pack(pack, folder).iterdir()] == ["new.txt"] and len(list(folder.iterdir())) == 1
