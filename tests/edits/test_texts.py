"""Edits of what a source says: excerpts keep their passages, and those that cannot are named."""
from __future__ import annotations

from dataclasses import replace

from briefer.edits import Anchor, DropHighlight, ReplaceText, RereadSource, RestoreHiddenLine, SwitchView, TakeHighlight
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt, HiddenLine, Highlight, Reading, Source, Stated
from briefer.model.text import digest
from tests.edits.conftest import excerpt_of
from tests.edits.refusals import refusal

PAGE = "Menu\nParliament voted on 5 January.\nThe mission was suspended.\nTalks go on.\nFooter\n"


def paged(pack: Pack) -> Pack:
    source = replace(pack.sources[0], view="article", structure={1: "h1"}, views={"page": Reading(PAGE, {5: "note"})})
    return replace(pack, sources=(source, pack.sources[1]))


def anchors_in(text: str, source: Source) -> dict[int, Anchor]:
    made = {}
    for excerpt in source.excerpts:
        found = excerpt_of(text, excerpt.number, excerpt.exact)
        made[excerpt.number] = Anchor(found.start, found.end, found.exact, found.prefix, found.suffix)
    return made


def test_the_other_reading_changes_places_with_the_current_one(pack: Pack) -> None:
    before = paged(pack)
    switched = SwitchView(1, "page", anchors_in(PAGE, before.sources[0])).apply(before).sources[0]
    assert (switched.text, switched.text_hash, switched.view) == (PAGE, digest(PAGE), "page")
    assert (switched.structure, switched.hidden) == ({5: "note"}, ())
    assert all(switched.verified(excerpt) for excerpt in switched.excerpts) and switched.pages == ()
    back = replace(before, sources=(switched, before.sources[1]))
    article = before.sources[0]
    again = SwitchView(1, "article", anchors_in(article.text, switched)).apply(back).sources[0]
    assert (again.text, again.structure, again.hidden) == (article.text, article.structure, article.hidden)
    assert again.excerpts == article.excerpts


def test_a_reading_that_is_not_there_is_refused(pack: Pack) -> None:
    assert refusal(SwitchView(1, "page", {}), pack) == "source_has_one_view"
    assert refusal(SwitchView(1, "article", {}), paged(pack)) == "value_not_allowed"


def test_an_excerpt_loses_its_passage_only_when_it_is_named(pack: Pack) -> None:
    text = "Parliament voted on 5 January.\n"
    assert refusal(ReplaceText(1, text, {}), pack) == "quote_not_in_source"
    assert refusal(ReplaceText(1, text, {}, (7,)), pack) == "unknown_excerpt"
    replaced = ReplaceText(1, text, {}, (2,)).apply(pack).sources[0]
    assert [replaced.verified(excerpt) for excerpt in replaced.excerpts] == [True, False]
    assert replaced.excerpts[1] == pack.sources[0].excerpts[1]


def test_an_anchor_must_be_verbatim_even_for_an_excerpt_that_was_not(pack: Pack) -> None:
    source = pack.sources[0]
    loose = replace(pack, sources=(replace(source, excerpts=(replace(source.excerpts[0], exact="never said"),)), pack.sources[1]))
    assert refusal(ReplaceText(1, source.text, {1: Anchor(0, 5, "Never")}), loose) == "quote_not_in_source"
    assert ReplaceText(1, source.text, {}).apply(loose).sources[0].excerpts[0].exact == "never said"


def test_a_file_read_again_changes_the_text_and_leaves_what_the_officer_said(pack: Pack) -> None:
    former = replace(pack.sources[0], title=Stated(Localized("My title"), "supplied"), reliability="B")
    pack = replace(pack, sources=(former, pack.sources[1]))
    text = "Corrected.\n" + former.text
    fresh = Source(1, text, digest(text), title=Stated(Localized("Its title")), language="en", hidden=(HiddenLine("x", "social", 1),))
    read = RereadSource(fresh, anchors_in(text, former)).apply(pack).sources[0]
    assert (read.text, read.hidden, read.title, read.reliability, read.next_excerpt) == (
        text, fresh.hidden, former.title, "B", former.next_excerpt)
    assert [excerpt.start for excerpt in read.excerpts] == [excerpt.start + 11 for excerpt in former.excerpts]
    assert refusal(RereadSource(replace(fresh, text_hash="0"), {}), pack) == "text_hash_differs"
    assert refusal(RereadSource(replace(fresh, number=9), {}), pack) == "unknown_source"


def test_a_restored_line_moves_structure_and_highlights_too(pack: Pack) -> None:
    source = pack.sources[0]
    start = source.text.index("Talks")
    highlights = (Highlight(start, start + 5, "Talks"), Highlight(0, 10, "Parliament"))
    marked = replace(source, structure={1: "h1", 3: "item"}, highlights=highlights)
    restored = RestoreHiddenLine(1, source.hidden[0]).apply(replace(pack, sources=(marked, pack.sources[1]))).sources[0]
    assert restored.structure == {1: "h1", 4: "item"}
    assert [restored.text[one.start:one.end] for one in restored.highlights] == ["Talks", "Parliament"]


def test_a_highlight_becomes_an_excerpt_once(pack: Pack) -> None:
    source = pack.sources[0]
    start = source.text.index("Talks go on")
    highlight = Highlight(start, start + 11, "Talks go on", author="Rossi", comment="why?")
    pack = replace(pack, sources=(replace(source, highlights=(highlight,)), pack.sources[1]))
    excerpt = Excerpt(3, start, start + 11, "Talks go on", note="why?")
    taken = TakeHighlight(1, highlight, excerpt).apply(pack)
    assert (taken.sources[0].highlights, taken.sources[0].excerpts[-1], taken.sources[0].next_excerpt) == ((), excerpt, 4)
    assert refusal(TakeHighlight(1, highlight, replace(excerpt, number=4)), taken) == "unknown_highlight"
    assert refusal(TakeHighlight(1, highlight, replace(excerpt, exact="Talks go off")), pack) == "quote_not_in_source"
    assert refusal(TakeHighlight(1, highlight, replace(excerpt, number=9)), pack) == "excerpt_number_not_next"
    assert DropHighlight(1, highlight).apply(pack).sources[0].highlights == ()
    assert refusal(DropHighlight(1, replace(highlight, comment="")), pack) == "unknown_highlight"
