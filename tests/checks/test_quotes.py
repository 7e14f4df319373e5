"""Checks of quotations: what stands there is what the source says."""
from __future__ import annotations

from dataclasses import replace

import pytest

from tests.checks.held import found, mended, pack, said, section, source, taken, text


def test_a_wording_that_leaves_its_passage_is_found_and_restored() -> None:
    held = pack(source(taken(1, "The mission began in October 2018.", wording="The mission […] ended in October 2018.")),
                sections=(section("excerpts", "1.1"),))
    (finding,) = found("quote_differs", held)
    assert (finding.item, finding.severity) == ("1.1", "fix")
    assert said(finding) == "Excerpt 1.1 differs from source 1 in 1 place: it cannot stand between quotation marks."
    assert said(finding, "it") == "L’estratto 1.1 è diverso dalla fonte 1 in 1 punto: non può stare tra virgolette."
    assert found("quote_differs", mended(held, finding)) == []


@pytest.mark.parametrize("wording", [
    "The mission […] 2018.", "The mission [of NATO] began in October 2018.", "[t]he mission began in October 2018."])
def test_cuts_and_additions_in_brackets_are_no_difference(wording: str) -> None:
    held = pack(source(taken(1, "The mission began in October 2018.", wording=wording)), sections=(section("excerpts", "1.1"),))
    assert found("quote_differs", held) == []


def test_a_passage_that_has_moved_gets_its_place_back() -> None:
    excerpt = replace(taken(1, "Nothing else happened."), start=0, end=22)
    held = pack(source(excerpt), sections=(section("excerpts", "1.1"),))
    (finding,) = found("quote_differs", held)
    assert found("quote_differs", mended(held, finding)) == [] and found("anchor_lost", held) == []
    there = mended(held, finding).sources[0]
    assert there.verified(there.excerpts[0])


def test_words_that_changed_are_told_apart_from_words_that_moved() -> None:
    moved = replace(taken(1, "Nothing else happened."), start=0, end=22)
    changed = replace(taken(2, "The mission began in October 2018."), exact="The missions began in October of 2018.")
    held = pack(source(moved, changed), sections=(section("excerpts", "1.1", "1.2"),))
    first, second = found("quote_differs", held)
    assert "stands elsewhere" in said(first) and "94% alike" in said(second)
    assert mended(held, second).sources[0].excerpts[1].exact == "The mission began in October 2018."


def test_a_passage_that_is_nowhere_is_lost() -> None:
    excerpt = replace(taken(1, "Nothing else"), exact="Completely different words that nobody wrote")
    held = pack(source(excerpt), sections=(section("excerpts", "1.1"),))
    (finding,) = found("anchor_lost", held)
    assert said(finding) == "The passage of excerpt 1.1 was not found in source 1."
    kept = mended(held, finding, 1)
    assert found("anchor_lost", kept) == [] and kept.sources[0].excerpts[0].unanchored
    assert found("quote_differs", held) == []


@pytest.mark.parametrize(("words", "differs"), [
    ("it would go on", False), ("the head […] said", False), ("it will go on", True), ("[nothing]", True)])
def test_words_quoted_within_a_sentence_must_stand_in_their_excerpt(words: str, differs: bool) -> None:
    excerpt = taken(1, "On 3 January 2020 the head of CTS said that it would go on.")
    held = pack(source(excerpt), sections=(section("text", text(f"He said: [@1.1|{words}].")),))
    assert [finding.item for finding in found("quote_differs", held)] == (["s"] if differs else [])
