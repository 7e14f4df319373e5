"""What office programs write about a document: a title worth having, the language, the day it was last changed."""
from __future__ import annotations

import re

from briefer.importers.xml_stream import Attributes, XmlHandler
from briefer.model.dates import Date, parse_edtf
from briefer.model.localized import Localized
from briefer.model.sources import Stated

# Titles that programs give by themselves, or leave from the file they began with.
_NO_TITLE = re.compile(
    r"(?:microsoft (?:office )?word\b.*|(?:document|documento|dokument|doc)\s*\d*|untitled.*|senza (?:titolo|nome).*|title|titolo|"
    r"word document|powerpoint presentation|presentazione.* powerpoint|normal(?:\.dotm?)?|.*\.(?:docx?|odt|rtf|dotx?|ott|pdf|txt))",
    re.IGNORECASE)
_DAY = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})(?:T|\s|$)")
_EARLIEST_YEAR = 1985
_LANGUAGE = re.compile(r"(?P<language>[A-Za-z]{2,3})(?:[-_].*)?")
_LONGEST_TITLE = 300


def title(printed: str, stated: str) -> Stated:
    """The title as it is printed at the head, else as the properties have it, unless a program made that up."""
    printed, stated = " ".join(printed.split()), " ".join(stated.split())
    words = printed if 0 < len(printed) <= _LONGEST_TITLE else stated
    if not words or len(words) > _LONGEST_TITLE or (words != printed and _NO_TITLE.fullmatch(words)):
        return Stated()
    return Stated(Localized(words))


def language(tag: str) -> str:
    """The language of a tag such as `it-IT`, or nothing."""
    match = _LANGUAGE.fullmatch(tag.strip())
    return match["language"].lower() if match else ""


def published(*stamps: str) -> Date | None:
    """The day of the first time stamp that can be one, as what it is: a sign of when the document came out."""
    for stamp in stamps:
        match = _DAY.match(stamp.strip())
        value = parse_edtf(match["day"]) if match else None
        if match and value and value.year >= _EARLIEST_YEAR:
            return Date(edtf=match["day"], basis="inferred", confidence="low")
    return None


class Properties(XmlHandler):
    """Reads the properties of a document: text by the name of its element."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self._name = ""

    def start(self, name: str, attributes: Attributes) -> None:
        """A property begins."""
        self._name = name

    def end(self, name: str) -> None:
        """A property ends."""
        self._name = ""

    def data(self, text: str) -> None:
        """Words of a property."""
        if self._name and len(self.found.get(self._name, "")) < 1000:
            self.found[self._name] = self.found.get(self._name, "") + text
