"""What officers put into sections that fill themselves, and excerpts among their words."""
from __future__ import annotations

from dataclasses import replace

from briefer.assembly import assemble
from briefer.document.dump import dump
from briefer.document.nodes import Quote, Table
from briefer.model.briefing import ExcerptItem, Section, TextItem
from briefer.model.sources import ExcerptId
from tests.assembly import small_pack
from tests.assembly.small_pack import both


def test_a_quotation_stands_among_words_of_text_and_a_chosen_event_in_its_row_alone() -> None:
    item = ExcerptItem(ExcerptId(1, 2))
    sections = (Section("t", "text", both("Words", "Parole"), body=(TextItem(both("We say:", "Diciamo:")), item)),
                Section("c", "chronology", both("Turns", "Svolte"), body=(item,)))
    made = assemble(small_pack.pack(), small_pack.briefing(*sections), "en", numbering="section_dot")
    quotes = [block for block in made.document.blocks if isinstance(block, Quote)]
    (table,) = (block for block in made.document.blocks if isinstance(block, Table))
    assert (len(quotes), len(table.rows), made.placed) == (1, 1, (ExcerptId(1, 2),))


def test_words_written_into_a_list_of_acronyms_print_though_there_are_none() -> None:
    listed = Section("l", "acronyms", both("Acronyms", "Sigle"), body=(TextItem(both("None is used.", "Nessuna.")),))
    made = assemble(replace(small_pack.pack(), glossary=()), small_pack.briefing(listed), "en", numbering="section_dot")
    assert "None is used." in dump(made.document)
