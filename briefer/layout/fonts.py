"""Faces: advances, kerning and ready-encoded pieces of PDF strings; each word is measured and encoded once."""
from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from operator import add
from types import MappingProxyType
from typing import Any

from briefer.document.styles import FaceName
from briefer.layout.codes import LOOKALIKES, escaped, page_and_code
from briefer.layout.fonts_bundled import BundledFont

_FILES: Mapping[FaceName, str] = MappingProxyType({"regular": "Regular", "bold": "Bold", "italic": "Italic", "bolditalic": "BoldItalic"})
_FALLBACK, FALLBACK_TAG = "DejaVuSans", "S"
# The fallback face has larger small letters than the text faces; set a little smaller it looks as large.
FALLBACK_SCALE = 0.88
# Stands around a code in brackets and moves nothing: so the code is told from a text that reads the same.
_CODED = ")0("
_MISSING = re.compile(r"\)0\(\[U\+([0-9A-F]{4,6})\]\)0\(")
_SWITCH = re.compile("\x01([^\x02]*)\x02")


class _Pairs(dict[str, float]):
    """A letter and the one after it to the advance of the first, kerning included; a new pair is met by the face."""

    __slots__ = ("_face",)

    def __init__(self, face: Face) -> None:
        self._face = face

    def __missing__(self, pair: str) -> float:
        return self._face.meet(pair)


class _Words(dict[str, float]):
    """A word to its advance, in thousandths of an em, with the space after it; a new word is also encoded."""

    __slots__ = ("_advance", "_piece", "_pieces", "_space")

    def __init__(self, face: Face) -> None:
        self._advance, self._piece = face.pair_advances.__getitem__, face.pair_pieces.__getitem__
        self._pieces, self._space = face.pieces, face.space

    def __missing__(self, word: str) -> float:
        pairs = list(map(add, word, word[1:] + " "))
        advance = self[word] = sum(map(self._advance, pairs), self._space)
        self._pieces[word] = "".join(map(self._piece, pairs))
        return advance


class Face:
    """One font file: what its words measure (`words`), how they are encoded (`pieces`), and the characters `used`."""

    __slots__ = ("tag", "file", "space", "used", "words", "pieces", "pair_advances", "pair_pieces", "_pull", "_family")

    def __init__(self, tag: str, file: Any, pull: Callable[[str], int], family: Faces) -> None:
        self.tag = tag
        self.file = file
        self.space: float = self.file.charWidths[32]
        self.used = {" "}
        self._pull, self._family = pull, family
        self.pieces: dict[str, str] = {}
        self.pair_pieces: dict[str, str] = {}
        self.pair_advances = _Pairs(self)
        self.words = _Words(self)

    @property
    def capitals(self) -> float:
        """The height of capitals, in ems."""
        height: float = self.file.capHeight / 1000
        return height

    def has(self, character: str) -> bool:
        """Whether the face has a sign for a character, its own or a lookalike's."""
        return ord(LOOKALIKES.get(character, character)) in self.file.charToGlyph

    def advance(self, character: str) -> float:
        """The advance of a character the face has."""
        width: float = self.file.charWidths[ord(LOOKALIKES.get(character, character))]
        return width

    def meet(self, pair: str) -> float:
        """Measures and encodes the first of two characters that were not met together before."""
        first = pair[0]
        if self.has(first):
            self.used.add(first)
            pull = self._pull(pair)
            piece, advance = self._encoded(first) + (f"){-pull}(" if pull else ""), self.advance(first) + pull
        else:
            piece, advance = self._family.substitute(first, self)
        self.pair_pieces[pair] = piece
        self.pair_advances[pair] = advance
        return advance

    def _encoded(self, character: str) -> str:
        """A character as it stands in a string of this face, with a switch of font and back if it is on another page of codes."""
        page, code = page_and_code(character)
        return escaped(code) if page == 0 else f"\x01{self.tag}+{page}\x02{escaped(code)}\x01{self.tag}+0\x02"

    def spelled(self, text: str) -> tuple[str, float]:
        """A text without kerning, encoded, and its advance."""
        self.used.update(text)
        return "".join(map(self._encoded, text)), sum(map(self.advance, text))

    def width(self, text: str, size: float, tracking: float = 0) -> float:
        """The width in points of a text on one line; tracking in ems."""
        words = self.words
        return (sum([words[word] for word in text.split(" ")]) - self.space + 1000 * tracking * len(text)) * size / 1000

    def show(self, text: str, size: float) -> str:
        """The operator that shows a text on one line."""
        words = text.split(" ")
        for word in words:
            self.words[word]
        return sized(f"[({' '.join([self.pieces[word] for word in words])})]TJ", size)


