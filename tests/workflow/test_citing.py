"""One source by itself, as a reference and as a text to find words in."""
from __future__ import annotations

from briefer.model.dates import Date
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import Source, Stated
from briefer.workflow import cite, places_of

SOURCE = Source(1, "The visit.\nA visitor came.", "", title=Stated(Localized("On the visit")), publisher=Stated(Localized("The Gazette")),
                published=Date(edtf="2020-01-08"), retrieved=Date(edtf="2020-02-01"), url="https://example.org/v", language="en")


def test_a_reference_is_in_the_words_of_documents() -> None:
    pack = Pack("p", "2026-01-01T00:00:00+00:00", sources=(SOURCE,))
    assert cite(pack, SOURCE, "en") == "The Gazette, On the visit, 8 Jan 2020, EN, https://example.org/v (retrieved on 1 February 2020)."
    assert cite(pack, SOURCE, "it") == "The Gazette, On the visit, 8 gen 2020, EN, https://example.org/v (consultato il 1º febbraio 2020)."


def test_a_reference_says_what_is_missing() -> None:
    bare = Source(2, "Text.", "")
    assert cite(Pack("p", "2026-01-01T00:00:00+00:00", sources=(bare,)), bare, "en") == "Publisher not stated, [Untitled], n.d."


def test_words_are_found_wherever_they_stand() -> None:
    assert [SOURCE.text[one.start:one.end] for one in places_of("visit", SOURCE.text)] == ["visit", "visitor"]
    assert places_of("  ", SOURCE.text) == ()
