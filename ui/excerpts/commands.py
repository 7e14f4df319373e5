"""What is done with the excerpts that are selected, wherever they are: themes, deleting, copying, showing them in their source."""
from __future__ import annotations

from functools import partial

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QApplication, QWidget

from briefer.edits import Edit
from briefer.errors import message
from briefer.model.sources import ExcerptId
from briefer.model.themes import Theme
from ui.action_rows import NINE
from ui.excerpts.changes import new_theme, removal, with_theme, without_theme
from ui.excerpts.saying import Saying
from ui.kit import Kit
from ui.widgets.choice_popup import Choice, ChoicePopup


class Commands(QObject):
    """The actions of excerpts. In the sources, numbers and themes belong to the reader."""

    def __init__(self, kit: Kit, saying: Saying, window: QWidget) -> None:
        super().__init__(window)
        self._kit, self._saying, self._window = kit, saying, window
        for number in range(1, NINE + 1):
            kit.actions.on(f"act_theme_{number}", partial(self._by_number, number))
        kit.actions.on("act_theme_pick", self._pick_here)
        kit.actions.on("act_excerpt_delete", self.delete)
        kit.actions.on("act_show_in_source", self.show_in_source)

    # --- themes ------------------------------------------------------------------------------------------------------

    def _by_number(self, number: int) -> None:
        """Gives the theme with a number, or takes it away when all of them have it."""
        theme = next((one for one in self._kit.desk.pack.themes if one.key == number), None)
        if self._kit.desk.workspace == "sources":
            return
        if theme is None:
            self._kit.say(self._kit.words.text("excerpts.no_such_theme", number=number))
        else:
            self.toggle(theme.id)

    def _pick_here(self) -> None:
        if self._kit.desk.workspace != "sources":
            self.pick(QApplication.focusWidget() or self._window)

    def pick(self, anchor: QWidget) -> None:
        """Opens the list of themes; a name that is not there makes a new one."""
        kit, desk = self._kit, self._kit.desk
        chosen = desk.excerpts
        if not chosen or desk.session.read_only:
            return
        everywhere = frozenset.intersection(*(frozenset(one.themes) for _, one in chosen))
        choices = [Choice(theme.id, self._saying.theme(theme), theme.key, theme.colour, self._above(theme), theme.id in everywhere)
                   for theme in desk.pack.themes]
        popup = ChoicePopup(kit, "theme_popup", kit.words.text("excerpts.choose_theme"), choices, anchor, create="excerpts.create_theme")
        popup.picked.connect(self.toggle)
        popup.created.connect(self.create)
        popup.open_at(anchor)

    def _above(self, theme: Theme) -> str:
        """The theme above one, as a hint."""
        parent = self._kit.desk.pack.theme(theme.parent) if theme.parent else None
        return self._saying.theme(parent) if parent else ""

    def toggle(self, id: str) -> None:
        """Gives a theme to what is selected; takes it away when all of it has it."""
        chosen = self._kit.desk.excerpts
        edits = with_theme(chosen, id)
        given = any(id not in one.themes for _, one in chosen)
        self._do(edits, id, "excerpts.theme_given" if given else "excerpts.theme_taken", "step.theme" if given else "step.untheme")

    def take(self, id: str) -> None:
        """Takes a theme away from what is selected."""
        self._do(without_theme(self._kit.desk.excerpts, id), id, "excerpts.theme_taken", "step.untheme")

    def create(self, name: str) -> None:
        """Makes a theme and gives it to what is selected, in one step."""
        desk = self._kit.desk
        added = new_theme(desk.pack, name, self._kit.words.language)
        edits = (added, *with_theme(desk.excerpts, added.theme.id))
        self._kit.do(*edits, said=self._kit.words.text("excerpts.theme_created", name=name), label=added.label)

    def _do(self, edits: tuple[Edit, ...], theme: str, said: str, step: str) -> None:
        """Edits of themes, as one step with the name of the theme."""
        found = self._kit.desk.pack.theme(theme)
        if edits and found is not None:
            self._kit.do(*edits, said=self._kit.words.counted(said, len(edits), name=self._saying.theme(found)),
                         label=message(step, count=len(edits), theme=found.name))

    # --- the rest ----------------------------------------------------------------------------------------------------

    def delete(self) -> None:
        """Gives the selected excerpts up; the table selects what stands beside them."""
        desk, words = self._kit.desk, self._kit.words
        ids = desk.excerpt_ids
        if not ids:
            return
        placed = frozenset(id for briefing in desk.pack.briefings for _, id in briefing.placed())
        inside = sum(id in placed for id in ids)
        said = words.text("excerpts.deleted_one", id=str(ids[0])) if len(ids) == 1 else words.counted("excerpts.deleted", len(ids))
        if inside:
            said = f"{said} ({words.counted('excerpts.were_placed', inside)})"
        edits = removal(ids)
        label = edits[0].label if len(ids) == 1 else message("step.delete_excerpts", count=len(ids))
        self._kit.do(*edits, said=said, label=label)

    def show_in_source(self) -> None:
        """Opens the source at the passage."""
        desk = self._kit.desk
        if desk.excerpt_ids:
            desk.select_excerpts(desk.excerpt_ids[:1])
            desk.go("sources")

    def copy(self, ids: tuple[ExcerptId, ...]) -> None:
        """Copies quotations with their citations."""
        pack = self._kit.desk.pack
        found = [(source, excerpt) for id in ids if (source := pack.source(id.source)) and (excerpt := source.excerpt(id.number))]
        data = QMimeData()
        data.setText("\n\n".join(self._saying.citation(*one) for one in found))
        QApplication.clipboard().setMimeData(data)
        self._kit.say(self._kit.words.counted("excerpts.copied", len(found)))
