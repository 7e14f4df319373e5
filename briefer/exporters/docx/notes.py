"""The footnotes part: the rule above the notes, and the notes."""
from __future__ import annotations

from briefer.exporters.docx.composition import Composition
from briefer.exporters.docx.markup import part


def footnotes_part(composition: Composition) -> bytes:
    """The two separators that Word asks for, then the notes in the order of their marks."""
    lines = '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p>{lines}<w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for kind, number in (("separator", -1), ("continuationSeparator", 0)))
    return part("footnotes", separators + "".join(composition.notes))
