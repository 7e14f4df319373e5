"""A file becomes text by its name and its content, or a clear refusal."""
from __future__ import annotations

import inspect
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import SourceError
from briefer.i18n import LANGUAGES, Catalogue
from briefer.importers import catalogue
from briefer.importers.catalogue import IMPORTERS
from briefer.importers.clean import COOKIES, COPYRIGHT, CREDIT, NAVIGATION, REPEATED, SOCIAL
from briefer.importers.imported import ImportedText, RawFile
from briefer.model.text import clean
from tests.importers.containers import WORDS, archive, sample

SEEDS = next((folder / "shared" / "seeds" for folder in Path(__file__).resolve().parents if (folder / "shared" / "seeds").is_dir()), None)


def read_file(name: str, data: bytes) -> ImportedText:
    return catalogue.read_file(RawFile(name, data))


@pytest.mark.parametrize(("name", "data", "kind"), [
    ("a.xlsx", archive("xl/workbook.xml"), "sheet"), ("a.txt", archive("ppt/presentation.xml"), "slides"),
    ("a.odt", archive("mimetype=application/vnd.oasis.opendocument.spreadsheet", "content.xml"), "sheet"),
    ("a.zip", archive("letter.txt"), "archive"), ("a.epub", archive("mimetype=application/epub+zip"), "book"),
    ("a.docx", archive("mimetype=application/vnd.briefer.pack+zip"), "pack"), ("a.txt", b"\x00\x01\x02", "unknown"),
    ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office_old"), ("a.pdf", b"\x89PNG\r\n\x1a\n\x00", "picture"),
    ("a.gz", b"\x1f\x8b\x08\x00", "archive"),
])
def test_a_kind_that_is_not_read_is_refused_by_name(name: str, data: bytes, kind: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_file(name, data)
    assert caught.value.id == "source_unsupported"
    assert caught.value.message.fields["kind"].id == f"import.kind.{kind}"  # type: ignore[attr-defined]


@pytest.mark.parametrize(("data", "id"), [
    (b"", "source_empty"), (b" \n\t\xc2\xa0", "source_empty"), (b"a" * (IMPORTERS[0].limit + 1), "source_too_large")])
def test_empty_and_huge_files_are_refused(data: bytes, id: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_file("a.txt", data)
    assert caught.value.id == id and caught.value.status == 3


def test_a_text_with_an_unknown_ending_is_read_as_text() -> None:
    found = read_file("notes.log", b"one\ntwo")
    assert found.text == "one\ntwo" and "kind" not in found.guessed


def test_a_text_with_the_name_of_another_kind_is_read_as_text_and_says_so() -> None:
    for name in ("a.pdf", "a.docx", "a.doc", "a.eml"):
        found = read_file(name, b"one line of words")
        assert found.text == "one line of words" and found.guessed == ("kind",)


def test_the_encoding_that_a_person_chose_holds() -> None:
    found = catalogue.read_file(RawFile("a.txt", "città".encode("mac_roman"), encoding="cp850"))
    assert found.text == "cittê" and found.encoding == "cp850" and not found.guessed  # wrong, but as asked
    with pytest.raises(SourceError, match="source_encoding"):
        catalogue.read_file(RawFile("a.txt", b"words", encoding="no such"))
    with pytest.raises(SourceError, match="source_encoding"):
        catalogue.read_file(RawFile("a.txt", b"words", encoding="idna"))


def test_every_rule_and_kind_has_words_in_both_languages() -> None:
    for language in LANGUAGES:
        words = Catalogue(language, "interface")
        assert all(f"import.rule.{rule}" in words for rule in (NAVIGATION, COOKIES, SOCIAL, COPYRIGHT, REPEATED, CREDIT))


@pytest.mark.skipif(SEEDS is None, reason="the five seeds are not beside this checkout")
def test_the_seeds_lose_their_leftovers_and_nothing_else() -> None:
    assert SEEDS is not None
    hidden = []
    for path in sorted(SEEDS.glob("*.txt")):
        found = read_file(path.name, path.read_bytes())
        lines = {line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()}
        assert lines == {*found.text.split("\n"), *(line.text for line in found.hidden)}
        assert not found.lost and not found.guessed and found.encoding == "utf-8"
        hidden += [line.rule for line in found.hidden]
    assert sorted(hidden) == ["cookies", "credit", *["navigation"] * 4, *["social"] * 5]


@given(st.binary(max_size=400))
def test_whatever_the_bytes_there_is_text_or_a_refusal(data: bytes) -> None:
    for name in ("a.txt", "a.md", "a"):
        try:
            found = read_file(name, data)
        except SourceError:
            continue
        assert found.text == clean(found.text) and found.text.strip()


@given(st.lists(st.sampled_from((
    "Menu", "A sentence of the article, as long as such sentences are.", "", "Source: An Agency", "© 2020", "@a_b @c_d", "Desk view",
    "torna su", "Another sentence follows the first one and ends here.", "  - an item", "X: @unit")), max_size=14))
def test_every_line_comes_in_or_is_kept_as_hidden(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not text.strip():
        return
    found = read_file("a.txt", text.encode())
    kept = [(number, 1, 0, line) for number, line in enumerate(found.text.split("\n"), 1)]
    put_back = sorted([*kept, *((line.before, 0, line.order, line.text) for line in found.hidden)])
    assert " ".join(line for *_, line in put_back).split() == text.split()


@pytest.mark.parametrize("importer", IMPORTERS, ids=lambda importer: importer.kind)
def test_every_row_s_reader_takes_a_raw_file_and_gives_its_text(importer: catalogue.Importer) -> None:
    read = importer.load()
    taken, = inspect.signature(read).parameters.values()
    assert (taken.annotation, inspect.signature(read).return_annotation) == ("RawFile", "ImportedText")
    found = read(RawFile(f"a{importer.suffixes[0]}", sample(importer.kind)))
    assert isinstance(found, ImportedText) and WORDS in found.text


def test_no_ending_stands_in_two_rows() -> None:
    suffixes = [suffix for importer in IMPORTERS for suffix in importer.suffixes]
    assert len(suffixes) == len(set(suffixes)) and all(suffix == suffix.lower() and suffix[0] == "." for suffix in suffixes)
