"""What the reader knows of a text: places, marks, sentences; what a key makes of a passage; what is said of sources. No window needed."""
from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.edits import AddExcerpt, ChangeExcerpt, MoveAnchor, TakeHighlight
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt, ExcerptId, HiddenLine, Highlight, Origin, Source, Stated
from briefer.model.text import Span, digest, paragraphs
from briefer.model.themes import Theme
from briefer.workflow import theme_named
from ui.sources.commands import safe_name, said_of_removal
from ui.sources.reading import Marks, Sentences, Shown, trimmed
from ui.sources.saying import kind_of, missing_of, rewritten
from ui.sources.source_list import beside
from ui.sources.source_rows import SourceFilter, arranged, publisher_of
from ui.sources.taking import Touched, move, take, touched
from ui.words import Words

TEXT = "One 😀 here. Two there.\n\nThree now. Four then."
LINES = st.lists(st.text(st.sampled_from("a😀 .é"), max_size=8), min_size=1, max_size=6)


def source_of(text: str = TEXT, **more: object) -> Source:
    return replace(Source(1, text, digest(text), language="en"), **more)  # type: ignore[arg-type]


@given(LINES, st.lists(st.tuples(st.integers(1, 8), st.text(st.sampled_from("x😀"), min_size=1, max_size=4)), max_size=4))
def test_every_place_of_a_text_is_found_again_with_hidden_lines_between(lines: list[str], hidden: list[tuple[int, str]]) -> None:
    text = "\n".join(lines)
    left_out = tuple(HiddenLine(words, "menu", before, order) for order, (before, words) in enumerate(hidden))
    shown = Shown(source_of(text, hidden=left_out), lambda _: "· back")
    units = shown.text.encode("utf-16-le")
    for place in range(len(text) + 1):
        there = shown.to_qt(place)
        assert shown.from_qt(there) == place
        if place < len(text):
            assert units[2 * there:].decode("utf-16-le").startswith(text[place])
    assert len(shown.blocks) == shown.text.count("\n") + 1 and len(shown.hidden) == len(left_out)
    blocks = shown.text.split("\n")
    assert all(blocks[block] == f"{line.text} · back" for block, line in shown.hidden.items())


def test_a_place_within_a_hidden_line_is_where_the_line_would_stand() -> None:
    shown = Shown(source_of("One.\nTwo.", hidden=(HiddenLine("menu", "r", 2),)), lambda _: "x")
    assert shown.text == "One.\nmenu x\nTwo." and [shown.from_qt(at) for at in (4, 5, 8, 12)] == [4, 5, 5, 5]
    assert shown.blocks == [1, 0, 2]


def test_marks_that_overlap_lie_in_lanes_and_are_found_by_place() -> None:
    text = "x" * 100
    spans = ((0, 30), (10, 50), (40, 60), (20, 25))
    excerpts = tuple(Excerpt(number, start, end, text[start:end]) for number, (start, end) in enumerate(spans, 1))
    marks = Marks(source_of(text, excerpts=excerpts), Pack("p", ""))
    assert [(mark.id.number, mark.lane) for mark in marks.all] == [(1, 0), (2, 1), (4, 2), (3, 0)]
    assert [mark.id.number for mark in marks.within(26, 41)] == [1, 2, 3]
    assert (found := marks.at(22)) is not None and found.id.number == 4 and marks.at(99) is None
    assert (found := marks.beside(10, ExcerptId(1, 2), 1)) is not None and found.id.number == 4
    assert (found := marks.beside(39, None, -1)) is not None and found.id.number == 4 and marks.beside(0, None, -1) is None


def test_an_excerpt_that_is_not_in_its_text_has_no_mark() -> None:
    assert Marks(source_of(excerpts=(Excerpt(1, 0, 3, "Onx"),)), Pack("p", "")).all == ()


def test_sentences_follow_each_other_across_paragraphs() -> None:
    known = Sentences(TEXT, paragraphs(TEXT))

    def said(span: Span | None) -> str:
        return TEXT[span.start:span.end] if span else ""

    assert [said(known.holding(at)) for at in (0, 10, 11, 12, len(TEXT))] == [
        "One 😀 here.", "One 😀 here.", "One 😀 here.", "Two there.", "Four then."]
    assert said(known.holding(TEXT.index("\n") + 1)) == ""
    assert (said(known.after(13)), said(known.before(12))) == ("Three now.", "One 😀 here.")
    assert known.after(len(TEXT)) is None and known.before(0) is None
    assert known.extended(0, 0, 1) == (0, 11) and known.extended(0, 11, 1) == (0, 22) and known.extended(0, 22, -1) == (0, 11)
    assert known.extended(12, 22, -1) == (22, 0)


@pytest.mark.parametrize(("start", "end", "words"), [(0, 4, "One"), (3, 6, "😀"), (11, 12, None), (22, 30, "Three")])
def test_a_selection_loses_its_blanks(start: int, end: int, words: str | None) -> None:
    span = trimmed(TEXT, start, end)
    assert (TEXT[span.start:span.end] if span else None) == words


def test_a_passage_becomes_an_excerpt_once() -> None:
    theme = Theme("t", Localized("T"), key=1)
    made = take(source_of(), Span(0, 11), theme, "6")
    assert isinstance(made.edit, AddExcerpt) and (made.edit.excerpt.exact, made.edit.excerpt.themes) == ("One 😀 here.", ("t",))
    again = source_of(excerpts=(made.edit.excerpt,), next_excerpt=2)
    assert take(again, Span(0, 11), theme, "6").edit is None
    other = take(again, Span(0, 11), Theme("u", Localized("U")), "6")
    assert isinstance(other.edit, ChangeExcerpt) and other.edit.changes == {"themes": ("t", "u")} and not other.new


def test_a_passage_marked_in_the_file_is_taken_as_that() -> None:
    marked = source_of(highlights=(Highlight(0, 3, "One", comment="first"),))
    made = take(marked, Span(0, 3), None, "4")
    assert isinstance(made.edit, TakeHighlight) and (made.edit.excerpt.note, made.edit.excerpt.credibility) == ("first", "4")


@pytest.mark.parametrize(("wording", "kept"), [("", True), ("Two [...].", True), ("One 😀 here.", False)])
def test_a_wording_goes_with_an_excerpt_as_long_as_it_is_faithful(wording: str, kept: bool) -> None:
    edit, stays = move(source_of(), Excerpt(1, 0, 11, TEXT[:11], wording=wording), Span(12, 22))
    assert isinstance(edit, MoveAnchor) and (edit.anchor.exact, stays, edit.wording) == ("Two there.", kept, wording if kept else "")


def test_a_new_theme_has_a_key_and_an_id_of_its_own() -> None:
    pack = Pack("p", "", themes=(Theme("rotations", Localized("x"), key=1), Theme("b", Localized("b"), key=2)))
    made = theme_named(pack, "Rotations", "en")
    assert (made.id, made.key, made.name) == ("rotations-2", 3, Localized({"en": "Rotations"})) and made.colour == 2


def test_what_a_source_must_say_can_be_that_there_is_none() -> None:
    bare = source_of()
    assert missing_of(bare) == ("title", "publisher", "published")
    assert missing_of(replace(bare, publisher=Stated(basis="supplied"))) == ("title", "published")


@pytest.mark.parametrize(("origin", "kind"), [
    (Origin(media_type="text/html"), "web"), (Origin(media_type="application/pdf"), "pdf"), (Origin(pasted=True), "pasted"),
    (Origin(media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document"), "doc"),
    (Origin(media_type="message/rfc822"), "mail"), (Origin(media_type="text/plain"), "text"),
    (Origin(media_type="application/vnd.ms-outlook"), "mail")])
def test_the_kind_of_a_source_is_that_of_its_file(origin: Origin, kind: str) -> None:
    assert kind_of(source_of(origin=origin)) == kind


def test_a_text_is_rewritten_in_the_language_in_which_it_was_seen() -> None:
    both = Localized({"en": "a", "it": "b"})
    assert rewritten(both, "it", "c") == Localized({"en": "a", "it": "c"})
    assert rewritten(Localized("a"), "it", "c") == Localized("c") and rewritten(Localized({"fr": "a"}), "it", "c") == Localized({"fr": "c"})


def test_sources_are_narrowed_and_put_in_order(qapp: object) -> None:
    words = Words("en")
    sources = (source_of(title=Stated(Localized("b")), reliability="C"), replace(source_of(title=Stated(Localized("A"))), number=2))
    assert [one.number for one in arranged(sources, SourceFilter(), "title", words)] == [2, 1]
    assert [one.number for one in arranged(sources, SourceFilter(), "reliability", words)] == [1, 2]
    assert [one.number for one in arranged(sources, SourceFilter(reliability="F"), "number", words)] == [2]
    assert SourceFilter(missing=True, language="it").said(words) == "Data missing, In Italian" and not SourceFilter()
    assert publisher_of(sources[0], words) == ("Publisher missing", True)
    assert beside((4, 2, 7), 2, 1) == 7 and beside((4, 2, 7), 4, -1) == 0


def test_what_goes_with_sources_is_said_in_both_languages(qapp: object) -> None:
    pack = Pack("p", "", sources=(source_of(excerpts=(Excerpt(1, 0, 3, "One"),)), replace(source_of(), number=2)))
    assert said_of_removal(pack, (1,), "", Words("en")) == "Source 1 and 1 excerpt removed"
    assert said_of_removal(pack, (2,), "", Words("it")) == "Fonte 2: rimossa"
    assert said_of_removal(pack, (1, 2), "", Words("it")) == "Fonti 1, 2 e 1 estratto: rimossi"


@pytest.mark.parametrize(("name", "safe"), [
    ("../../etc/passwd", "passwd"), ("a:b?.pdf", "a_b_.pdf"), ("", "original"), ("..", "original"), ("C:\\x\\y.txt", "y.txt")])
def test_a_file_of_a_pack_is_written_under_a_harmless_name(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_undo_shows_a_source_for_what_only_its_workspace_shows() -> None:
    excerpt = Excerpt(1, 0, 3, "One")
    before = Pack("p", "", sources=(source_of(excerpts=(excerpt,)), replace(source_of(), number=2)))

    def change(**changes: object) -> Touched | None:
        return touched(before, replace(before, sources=(replace(before.sources[0], **changes), before.sources[1])))  # type: ignore[arg-type]

    assert change(author="Rossi") == Touched(1, to_be_shown=True) and change(excerpts=()) == Touched(1, to_be_shown=True)
    assert change(excerpts=(replace(excerpt, note="n"),)) == Touched(1, to_be_shown=False)
    without = replace(before, sources=(replace(before.sources[0], excerpts=()), before.sources[1]))
    assert touched(before, without, excerpts_seen=True) == Touched(1, to_be_shown=False)
    assert touched(before, before) is None and touched(replace(before, sources=()), before) is None
