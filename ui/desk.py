"""The pack on the desk: one session for the whole window, what is selected in it, and the news of both."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from PySide6.QtCore import QObject, Signal

from briefer.edits import Edit
from briefer.errors import Message
from briefer.model.briefing import Briefing, Section
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt, ExcerptId, Source
from briefer.session import Change, Key, Saving, Session
from briefer.values import dataclass

Workspace = Literal["start", "sources", "excerpts", "briefing"]
Kind = Literal["source", "excerpts", "section", ""]
WORKSPACES: tuple[Workspace, ...] = ("sources", "excerpts", "briefing")
NO_BLOBS: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Editing:
    """What of the briefing is being worked on: a section, in it a text item by its place (in the group of a theme), or an excerpt."""

    section: str
    at: int = -1
    theme: str = ""
    intro: bool = False
    excerpt: ExcerptId | None = None


class Desk(QObject):
    """The open session and the selections; only the window's own thread touches it.

    Panels read `pack` and build edits; they hear `changed` after each of them, whoever made it. Selections are kept apart (a source, some
    excerpts, a section); `selected` says which of them the details pane shows.
    """

    opened = Signal()
    leaving = Signal()  # the pack is still there, and is about to be closed
    moving = Signal()  # the work is about to go on under another name
    closed = Signal()
    changed = Signal(object)  # Change
    saved = Signal()
    workspace_changed = Signal(str)
    selection_changed = Signal()
    briefing_changed = Signal()  # another briefing of the pack is the current one
    language_changed = Signal()  # of the text being written
    wanted = Signal(str)  # a field of what is selected, to be opened
    editing_changed = Signal()  # another text or excerpt of the briefing is being worked on

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._forget: Callable[[], None] = lambda: None
        self._reset()

    def _reset(self) -> None:
        """Nothing selected."""
        self.workspace: Workspace = "start"
        self.source_number = 0
        self.excerpt_ids: tuple[ExcerptId, ...] = ()
        self.section_id = ""
        self.briefing_id = ""
        self.language = "en"
        self.selected: Kind = ""
        self.editing: Editing | None = None

    # --- the session -------------------------------------------------------------------------------------------------

    @property
    def session(self) -> Session:
        """The open session; panels exist only while there is one (AssertionError otherwise)."""
        assert self._session is not None, "no pack is open"
        return self._session

    @property
    def is_open(self) -> bool:
        """Whether a pack is open."""
        return self._session is not None

    @property
    def pack(self) -> Pack:
        """The pack as it is now."""
        return self.session.pack

    def put(self, session: Session, spoken: str = "en") -> None:
        """Puts a session on the desk, in the place of the one that was there, which must have been saved.

        Texts are written in the language that is spoken, if the first briefing has it.
        """
        self.take_away()
        self._session = session
        self._forget = session.listen(self._heard)
        pack = session.pack
        self.source_number = pack.sources[0].number if pack.sources else 0
        self.briefing_id = pack.briefings[0].id if pack.briefings else ""
        languages = pack.briefings[0].languages if pack.briefings else ()
        self.language = spoken if spoken in languages or not languages else languages[0]
        self.section_id = next((one.id for one in self.briefing.sections), "") if self.briefing else ""
        self.opened.emit()
        self.go("sources")

    def take_away(self) -> None:
        """Closes the session without saving; nothing happens when none is open."""
        if self._session is not None:
            self.leaving.emit()
            self._forget()
            self._session.close()
            self._session = None
            self._reset()
            self.closed.emit()
            self.workspace_changed.emit("start")

    def do(self, edit: Edit, blobs: Mapping[str, bytes] = NO_BLOBS, *, merge: str = "", label: Message | None = None) -> Change:
        """Applies an edit, as one step with those before it that have the same `merge`.

        EditError when the pack does not allow it, PackError when it is read-only.
        """
        return self.session.do(edit, blobs, merge=merge, label=label)

    def undo(self) -> Change | None:
        """Takes the last step back."""
        return self.session.undo()

    def redo(self) -> Change | None:
        """Does again what was undone last."""
        return self.session.redo()

    def save(self) -> None:
        """Saves now; PackError when that fails, and everything stays as it is."""
        if self.session.save():
            self.saved.emit()

    def adopt(self, saving: Saving) -> None:
        """Takes on a save of this session that has run in a thread."""
        self.session.adopt(saving)
        self.saved.emit()

    def seal(self, key: Key | None) -> None:
        """Saves, and protects the file with a password from now on, or with none any more."""
        self.session.seal(key)
        self.saved.emit()

    def save_copy(self, path: Path) -> None:
        """Saves under another name and goes on there."""
        self.moving.emit()
        self.session.save_as(path)
        self.saved.emit()

    def _heard(self, change: Change) -> None:
        """Lets go of what no longer exists, then tells everybody."""
        pack = change.after
        if pack.source(self.source_number) is None:
            self.source_number = _beside(tuple(one.number for one in change.before.sources), self.source_number,
                                         tuple(one.number for one in pack.sources), 0)
        self.excerpt_ids = tuple(id for id in self.excerpt_ids if pack.excerpt(id) is not None)
        if pack.briefing(self.briefing_id) is None:
            self.briefing_id = pack.briefings[0].id if pack.briefings else ""
            self.briefing_changed.emit()
        if self.briefing is None or self.briefing.section(self.section_id) is None:
            self.section_id = next((one.id for one in self.briefing.sections), "") if self.briefing else ""
        self.changed.emit(change)

    # --- what is selected --------------------------------------------------------------------------------------------

    @property
    def source(self) -> Source | None:
        """The source that the reader shows."""
        return self.pack.source(self.source_number) if self.is_open else None

    @property
    def excerpts(self) -> tuple[tuple[Source, Excerpt], ...]:
        """The excerpts that are selected, with their sources."""
        found = ((self.pack.source(id.source), self.pack.excerpt(id)) for id in self.excerpt_ids) if self.is_open else ()
        return tuple((source, excerpt) for source, excerpt in found if source is not None and excerpt is not None)

    @property
    def briefing(self) -> Briefing | None:
        """The current briefing of the pack."""
        return self.pack.briefing(self.briefing_id) if self.is_open and self.briefing_id else None

    @property
    def section(self) -> Section | None:
        """The section that is being edited."""
        return self.briefing.section(self.section_id) if self.briefing and self.section_id else None

    def go(self, workspace: Workspace) -> None:
        """Shows a workspace; what was selected in each stays so."""
        if workspace != self.workspace:
            self.workspace = workspace
            self.workspace_changed.emit(workspace)

    def select_source(self, number: int) -> None:
        """Shows a source."""
        if (self.source_number, self.selected) != (number, "source"):
            self.source_number, self.selected = number, "source"
            self.selection_changed.emit()

    def select_excerpts(self, ids: tuple[ExcerptId, ...]) -> None:
        """Selects excerpts; the source of the first comes along. None of them: the source is what is selected."""
        kind: Kind = "excerpts" if ids else "source"
        if (self.excerpt_ids, self.selected) != (ids, kind):
            self.excerpt_ids, self.selected = ids, kind
            if ids:
                self.source_number = ids[0].source
            self.selection_changed.emit()

    def select_section(self, id: str) -> None:
        """Opens a section of the current briefing."""
        if (self.section_id, self.selected) != (id, "section"):
            self.section_id, self.selected = id, "section"
            self.selection_changed.emit()

    def edit(self, editing: Editing) -> None:
        """Says which text or excerpt of the briefing is being worked on, for those that follow it."""
        if self.editing != editing:
            self.editing = editing
            self.editing_changed.emit()

    def want(self, field: str) -> None:
        """Asks whoever shows what is selected to open one of its fields, by the name that checks have for it (`publisher`, `text.it`)."""
        self.wanted.emit(field)

    def choose_briefing(self, id: str) -> None:
        """Makes another briefing of the pack the current one."""
        if id != self.briefing_id:
            self.briefing_id = id
            self.section_id = next((one.id for one in self.briefing.sections), "") if self.briefing else ""
            self.briefing_changed.emit()
            self.selection_changed.emit()

    def write_in(self, language: str) -> None:
        """Chooses the language of the text being written; that of the window is another matter."""
        if language != self.language:
            self.language = language
            self.language_changed.emit()


def _beside(before: tuple[int, ...], gone: int, left: tuple[int, ...], none: int) -> int:
    """What to select when something is gone: the one below it, else the one above."""
    if gone not in before:
        return left[0] if left else none
    at = before.index(gone)
    return next((one for one in (*before[at + 1:], *reversed(before[:at])) if one in left), none)
