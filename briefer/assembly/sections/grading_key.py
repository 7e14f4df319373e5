"""The meaning of the two signs of a grade."""
from __future__ import annotations

from briefer.assembly.composer import Composer
from briefer.document.inlines import Marks, Text
from briefer.document.nodes import Block, Column, Row, Table
from briefer.model import grading
from briefer.model.briefing import Section


def grading_key(composer: Composer, section: Section) -> list[Block]:
    """Letters and digits side by side; nothing when the document prints no grade."""
    if not composer.ahead.graded:
        return []
    words = composer.words
    rows = tuple(
        Row(tuple((Text(said, Marks.STRONG if strong else Marks.NONE),) for said, strong in (
            (letter, True), (words.text(f"grading.{letter}"), False), (digit, True), (words.text(f"grading.{digit}"), False))), (0, 2))
        for letter, digit in zip(grading.RELIABILITIES, grading.CREDIBILITIES, strict=True))
    columns = (Column(()), Column((Text(words.text("grading.reliability")),)),
               Column(()), Column((Text(words.text("grading.credibility")),)))
    return [Table(composer.unique(f"{section.id}.table"), "grading_key", columns, rows, summary=words.text("grading.summary"))]
