"""What the tests of the Word file share: the documents, written in both house styles and taken apart again."""
from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from lxml import etree

from briefer.document.nodes import Document
from briefer.document.styles import HouseStyle
from briefer.exporters.docx import write_docx
from briefer.layout import lay_out
from briefer.resources import styles_folder
from briefer.templating.styles import load_style

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "v": "urn:schemas-microsoft-com:vml",
}


@dataclass(frozen=True)
class WordFile:
    """A Word file by its members."""

    data: bytes

    def member(self, name: str) -> bytes:
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return archive.read(name)

    def names(self) -> list[str]:
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return archive.namelist()

    def find(self, path: str, member: str = "word/document.xml") -> list[etree._Element]:
        """The elements at an XPath."""
        return list(etree.fromstring(self.member(member)).xpath(path, namespaces=NAMESPACES))

    def values(self, path: str, member: str = "word/document.xml") -> list[str]:
        """Attributes or texts at an XPath, as text."""
        return [str(value) for value in etree.fromstring(self.member(member)).xpath(path, namespaces=NAMESPACES)]

    def words(self, path: str, member: str = "word/document.xml") -> list[str]:
        """The words of each element at an XPath."""
        return ["".join(element.itertext(f"{{{NAMESPACES['w']}}}t")) for element in self.find(path, member)]


@pytest.fixture(scope="session")
def house_style() -> Callable[[str], HouseStyle]:
    """A bundled house style by its id."""
    def read(id: str) -> tuple[str, str]:
        path = styles_folder() / f"{id}.yaml"
        return path.read_text("utf-8"), path.name

    return lambda id: load_style(id, read)


@pytest.fixture(scope="session")
def written(house_style: Callable[[str], HouseStyle]) -> Callable[..., WordFile]:
    """Writes a document in a house style."""
    def write(document: Document, style: str = "staff") -> WordFile:
        house = house_style(style)
        return WordFile(write_docx(document, lay_out(document, house), house))

    return write
