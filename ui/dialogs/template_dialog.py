"""The dialog for a new pack: which template, and the name of the pack."""
from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from briefer.edits import AddBriefing
from briefer.i18n import LANGUAGES
from briefer.model.briefing import Template
from briefer.workflow import new_briefing
from ui.dialogs.frame import Dialog
from ui.kit import Kit
from ui.packs import Packs
from ui.widgets.named import labelled, named
from ui.widgets.template_cards import TemplateCards

_SIZE = (860, 620)


class TemplateDialog(Dialog):
    """The templates as cards; `wanted` brings the name of the pack and the template."""

    wanted = Signal(str, object)

    def __init__(self, kit: Kit, packs: Packs, parent: QWidget) -> None:
        super().__init__(kit, parent, "template_dialog", "doors.template")
        self.setModal(True)
        self.resize(*(kit.look.size(one) for one in _SIZE))
        head = labelled(self, "title")
        kit.words.bind(self, head.setText, "doors.template.head")
        self.cards = TemplateCards(kit, self)
        label = labelled(self, "small")
        self.name = named(QLineEdit(packs.day_name, self), "template_name_edit")
        label.setBuddy(self.name)
        kit.words.bind(self, label.setText, "doors.template.name")
        kit.words.bind(self, self.name.setAccessibleName, "doors.template.name")
        self.body.addWidget(head)
        self.body.addWidget(self.cards, 1)
        self.body.addWidget(label)
        self.body.addWidget(self.name)
        self.foot.addStretch(1)
        self.button("template_cancel_button", "intake.cancel").clicked.connect(self.reject)
        self.make = self.button("template_create_button", "doors.template.create", primary=True, key="↵")
        self.make.clicked.connect(self._take)
        self.make.setEnabled(False)
        self.name.selectAll()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        kit.tasks.run(lambda _: _templates(), done=self._show, failed=kit.problem)

    def _show(self, templates: tuple[Template, ...]) -> None:
        """The templates were read."""
        self.cards.show_templates(templates)
        self.make.setEnabled(bool(templates))

    def _take(self) -> None:
        if self.cards.template is not None:
            self.wanted.emit(self.name.text().strip(), self.cards.template)
            self.accept()


def _templates() -> tuple[Template, ...]:
    """Every template there is; their files are read."""
    from briefer.workflow import library

    return library().templates()


def begin(kit: Kit, template: Template) -> None:
    """Gives the pack on the desk its briefing, and shows it."""
    wanted = kit.settings.value("briefing_languages")
    languages = LANGUAGES if wanted == "both" else (str(wanted),)
    fresh = new_briefing(template, id=template.id, languages=languages, as_of=date.today().isoformat())
    if kit.do(AddBriefing(fresh)):
        kit.desk.choose_briefing(fresh.id)
        kit.desk.go("briefing")
