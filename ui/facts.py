"""What is the case with the pack and the selection, from which the actions know whether they can be done."""
from __future__ import annotations

from briefer.model.briefing import PLACING
from briefer.model.sources import ExcerptId
from ui.actions import Actions
from ui.desk import Desk


class Facts:
    """Tells the actions what the desk knows, whenever it changes; what only a view knows, the view tells itself."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        self._desk, self._actions = desk, actions
        for signal in (desk.opened, desk.closed, desk.changed, desk.saved, desk.workspace_changed, desk.selection_changed,
                       desk.briefing_changed, desk.language_changed):
            signal.connect(self.tell)
        self.tell()

    def tell(self, *_: object) -> None:
        """Says all of it."""
        desk = self._desk
        self._actions.know(pack=desk.is_open, in_excerpts=desk.workspace == "excerpts", in_briefing=desk.workspace == "briefing")
        if not desk.is_open:
            self._actions.know(writable=False, undo=False, redo=False, briefing=False, source=False, excerpts=False, section=False)
            return
        self._of_session()
        self._of_sources()
        self._of_excerpts()
        self._of_sections()

    def _of_session(self) -> None:
        """History and rights."""
        session = self._desk.session
        self._actions.know(one_file=session.form == "zip", sealed=session.sealed)
        self._actions.know(writable=not session.read_only, undo=session.undo_label is not None, redo=session.redo_label is not None,
                           briefing=self._desk.briefing is not None)

    def _of_sources(self) -> None:
        """The source that is shown, and its neighbours."""
        numbers = [one.number for one in self._desk.pack.sources]
        source = self._desk.source
        at = numbers.index(source.number) if source else -1
        self._actions.know(
            source=source is not None, source_above=at > 0, source_below=0 <= at < len(numbers) - 1,
            hidden_lines=bool(source and source.hidden), original=bool(source and source.origin.sha256))

    def _of_excerpts(self) -> None:
        """The excerpts that are selected, and whether they stand in the briefing."""
        chosen = self._desk.excerpts if self._desk.selected == "excerpts" else ()
        briefing = self._desk.briefing
        placed = {id for _, id in briefing.placed()} if briefing else set()
        ids = {ExcerptId.of(*one) for one in chosen}
        if self._desk.workspace != "sources":  # there the reader knows
            self._actions.know(theme_target=bool(chosen))
        self._actions.know(
            excerpts=bool(chosen), one_excerpt=len(chosen) == 1 and chosen[0][0].verified(chosen[0][1]), placed_excerpts=bool(ids & placed))

    def _of_sections(self) -> None:
        """The section that is edited, and its neighbours."""
        briefing, section = self._desk.briefing, self._desk.section
        ids = [one.id for one in briefing.sections] if briefing else []
        here = self._desk.workspace == "briefing" and section is not None
        at = ids.index(section.id) if section else -1
        placing = section is not None and section.kind in PLACING
        self._actions.know(
            section=here, section_above=here and at > 0, section_below=here and 0 <= at < len(ids) - 1, themed_section=here and placing,
            removable_section=here and section is not None and not section.required,
            sortable_section=here and section is not None and len(list(section.placed())) > 1)
