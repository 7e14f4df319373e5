"""A house style: every measure, colour and type role a writer asks for, by the path of its token."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Literal, TypeAlias

from briefer.values import dataclass

POINTS_PER_MM = 72 / 25.4
Token: TypeAlias = "str | float | bool | tuple[Token, ...]"
Weight = Literal["regular", "bold"]
FaceName = Literal["regular", "bold", "italic", "bolditalic"]
FACE_NAMES: tuple[FaceName, ...] = ("regular", "bold", "italic", "bolditalic")
BUNDLED_FAMILIES = ("Carlito", "Caladea")


@dataclass(frozen=True, slots=True)
class TextRole:
    """A type role: sizes in points, leading exact, tracking in ems, colours as #RRGGBB; `strong_color` is that of strong text."""

    name: str
    size: float
    leading: float
    weight: Weight
    color: str
    before: float = 0
    after: float = 0
    caps: bool = False
    tracking: float = 0
    strong_color: str = ""


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """The page in points, measured from its edges as the style file does."""

    width: float
    height: float
    margin_left: float
    margin_right: float
    margin_top: float
    margin_bottom: float
    hang: float

    @property
    def frame_width(self) -> float:
        """The width of the text frame."""
        return self.width - self.margin_left - self.margin_right

    @property
    def body_width(self) -> float:
        """The width of the body: the frame without the hanging column."""
        return self.frame_width - self.hang


@dataclass(frozen=True, slots=True)
class Logo:
    """The picture of a unit: `width` by `height` dots of eight bits, one sample a dot if it is grey, else three; in words by language."""

    width: int
    height: int
    samples: bytes = field(repr=False)
    alt: Mapping[str, str]

    @property
    def is_grey(self) -> bool:
        """Whether a dot is one sample."""
        return len(self.samples) == self.width * self.height


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """A style as loaded: roles, page and colours typed, every other token under its dotted path; `fonts` are the files of the
    family of the text, if it is none of the bundled ones.

    A path that does not exist is a mistake of the program (KeyError): the loader has completed and checked the file.
    """

    id: str
    page: PageGeometry
    landscape: PageGeometry
    roles: Mapping[str, TextRole]
    colors: Mapping[str, str]
    tokens: Mapping[str, Token]
    fonts: Mapping[FaceName, bytes] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    logo: Logo | None = None

    @property
    def logo_size(self) -> tuple[float, float]:
        """How wide and high the logo prints: as high as the style says, lower only if it would be wider than the style says or than
        a quarter of the frame; nothing without one."""
        if self.logo is None:
            return 0.0, 0.0
        high, widest = self.mm("logo.height_mm"), min(self.mm("logo.max_width_mm"), self.page.frame_width / 4)
        wide = high * self.logo.width / self.logo.height
        return (wide, high) if wide <= widest else (widest, high * widest / wide)

    @property
    def as_letter(self) -> bool:
        """Whether papers have the head of a letter, with protocol, place and date, and not that of a staff paper."""
        return self.text("header_block.arrangement") == "diplomatic"

    def signs_on_axis(self, language: str) -> bool:
        """Whether the line to sign on stands on the body axis, and not in a block at the right, in papers of a language."""
        return self.tokens.get(f"signature.arrangement.{language}") == "staff"

    def number(self, path: str) -> float:
        """A token that is a number, as it stands in the file."""
        value = self.tokens[path]
        if isinstance(value, (bool, str, tuple)):
            raise TypeError(f"{path} is no number")
        return value

    def mm(self, path: str) -> float:
        """A length given in millimetres, in points."""
        return self.number(path) * POINTS_PER_MM

    def text(self, path: str) -> str:
        """A token that is a word."""
        value = self.tokens[path]
        if not isinstance(value, str):
            raise TypeError(f"{path} is no text")
        return value

    def flag(self, path: str) -> bool:
        """A token that is true or false."""
        value = self.tokens[path]
        if not isinstance(value, bool):
            raise TypeError(f"{path} is neither true nor false")
        return value

    def items(self, path: str) -> tuple[Token, ...]:
        """A token that is a list."""
        value = self.tokens[path]
        if not isinstance(value, tuple):
            raise TypeError(f"{path} is no list")
        return value

    def color(self, path: str) -> str:
        """A token that names a colour, as #RRGGBB; `none` is empty."""
        name = self.text(path)
        return "" if name == "none" else self.colors.get(name, name)
