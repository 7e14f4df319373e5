"""The program ends at each boundary between journal and pack: an edit that was promised is there, once."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefer.edits import AddTheme
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.themes import Theme
from briefer.session import Keep, Session, keep_of
from briefer.session.scribe import Scribe
from briefer.storage import saving
from briefer.storage.journal import JournalFile
from briefer.storage.lock import lock_path


class Ended(BaseException):
    """The program is gone."""


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    return keep_of({"BRIEFER_STATE": str(tmp_path / "state")}, lambda: "2026-01-01T09:00:00+00:00")


def named(pack: Pack) -> list[str]:
    return [theme.id for theme in pack.themes]


def ending(write: Callable[..., Any], *, after: bool) -> Callable[..., Any]:
    """Ends the program before a file is written, or after that."""

    def end(*arguments: Any, **more: Any) -> None:
        if after:
            write(*arguments, **more)
        raise Ended

    return end


@pytest.mark.parametrize("form", ["zip", "folder"])
@pytest.mark.parametrize(("boundary", "in_file", "recovered"), [
    ("before the line", ["a"], None),
    ("after the line", ["a"], ["a", "b"]),
    ("before the exchange", ["a"], ["a", "b"]),
    ("after the exchange", ["a", "b"], None),
    ("before the journal ends", ["a", "b"], None),
    ("after the journal has ended", ["a", "b"], None),
])
def test_an_edit_is_neither_lost_nor_made_twice(
        form: str, boundary: str, in_file: list[str], recovered: list[str] | None, tmp_path: Path, keep: Keep,
        monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "p"
    session = Session.create(path, Pack("p", "2026-01-01T08:00:00Z"), form="folder" if form == "folder" else "zip", keep=keep)
    session.do(AddTheme(Theme("a", Localized({"en": "A"}))))
    session.save()
    assert session.wait_until_kept()
    work(session, boundary, monkeypatch)
    lock_path(path).unlink(missing_ok=True)  # the process that it names is this one, which goes on
    again = Session.open(path, keep)
    assert named(again.pack) == in_file and again.aside is None
    assert (again.recovery and named(again.recovery.pack)) == recovered
    again.recover()
    again.do(AddTheme(Theme("c", Localized({"en": "C"}))))
    again.save()
    again.close()
    last = Session.open(path, keep)
    assert named(last.pack) == [*(recovered or in_file), "c"] and last.recovery is None and last.aside is None


def work(session: Session, boundary: str, patch: pytest.MonkeyPatch) -> None:
    """Makes an edit and saves it, until the program ends."""
    saves = boundary not in ("before the line", "after the line")
    if boundary == "before the line":
        patch.setattr(JournalFile, "append", lambda self, entries: None)
    elif boundary.endswith("the exchange"):
        for name in ("write_atomically", "write_folder"):
            patch.setattr(saving, name, ending(getattr(saving, name), after=boundary.startswith("after")))
    elif boundary == "before the journal ends":
        patch.setattr(Scribe, "saved", lambda self, token, holds: None)
    session.do(AddTheme(Theme("b", Localized({"en": "B"}))))
    if saves and boundary.endswith("the exchange"):
        with pytest.raises(Ended):
            session.save()
    elif saves:
        session.save()
    session.wait_until_kept()
    patch.undo()
