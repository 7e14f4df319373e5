"""Plain text keeps every word; what signs set off becomes a heading or an item."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.importers.imported import ImportedText, RawFile
from briefer.importers.plain import read_plain, roles_of

BODY = "The convoy left at dawn and reached the airport without incident."


def read(text: str | bytes) -> ImportedText:
    return read_plain(RawFile("a.txt", text.encode() if isinstance(text, str) else text))


def test_an_underlined_line_is_a_heading_and_the_line_below_it_is_hidden() -> None:
    found = read(f"The convoy\n==========\n\n{BODY}\n\nThe road\n--------\n{BODY}\n")
    assert dict(found.structure) == {1: "h1", 3: "h2"} and found.text.split("\n") == ["The convoy", BODY, "The road", BODY]
    assert [(line.rule, line.text, line.before) for line in found.hidden] == [("ruler", "==========", 2), ("ruler", "--------", 4)]


def test_a_ruler_below_a_sentence_ends_a_section() -> None:
    found = read(f"{BODY}\n{'-' * len(BODY)}\n{BODY}\n***\n{BODY}")
    assert not found.structure and [line.rule for line in found.hidden] == ["ruler", "ruler"]


@pytest.mark.parametrize("line", ["THE CONVOY", "1. INTRODUZIONE", "LA CITTÀ È LIBERA"])
def test_capitals_above_text_are_a_heading(line: str) -> None:
    assert dict(read(f"{line}\n\n{BODY}").structure) == {1: "h2"}


@pytest.mark.parametrize("text", [
    f"NATO\nEU\nUN\n{BODY}", f"HE SAID NO.\n{BODY}", f"A 1\n{BODY}", "THE CONVOY", f"{BODY}\nTHE END"])
def test_other_capitals_are_no_heading(text: str) -> None:
    assert not read(text).structure


def test_lines_with_the_same_sign_are_items_and_keep_it() -> None:
    found = read(f"{BODY}\n- one convoy\n- two convoys\n{BODY}\n1. first\n2. second\n")
    assert dict(found.structure) == {2: "item", 3: "item", 5: "item", 6: "item"}
    assert found.text.split("\n")[1] == "- one convoy"


def test_a_dash_alone_may_open_what_somebody_says() -> None:
    assert not read(f"{BODY}\n– Non lo so, disse il generale.\n{BODY}").structure


def test_what_was_put_right_in_the_encoding_is_reported() -> None:
    found = read("Perché è così.\n".encode() * 3 + "Perché è così.\n".encode("cp1252"))
    assert found.guessed == ("encoding_mixed",) and found.text == "\n".join(["Perché è così."] * 4)


def test_an_endless_line_is_one_paragraph() -> None:
    found = read("word " * 400_000)
    assert found.text == ("word " * 400_000).strip() and not found.hidden


@given(st.lists(st.sampled_from(("TITLE", "====", "-----", "- a", "- b", "1. c", "A sentence.", "", "* x", "--- ---", "Title",
"~~~~~")), max_size=12))
def test_every_line_comes_in_or_is_hidden_and_roles_fall_on_lines_that_are_there(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not text.strip():
        return
    found = read(text)
    kept = found.text.split("\n")
    assert sorted(" ".join((*kept, *(line.text for line in found.hidden))).split()) == sorted(text.split())
    assert all(1 <= number <= len(kept) for number in found.structure)


def test_a_line_of_a_million_signs_costs_no_more_than_it_is_long() -> None:
    assert roles_of(["-" * 1_000_000 + "a", "=" * 1_000_000, "- " * 500_000]) == {}