class Faces:
    """The faces of a family, and the one for signs that it lacks; each is read when first asked for.

    `missing` holds the characters met that no face has. A companion is another family in the same document. `own` are the files
    of a family that is not bundled.
    """

    __slots__ = ("family", "loaded", "missing", "_own", "_fallback", "_companion", "_first_tag")

    def __init__(self, family: str, first_tag: int = 1, own: Mapping[FaceName, bytes] = MappingProxyType({})) -> None:
        self.family = family
        self._own = own
        self.loaded: dict[FaceName, Face] = {}
        self.missing: set[str] = set()
        self._fallback: Face | None = None
        self._companion: Faces | None = None
        self._first_tag = first_tag

    def companion(self, family: str) -> Faces:
        """The faces of the second family; the family itself if it is the same."""
        if family == self.family:
            return self
        if self._companion is None:
            self._companion = Faces(family, self._first_tag + len(_FILES))
            self._companion.missing = self.missing
        return self._companion

    def __getitem__(self, name: FaceName) -> Face:
        face = self.loaded.get(name)
        if face is None:
            face = self.loaded[name] = Face(f"F{self._first_tag + list(_FILES).index(name)}", *self._file(name), self)
        return face

    def _file(self, name: FaceName) -> tuple[Any, Callable[[str], int]]:
        """The font of a face, and what tells the kerning of two characters."""
        if not self._own:
            font = BundledFont(f"{self.family}-{_FILES[name]}")
            return font, font.pull
        from briefer.layout.fonts_own import kerning_of, read_font

        file = read_font(self._own[name])
        kerning = kerning_of(file)
        return file, lambda pair: kerning.get(pair, 0)

    @property
    def all(self) -> tuple[Face, ...]:
        """The faces read so far."""
        others = self._companion.all if self._companion else ()
        return (*self.loaded.values(), *([self._fallback] if self._fallback else []), *others)

    def substitute(self, character: str, face: Face) -> tuple[str, float]:
        """What stands for a character that a face lacks: the fallback's sign, or its code point in brackets."""
        if self._fallback is None:
            font = BundledFont(_FALLBACK)
            self._fallback = Face(f"{FALLBACK_TAG}{self._first_tag}", font, font.pull, self)
        other = self._fallback
        if not other.has(character):
            self.missing.add(character)
            spelled, advance = face.spelled(f"[U+{ord(character):04X}]")
            return f"{_CODED}{spelled}{_CODED}", advance
        other.used.add(character)
        page, code = page_and_code(character)
        return f"\x01{other.tag}+{page}\x02{escaped(code)}\x01{face.tag}+0\x02", other.advance(character) * FALLBACK_SCALE


def signs_missing_in(operator: str) -> list[str]:
    """The signs for which an operator shows their code."""
    return [chr(int(code, 16)) for code in _MISSING.findall(operator)] if _CODED in operator else []


def sized(operator: str, size: float) -> str:
    """An operator with its switches of font written out for a type size."""
    if "\x01" not in operator:
        return operator

    def switch(found: re.Match[str]) -> str:
        points = size * FALLBACK_SCALE if found[1].startswith(FALLBACK_TAG) else size
        return f")]TJ /{found[1]} {points:.4g} Tf [("

    return _SWITCH.sub(switch, operator)
