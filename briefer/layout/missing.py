"""Which signs of a document no face has: those that its pages print as their code."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefer.figures.drawing import Words
from briefer.layout.boxes import Box, DrawingBox, Page, TextBox, TurnedWord
from briefer.layout.fonts import Faces, signs_missing_in


def missing_glyphs(pages: Iterable[Page], faces: Faces) -> tuple[str, ...]:
    """The signs, in order; quick where the faces met none."""
    if not faces.missing:
        return ()
    found: set[str] = set()
    for page in pages:
        for box in (*page.furniture, *page.boxes, *page.notes):
            found.update(_missing_in(box, faces))
    return tuple(sorted(found))


def _missing_in(box: Box, faces: Faces) -> Iterator[str]:
    if isinstance(box, TextBox):
        for line in box.lines.operators:
            yield from signs_missing_in(line if isinstance(line, str) else "".join(shown for _, shown in line))
    elif isinstance(box, DrawingBox):
        yield from (sign for shape in box.drawing.shapes if isinstance(shape, Words) for sign in shape.text if sign in faces.missing)
    elif isinstance(box, TurnedWord):
        yield from (sign for sign in box.text if sign in faces.missing)
