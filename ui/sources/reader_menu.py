"""What can be done with a passage, at the pointer."""
from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from ui.kit import Kit
from ui.sources.reading import keyed


def reader_menu(kit: Kit, parent: QWidget, take: Callable[[str], None]) -> QMenu:
    """A menu that goes when it is closed; `take` is called with the id of a theme."""
    menu, actions = QMenu(parent), kit.actions
    menu.addAction(actions["act_make_excerpt"])
    themes = menu.addMenu(kit.words.text("themes.title"))
    for theme in keyed(kit.desk.pack.themes):
        entry = themes.addAction(f"{theme.key}  {kit.words.best(theme.name)}")
        entry.setEnabled(actions[f"act_theme_{theme.key}"].isEnabled())
        entry.triggered.connect(lambda _=False, id=theme.id: take(id))
    themes.addAction(actions["act_theme_pick"])
    menu.addAction(actions["act_copy"])
    menu.addAction(actions["act_find_in_source"])
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu
