"""Sentences end where a reader would say they do, in both languages, and no sign of the text is lost."""
from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.analysis.sentences import sentences

LABELLED = Path(__file__).parent / "labelled"


def lines(name: str) -> list[str]:
    return (LABELLED / name).read_text("utf-8").splitlines()


def split(text: str) -> list[str]:
    return [text[span.start:span.end] for span in sentences(text)]


@pytest.mark.parametrize("line", lines("sentences_seen.txt"))
def test_sentences_end_where_they_should(line: str) -> None:
    assert split(line.replace("¦", "")) == [sentence.strip() for sentence in line.split("¦")]


def test_lines_that_no_rule_was_made_for_come_out_right_too() -> None:
    held_out = lines("sentences_held_out.txt")
    right = sum(split(line.replace("¦", "")) == [sentence.strip() for sentence in line.split("¦")] for line in held_out)
    assert len(held_out) >= 75 and right / len(held_out) >= 0.96


def test_a_paragraph_ends_every_sentence_in_it() -> None:
    assert split("Background\n\nThe minister\nspoke. Then he left\n") == ["Background", "The minister", "spoke.", "Then he left"]


def test_a_quotation_that_never_closes_or_runs_on_does_not_hold_its_sentences_together() -> None:
    assert split("“We stay. We train.") == ["“We stay.", "We train."]
    assert len(split("«" + "Restiamo qui ancora a lungo. " * 20 + "»")) == 20


def test_letters_of_references_stay_with_the_sentence_before_them() -> None:
    assert split("It was agreed.\u00a0\ufffc The rest was not.\ufffc\ufffc Talks go on.") == [
        "It was agreed.\u00a0\ufffc", "The rest was not.\ufffc\ufffc", "Talks go on."]


@given(st.text(alphabet=st.sampled_from("aB1 .!?…\n\"'“”«»()[]’-–•\u00a0\ufffcè€𝄞"), max_size=80) | st.text(max_size=60))
def test_what_is_not_blank_stands_in_exactly_one_sentence(text: str) -> None:
    spans = sentences(text)
    assert all(span.start < span.end and text[span.start:span.end] == text[span.start:span.end].strip() for span in spans)
    assert all(one.end <= following.start for one, following in pairwise(spans))
    assert "".join("".join(text[span.start:span.end] for span in spans).split()) == "".join(text.split())


@given(st.lists(st.sampled_from("¦".join(lines("sentences_seen.txt")).split("¦")), min_size=1, max_size=6))
def test_paragraphs_are_split_each_by_itself(found: list[str]) -> None:
    text = "\n".join(found)
    assert split(text) == [sentence for line in text.split("\n") for sentence in split(line)]


@pytest.mark.parametrize("text", [
    ". " * 60_000, '"a. ' * 30_000, "“" * 120_000, "( " * 60_000, "." * 120_000, "a.Bcde" * 20_000, "aaaa.Bcd " * 9_000,
])
def test_hostile_texts_take_no_longer_than_their_length(text: str) -> None:
    before = process_time()
    sentences(text)
    assert process_time() - before < 2
