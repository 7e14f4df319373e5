"""Takes on the actions that open a dialog of the program itself: preferences, help, keys, tour, report, about."""
from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.kit import Kit
from ui.packs import Packs


class Opening(QObject):
    """The dialogs are loaded when they are opened."""

    def __init__(self, kit: Kit, packs: Packs, window: QWidget) -> None:
        super().__init__(window)
        self._kit, self._packs, self._window = kit, packs, window
        on = kit.actions.on
        on("act_preferences", self.preferences)
        on("act_help", self.help)
        on("act_shortcuts", self.shortcuts)
        on("act_about", self.about)
        on("act_problem_report", self.problem_report)
        on("act_tour", self.tour)

    def preferences(self, page: str = "general") -> None:
        """Opens the preferences at a page."""
        from ui.dialogs.preferences import PreferencesDialog

        dialog = PreferencesDialog(self._kit, self._packs, self._window)
        dialog.show_page(page)
        dialog.open()

    def glossary(self, acronym: str) -> None:
        """Opens the glossary at an acronym."""
        from ui.dialogs.preference_pages import GlossaryPage
        from ui.dialogs.preferences import PreferencesDialog

        dialog = PreferencesDialog(self._kit, self._packs, self._window)
        dialog.show_page("translation")
        page = dialog.findChildren(GlossaryPage)[0]
        page.choose(acronym)
        if page.chosen != acronym:
            page.edit.setText(acronym)
        dialog.open()

    def help(self) -> None:
        """Opens the guide at what one is doing now."""
        from ui.help.window import HelpWindow

        HelpWindow(self._kit, self._window).show_for(self._kit.desk.workspace)

    def shortcuts(self) -> None:
        """Opens the guide at the keys."""
        from ui.help.window import HelpWindow

        HelpWindow(self._kit, self._window).show_page("keys")

    def tour(self) -> None:
        """Begins the tour; it opens the sample first."""
        from ui.help.tour import Tour

        Tour(self._kit, self._window).begin()

    def about(self) -> None:
        """Opens what there is to know of the program."""
        from ui.dialogs.about import AboutDialog

        AboutDialog(self._kit, self._window).open()

    def problem_report(self) -> None:
        """Asks where to save a report for support."""
        from ui.dialogs.problem_report import ask

        ask(self._kit, self._window)
