"""A saved pack with one source, and edits for it."""
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
from briefer.session import Session

FILE = b"<html>The mission was suspended.</html>"
TEXT = "The mission was suspended.\n"


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
