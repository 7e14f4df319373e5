"""What the excerpts are filtered by: one value, changed by chips, menus, timeline and search."""
from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from briefer.workflow import ExcerptFilter

NONE = ExcerptFilter()


class Filters(QObject):
    """The filter in force; `changed` is sent when it is another. Filters are never kept: a hidden one would be a trap."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.value = NONE

    @property
    def active(self) -> bool:
        """Whether anything may be hidden."""
        return self.value != NONE

    def set(self, **parts: object) -> None:
        """Changes parts of the filter."""
        value = replace(self.value, **parts)  # type: ignore[arg-type]
        if value != self.value:
            self.value = value
            self.changed.emit()

    def toggle_theme(self, id: str) -> None:
        """Takes a theme in, or leaves it out."""
        self.set(themes=self.value.themes ^ {id})

    def only_theme(self, id: str) -> None:
        """Shows one theme alone; all of them again when it is the only one already."""
        self.set(themes=frozenset() if self.value.themes == {id} else frozenset({id}))

    def clear(self) -> None:
        """Shows everything."""
        self.set(**{name: getattr(NONE, name) for name in (
            "words", "themes", "period", "sources", "languages", "reliabilities", "credibilities", "placed", "sections", "undated")})
