"""Broken lines become paragraphs again; whole paragraphs are left as they are."""
from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from briefer.importers.unwrap import unwrap

FIRST = ("The officials met for two hours at the headquarters and agreed that the training of local forces would be taken up "
         "again as soon as the situation allowed it, and no sooner than the host country had given its consent in writing.")
SECOND = ("A second meeting is planned for the spring. The partners will then look at the number of advisers, at the places "
          "where they work and at the means of protecting them on the road between the capital and the northern provinces.")


def lines(text: str) -> list[str]:
    return text.split("\n")


def never(line: str) -> bool:
    return False


def test_a_text_broken_at_a_width_is_put_together() -> None:
    wrapped = f"{textwrap.fill(FIRST, 72)}\n\n{textwrap.fill(SECOND, 72)}"
    assert unwrap(lines(wrapped), never) == ((FIRST, SECOND), False)


def test_one_paragraph_a_line_stays_one_paragraph_a_line() -> None:
    assert unwrap([FIRST, SECOND], never) == ((FIRST, SECOND), False)


def test_short_lines_that_are_not_full_are_paragraphs_of_their_own() -> None:
    accounts = ["Facebook: the unit", "Instagram: the other unit of the same name", "Radio: none", "Press: none to be named here"]
    assert unwrap(accounts, never)[0] == tuple(accounts)


def test_a_heading_and_list_items_stay_alone_in_a_broken_text() -> None:
    wrapped = f"A) Training\n{textwrap.fill(FIRST, 72)}\n- one item\n- another item"
    assert unwrap(lines(wrapped), never)[0] == ("A) Training", FIRST, "- one item", "- another item")


def test_a_line_that_must_stand_alone_joins_nothing() -> None:
    wrapped = textwrap.fill(FIRST, 72).split("\n")
    notice = "This line, long as it may be and full as it is, is none of the text."
    found, _ = unwrap([*wrapped, notice], lambda line: line == notice)
    assert found == (FIRST, notice)


def test_a_hyphen_at_the_break_stays_unless_the_word_is_known_without_it() -> None:
    filler = textwrap.fill(f"{FIRST} Stabilisation is the word that all of them used at the meeting.", 60).split("\n")
    wide = ["A report on what the many members of the counter-", "terrorism branch have said of the need of stabili-",
            "sation and of what comes after it in these lands."]
    found, mended = unwrap([*wide, "", *filler], never)
    assert "counter-terrorism branch" in found[0] and "stabilisation and" in found[0] and mended


@given(st.lists(st.text(alphabet="ab .-–\n", max_size=60), max_size=8))
def test_no_word_is_ever_lost(parts: list[str]) -> None:
    text = "\n".join(parts).split("\n")
    found, _ = unwrap(text, never)
    assert "".join("".join(found).replace("-", "").split()) == "".join("".join(text).replace("-", "").split())
