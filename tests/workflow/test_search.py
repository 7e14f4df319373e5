"""What is in a pack is found, by words and by what is said of it."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefer.analysis.anchoring import context
from briefer.edits import ChangeExcerpt, ChangeSource, RemoveExcerpt, RemoveSource, WriteText
from briefer.edits.bodies import Spot
from briefer.model.briefing import Briefing, ExcerptItem, Section, TextItem
from briefer.model.dates import Date
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt, ExcerptId, Source, Stated
from briefer.model.text import digest
from briefer.model.themes import Theme
from briefer.workflow import ExcerptFilter, Hit, PackIndex, PackScan, filter_excerpts, found_text, shown, sift

ENGLISH = "The council met in Baghdad.\nInstructors trained two brigades near the river."
ITALIAN = "Il consiglio si è riunito a Roma.\nGli istruttori hanno addestrato due brigate.\nThe minister spoke English here, and only here."


def excerpt(text: str, number: int, words: str, **said: object) -> Excerpt:
    start = text.index(words)
    known: Excerpt = replace(Excerpt(number, start, start + len(words), words, *context(text, start, start + len(words))), **said)
    return known


@pytest.fixture
def pack() -> Pack:
    titled = Stated(Localized("Council meets"))
    first = Source(1, ENGLISH, digest(ENGLISH), language="en", reliability="B", title=titled, next_excerpt=3, excerpts=(
        excerpt(ENGLISH, 1, "met in Baghdad", themes=("pol",), date=Date("8 Jan 2020", "2020-01-08"), credibility="2"),
        excerpt(ENGLISH, 2, "trained two brigades", themes=("mil.tra",), translation=Localized({"it": "hanno formato due reggimenti"}))))
    second = Source(2, ITALIAN, digest(ITALIAN), language="it", paragraph_languages={3: "en"}, next_excerpt=3, excerpts=(
        excerpt(ITALIAN, 1, "addestrato due brigate", themes=("mil",), date=Date("2019-2020", "2019/2020")),
        excerpt(ITALIAN, 2, "minister spoke", date=Date("none", basis="not_applicable"))))
    themes = (Theme("pol", Localized("Politics")), Theme("mil", Localized("Military")),
              Theme("mil.tra", Localized("Training"), parent="mil"))
    body = (TextItem(Localized({"en": "The brigades are ready.", "it": "Le brigate sono pronte."})), ExcerptItem(ExcerptId(1, 2)))
    briefing = Briefing("b", sections=(Section("facts", "excerpts", body=body), Section("empty", "text")))
    return Pack("p", "2026-01-01T08:00:00Z", (first, second), themes, (), (briefing,), next_source=3)


def test_words_are_found_in_sources_excerpts_and_framing_texts(pack: Pack) -> None:
    found = set(PackIndex(pack).find("brigata"))
    assert found == {Hit("source", 2), Hit("excerpt", 2, 1), Hit("text", briefing="b", section="facts")}
    assert set(PackIndex(pack).find("brigades")) == {Hit("source", 1), Hit("excerpt", 1, 2), Hit("text", briefing="b", section="facts")}
    assert Hit("excerpt", 1, 2) in PackIndex(pack).find("reggimento") and PackIndex(pack).find("Council meets")[0] == Hit("source", 1)
    assert PackIndex(pack).find("") == PackIndex(pack).find("  ") == ()


def assert_up_to_date(index: PackIndex, pack: Pack) -> None:
    fresh = PackIndex(pack)
    for words in ("brigades", "brigata", "council", "minister", "ready", "new", "Rossi"):
        assert set(index.find(words)) == set(fresh.find(words)), words


def test_an_index_follows_the_pack(pack: Pack) -> None:
    index = PackIndex(pack)
    steps: tuple[Callable[[Pack], Pack], ...] = (
        ChangeExcerpt(ExcerptId(1, 1), {"note": "new brigades?"}).apply, ChangeSource(1, {"author": "Rossi"}).apply,
        WriteText("b", Spot("empty"), "en", "New and ready.").apply, RemoveExcerpt(ExcerptId(2, 1)).apply, RemoveSource(1).apply,
        lambda one: replace(one, briefings=()), lambda one: pack)
    for step in steps:
        pack = step(pack)
        index.update(pack)
        assert_up_to_date(index, pack)


@pytest.mark.parametrize(("wanted", "ids"), [
    (ExcerptFilter(), ["1.1", "1.2", "2.1", "2.2"]),
    (ExcerptFilter(words="brigate"), ["2.1"]),
    (ExcerptFilter(words="reggimenti"), ["1.2"]),
    (ExcerptFilter(themes=frozenset({"mil"})), ["1.2", "2.1"]),
    (ExcerptFilter(themes=frozenset({"mil.tra", "pol"})), ["1.1", "1.2"]),
    (ExcerptFilter(period="2019-12/2020-01-07"), ["2.1"]),
    (ExcerptFilter(period="2020-01-08/.."), ["1.1", "2.1"]),
    (ExcerptFilter(sources=frozenset({2})), ["2.1", "2.2"]),
    (ExcerptFilter(languages=frozenset({"en"})), ["1.1", "1.2", "2.2"]),
    (ExcerptFilter(languages=frozenset({"it"})), ["2.1"]),
    (ExcerptFilter(reliabilities=frozenset("B"), credibilities=frozenset("2")), ["1.1"]),
    (ExcerptFilter(placed=True), ["1.2"]),
    (ExcerptFilter(placed=False, themes=frozenset({"mil"})), ["2.1"]),
    (ExcerptFilter(undated=True), ["1.2"])])
def test_a_filter_keeps_what_fits_all_it_asks_for(pack: Pack, wanted: ExcerptFilter, ids: list[str]) -> None:
    for index in (None, PackIndex(pack)):
        assert [str(ExcerptId.of(*one)) for one in filter_excerpts(pack, wanted, pack.briefings[0], index)] == ids


def test_what_is_shown_is_the_line_around_the_first_place(pack: Pack) -> None:
    text = found_text(pack, Hit("source", 1))
    found = shown("brigade river", text)
    assert found.text == "Instructors trained two brigades near the river." and found.start == text.index("brigades")
    assert [found.text[start:end] for start, end in found.found] == ["brigades", "river"]
    long = f"{'word ' * 60}needle{' word' * 60}"
    cut = shown("needle", long)
    assert len(cut.text) < 140 and cut.text.startswith("word ") and cut.text.endswith(" word")
    assert cut.text[slice(*cut.found[0])] == "needle"
    assert (shown("absent", "Text").text, shown("absent", "Text").found) == ("Text", ())
    assert found_text(pack, Hit("source", 9)) == "" == found_text(pack, Hit("text", briefing="b", section="gone"))


def test_what_other_choices_would_show_is_counted_all_else_being_equal(pack: Pack) -> None:
    everything = sift(pack, ExcerptFilter())
    assert (len(everything.shown), dict(everything.by_theme)) == (4, {"pol": 1, "mil": 2, "mil.tra": 1})
    military = sift(pack, ExcerptFilter(themes=frozenset({"mil"}), reliabilities=frozenset({"B"})))
    assert ([str(ExcerptId.of(*one)) for one in military.shown], military.undated) == (["1.2"], 1)
    assert dict(military.by_theme) == {"pol": 1, "mil": 1, "mil.tra": 1}, "a theme's count leaves the other themes chosen aside"
    period = sift(pack, ExcerptFilter(period="2020"))
    assert (len(period.shown), len(period.any_date), period.undated) == (2, 4, 1)


def test_excerpts_of_a_section_are_told_from_the_others(pack: Pack) -> None:
    briefing = Briefing("b", sections=(Section("one", "excerpts", body=(ExcerptItem(ExcerptId(1, 1)),)),
                                       Section("two", "excerpts", body=(ExcerptItem(ExcerptId(2, 1)),))))
    found = filter_excerpts(pack, ExcerptFilter(sections=frozenset({"two"})), briefing)
    assert [ExcerptId.of(*one) for one in found] == [ExcerptId(2, 1)]


def test_without_an_index_words_are_found_as_they_begin(pack: Pack) -> None:
    scan = PackScan()
    for typed, found in (("bagh", ["1.1"]), ("two brig", ["1.2"]), ("reggim", ["1.2"]),
                         ('"in Baghd"', []), ('"in Baghdad"', ["1.1"]), ("", [])):
        assert [str(hit.id) for hit in scan.of(pack).find(typed)] == found, typed
    later = ChangeExcerpt(ExcerptId(1, 1), {"note": "ask Rossi"}).apply(pack)
    assert [hit.id for hit in scan.of(later).find("rossi")] == [ExcerptId(1, 1)] and scan.of(pack).find("rossi") == ()
    assert len(sift(pack, ExcerptFilter(words="brig"), index=scan.of(pack)).shown) == 2
