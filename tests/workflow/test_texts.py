"""A source gets another text: excerpts go with it, or somebody is told that they cannot."""
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from briefer import workflow
from briefer.analysis.anchoring import context
from briefer.edits import AddSource, ChangeExcerpt
from briefer.errors import EditError
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt, ExcerptId, Highlight, Reading, Source
from briefer.model.text import digest

ARTICLE = ("The council met on Tuesday in Baghdad.\nIt agreed to extend the “training mission” until the end of the year.\n"
           "The spokesman would not say how many instructors will stay.")
PAGE = f"News – Politics\n{ARTICLE.replace('“', chr(34)).replace('”', chr(34))}\nRelated articles"


def taken(text: str, number: int, words: str) -> Excerpt:
    start = text.index(words)
    return Excerpt(number, start, start + len(words), words, *context(text, start, start + len(words)))


def source_of(*words: str) -> Source:
    return Source(1, ARTICLE, digest(ARTICLE), language="en", view="article", views={"page": Reading(PAGE)},
                  excerpts=tuple(taken(ARTICLE, number, one) for number, one in enumerate(words, 1)), next_excerpt=len(words) + 1)


def pack_of(source: Source) -> Pack:
    return AddSource(source).apply(Pack("p", "2026-01-01T08:00:00Z"))


def test_excerpts_go_with_a_page_and_come_back_with_its_article() -> None:
    pack = pack_of(source_of("met on Tuesday", "extend the “training mission” until"))
    there = workflow.switch_view(pack.sources[0], "page")
    assert [(str(one.excerpt), one.state) for one in there.carried] == [("1.1", "moved"), ("1.2", "moved")]
    paged = there.edit.apply(pack).sources[0]
    assert [one.exact for one in paged.excerpts] == ["met on Tuesday", 'extend the "training mission" until']
    assert all(paged.verified(one) for one in paged.excerpts)
    back = workflow.switch_view(paged, "article").edit.apply(replace(pack, sources=(paged,)))
    assert back == pack


def test_an_excerpt_that_the_other_reading_has_not_is_lost_until_it_is_there_again() -> None:
    pack = pack_of(source_of("met on Tuesday"))
    page = workflow.switch_view(pack.sources[0], "page").edit.apply(pack).sources[0]
    page = replace(page, excerpts=(*page.excerpts, taken(page.text, 2, "Related articles")), next_excerpt=3)
    pack = replace(pack, sources=(page,))
    change = workflow.switch_view(page, "article")
    assert [(one.state, one.likeness, one.passage) for one in change.carried][1] == ("lost", 0, "")
    article = change.edit.apply(pack).sources[0]
    assert [article.verified(one) for one in article.excerpts] == [True, False]
    again = workflow.switch_view(article, "page").edit.apply(replace(pack, sources=(article,))).sources[0]
    assert all(again.verified(one) for one in again.excerpts)


def test_changed_words_are_reported_and_never_taken_over_by_themselves() -> None:
    source = source_of("It agreed to extend the “training mission” until the end of the year")
    text = ARTICLE.replace("agreed to extend", "decided to prolong")
    change = workflow.correct_text(source, text)
    fate = change.carried[0]
    assert fate.state == "changed" and 70 < fate.likeness < 100 and fate.passage.startswith("It decided to prolong")
    pack = change.edit.apply(pack_of(source))
    left = pack.sources[0]
    assert left.excerpts == source.excerpts and not left.verified(left.excerpts[0])
    again = workflow.find_again(left, left.excerpts[0])
    assert again is not None and again[1].state == "changed"
    mended = again[0].apply(pack).sources[0]
    assert mended.verified(mended.excerpts[0]) and mended.excerpts[0].exact == fate.passage


def test_a_wording_is_kept_as_long_as_it_is_faithful() -> None:
    source = source_of("extend the “training mission” until the end of the year")
    worded = ChangeExcerpt(ExcerptId(1, 1), {"wording": "extend the “training mission” […] of the year"}).apply(pack_of(source))
    same = replace(worded.sources[0], text=PAGE, text_hash=digest(PAGE))
    found = workflow.find_again(same, same.excerpts[0])
    assert found is not None and found[0].wording == "extend the “training mission” […] of the year"
    other = ARTICLE.replace("training", "advisory")
    changed = replace(worded.sources[0], text=other, text_hash=digest(other))
    found = workflow.find_again(changed, changed.excerpts[0])
    assert found is not None and found[0].wording == ""


