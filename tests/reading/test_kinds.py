"""A file of any kind is read as what it is, whatever its name says, in the process that reads files."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from briefer.importers.catalogue import IMPORTERS
from briefer.reading.files import FileToRead
from briefer.reading.pool import Pool
from briefer.workflow.importing import FileRead, Importing
from tests.importers.containers import WORDS, sample

KINDS = tuple(importer.kind for importer in IMPORTERS)
OF_OTHERS = ("a.txt", "a.pdf", "a.docx", "a.odt", "a.rtf", "a.eml", "a.msg", "a.mht", "a.doc", "a.xlsx", "a.png", "a", "a.unknown")


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(2) as made:
        yield made


def read(pool: Pool, *files: FileToRead) -> list[FileRead]:
    return [event for event in Importing(pool, files) if isinstance(event, FileRead)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_read_as_what_it_is_whatever_its_name_says(pool: Pool, kind: str) -> None:
    own = next(importer for importer in IMPORTERS if importer.kind == kind)
    names = [f"a{suffix}" for suffix in own.suffixes]
    wrong = [name for name in OF_OTHERS if kind not in ("text", "markdown") and not name.endswith(own.suffixes)]
    found = read(pool, *(FileToRead(name, data=sample(kind)) for name in (*names, *wrong)))
    for one in found:
        assert one.source is not None, (one.file.name, one.error)
        assert WORDS in one.source.text and one.source.origin.media_type
        assert ("kind" in one.source.report.guessed) == (one.file.name in wrong and one.file.name not in ("a", "a.unknown")), one.file.name


@pytest.mark.parametrize("name", [f"a{importer.suffixes[0]}" for importer in IMPORTERS])
def test_an_empty_file_is_refused_as_empty(pool: Pool, name: str) -> None:
    for data in (b"", b" \r\n\t", b"\xef\xbb\xbf"):
        found, = read(pool, FileToRead(name, data=data))
        assert found.error and found.error.id == "source_empty", (name, data)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_cut_anywhere_is_text_or_a_refusal(pool: Pool, kind: str) -> None:
    whole = sample(kind)
    own = next(importer for importer in IMPORTERS if importer.kind == kind)
    cuts = sorted({len(whole) * part // 12 for part in range(1, 12)})
    for one in read(pool, *(FileToRead(f"a{own.suffixes[0]}", data=whole[:cut]) for cut in cuts)):
        assert one.source is not None or (one.error is not None and one.error.id != "source_crashed"), (len(one.data), one.error, one.log)
