"""Framing text: which signs are understood, that the rest is literal, and that any text is read in time."""
from __future__ import annotations

import sys
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.model.framing import (
    Citation,
    CrossReference,
    Footnote,
    FramingInline,
    FramingList,
    FramingParagraph,
    InlineQuotation,
    SourceLetter,
    Words,
    inlines,
    parse,
    references,
    words,
)
from briefer.model.sources import ExcerptId

SIGNS = st.text(alphabet="ab5 .-*[]@=#|^\\\n…é\U0001f600", max_size=60)


def only(text: str) -> tuple[FramingInline, ...]:
    """The content of a text that is one paragraph."""
    (block,) = parse(text)
    assert isinstance(block, FramingParagraph)
    return block.content


def plain(text: str) -> str:
    """What a text says when nothing in it is a sign."""
    said = [inline.text for inline in only(text) if isinstance(inline, Words)]
    assert len(said) == len(only(text))
    return "".join(said)


def looks(text: str) -> list[tuple[str, str]]:
    """Each run with its look."""
    return [(run.text, "s" * run.strong + "e" * run.emphasis) for run in only(text) if isinstance(run, Words)]


def test_an_empty_line_parts_paragraphs_and_a_single_turn_is_a_blank() -> None:
    first, second = parse("One line  \n  and its rest\n \n\nNext")
    assert isinstance(first, FramingParagraph) and isinstance(second, FramingParagraph)
    assert [run.text for run in first.content if isinstance(run, Words)] == ["One line and its rest"]
    assert (second.start, second.end) == (29, 33)


def test_a_list_follows_the_paragraph_that_introduces_it() -> None:
    intro, listed, after = parse("Si propone di:\n- acquisire i\n  comunicati;\n- **verificare**.\n\nFine")
    assert isinstance(intro, FramingParagraph) and isinstance(listed, FramingList) and isinstance(after, FramingParagraph)
    assert [[run.text for run in item.content if isinstance(run, Words)] for item in listed.items] == [
        ["acquisire i comunicati;"], ["verificare", "."]]


def test_lists_parted_by_an_empty_line_are_two() -> None:
    assert [len(block.items) for block in parse("- a\n- b\n\n- c") if isinstance(block, FramingList)] == [2, 1]


def test_a_hyphen_that_starts_no_item_is_literal() -> None:
    assert plain("-5 gradi") == "-5 gradi"
    assert plain("\\- not an item") == "- not an item"
    assert plain("uno - due") == "uno - due"


@pytest.mark.parametrize(("text", "expected"), [
    ("**a** b", [("a", "s"), (" b", "")]),
    ("*a* b", [("a", "e"), (" b", "")]),
    ("***a*** b", [("a", "se"), (" b", "")]),
    ("**a *b* c**", [("a ", "s"), ("b", "se"), (" c", "s")]),
    ("l’*Economist*.", [("l’", ""), ("Economist", "e"), (".", "")]),
    ("**a *b** c*", [("a *b", "s"), (" c*", "")]),
    ("2 * 3 * 4", [("2 * 3 * 4", "")]),
    ("5*3*2 = 30", [("5*3*2 = 30", "")]),
    ("**open", [("**open", "")]),
    ("a****b", [("a****b", "")]),
    ("\\*a\\*", [("*a*", "")]),
])
def test_stars(text: str, expected: list[tuple[str, str]]) -> None:
    assert looks(text) == expected


def test_a_citation_names_a_source_or_an_excerpt() -> None:
    (citation,) = only("[@5]")
    assert isinstance(citation, Citation)
    assert [(cited.source, cited.excerpt) for cited in citation.cited] == [(5, None)]
    (citation,) = only("[@5.2]")
    assert isinstance(citation, Citation)
    assert [(cited.source, cited.excerpt) for cited in citation.cited] == [(5, ExcerptId(5, 2))]


def test_neighbouring_citations_are_one_and_know_their_places() -> None:
    text = "Said so [@1] [@2.3][@4]."
    said, citation, stop = only(text)
    assert isinstance(citation, Citation)
    assert [text[cited.start:cited.end] for cited in citation.cited] == ["[@1]", "[@2.3]", "[@4]"]
    assert text[citation.start:citation.end] == "[@1] [@2.3][@4]"
    assert isinstance(said, Words) and said.text == "Said so " and isinstance(stop, Words) and stop.text == "."


def test_citations_with_words_between_them_stay_apart() -> None:
    assert [type(inline) for inline in only("[@1] and [@2]")] == [Citation, Words, Citation]


def test_the_other_signs() -> None:
    assert only("[=5]") == (SourceLetter(5, 0, 4),)
    assert only("[#situation]") == (CrossReference("situation", 0, 12),)