def test_a_file_read_again_proposes_no_highlight_that_was_taken() -> None:
    source = source_of("met on Tuesday")
    text = f"Corrected.\n{ARTICLE}"
    start, other = text.index("met on"), text.index("The spokesman")
    fresh = Source(9, text, digest(text), highlights=(Highlight(start, start + 14, "met on Tuesday"), Highlight(other, other + 3, "The")))
    read = workflow.reread(source, fresh).edit.apply(pack_of(source)).sources[0]
    assert (read.number, read.text, [one.exact for one in read.highlights]) == (1, text, ["The"])
    assert read.excerpts[0].start == start


def test_what_was_written_beside_a_highlight_becomes_a_private_note() -> None:
    start = ARTICLE.index("The spokesman")
    mark = Highlight(start, start + 13, "The spokesman", author="Rossi", comment="who?")
    source = replace(source_of(), highlights=(mark,))
    added = workflow.take_highlight(source, mark).apply(pack_of(source)).sources[0]
    assert (added.excerpts[0].exact, added.excerpts[0].note, added.highlights) == ("The spokesman", "Rossi: who?", ())


def test_a_source_with_one_reading_says_so() -> None:
    with pytest.raises(EditError, match="source_has_one_view"):
        workflow.switch_view(replace(source_of(), view=None, views={}), "page")


SENTENCES = tuple(
    f"{who} {what} in {where} on {day} January, where {number} instructors {verb}."
    for number, (who, what, where, day, verb) in enumerate((
        ("The minister", "visited the school of carabinieri", "Erbil", 3, "train the police of the region"),
        ("General Verdi", "took over the command", "Baghdad", 8, "had waited for weeks"),
        ("A delegation of parliament", "asked about the rules of engagement", "Rome", 11, "are at home on leave"),
        ("The spokesman of the alliance", "denied any plan for withdrawal", "Brussels", 14, "would have to be replaced"),
        ("An officer of the staff", "counted the vehicles handed over", "Kirkuk", 19, "teach how to clear mines"),
        ("The governor", "laid the first stone of a barracks", "Mosul", 23, "will find quarters by summer")), 40))


def quoted(text: str) -> str:
    return text.replace(" ", "\u00a0", 9).replace("’", "'").replace("-", "–")


def rewrapped(text: str) -> str:
    return re.sub(r"(?<=\w{5}) ", "\n", text)


def edited(text: str) -> str:
    """One word in twelve is another."""
    words = text.split(" ")
    return " ".join("certainly" if at % 12 == 7 else word for at, word in enumerate(words))


@pytest.mark.parametrize("change", [quoted, rewrapped, edited], ids=["typography", "lines", "words"])
def test_every_passage_is_found_where_it_went(change: Callable[[str], str]) -> None:
    text = "\n".join(SENTENCES)
    source = Source(1, text, digest(text), excerpts=tuple(taken(text, at, one) for at, one in enumerate(SENTENCES, 1)), next_excerpt=9)
    fresh = "\n".join(change(one) for one in reversed(SENTENCES))
    fates = workflow.correct_text(source, fresh).carried
    for sentence, fate in zip(SENTENCES, fates, strict=True):
        assert fate.state in ("moved", "changed") and (change is edited) == (fate.state == "changed")
        assert set(re.findall(r"\d+", sentence)) == set(re.findall(r"\d+", fate.passage))


def test_nothing_is_found_in_a_text_on_something_else() -> None:
    text = "\n".join(SENTENCES)
    source = Source(1, text, digest(text), excerpts=tuple(taken(text, at, one) for at, one in enumerate(SENTENCES, 1)), next_excerpt=9)
    other = ("L’olivicoltura attraversa una stagione difficile.\nI frantoi hanno chiuso prima del tempo.\n"
             "Cooks prefer the oil of the hills, which keeps for two years if it stays in the dark.\nNobody knows what next autumn brings.")
    assert {fate.state for fate in workflow.correct_text(source, other).carried} == {"lost"}
