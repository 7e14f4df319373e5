"""Pictures in line with the text: figures, and the small circles that rate; each file of pixels is taken in once."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from briefer.document.inlines import RatingValue
from briefer.document.styles import HouseStyle
from briefer.exporters.docx.links import Relationships
from briefer.exporters.docx.markup import escape
from briefer.figures.drawing import Box, Dot, Drawing, Shape
from briefer.layout.sheet import Sheet
from briefer.values import dataclass

_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_EMU_PER_POINT = 12700
_LOGO = "logo.png"
_EDGE = 0.5  # points at both sides of a circle, so that its line keeps its whole weight


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the file: the name of its member, width and height in points."""

    member: str
    width: float
    height: float


@dataclass(slots=True)
class Pictures:
    """The pictures of a document; the same circle is one file however often it stands in the text."""

    members: dict[str, bytes] = field(default_factory=dict)
    _ratings: dict[RatingValue, Picture] = field(default_factory=dict)
    _shown: int = 0

    def figure(self, drawing: Drawing, sheet: Sheet) -> Picture:
        """The picture of a figure's drawing."""
        number = sum(name.startswith("figure") for name in self.members) + 1
        return self._taken(f"figure{number}.png", drawing, sheet)

    def rating(self, value: RatingValue, style: HouseStyle, sheet: Sheet) -> Picture:
        """The picture of a rating."""
        if value not in self._ratings:
            self._ratings[value] = self._taken(f"rating-{value}.png", rating_drawing(value, style), sheet)
        return self._ratings[value]

    def logo(self, style: HouseStyle) -> Picture | None:
        """The picture of the style's logo, written anew so that nothing of its file but the dots goes along; None without one."""
        logo = style.logo
        if logo is None:
            return None
        from briefer.exporters.raster import png_file

        wide = len(logo.samples) // logo.height
        rows = [logo.samples[start:start + wide] for start in range(0, len(logo.samples), wide)]
        self.members[_LOGO] = png_file(logo.width, logo.height, rows)
        return Picture(_LOGO, *style.logo_size)

    def _taken(self, name: str, drawing: Drawing, sheet: Sheet) -> Picture:
        from briefer.exporters.raster import drawing_png

        self.members[name], width, height = drawing_png(drawing, sheet)
        return Picture(name, width, height)

    def run(self, picture: Picture, name: str, alt: str, links: Relationships, look: str = "") -> str:
        """A run that shows a picture, with its words for who cannot see it."""
        self._shown += 1
        number, link = self._shown, links.add(_IMAGE, f"media/{picture.member}")
        width, height = (round(side * _EMU_PER_POINT) for side in (picture.width, picture.height))
        named = escape(name)
        properties = f"<w:rPr>{look}</w:rPr>" if look else ""
        return (
            f'<w:r>{properties}<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
            f'<wp:docPr id="{number}" name="{named}" descr="{escape(alt)}"/>'
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="{named}"/><pic:cNvPicPr/>'
            f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{link}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
            '</w:r>')


def rating_drawing(value: RatingValue, style: HouseStyle) -> Drawing:
    """A circle, filled, half filled or open."""
    across, stroke, ink = style.mm("rating_mark.diameter_mm"), style.number("rating_mark.stroke_pt"), style.colors["accent"]
    middle, wide = across / 2 + _EDGE, across + 2 * _EDGE
    ring = Dot(middle, across / 2, across - stroke, "", ink, stroke)
    filled = Dot(middle, across / 2, across - stroke, ink, ink, stroke)
    shapes: Mapping[RatingValue, tuple[Shape, ...]] = {
        "full": (filled,),
        "half": (filled, Box(middle, 0, wide - middle, across, style.colors["paper"]), ring),
        "open": (ring,),
    }
    return Drawing(wide, across, shapes[value])
