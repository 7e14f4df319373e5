"""From a file to a source, and from words to a passage."""
from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest

from briefer.errors import EditError, SourceError
from briefer.importers.imported import RawFile
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import ExcerptId, ImportReport, Source
from briefer.model.text import digest
from briefer.model.themes import Keywords, Theme
from briefer.reading.source import read_source
from briefer.workflow import (
    Copies,
    already_imported,
    anchor_of,
    excerpt_at,
    find_passage,
    nearest_passage,
    numbered,
    one_voice,
    paragraphs_of,
    propose_themes,
)

TEXT = ("The mission goes on\n\n"
        "Officials said on Monday that the “training mission” would go on, and that nobody had asked for its end.\n\n"
        "Il ministro ha detto che la missione continuerà, secondo fonti della Difesa.\n\nSource: An Agency\n")
WHEN = "2026-01-01T10:00:00+01:00"


def read(text: str = TEXT, **options: str) -> Source:
    return numbered(read_source(RawFile("a.txt", text.encode()), **options), 3, WHEN)


def test_a_source_knows_where_it_comes_from_and_what_its_text_tells() -> None:
    source = read()
    assert (source.number, source.text_hash, source.language, dict(source.paragraph_languages)) == (3, digest(source.text), "en", {3: "it"})
    assert (source.origin.file, source.origin.sha256, source.origin.imported) == ("a.txt", sha256(TEXT.encode()).hexdigest(), WHEN)
    assert (source.title.text.best("en"), source.title.basis, source.credit.best("en")) == ("The mission goes on", "guessed", "An Agency")
    assert source.report.guessed == ("title",) and [line.rule for line in source.hidden] == ["credit"]


def test_the_officer_s_word_on_the_language_holds() -> None:
    assert read(language="it").language == "it" and not read(language="it").paragraph_languages
    assert "language" in read("Baghdad 2020 NATO").report.guessed


def test_the_same_file_twice_is_known() -> None:
    pack = Pack("p", WHEN, (read(),))
    assert already_imported(pack, sha256(TEXT.encode()).hexdigest()) is pack.sources[0]
    assert already_imported(pack, sha256(b"other").hexdigest()) is None


def test_the_same_copy_is_noted() -> None:
    body = " ".join(f"word{number}" for number in range(60))
    first = replace(read(body), number=1)
    copy = read_source(RawFile("b.txt", f"Title\n\n{body}".encode()))
    assert numbered(copy, 2, WHEN, Copies([first])).report.also_carried_by == (1,)


def test_a_kind_that_is_not_read_is_refused() -> None:
    with pytest.raises(SourceError, match="source_unsupported"):
        read_source(RawFile("a.png", b"\x89PNG\r\n\x1a\n"))


def test_words_are_found_whatever_the_shape_of_their_marks_and_cut_from_the_source() -> None:
    source = read()
    found = find_passage(source, 'the "training  mission" would go on')
    excerpt = excerpt_at(source, found.span)
    assert excerpt.exact == "the “training mission” would go on" == source.text[excerpt.start:excerpt.end]
    assert source.text[excerpt.start - 32:excerpt.start] == excerpt.prefix and len(excerpt.suffix) == 32
    assert paragraphs_of(source, excerpt.start, excerpt.end) == (2, 2)


@pytest.mark.parametrize(("words", "occurrence", "id"), [
    ("the training missions", 1, "quote_not_found"), ("  ", 1, "quote_empty"), ("mission", 9, "quote_no_such_occurrence")])
def test_words_that_cannot_be_quoted_are_refused(words: str, occurrence: int, id: str) -> None:
    with pytest.raises(EditError) as caught:
        find_passage(read(), words, occurrence)
    assert caught.value.id == id


def test_the_nearest_passage_helps_with_a_slip() -> None:
    source = read()
    found = nearest_passage(source, "Officials said on Tuesday that the training missions would go on")
    assert found is not None and source.text[found.span.start:].startswith("Officials said on Monday")


def test_an_anchor_is_exact_moved_changed_or_lost() -> None:
    source = read()
    excerpt = excerpt_at(source, find_passage(source, "nobody had asked for its end").span)
    states = []
    for text in (source.text, f"New.\n{source.text}", source.text.replace("had asked", "has ever asked"), "Olives are dear."):
        found = anchor_of(replace(source, text=text), excerpt)
        states.append(found.state if found else "lost")
    assert states == ["exact", "moved", "changed", "lost"]


def test_themes_are_proposed_in_the_language_of_the_paragraph_and_not_twice() -> None:
    source = read()
    english = excerpt_at(source, find_passage(source, "training mission").span)
    italian = replace(excerpt_at(source, find_passage(source, "la missione continuerà").span), number=2)
    themes = (Theme("t", Localized("T"), keywords=Keywords(("mission",), ("missione",))),)
    pack = Pack("p", WHEN, (replace(source, excerpts=(english, italian), next_excerpt=3),), themes)
    ids = [ExcerptId(3, 1), ExcerptId(3, 2), ExcerptId(9, 9)]
    assert {str(id): found[0].words for id, found in propose_themes(pack, ids).items()} == {"3.1": ("mission",), "3.2": ("missione",)}
    tagged = replace(pack, sources=(replace(source, excerpts=(replace(english, themes=("t",)), italian)),))
    assert list(propose_themes(tagged, ids)) == [ExcerptId(3, 2)]


def test_sources_that_carry_one_copy_are_one_voice_however_they_are_tied() -> None:
    ties = {1: (2,), 2: (1,), 3: (), 4: (6,), 5: (6,), 6: (4, 5)}
    sources = [Source(number, "", "", report=ImportReport(also_carried_by=others)) for number, others in ties.items()]
    assert one_voice(sources) == ((1, 2), (4, 5, 6))