def test_a_quotation_keeps_its_cuts_and_additions() -> None:
    assert only("[@5.2|la missione […] [s]arebbe **mia**]") == (
        InlineQuotation(ExcerptId(5, 2), "la missione […] [s]arebbe **mia**", 0, 40),)


def test_a_quotation_may_hold_a_single_bracket_if_escaped() -> None:
    (quotation,) = only("[@5.2|a \\] b]")
    assert isinstance(quotation, InlineQuotation) and quotation.words == "a ] b"


def test_a_footnote_holds_references_but_no_other_footnote() -> None:
    (note,) = only("^[See [@2], *there* ^[not so].]")
    assert isinstance(note, Footnote)
    assert [type(inline) for inline in note.content] == [Words, Citation, Words, Words, Words]
    assert isinstance(note.content[-1], Words) and note.content[-1].text == " ^[not so]."


@pytest.mark.parametrize("text", [
    "[@]", "[@5", "[@5.]", "[@5.2|]", "[@5.2|open", "^[open", "^[]", "[@five]", "[#]", "[# x]", "[5]", "[x] [ ]", "[@5|words]", "a ^ b",
    "[@1234567]", "C:\\data\\new", "]", "[sic]", "100 %", "_a_", "`a`", "<b>", "1. a"])
def test_what_is_no_sign_is_literal(text: str) -> None:
    assert plain(text) == text


def test_a_sign_is_literal_when_escaped() -> None:
    assert plain("\\[@5] \\^[a] \\\\ \\*\\*a\\*\\*") == "[@5] ^[a] \\ **a**"


def test_signs_do_not_reach_over_paragraphs() -> None:
    first, second = parse("**a ^[b\n\nc] d**")
    assert isinstance(first, FramingParagraph) and isinstance(second, FramingParagraph)
    assert [run.text for run in (*first.content, *second.content) if isinstance(run, Words)] == ["**a ^[b", "c] d**"]


def test_references_name_each_thing_once_in_order() -> None:
    named = references("[@3] [@1.2] [=3] [@2.1|x]^[[@4], see [#a]] [@1.2]\n\n- [=7] [#b] [#a]")
    assert named.sources == (3, 4, 7)
    assert named.excerpts == (ExcerptId(1, 2), ExcerptId(2, 1))
    assert named.targets == ("a", "b")


@pytest.mark.parametrize(("text", "count"), [
    ("", 0), ("One, two – three.", 3), ("L’Alleanza **è** [@5] unita.", 3), ("He said [@1.1|not so far] [@2].", 5),
    ("Twelve^[a note of five words] left.", 2), ("- a\n- b", 2), ("over [=3] there", 2)])
def test_words_are_those_a_reader_meets(text: str, count: int) -> None:
    assert words(text) == count


@settings(deadline=None)  # a loaded machine is no mistake
@given(SIGNS)
def test_any_text_is_read_and_every_part_knows_its_place(text: str) -> None:
    place = 0
    for block in parse(text):
        assert place <= block.start < block.end <= len(text)
        place = block.end
        for paragraph in block.items if isinstance(block, FramingList) else (block,):
            inside = paragraph.start
            for inline in paragraph.content:
                assert inside <= inline.start < inline.end <= paragraph.end
                inside = inline.end


@settings(deadline=None)  # a loaded machine is no mistake
@given(st.text(alphabet="abc è.,;:!?()’\"«»1-", max_size=80))
def test_text_without_signs_says_what_it_says(text: str) -> None:
    said = " ".join("".join(inline.text for inline in inlines(f"x{text}") if isinstance(inline, Words)).split())
    assert said == " ".join(f"x{text}".split())


@settings(deadline=None)  # a loaded machine is no mistake
@given(st.text(max_size=80))
def test_escaping_every_sign_makes_any_line_literal(text: str) -> None:
    line = "".join(f"\\{sign}" if sign in "\\*[]^-" else sign for sign in text if sign.isprintable())
    said = "".join(inline.text for inline in inlines(f"x{line}") if isinstance(inline, Words))
    assert said == ("x" + "".join(sign for sign in text if sign.isprintable())).strip()


def calls(text: str) -> int:
    """How many functions run while a text is read: steps that do not depend on the machine."""
    count = 0

    def tick(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(tick)
    try:
        parse(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("sign", [
    "[", "]", "**a ", "^[", "[@1.1|", "[@1]", "[@1] ", "*a* ", "\\[", " \n", "- a\n", "[@1.1|[", "***a", "[@1.1|a]^[b]*c*", "    \n"])
def test_steps_grow_with_the_length_and_no_faster(sign: str) -> None:
    assert calls(sign * 2000) < 4.5 * calls(sign * 500)
