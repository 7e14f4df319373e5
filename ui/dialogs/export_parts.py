"""What goes into an exported paper: parts that can be left out, and grades."""
from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from briefer.model.briefing import Briefing
from briefer.model.pack import Pack
from briefer.workflow.exports import parts_of, with_parts, without_grades
from ui.kit import Kit
from ui.printed import prints_grades
from ui.widgets.named import labelled, named

_GRADES = "grades"


class ExportParts(QWidget):
    """A box to tick for each part that the briefing has, and one for grades; `changed` when one is ticked or not any more."""

    changed = Signal()

    def __init__(self, kit: Kit, briefing: Briefing, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = labelled(self, "pane")
        kit.words.bind(head, head.setText, "export.include")
        column.addWidget(head)
        grid = QGridLayout()
        self.checks: dict[str, QCheckBox] = {}
        for place, (name, prints) in enumerate((*parts_of(briefing).items(), (_GRADES, prints_grades(kit.settings)))):
            button = self.checks[name] = named(QCheckBox(self), f"export_include_{name}")
            button.setChecked(prints)
            kit.words.bind(button, button.setText, f"export.include.{name}")
            button.clicked.connect(lambda _: self.changed.emit())
            grid.addWidget(button, place // 2, place % 2)
        self.checks[_GRADES].setVisible(bool(kit.settings.value("grading_on")))
        column.addLayout(grid)

    def briefing(self, briefing: Briefing) -> Briefing:
        """The briefing with the parts that are wanted."""
        return with_parts(briefing, {name: button.isChecked() for name, button in self.checks.items() if name != _GRADES})

    def pack(self, pack: Pack) -> Pack:
        """The pack with its grades, or without."""
        return pack if self.checks[_GRADES].isChecked() else without_grades(pack)
