"""After each save a second copy lies in the folder that was chosen; trouble with it is told once."""
from __future__ import annotations

import threading
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


def test_saves_during_a_copy_are_copied_after_it_and_once(
        window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "other drive"
    folder.mkdir()
    window.kit.settings.set("backup_folder", str(folder))
    go_on, running, most, copied = threading.Event(), [0], [0], [0]

    def slowly(path: Path, to: Path) -> Path:
        running[0] += 1
        most[0] = max(most[0], running[0])
        copied[0] += 1
        assert go_on.wait(10)
        try:
            return copy_pack(path, to)
        finally:
            running[0] -= 1

    monkeypatch.setattr("ui.second_copy.copy_pack", slowly)
    for url in ("https://one.example", "https://two.example", "https://three.example"):
        change(window, url)
    go_on.set()
    qtbot.waitUntil(lambda: copied[0] > 1 and not window.kit.tasks.running, timeout=10_000)
    (copy,) = folder.iterdir()
    assert (copied[0], most[0]) == (2, 1) and Session.open(copy).pack == window.kit.desk.pack


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


def test_the_copy_of_a_folder_is_nobodys_and_holds_nothing_from_outside(tmp_path: Path) -> None:
    pack, folder = tmp_path / "pack", tmp_path / "copies"
    for one in (pack, folder, tmp_path / "private"):
        one.mkdir()
    (pack / "pack.yaml").write_text("x")
    (pack / ".lock").write_text("{}")
    (tmp_path / "private" / "letter.txt").write_text("x")
    (pack / "media").symlink_to(tmp_path / "private")
    assert [one.name for one in copy_pack(pack, folder).iterdir()] == ["pack.yaml"]
