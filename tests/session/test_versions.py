"""Earlier versions: kept once, listed with what changed, opened as a copy, brought back as a step that can be undone."""
from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from briefer.edits import AddSource, ChangeSource, RemoveSource, RemoveTheme
from briefer.errors import EditError, PackError
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.themes import Theme
from briefer.session import EVERY, Keep, Session, keep_of
from briefer.storage.versions import DAYS, LAST, Version, staying


class Clock:
    """A clock that somebody turns."""

    def __init__(self) -> None:
        self.now = datetime.fromisoformat("2026-01-01T09:00:00+00:00")

    def __call__(self) -> str:
        return self.now.isoformat()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def keep(tmp_path: Path, clock: Clock) -> Keep:
    return keep_of({"BRIEFER_STATE": str(tmp_path / "state"), "USER": "rossi"}, clock)


@pytest.fixture(params=["p.briefpack", "p"])
def session(request: pytest.FixtureRequest, tmp_path: Path, keep: Keep, import_source: AddSource, blobs: Mapping[str, bytes]) -> Session:
    """A saved pack with a source and its file, in both forms in turn."""
    pack = Pack("p", "2026-01-01T08:00:00Z", themes=(Theme("mil", Localized({"en": "Military"})),))
    made = Session.create(tmp_path / request.param, pack, form="folder" if request.param == "p" else "zip", keep=keep)
    made.do(import_source, blobs)
    made.save()
    return made


def test_versions_are_listed_with_counts_and_what_changed(session: Session) -> None:
    session.versions.keep("opened")
    session.do(ChangeSource(1, {"author": "Rossi"}))
    session.do(RemoveTheme("mil"))
    session.save()
    session.versions.keep("saved")
    session.do(RemoveSource(1))
    session.save()
    session.versions.keep("closed")
    third, second, first = session.versions.listed()
    assert [(one.version.number, one.version.reason) for one in (third, second, first)] == [(3, "closed"), (2, "saved"), (1, "opened")]
    assert (first.version.sources, first.version.excerpts, first.changes) == (1, 1, None)
    assert second.changes is not None and (second.changes.changed, second.changes.rest) == ((1,), True)
    assert third.changes is not None and (third.changes.removed, third.version.sources) == ((1,), 0)


def test_the_same_state_is_kept_once_and_not_before_its_time(session: Session, clock: Clock) -> None:
    assert session.versions.keep("opened") is not None and session.versions.keep("closed") is None
    session.do(RemoveTheme("mil"))
    session.save()
    clock.now += timedelta(seconds=EVERY - 1)
    assert session.versions.keep("worked", every=EVERY) is None
    clock.now += timedelta(seconds=1)
    assert session.versions.keep("worked", every=EVERY) is not None


def test_an_earlier_version_comes_back_as_one_step(session: Session, blobs: Mapping[str, bytes], keep: Keep) -> None:
    session.versions.keep("opened")
    then = session.pack
    session.do(ChangeSource(1, {"author": "Rossi"}))
    session.do(RemoveSource(1))
    session.do(RemoveTheme("mil"))
    session.save()
    now = session.pack
    session.restore(session.versions.version(1))
    assert replace(session.pack, next_source=then.next_source) == then and session.pack.next_source == now.next_source
    session.save()
    assert session.original(next(iter(blobs))) == next(iter(blobs.values()))
    session.undo()
    assert session.pack == now
    session.close()
    assert Session.open(session.path, keep).recovery is not None


def test_a_version_opens_as_a_copy_with_its_files(session: Session, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    session.versions.keep("opened")
    then = session.pack
    session.do(RemoveSource(1))
    session.save()
    session.versions.save_copy(session.versions.version(1), tmp_path / "copy")
    copy = Session.open(tmp_path / "copy")
    assert copy.pack == then and copy.damage == () and copy.original(next(iter(blobs))) == next(iter(blobs.values()))
    with pytest.raises(PackError) as caught:
        session.versions.save_copy(session.versions.version(1), tmp_path / "copy")
    assert caught.value.id == "pack_exists"


def test_a_version_whose_texts_are_lost_is_not_brought_back(session: Session, keep: Keep) -> None:
    session.versions.keep("opened")
    session.do(RemoveTheme("mil"))
    before = session.pack
    corner = keep.corner(session.path)
    assert corner is not None
    for path in (corner.folder / "blobs").iterdir():
        path.write_bytes(b"rot")
    with pytest.raises(PackError) as caught:
        session.restore(session.versions.version(1))
    assert caught.value.id == "version_damaged" and session.pack is before
    with pytest.raises(EditError):
        session.versions.version(7)


def test_a_session_without_a_state_folder_has_no_versions(session: Session) -> None:
    plain = Session.open(session.path)
    assert plain.versions.keep("opened") is None and plain.versions.listed() == ()


def _version(number: int, at: datetime) -> Version:
    return Version(number, at.isoformat(), "worked", (1, 0), 0, 0, 0, {})


def test_the_last_versions_stay_and_one_of_each_day_for_a_while() -> None:
    end = datetime.fromisoformat("2026-03-31T18:00:00+00:00")
    made = [_version(1000 - step, end - timedelta(hours=6 * step)) for step in range(300)]
    stay = staying(made, end.isoformat())
    assert stay[:LAST] == tuple(made[:LAST])
    days = [one.at[:10] for one in stay[LAST:]]
    assert len(set(days)) == len(days) and min(days) == (end - timedelta(days=DAYS)).date().isoformat()
    assert len({one.at[:10] for one in stay}) == DAYS + 1
    for day in days:
        assert max(one.at for one in made if one.at[:10] == day) in [one.at for one in stay]


def test_what_no_version_names_is_let_go(session: Session, keep: Keep, clock: Clock) -> None:
    corner = keep.corner(session.path)
    assert corner is not None
    session.versions.keep("opened")
    for number in range(LAST + 5):
        session.do(ChangeSource(1, {"author": f"Author {number}"}))
        session.save()
        session.versions.keep("saved")
    assert len(session.versions.listed()) == LAST
    _age(corner.folder / "blobs")
    session.do(RemoveTheme("mil"))
    session.save()
    session.versions.keep("saved")
    kept = session.versions.listed()
    named = {(path, digest) for one in kept for path, digest in one.version.members.items()}
    texts = {digest for path, digest in named if path == "pack.yaml" or path.startswith("sources/")}
    assert texts <= {path.name for path in (corner.folder / "blobs").iterdir()} <= {digest for _, digest in named}
    assert all(session.versions.pack(one.version).id == "p" for one in kept)


def _age(folder: Path) -> None:
    for path in folder.iterdir():
        os.utime(path, (1, 1))
