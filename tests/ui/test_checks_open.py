"""Whatever a check finds, its button opens the field that has to be filled in, with the caret there."""
from __future__ import annotations

from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from briefer.checks.base import Fix
from briefer.checks.catalogue import CHECKS
from briefer.edits import ChangeBriefing
from briefer.errors import message
from briefer.model.sources import ExcerptId
from briefer.workflow import Finding
from tests.ui.rooms import part
from ui.checks.rows import CheckRow
from ui.checks.tab import ChecksTab
from ui.main_window import MainWindow


class Case(NamedTuple):
    """A check, what it is about (an excerpt placed, a source, a section, the briefing), the field it names, its fix, and what it opens."""

    check: str
    about: str
    field: str
    fix: str
    opens: str


CASES = (
    Case("quote_differs", "excerpt", "quote", "fix.compare", "compare_dialog"),
    Case("quote_differs", "section", "text", "fix.go_to_text", "framing_edit"),
    Case("anchor_lost", "excerpt", "quote", "fix.find_again", "says"),
    Case("reference_unknown", "section", "text", "fix.go_to_text", "framing_edit"),
    Case("markup_literal", "section", "text", "fix.go_to_text", "framing_edit"),
    Case("classification_banner", "source", "", "fix.go_to_source", "reader_view"),
    Case("classification_banner", "briefing", "marking", "fix.change_marking", "briefing_data_dialog"),
    Case("translation_missing", "excerpt", "translation.it", "fix.translate", "exc_translation_edit"),
    Case("event_date_missing", "excerpt", "date", "fix.add_date", "exc_date_edit"),
    Case("date_conflict", "excerpt", "date", "fix.add_date", "exc_date_edit"),
    *(Case("source_data_missing", "source", name, "fix.write", f"src_{name}_edit") for name in (
        "title", "publisher", "published", "author", "url", "retrieved")),
    Case("source_reserved", "source", "rights", "fix.go_to_source", "reader_view"),
    Case("quote_long", "source", "", "fix.go_to_source", "reader_view"),
    Case("single_source", "section", "text", "fix.go_to_text", "framing_edit"),
    Case("acronym_unexpanded", "excerpt", "wording", "fix.write", "exc_wording_edit"),
    Case("acronym_unexpanded", "section", "text", "fix.write", "framing_edit"),
    Case("acronym_two_meanings", "acronym", "", "fix.go_to_glossary", "preferences_dialog"),
    Case("section_empty", "section", "", "fix.go_to_section", "section"),
    Case("framing_language_missing", "section", "text.it", "fix.write", "framing_edit"),
    Case("bottom_line_long", "section", "text.en", "fix.go_to_text", "framing_edit"),
    Case("points_many", "section", "text.en", "fix.go_to_section", "framing_edit"),
    Case("options_count", "section", "cards", "fix.go_to_section", "section"),
    Case("figures_count", "section", "cards", "fix.go_to_section", "section"),
    Case("mark_missing", "section", "table", "fix.go_to_section", "section"),
    Case("portion_missing", "section", "portion", "fix.go_to_text", "framing_edit|section_portion_edit"),
    Case("portion_missing", "excerpt", "portion", "fix.write", "exc_portion_edit"),
    Case("length_norm", "briefing", "length", "fix.go_to_section", "nothing"),
)


def test_every_check_there_is_stands_in_the_table() -> None:
    assert {one.check for one in CASES} == {check.__name__ for check in CHECKS}


def _finding(window: MainWindow, case: Case) -> Finding:
    """A finding about something of the sample."""
    briefing = window.kit.desk.briefing
    assert briefing is not None
    placed = ExcerptId(*next(iter(briefing.placed()))[1])
    item = {"excerpt": str(placed), "source": "2", "section": "bottom_line", "briefing": briefing.id, "acronym": "XYZ"}[case.about]
    return Finding(case.check, "look", item, message("fix.write"), (Fix(message(case.fix)),), case.field,
                   "bottom_line" if case.about == "section" else "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.check}-{case.about}-{case.field}")
def test_a_check_opens_its_field(window: MainWindow, qtbot: QtBot, case: Case) -> None:
    window.activateWindow()
    window.kit.desk.do(ChangeBriefing(window.kit.desk.briefing_id, {"portion_marks": True}))
    window.kit.desk.go("briefing" if case.about == "source" else "sources")  # where it is not
    tab = part(window, ChecksTab, "checks_tab")
    window.kit.actions["act_show_checks"].trigger()
    for _ in range(3):
        QApplication.processEvents()
    tab.list.fixed.emit(CheckRow((_finding(window, case),)), 0)

    def opened() -> bool:
        focused = QApplication.focusWidget()
        names = {one.objectName() for one in _up(focused)} | {
            one.objectName() for one in window.findChildren(QDialog) if one.isVisible()}
        if case.opens == "nothing":
            return not any(isinstance(one, QDialog) and one.isVisible() for one in window.findChildren(QDialog))
        if case.opens == "says":
            return bool(window.status.message_label.text())
        if case.opens == "section":
            return window.kit.desk.workspace == "briefing" and window.kit.desk.section_id == "bottom_line"
        return any(one in names for one in case.opens.split("|"))

    qtbot.waitUntil(opened, timeout=5_000)


def _up(widget: QWidget | None) -> list[QWidget]:
    """A widget and those around it."""
    found: list[QWidget] = []
    while widget is not None:
        found.append(widget)
        widget = widget.parentWidget()
    return found
