"""Whether what a section holds fits the form it prints in: points, courses of action, figures, marks."""
from __future__ import annotations

from collections.abc import Iterator

from briefer.checks.base import Finding, Fix, Scope, language_name
from briefer.errors import message
from briefer.model import framing
from briefer.model.briefing import CardLayout, CardsItem, Section, TableItem, TextItem
from briefer.model.framing import FramingList
from briefer.model.rating import rate, weight
from briefer.model.selection import leaves

_POINTS_MOST = 6
_OPTIONS_LEAST, _OPTIONS_MOST = 2, 4
_FIGURES_LEAST, _FIGURES_MOST = 3, 5


def points_many(scope: Scope) -> Iterator[Finding]:
    """Key points that are more than a reader or listener keeps in mind; replies to questions are not counted."""
    for section in scope.sections:
        if section.kind == "key_points" and section.variant != "pairs":
            for language in scope.languages:
                count = _points(section, language)
                if count > _POINTS_MOST:
                    yield _finding("points_many", section, f"text.{language}", language=language_name(language), points=count,
                                   most=_POINTS_MOST)


def options_count(scope: Scope) -> Iterator[Finding]:
    """Courses of action that are no choice, or too many to compare on a page."""
    yield from _cards(scope, "options_count", "options", "", _OPTIONS_LEAST, _OPTIONS_MOST)


def figures_count(scope: Scope) -> Iterator[Finding]:
    """Figures at a glance that are too few for a strip, or too many for its width."""
    yield from _cards(scope, "figures_count", "items", "figures", _FIGURES_LEAST, _FIGURES_MOST)


def mark_missing(scope: Scope) -> Iterator[Finding]:
    """Tables of marks in which a cell has none or a weight is no number: no score is printed below them."""
    for section in scope.sections:
        tables = [item for item in leaves(section.body) if isinstance(item, TableItem)]
        for language in scope.languages:
            missing = sum(_unrated(table, language) for table in tables)
            if missing:
                yield _finding("mark_missing", section, "table", language=language_name(language), cells=missing)


def _finding(check: str, section: Section, field: str, count: int | None = None, **fields: object) -> Finding:
    return Finding(check, "look", section.id, message(f"check.{check}", count=count, section=section.titles, **fields),
                   (Fix(message("fix.go_to_section")),), field, section.id)


def _points(section: Section, language: str) -> int:
    """The items of the lists, and the paragraphs where there are no lists."""
    blocks = [block for item in section.body if isinstance(item, TextItem) for block in framing.parse(item.text.text(language))]
    lists = [block for block in blocks if isinstance(block, FramingList)]
    return sum(len(block.items) for block in lists) if lists else len(blocks)


def _cards(scope: Scope, check: str, layout: CardLayout, variant: str, least: int, most: int) -> Iterator[Finding]:
    """Sections whose cards of a layout are too few or too many; those without any are no concern."""
    for section in scope.sections:
        if variant and section.variant != variant:
            continue
        count = sum(len(item.items) for item in leaves(section.body) if isinstance(item, CardsItem) and item.layout == layout)
        if count and not least <= count <= most:
            yield _finding(check, section, "cards", count=count, least=least, most=most)


def _unrated(table: TableItem, language: str) -> int:
    """How many cells of marks and weights say neither, in a table of marks."""
    if all(column.type != "mark" for column in table.columns):
        return 0
    cells = ((column.type, cell.text(language)) for row in table.rows for column, cell in zip(table.columns, row, strict=True))
    return sum((type == "mark" and rate(said) is None) or (type == "number" and weight(said) is None) for type, said in cells)
