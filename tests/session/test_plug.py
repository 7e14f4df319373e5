"""The plug is pulled while somebody works: whatever reached the disk by then, all that was promised is there afterwards."""
from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from briefer.errors import EditError
from briefer.model.pack import Pack
from briefer.session import Keep, Session, keep_of
from tests.plugged_disk import Found, PluggedDisk, put
from tests.strategies import packs
from tests.strategies_edits import FILE, edits_for

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
UNSHRUNK = (Phase.explicit, Phase.generate)  # a run takes a second, and the journal's thread makes no two alike
NOBODY = 4_194_305  # beyond any number of a process
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="which file is synced is read from /proc")


class Work:
    """Somebody at work on a pack, and what that person may count on: the packs done so far, and how many of them were said to be safe."""

    def __init__(self, folder: Path, first: Pack, form: str) -> None:
        self.folder, self.keep = folder, _dead(folder)
        self.session = Session.create(folder / "p", first, form="folder" if form == "folder" else "zip", keep=self.keep)
        self.packs, self.safe = [self.session.pack], 0

    def said(self) -> tuple[int, int]:
        """Up to which pack all is safe, and which is the last that was asked for."""
        return self.safe, len(self.packs)

    def act(self, data: st.DataObject) -> None:
        """An edit, or a step back or forth; some are saved, some waited for."""
        act = data.draw(st.sampled_from(("do", "do", "do", "do", "undo", "redo", "save", "wait")))
        if act == "save":
            self.session.save()
            self.safe = len(self.packs) - 1
        elif act == "wait":
            assert self.session.wait_until_kept()
            self.safe = len(self.packs) - 1
        else:
            self._step(act, data)

    def _step(self, act: str, data: st.DataObject) -> None:
        """One more pack, known before any of it can be on the disk."""
        edit = data.draw(edits_for(self.session.pack)) if act == "do" else None
        stop = self.session.listen(lambda change: self.packs.append(change.after))
        try:
            if edit is None:
                getattr(self.session, act)()
            else:
                sha = getattr(edit, "sha256", "")
                self.session.do(edit, {sha: FILE} if sha else {})
        except EditError:
            return
        finally:
            stop()


def _dead(folder: Path) -> Keep:
    """A keep of a process that is gone when somebody looks."""
    keep = keep_of({"BRIEFER_STATE": str(folder / "state"), "USER": "rossi"}, lambda: "2026-01-01T09:00:00+00:00")
    return replace(keep, holder=replace(keep.holder, process=NOBODY, started="earlier"))


def _look(work: Work, found: Found) -> None:
    """Opens what was found, as the next start of the program does."""
    put(found.tree, work.folder)
    safe, asked = found.mark
    session = Session.open(work.session.path, work.keep)
    assert session.damage == () and session.aside is None, "a journal that does not fit"
    if session.recovery is not None:
        assert session.recovery.lost == 0
        session.recover()
    known = [at for at, pack in enumerate(work.packs) if pack == session.pack]
    assert any(safe <= at <= asked for at in known), f"{known} is none of {safe} to {asked} at step {found.step}"
    for source in session.pack.sources:
        if source.origin.sha256:
            session.original(source.origin.sha256)
    session.save()
    session.close()
    again = Session.open(work.session.path, work.keep)
    assert again.pack == session.pack and again.aside is None and again.recovery is None
    again.close()


def _pulled(data: st.DataObject, folder: Path, chances: int) -> int:
    """Works, and looks at everything that could be found on the disk meanwhile; how many states that were."""
    first = replace(data.draw(packs(whole=False)), id="p")
    work = Work(folder, first, data.draw(st.sampled_from(("zip", "folder"))))
    disk = PluggedDisk(folder, work.said, data.draw(st.integers(0, 2**32)), chances)
    with disk.plugged():
        for _ in range(data.draw(st.integers(2, 8))):
            work.act(data)
        assert work.session.wait_until_kept()
    work.session.close()
    for found in disk.found:
        _look(work, found)
    return len(disk.found)


@settings(max_examples=12, phases=UNSHRUNK, suppress_health_check=SLOW)
@given(data=st.data())
def test_whenever_the_plug_is_pulled_what_was_promised_is_there(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Twelve pieces of work with some 700 ends."""
    assert _pulled(data, tmp_path_factory.mktemp("disk"), 3) > 0


@pytest.mark.nightly
@settings(max_examples=150, phases=UNSHRUNK, suppress_health_check=SLOW)
@given(data=st.data())
def test_the_plug_is_pulled_ten_thousand_times(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    _pulled(data, tmp_path_factory.mktemp("disk"), 5)
