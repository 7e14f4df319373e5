"""Edits of excerpts: what they do, and what a pack does not allow."""
from __future__ import annotations

from dataclasses import replace

import pytest

from briefer.edits import AddExcerpt, Anchor, ChangeExcerpt, MoveAnchor, RemoveExcerpt
from briefer.errors import EditError
from briefer.model.dates import Date
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt, ExcerptId
from tests.edits.refusals import refusal


def test_an_excerpt_takes_the_next_number_of_its_source(pack: Pack) -> None:
    added = AddExcerpt(1, Excerpt(3, 0, 10, "Parliament", themes=("mil",))).apply(pack)
    assert added.sources[0].excerpts[-1].exact == "Parliament" and added.sources[0].next_excerpt == 4
    assert refusal(AddExcerpt(1, Excerpt(2, 0, 10, "Parliament")), pack) == "excerpt_number_not_next"
    assert refusal(AddExcerpt(9, Excerpt(1, 0, 10, "Parliament")), pack) == "unknown_source"


@pytest.mark.parametrize(("excerpt", "id"), [
    (Excerpt(3, 0, 10, "parliament"), "quote_not_in_source"),
    (Excerpt(3, 1, 11, "Parliament"), "quote_not_in_source"),
    (Excerpt(3, 5, 5, ""), "quote_not_in_source"),
    (Excerpt(3, -10, 10, ""), "quote_not_in_source"),
    (Excerpt(3, 0, 10, "Parliament", themes=("no",)), "unknown_theme"),
    (Excerpt(3, 0, 10, "Parliament", wording="The Parliament"), "quote_not_verbatim"),
    (Excerpt(3, 0, 10, "Parliament", date=Date("", "2020-13")), "date_not_read"),
    (Excerpt(3, 0, 10, "Parliament", credibility="0"), "value_not_allowed"),
])
def test_what_is_not_verbatim_or_cannot_be_is_refused(excerpt: Excerpt, id: str, pack: Pack) -> None:
    assert refusal(AddExcerpt(1, excerpt), pack) == id


FAITHFUL = ("", "voted […] January", "[It] voted on 5 January", "voted on 5 [sic] January", "[V]oted on 5 January")


@pytest.mark.parametrize("wording", FAITHFUL)
def test_a_wording_may_cut_and_add_in_brackets(wording: str, pack: Pack) -> None:
    changed = ChangeExcerpt(ExcerptId(1, 1), {"wording": wording}).apply(pack)
    assert changed.sources[0].excerpts[0].wording == wording


def test_a_wording_may_not_say_anything_else(pack: Pack) -> None:
    with pytest.raises(EditError) as caught:
        ChangeExcerpt(ExcerptId(1, 1), {"wording": "voted on 6 January"}).apply(pack)
    assert (caught.value.id, caught.value.message.fields["excerpt"], caught.value.message.count) == ("quote_not_verbatim", "1.1", 1)


def test_what_is_said_of_an_excerpt_can_change_and_nothing_else(pack: Pack) -> None:
    date = Date("5 January", "2020-01-05")
    changes = {"themes": ("mil",), "date": date, "headline": Localized({"it": "Il voto"}), "credibility": "1"}
    changed = ChangeExcerpt(ExcerptId(1, 1), changes).apply(pack)
    assert changed.sources[0].excerpts[0] == replace(pack.sources[0].excerpts[0], **changes)
    assert changed.sources[0].excerpts[1] is pack.sources[0].excerpts[1] and changed.sources[1] is pack.sources[1]
    assert refusal(ChangeExcerpt(ExcerptId(1, 1), {"exact": "x"}), pack) == "field_not_allowed"
    assert refusal(ChangeExcerpt(ExcerptId(1, 1), {"themes": ("no",)}), pack) == "unknown_theme"
    assert refusal(ChangeExcerpt(ExcerptId(1, 9), {}), pack) == "unknown_excerpt"


def test_an_unverified_excerpt_can_still_be_described(pack: Pack) -> None:
    source = replace(pack.sources[0], text="All else.")
    damaged = replace(pack, sources=(source, pack.sources[1]))
    assert ChangeExcerpt(ExcerptId(1, 1), {"note": "lost"}).apply(damaged).sources[0].excerpts[0].note == "lost"
    assert refusal(ChangeExcerpt(ExcerptId(1, 1), {"wording": "voted"}), damaged) == "quote_not_in_source"


def test_an_anchor_moves_to_what_stands_there(pack: Pack) -> None:
    moved = MoveAnchor(ExcerptId(1, 1), Anchor(0, 16, "Parliament voted", "", " on 5 January.\nThe mission was s")).apply(pack)
    assert moved.sources[0].excerpts[0].exact == "Parliament voted" and moved.sources[0].excerpts[0].themes == ("pol",)
    assert refusal(MoveAnchor(ExcerptId(1, 1), Anchor(0, 16, "Parliament Voted")), pack) == "quote_not_in_source"
    assert refusal(MoveAnchor(ExcerptId(1, 1), Anchor(0, 16, "Parliament voted"), "Parliament left"), pack) == "quote_not_verbatim"


def test_a_removed_excerpt_is_placed_nowhere(pack: Pack) -> None:
    left = RemoveExcerpt(ExcerptId(1, 2)).apply(pack)
    assert left.excerpt(ExcerptId(1, 2)) is None and left.sources[0].next_excerpt == 3
    assert [id for _, id in left.briefings[0].placed()] == [ExcerptId(1, 1), ExcerptId(1, 1), ExcerptId(2, 1)]
    assert refusal(AddExcerpt(1, Excerpt(2, 0, 10, "Parliament")), left) == "excerpt_number_not_next"
