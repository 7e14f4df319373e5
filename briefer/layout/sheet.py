"""A house style ready to set type with: geometry in points, type roles with their faces at hand."""
from __future__ import annotations

from copy import copy
from dataclasses import replace
from functools import lru_cache

from briefer.document.nodes import Orientation
from briefer.document.styles import FaceName, HouseStyle, TextRole
from briefer.layout.fonts import Face, Faces
from briefer.values import dataclass

# Where the first baseline stands in a line: this much of the type size below half of the extra leading.
_BASELINE_EM = 0.76


@dataclass(frozen=True, slots=True, eq=False)
class Role:
    """A type role with its faces; `setup` is the operator that sets face, leading and colour, `drop` where the baseline stands."""

    name: str
    faces: Faces
    face: Face
    weight: str
    size: float
    leading: float
    color: str
    strong_color: str
    before: float
    after: float
    tracking: float
    caps: bool
    drop: float
    setup: str
    justify: bool = False
    hyphenate: bool = False

    def width(self, text: str) -> float:
        """The width of a text on one line."""
        return self.face.width(text.upper() if self.caps else text, self.size, self.tracking)

    def show(self, text: str) -> str:
        """The operator that shows a text on one line."""
        return self.face.show(text.upper() if self.caps else text, self.size)

    def face_for(self, strong: bool, emphasis: bool) -> Face:
        """The face of a run: strong text in a bold role stays bold."""
        bold = strong or self.weight == "bold"
        name: FaceName = ("bolditalic" if emphasis else "bold") if bold else ("italic" if emphasis else "regular")
        return self.faces[name]


@lru_cache(maxsize=64)
def rgb(color: str) -> str:
    """A #RRGGBB colour as three PDF numbers."""
    return " ".join(f"{int(color[i:i + 2], 16) / 255:.3f}".rstrip("0").rstrip(".") for i in (1, 3, 5))


class Sheet:
    """A house style on a page of one shape, with its faces; `sheet["body"]` is a role. Distances are in points from the left and
    top edge of the page."""

    __slots__ = ("style", "page", "faces", "left", "right", "width", "axis", "body_width", "top", "bottom", "_roles", "_landscape")

    def __init__(self, style: HouseStyle, *, upright: Sheet | None = None) -> None:
        self.style = style
        self.page = page = style.landscape if upright else style.page
        self.faces: Faces = upright.faces if upright else Faces(style.text("font.body_pdf"), own=style.fonts)
        self.left, self.right, self.width = page.margin_left, page.width - page.margin_right, page.frame_width
        self.axis, self.body_width = page.margin_left + page.hang, page.body_width
        self.top, self.bottom = page.margin_top, page.height - page.margin_bottom
        self._roles: dict[tuple[str, str, str, bool], Role] = upright._roles if upright else {}
        self._landscape: Sheet | None = None

    def turned(self, orientation: Orientation) -> Sheet:
        """The sheet itself or, with the same roles and faces, that of a landscape page."""
        if orientation == "portrait":
            return self
        if self._landscape is None:
            self._landscape = Sheet(self.style, upright=self)
        return self._landscape

    def within(self, left: float, width: float) -> Sheet:
        """The sheet with a narrower frame, without a hanging column: for what stands beside something else."""
        narrow = copy(self)
        narrow.left = narrow.axis = left
        narrow.width = narrow.body_width = width
        narrow.right = left + width
        return narrow

    @property
    def height(self) -> float:
        """The height of the text frame."""
        return self.bottom - self.top

    def __getitem__(self, name: str) -> Role:
        return self.role(name)

    def role(self, name: str, *, weight: str = "", color: str = "", figures: bool = False) -> Role:
        """A type role, in another weight or colour (the name of one) if asked, or in the family whose figures are equally wide."""
        key = (name, weight, color, figures)
        role = self._roles.get(key)
        if role is None:
            faces = self.faces.companion(self.style.text("font.numeric_column_pdf")) if figures else self.faces
            role = self._roles[key] = self._made(self.style.roles[name], weight, color, faces)
        return role

    def _made(self, text: TextRole, weight: str, color: str, faces: Faces) -> Role:
        weight = weight or text.weight
        face = faces["bold" if weight == "bold" else "regular"]
        ink = self.style.colors[color] if color else text.color
        style = self.style
        prose = text.name in ("body", "lead", "list")
        return Role(
            text.name, faces, face, weight, text.size, text.leading, ink, text.strong_color, text.before, text.after, text.tracking,
            text.caps, _drop(text.size, text.leading), _setup(face, text.size, text.leading, ink, text.tracking),
            prose and style.text("paragraph.align") == "justify", prose and style.flag("paragraph.hyphenate"))


def varied(role: Role, *, size: float = 0, tracking: float | None = None, caps: bool | None = None) -> Role:
    """A role at another type size, tracking or case, its leading kept."""
    size = size or role.size
    tracking = role.tracking if tracking is None else tracking
    return replace(role, size=size, tracking=tracking, caps=role.caps if caps is None else caps, drop=_drop(size, role.leading),
                   setup=_setup(role.face, size, role.leading, role.color, tracking))


def _drop(size: float, leading: float) -> float:
    """How far below the top of a line its baseline stands."""
    return (leading - size) / 2 + _BASELINE_EM * size


def _setup(face: Face, size: float, leading: float, color: str, tracking: float) -> str:
    """The operators that set face, leading, colour and tracking."""
    spread = f" {tracking * size:.4g} Tc" if tracking else ""
    return f"/{face.tag}+0 {size:.4g} Tf {leading:.4g} TL {rgb(color)} rg{spread}"
