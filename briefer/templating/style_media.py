"""The files a style names: fonts for its text and the logo of its unit, read, judged, and put into the style."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import NoReturn

from briefer.document.styles import BUNDLED_FAMILIES, FACE_NAMES, FaceName, Logo, Token
from briefer.errors import Message, message
from briefer.files import is_safe
from briefer.schema import Fields, SchemaError
from briefer.templating.png import Dots, PngError, read_png
from briefer.values import dataclass

# The bytes of a file by the id of the style that names it and its name; None when it is not beside that style.
Bring = Callable[[str, str], bytes | None]
# What keeps a font file from being used, or None.
Examine = Callable[[bytes], Message | None]
NO_LOGO = "none"


@dataclass(slots=True)
class Media:
    """The files named so far by the styles of a chain, the one extended first; a nearer style's take the place of another's."""

    bring: Bring
    examine: Examine
    paper: str = "#FFFFFF"
    fonts: dict[FaceName, bytes] = field(default_factory=dict)
    dots: Dots | None = None
    _place: SchemaError | None = None

    def take(self, id: str, fields: Fields, tokens: Mapping[str, Token]) -> None:
        """The files that a style of the chain names; `tokens` are those of the chain so far.

        SchemaError for a file that is not there or cannot be used, and for a family of which not all four faces are there.
        """
        font, logo = fields.fields("font"), fields.fields("logo")
        if font is not None:
            self._take_fonts(id, font, str(tokens.get("font.body_pdf", "")))
        if logo is not None:
            self._take_logo(id, logo, tokens)

    def _take_fonts(self, id: str, font: Fields, family: str) -> None:
        """The faces of a family of the unit's own; a style that names a family starts with none."""
        if "body_pdf" in font:
            self.fonts.clear()
        files = font.fields("files")
        if files is not None and family in BUNDLED_FAMILIES:
            font.fail("schema.family_taken", "files", family=family)
        for name in FACE_NAMES:
            if files is not None and name in files:
                self.fonts[name] = self._font(id, files, name)
        if family not in BUNDLED_FAMILIES and (missing := tuple(name for name in FACE_NAMES if name not in self.fonts)):
            font.fail("schema.faces_missing", "body_pdf" if files is None else "files", family=family, missing=missing,
                      allowed=BUNDLED_FAMILIES)

    def _font(self, id: str, files: Fields, name: FaceName) -> bytes:
        """The bytes of a font file that can be used."""
        file, data = self._brought(id, files, name)
        wrong = self.examine(data)
        if wrong is not None:
            _refuse(files, name, wrong, file)
        return data

    def _take_logo(self, id: str, logo: Fields, tokens: Mapping[str, Token]) -> None:
        """The picture of the unit."""
        if logo.text("file") == NO_LOGO:
            self.dots = None
        elif "file" in logo:
            file, data = self._brought(id, logo, "file")
            red, green, blue = bytes.fromhex(str(tokens.get("color.paper", self.paper))[1:])
            try:
                self.dots = read_png(data, (red, green, blue))
            except PngError as error:
                _refuse(logo, "file", error.what, file)
            for language in ("en", "it"):
                if not str(tokens.get(f"logo.alt.{language}", "")).strip():
                    logo.fail("schema.logo_without_words", "file", language=message(f"language.{language}"))

    def _brought(self, id: str, fields: Fields, name: str) -> tuple[str, bytes]:
        """The name and bytes of the file that a field names."""
        file = fields.text(name)
        if "/" in file or not is_safe(file):
            fields.fail("schema.file_name", name, value=file)
        data = self.bring(id, file)
        if data is None:
            fields.fail("schema.file_missing", name, file=file)
        return file, data

    def logo(self, tokens: Mapping[str, Token]) -> Logo | None:
        """The logo with its words, or None."""
        if self.dots is None:
            return None
        alt = {language: str(tokens[f"logo.alt.{language}"]) for language in ("en", "it")}
        return Logo(self.dots.width, self.dots.height, self.dots.samples, alt)


def _refuse(fields: Fields, name: str, wrong: Message, file: str) -> NoReturn:
    """Refuses a field for what is wrong with its file."""
    fields.fail(wrong.id, name, **{**wrong.fields, "file": file})
