"""A saved pack and edits for it; sessions that keep, in a state folder of their own, and their end."""
from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from briefer.edits import AddSource
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt, Origin, Source
from briefer.model.text import digest
from briefer.model.themes import Theme
from briefer.session import Keep, Session, keep_of

FILE = b"<html>The mission was suspended.</html>"
TEXT = "The mission was suspended.\n"
NOW = "2026-01-01T09:00:00+00:00"


@pytest.fixture
def import_source() -> AddSource:
    origin = Origin("page.html", "text/html", sha256(FILE).hexdigest())
    return AddSource(Source(1, TEXT, digest(TEXT), origin=origin, excerpts=(Excerpt(1, 4, 11, "mission"),), next_excerpt=2))


@pytest.fixture
def blobs() -> Mapping[str, bytes]:
    return {sha256(FILE).hexdigest(): FILE}


@pytest.fixture(params=["p.briefpack", "p"])
def session(request: pytest.FixtureRequest, tmp_path: Path) -> Session:
    """A new session, on a file and on a folder in turn."""
    pack = Pack("p", "2026-01-01T08:00:00Z", themes=(Theme("mil", Localized({"en": "Military"})),))
    return Session.create(tmp_path / request.param, pack, form="folder" if request.param == "p" else "zip")


def keep_in(folder: Path) -> Keep:
    """A state folder of its own, and a clock that stands."""
    return keep_of({"BRIEFER_STATE": str(folder / "state"), "USER": "rossi"}, lambda: NOW)


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    return keep_in(tmp_path)


@pytest.fixture(params=["p.briefpack", "p"])
def kept(request: pytest.FixtureRequest, tmp_path: Path, keep: Keep) -> Session:
    """A new session that keeps, on a file and on a folder in turn; its pack has two themes."""
    themes = tuple(Theme(id, Localized({"en": id})) for id in ("mil", "mil2"))
    pack = Pack("p", "2026-01-01T08:00:00Z", themes=themes)
    return Session.create(tmp_path / request.param, pack, form="folder" if request.param == "p" else "zip", keep=keep)


def crash(session: Session) -> None:
    """Ends a session as a crash does: what was promised is on disk, nothing is put in order, and the process is gone."""
    assert session.wait_until_kept()
    lock = session._keeping._lock
    if lock is not None:
        lock.path.unlink()
