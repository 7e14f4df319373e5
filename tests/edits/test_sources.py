"""Edits of sources: what they do, and what a pack does not allow."""
from __future__ import annotations

from dataclasses import replace

from briefer.edits import AddSource, Anchor, ChangeSource, RemoveSource, ReplaceText, RestoreHiddenLine
from briefer.model.dates import Date
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt, ExcerptId, HiddenLine, ImportReport, Source, Stated
from briefer.model.text import digest
from tests.edits.refusals import refusal


def test_a_source_takes_the_next_number_and_no_number_is_used_twice(pack: Pack) -> None:
    with_four = AddSource(Source(4, "Four.", digest("Four."))).apply(pack)
    assert (with_four.sources[-1].number, with_four.next_source) == (4, 5)
    without = RemoveSource(4).apply(with_four)
    assert without.next_source == 5
    for number in (1, 3, 4, 6):
        assert refusal(AddSource(Source(number, "x", digest("x"))), without) == "source_number_not_next"


def test_a_source_arrives_in_normal_form_and_as_it_was_imported(pack: Pack) -> None:
    text = "e\u0301\r\nfine"
    assert refusal(AddSource(Source(4, text, digest(text))), pack) == "text_hash_differs"
    added = AddSource(Source(4, text, digest("é\nfine"), title=Stated(Localized({"en": "T\x07"})))).apply(pack)
    assert (added.sources[-1].text, added.sources[-1].title.text["en"]) == ("é\nfine", "T")


def test_sources_that_carry_the_same_text_say_so_of_each_other(pack: Pack) -> None:
    copy = Source(4, "Four words are here", digest("Four words are here"), report=ImportReport(also_carried_by=(2,)))
    added = AddSource(copy).apply(pack)
    assert [source.report.also_carried_by for source in added.sources] == [(), (1, 4), (2,)]
    assert AddSource(replace(copy, report=ImportReport())).apply(pack).sources[:2] == pack.sources
    assert RemoveSource(4).apply(added).sources == pack.sources


def test_a_source_brings_only_excerpts_that_are_verbatim(pack: Pack) -> None:
    def with_excerpt(excerpt: Excerpt, next_excerpt: int = 2) -> AddSource:
        return AddSource(Source(4, "Four words are here", digest("Four words are here"), excerpts=(excerpt,), next_excerpt=next_excerpt))

    assert with_excerpt(Excerpt(1, 5, 10, "words")).apply(pack).excerpt(ExcerptId(4, 1)) is not None
    assert refusal(with_excerpt(Excerpt(1, 5, 10, "weird")), pack) == "quote_not_in_source"
    assert refusal(with_excerpt(Excerpt(1, 5, 10, "words", themes=("no",))), pack) == "unknown_theme"
    assert refusal(with_excerpt(Excerpt(2, 5, 10, "words")), pack) == "excerpt_number_not_next"
    assert refusal(with_excerpt(Excerpt(1, 5, 10, "words", credibility="7")), pack) == "value_not_allowed"
    twice = replace(with_excerpt(Excerpt(1, 5, 10, "words")).source, excerpts=(Excerpt(1, 5, 10, "words"),) * 2)
    assert refusal(AddSource(twice), pack) == "excerpt_number_not_next"


def test_what_is_known_of_a_source_can_change_and_nothing_else(pack: Pack) -> None:
    changed = ChangeSource(2, {"author": "Rossi", "reliability": "B", "published": Date("8 gennaio", "2020-01-08")}).apply(pack)
    assert changed.sources[1] == replace(pack.sources[1], author="Rossi", reliability="B", published=Date("8 gennaio", "2020-01-08"))
    assert changed.sources[0] is pack.sources[0] and changed.briefings is pack.briefings
    assert refusal(ChangeSource(3, {}), pack) == "unknown_source"
    assert refusal(ChangeSource(2, {"text": "other"}), pack) == "field_not_allowed"
    assert refusal(ChangeSource(2, {"reliability": "G"}), pack) == "value_not_allowed"
    assert refusal(ChangeSource(2, {"rights": "mine"}), pack) == "value_not_allowed"
    assert refusal(ChangeSource(2, {"published": Date("once", "20200108")}), pack) == "date_not_read"


def test_a_removed_source_is_gone_from_everywhere(pack: Pack) -> None:
    left = RemoveSource(1).apply(pack)
    assert [source.number for source in left.sources] == [2]
    assert [id for _, id in left.briefings[0].placed()] == [ExcerptId(2, 1)]
    assert left.sources[0].report.also_carried_by == ()
    rule = left.briefings[0].sections[0].rule
    assert (rule.sources, rule.placed) == ((), True)


def test_a_restored_line_moves_what_stands_behind_it(pack: Pack) -> None:
    line = pack.sources[0].hidden[0]
    restored = RestoreHiddenLine(1, line).apply(pack).sources[0]
    assert restored.text == "Parliament voted on 5 January.\nAdvertisement\nThe mission was suspended.\nTalks go on.\n"
    assert restored.text_hash == digest(restored.text)
    assert all(restored.verified(excerpt) for excerpt in restored.excerpts)
    assert restored.excerpts[0] == pack.sources[0].excerpts[0]
    assert restored.excerpts[1].prefix == restored.text[restored.excerpts[1].start - 32:restored.excerpts[1].start]
    assert restored.hidden == (HiddenLine("Read more", "boilerplate", 3, 1),)
    assert restored.pages == (0, 45) and restored.paragraph_languages == {1: "en", 4: "it"}


def test_lines_restored_in_any_order_come_back_in_their_order(pack: Pack) -> None:
    first, second = pack.sources[0].hidden
    one = RestoreHiddenLine(1, first).apply(pack)
    both = RestoreHiddenLine(1, one.sources[0].hidden[0]).apply(one)
    other = RestoreHiddenLine(1, second).apply(pack)
    again = RestoreHiddenLine(1, other.sources[0].hidden[0]).apply(other)
    assert both.sources[0].text == again.sources[0].text
    assert "Advertisement\nRead more\nThe mission" in both.sources[0].text


def test_a_line_hidden_behind_the_last_paragraph_comes_back_there(pack: Pack) -> None:
    line = HiddenLine("The end", "footer", 9)
    source = replace(pack.sources[1], text="No line feed", text_hash=digest("No line feed"), hidden=(line,), excerpts=())
    restored = RestoreHiddenLine(2, line).apply(replace(pack, sources=(pack.sources[0], source)))
    assert restored.sources[1].text == "No line feed\nThe end\n"


def test_a_line_within_an_excerpt_does_not_come_back(pack: Pack) -> None:
    source = pack.sources[0]
    whole = replace(source.excerpts[1], start=10, end=45, exact=source.text[10:45])
    crossed = replace(pack, sources=(replace(source, excerpts=(whole,)), pack.sources[1]))
    assert refusal(RestoreHiddenLine(1, source.hidden[0]), crossed) == "hidden_line_in_excerpt"
    assert refusal(RestoreHiddenLine(1, HiddenLine("Not there", "x", 1)), pack) == "unknown_hidden_line"


def test_a_new_text_needs_its_anchors(pack: Pack) -> None:
    text = "Earlier, Parliament voted on 5 January. The mission is over.\n"
    start = text.index("voted on 5 January")
    anchor = Anchor(start, start + 18, "voted on 5 January")
    assert refusal(ReplaceText(1, text, {1: anchor}), pack) == "quote_not_in_source"
    assert refusal(ReplaceText(1, text, {7: anchor}), pack) == "unknown_excerpt"
    text += "suspended"
    replaced = ReplaceText(1, text, {1: anchor, 2: Anchor(len(text) - 9, len(text), "suspended")}).apply(pack).sources[0]
    assert (replaced.text, replaced.text_hash, replaced.pages) == (text, digest(text), ())
    assert all(replaced.verified(excerpt) for excerpt in replaced.excerpts)
