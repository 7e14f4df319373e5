"""A small pack with an imported file, for tests of what happens to it on disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from briefer.model.briefing import Briefing, ExcerptItem, Section, TextItem
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt, ExcerptId, Origin, Source
from briefer.model.text import digest
from briefer.model.themes import Theme

ORIGINAL = b"%PDF-1.7 not really\x00\xff"
TEXT = "Il Ministero ha sospeso l’addestramento.\nThe training was suspended on 4 January.\n"


@pytest.fixture
def small_pack() -> Pack:
    exact = "The training was suspended"
    start = TEXT.index(exact)
    excerpt = Excerpt(1, start, start + len(exact), exact, themes=("mil",))
    first = Source(
        1,
        TEXT,
        digest(TEXT),
        language="en",
        excerpts=(excerpt,),
        next_excerpt=2,
        origin=Origin("Report (final).PDF", "application/pdf", sha256(ORIGINAL).hexdigest()),
    )
    second = Source(2, "Second source.\n", digest("Second source.\n"))
    body = (TextItem(Localized({"en": "Before it."})), ExcerptItem(ExcerptId(1, 1)))
    briefing = Briefing(
        "main", titles={"title": Localized({"en": "Training", "it": "Addestramento"})}, sections=(Section("facts", "excerpts", body=body),)
    )
    return Pack(
        "pack-1",
        "2026-01-01T08:00:00Z",
        (first, second),
        (Theme("mil", Localized({"en": "Military"})),),
        briefings=(briefing,),
        next_source=3,
    )


@pytest.fixture
def blobs() -> Mapping[str, bytes]:
    return {sha256(ORIGINAL).hexdigest(): ORIGINAL}


@pytest.fixture
def link() -> Callable[[Path, Path], None]:
    """Makes a link at the first path to the second; a test that asks for it is skipped where the user may make none."""

    def make(place: Path, to: Path) -> None:
        try:
            place.symlink_to(to)
        except OSError:
            pytest.skip("this user may make no links")

    return make
