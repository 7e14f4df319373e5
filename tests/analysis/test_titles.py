"""A first line is taken for a title only when it looks like one."""
from __future__ import annotations

import pytest

from briefer.analysis.titles import guess_title

BODY = "The officials met for two hours at the headquarters and agreed that the training of local forces would be taken up again."


@pytest.mark.parametrize("title", ["Officially.. the mission goes on", "“A new attack”, says the ministry", "Che cosa succede a Baghdad?"])
def test_a_line_that_looks_like_a_title_is_one(title: str) -> None:
    assert guess_title(f"{title}\n{BODY}") == title


@pytest.mark.parametrize("line", [
    BODY, "It was a Monday.", "and so on", "BRUXELLES – Tutti i membri si sono riuniti", "- one item", "Press",
    "From: the press desk", "Oggetto: Razzi a Baghdad"])
def test_any_other_line_is_text(line: str) -> None:
    assert guess_title(f"{line}\n{BODY}") == ""


def test_a_text_of_one_paragraph_has_no_title() -> None:
    assert guess_title("A title alone") == ""


@pytest.mark.parametrize(("head", "title"), [
    ("PRESS RELEASE\nMinistry of Defence\n14 February 2020\nMinister meets his counterpart", "Minister meets his counterpart"),
    ("COMUNICATO STAMPA N. 12\nIl ministro incontra l'omologo\nRoma, 16 febbraio 2020", "Il ministro incontra l'omologo"),
    ("https://example.org/a\nThe mission goes on\nAnna Verdi, 15/02/2020", "The mission goes on"),
    ("Press release", ""), ("Statement\nROMA, 3 gen. (Ansa) - The text.", "")])
def test_the_name_of_a_kind_of_paper_is_no_title_and_the_line_below_it_may_be(head: str, title: str) -> None:
    assert guess_title(f"{head}\n{BODY}") == title
