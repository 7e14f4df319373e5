"""Leftovers go line by line, each with its rule; text stays."""
from __future__ import annotations

import pytest

from briefer.importers.clean import clean_lines, rule_for


@pytest.mark.parametrize(("line", "rule"), [
    ("skip to Main Content", "navigation"), ("Back To Top ↑", "navigation"), ("Torna all’inizio", "navigation"),
    ("» LEGGI ANCHE:", "navigation"), ("Condividi su Facebook", "navigation"),
    ("We use cookies on this site. By going on you accept them.", "cookies"),
    ("Questo sito utilizza cookie per migliorare l’esperienza. Accetta", "cookies"),
    ("Facebook:, @unit, @unit_official", "social"), ("@one @two_three @four", "social"),
    ("© 2020 A Publisher", "copyright"), ("Copyright 2020, A Publisher", "copyright"), ("Riproduzione riservata", "copyright"),
    ("A Paper – Tutti i diritti riservati.", "copyright"),
    ("Fonte: Agenzia di esempio", "credit"), ("Source: A News Agency.", "credit"),
])
def test_a_leftover_is_named_by_its_rule(line: str, rule: str) -> None:
    assert rule_for(line) == rule


@pytest.mark.parametrize("line", [
    "The minister said that cookies were served at the meeting.",
    "Search and rescue teams arrived.",
    "Share prices fell.",
    "Sources: two diplomats said so. A third denied it.",
    "Source: two diplomats who were there said that no envoy had disputed the merits of the strike! And more.",
    "He wrote to @ministry that the talks, which had begun in May, would be resumed before the end of the summer.",
    "X was right.",
    "Copyright law was discussed at length by the two delegations in the course of a meeting that went on into the small hours of the day.",
    "Riproduzione",
    "Copyright law is under review.",
    "(c) the third point of the agreement.",
    "Ok.",
])
def test_text_is_left_alone(line: str) -> None:
    assert rule_for(line) is None


def test_a_line_is_kept_with_the_paragraph_it_stood_before() -> None:
    cleaned = clean_lines(["Menu", "Cerca", "Primo capoverso.", "Stampa", "Secondo capoverso.", "Torna su"])
    assert cleaned.paragraphs == ("Primo capoverso.", "Secondo capoverso.")
    assert [(line.text, line.before, line.order) for line in cleaned.hidden] == [
        ("Menu", 1, 0), ("Cerca", 1, 1), ("Stampa", 2, 0), ("Torna su", 3, 0)]


def test_a_line_said_three_times_is_a_leftover_but_a_sentence_is_not() -> None:
    lines = ["Desk view", "One.", "Desk view", "One.", "Desk view", "One."]
    assert [line.rule for line in clean_lines(lines).hidden] == ["repeated"] * 3
    assert clean_lines(lines).paragraphs == ("One.",) * 3


def test_the_credit_line_gives_the_credit_and_a_notice_the_rights() -> None:
    cleaned = clean_lines(["A text.", "Fonte: Agenzia di esempio", "© Riproduzione riservata"])
    assert (cleaned.credit, cleaned.rights) == ("Agenzia di esempio", "reserved")


def test_when_nothing_would_be_left_everything_stays() -> None:
    assert clean_lines(["Menu", "Home"]).paragraphs == ("Menu", "Home")
