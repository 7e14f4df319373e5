"""Word files against the standard they claim (Open XML SDK), and as another program sets them (LibreOffice)."""
from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from briefer.document.nodes import Document, Heading, Paragraph
from briefer.document.walk import plain_text, stretches
from briefer.exporters.docx import write_docx
from briefer.layout import Laid, lay_out
from tests.conformance.word_readers import pages_in_libreoffice, schema_errors
from tests.exporters.docx.documents import english, italian
from tests.exporters.docx.papers import decision, talking_points
from tests.layout.random_documents import card_documents, documents
from tests.layout.sample_documents import briefing, italian_note, style
from tests.layout.sample_states import states

STYLES = {id: style(id) for id in ("staff", "diplomatic")}
NAMED = {"english": english(), "italian": italian(), "draft": italian(draft=True, copy=(3, 12)), "briefing": briefing(),
         "note": italian_note(), "states": states(), "decision": decision(), "decision-draft": decision(draft=True),
         "points": talking_points(), "points-draft": talking_points(draft=True)}
RANDOM = 30


def written(folder: Path, named: dict[str, Document]) -> dict[Path, tuple[Document, Laid]]:
    """Documents as Word files, in each style, with the pages they were laid out on."""
    files = {}
    for name, document in named.items():
        for id, house in STYLES.items():
            laid = lay_out(document, house)
            file = folder / f"{name}-{id}.docx"
            file.write_bytes(write_docx(document, laid, house))
            files[file] = document, laid
    return files


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, tuple[Document, Laid]]:
    """The documents made by hand."""
    return written(tmp_path_factory.mktemp("docx"), NAMED)


@pytest.fixture(scope="module")
def pages(files: dict[Path, tuple[Document, Laid]], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The text of their pages in LibreOffice."""
    return pages_in_libreoffice(list(files), tmp_path_factory.mktemp("office"))


def test_documents_made_by_hand_follow_the_schema(files: dict[Path, tuple[Document, Laid]]) -> None:
    assert schema_errors(list(files)) == []


def test_documents_at_random_follow_the_schema(tmp_path: Path) -> None:
    made: dict[str, Document] = {}

    @seed(11)
    @settings(max_examples=RANDOM, deadline=None, database=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
    @given(st.one_of(documents(), card_documents()))
    def collect(document: Document) -> None:
        made[f"random{len(made)}"] = document

    collect()
    assert schema_errors(list(written(tmp_path, made))) == []


def test_the_validator_sees_what_is_wrong(files: dict[Path, tuple[Document, Laid]], tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    with zipfile.ZipFile(next(iter(files))) as sound, zipfile.ZipFile(broken, "w") as archive:
        for name in sound.namelist():
            archive.writestr(name, sound.read(name).replace(b"<w:keepNext/>", b"<w:keepNexts/>"))
    assert schema_errors([broken])


def test_libreoffice_needs_as_many_pages_give_or_take_one(files: dict[Path, tuple[Document, Laid]], pages: dict[str, list[str]]) -> None:
    for file, (_, laid) in files.items():
        assert abs(len(pages[file.name]) - len(laid.pages)) <= 1, file.name


def test_in_libreoffice_nothing_is_lost(files: dict[Path, tuple[Document, Laid]], pages: dict[str, list[str]]) -> None:
    for file, (document, _) in files.items():
        words = " ".join(" ".join(pages[file.name]).split()).lower()
        for block in document.blocks:
            if isinstance(block, (Heading, Paragraph)):
                start = " ".join(plain_text(next(stretches(block))).split()[:4]).lower()[:30]  # short of where a long word is broken
                assert f"{block.number} {start}".strip() in words, f"{file.name}: {block.id}"


def test_in_libreoffice_every_page_bears_marking_and_number(files: dict[Path, tuple[Document, Laid]], pages: dict[str, list[str]]) -> None:
    for file, (document, _) in files.items():
        found = pages[file.name]
        for number, page in enumerate(found, 1):
            assert page.count(document.meta.marking.upper()) == 2, file.name
            assert document.phrases.page.format(n=number, total=len(found)) in page, file.name
