"""What is chosen in the export dialog, told without a widget."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from briefer.model.briefing import Briefing
from briefer.model.pack import Pack
from briefer.values import dataclass
from briefer.workflow.exports import Output, outputs

FORMATS: Mapping[str, tuple[str, ...]] = MappingProxyType({"pdf": ("pdf",), "docx": ("docx",), "both": ("pdf", "docx")})
LANGUAGES: Mapping[str, tuple[str, ...]] = MappingProxyType({"it": ("it",), "en": ("en",), "both": ("it", "en")})


@dataclass(frozen=True, slots=True)
class Choice:
    """A format and a language, each by its name in the tables above."""

    format: str = "pdf"
    language: str = "en"

    @staticmethod
    def read(kept: object, otherwise: str) -> Choice:
        """What was kept of an earlier choice ("pdf it"); the usual one, in a language, when nothing sound was."""
        format, _, language = str(kept or "").partition(" ")
        return Choice(format, language) if format in FORMATS and language in LANGUAGES else Choice("pdf", otherwise)

    def kept(self) -> str:
        """In the form in which it is kept."""
        return f"{self.format} {self.language}"

    def files(self, pack: Pack, briefing: Briefing, folder: Path) -> tuple[Output, ...]:
        """The files it makes in a folder."""
        return outputs(pack, briefing, folder, FORMATS[self.format], LANGUAGES[self.language])


def named(files: Sequence[Output], typed: str, folder: Path) -> tuple[Output, ...]:
    """The files at the place that was typed: of one file its path, of several their folder; what was typed may be relative."""
    path = folder / Path(typed.strip()).expanduser() if typed.strip() else folder
    if len(files) > 1:
        return tuple(Output(path / one.path.name, one.format, one.language) for one in files)
    one = files[0]
    if not typed.strip() or path.is_dir():
        return (Output(path / one.path.name, one.format, one.language),)
    if path.suffix.lower() != f".{one.format}":
        path = path.with_name(f"{path.name}.{one.format}")
    return (Output(path, one.format, one.language),)


def shown(files: Sequence[Output]) -> str:
    """What stands in the field of the path."""
    return str(files[0].path if len(files) == 1 else files[0].path.parent)


def button_words(files: Sequence[Output], existing: int) -> str:
    """The id of the words of the default button; of several files they take their number."""
    verb = "replace" if existing else "make"
    return f"export.{verb}.{files[0].format}" if len(files) == 1 else f"export.{verb}.several"
