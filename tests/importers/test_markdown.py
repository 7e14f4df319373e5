"""Markdown comes in as its reader sees it, and says what it left behind."""
from __future__ import annotations

import pytest

from briefer.importers.imported import ImportedText, RawFile
from briefer.importers.markdown import read_markdown


def read(text: str) -> ImportedText:
    return read_markdown(RawFile("a.md", text.encode()))


@pytest.mark.parametrize(("markdown", "text"), [
    ("# A *title* #\n\nText", "A title\nText"),
    ("Title\n=====\nText", "Title\nText"),
    ("one\ntwo\n\nthree", "one two\nthree"),
    ("one  \ntwo", "one\ntwo"),
    ("- one\n- two\n  more\n1. three", "one\ntwo more\n1. three"),
    ("> said\n> twice", "said twice"), (">> deep\n> > down", "deep down"), ("    > code", "> code"), (f"{'> ' * 300_000}far in", "far in"),
    ("**a** _b_ `c*d` \\*e\\* snake_case", "a b c*d *e* snake_case"),
    ("a [link](http://x.org/a_(b)) and <https://y.org>", "a link and https://y.org"),
    ("a &amp; b<!-- not this --> <b>c</b>", "a & b c"),
    ("```\nx  *y*\n```", "x  *y*"),
    ("| a | b |\n|---|---|\n| 1 | 2 |", "a | b\n1 | 2"),
    ("See.[^1]\n\n[^1]: The note.\n\n[x]: http://y.org", "See.\nThe note."),
    ("a\n\n***\n\nb", "a\nb"),
])
def test_marks_vanish_and_words_stay(markdown: str, text: str) -> None:
    assert read(markdown).text == text


def test_the_head_gives_title_author_and_address() -> None:
    found = read('---\ntitle: "A title"\nauthor: A. Writer\nurl: https://x.org\ntags: [a, b]\n---\n# Another\nText')
    assert (found.title.text.best("en"), found.title.basis, found.author, found.url) == ("A title", "found", "A. Writer", "https://x.org")
    assert found.text == "Another\nText"


def test_the_head_gives_publisher_and_day() -> None:
    found = read("---\ntitle: A\npublisher: A Paper\ndate: 2020-02-18\n---\nText.")
    assert (found.publisher.text.best("en"), found.published and found.published.edtf) == ("A Paper", "2020-02-18")
    assert read("---\ndate: soon\n---\nText.").published is None


def test_headings_items_rows_and_notes_are_known_as_such() -> None:
    found = read("# A\n\nText.[^1]\n\nB\n---\n- one\n- two\n\nText.\n\n| a | b |\n|---|---|\n\n[^1]: Note.\n\nMenu\n\n### C")
    lines = found.text.split("\n")
    assert {lines[number - 1]: role for number, role in found.structure.items()} == {
        "A": "h1", "B": "h2", "one": "item", "two": "item", "a | b": "row", "Note.": "note", "C": "h3"}


def test_without_a_head_the_first_heading_is_the_title() -> None:
    assert read("## Not this\n# This\nText").title.text.best("en") == "This"


def test_what_cannot_be_carried_over_is_reported() -> None:
    assert read("![a](b.png) [c](d)\n\n| e |\n|---|").lost == ("images", "links", "table_layout")


def test_a_heading_may_come_again_and_again() -> None:
    found = read("## North\n\n### Actions\n\na\n\n## South\n\n### Actions\n\nb\n\n## East\n\n### Actions\n\nc\n\nMore on p. 2\n\n"
                 "More on p. 2\n\nMore on p. 2")
    assert found.text.count("Actions") == 3 and {line.text for line in found.hidden} == {"More on p. 2"}


def test_leftovers_are_hidden_as_in_any_text() -> None:
    found = read("Skip to content\n\nText.\nRiproduzione riservata")
    assert (found.text, [line.rule for line in found.hidden], found.rights) == ("Text.", ["navigation", "copyright"], "reserved")


@pytest.mark.parametrize("text", ["*a " * 50_000, "[" * 50_000, "`" * 50_001, "<!--" * 50_000, "# " + " " * 50_000 + "x", "__a" * 50_000,
                                  "> " * 50_000 + "x", "|" * 50_000 + "x"])
def test_a_text_made_of_marks_is_read_all_the_same(text: str) -> None:
    assert read(text + "\n\nend").text.endswith("end")
