"""The pane at the side follows what is selected, as far as its workspace has it."""
from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QStackedWidget

from briefer.model.sources import ExcerptId
from ui.main_window import MainWindow


def shown(window: MainWindow) -> str:
    details = window.findChild(QStackedWidget, "details_tab")
    area = details.currentWidget() if details else None
    return area.widget().objectName() if isinstance(area, QScrollArea) else ""


def test_each_workspace_shows_details_of_its_own(window: MainWindow) -> None:
    desk = window.kit.desk
    desk.select_source(2)
    assert shown(window) == "source_details"
    desk.select_excerpts((ExcerptId(2, 1),))
    assert shown(window) == "excerpt_details"
    desk.go("briefing")
    desk.select_section(desk.section_id)
    assert shown(window) == "section_details"
    desk.go("sources")
    assert shown(window) == "source_details"
