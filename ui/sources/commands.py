"""What can be done with sources from menu and keys: the one above and below, their citation, their file, taking them out."""
from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from functools import partial
from pathlib import Path, PurePath

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from briefer.edits import RemoveSource
from briefer.model.pack import Pack
from briefer.model.sources import ExcerptId
from briefer.workflow import cite
from ui.kit import Kit
from ui.sources.source_list import SourceListPane, beside
from ui.words import Words

_LONG = 20  # seconds that the news of something removed stays
_MADE_OF = frozenset('<>:"/\\|?*')


class SourceCommands:
    """Takes on the actions of the menu Source that the list and the pack suffice for."""

    def __init__(self, kit: Kit, pane: SourceListPane) -> None:
        self._kit, self._pane = kit, pane
        self._readable: tuple[Path, ...] = ()  # folders with files of a pack that has a password
        kit.desk.leaving.connect(self._forget)
        on = kit.actions.on
        on("act_source_prev", partial(self._go, -1))
        on("act_source_next", partial(self._go, 1))
        on("act_source_remove", self._remove)
        on("act_source_copy_cite", self._cite)
        on("act_source_original", self._open)
        on("act_clear_filters", self._clear)
        for signal in (kit.desk.opened, kit.desk.changed, kit.desk.selection_changed):
            signal.connect(self._know)

    def _know(self, *_: object) -> None:
        """What lies above and below, in the order of the list."""
        number = self._kit.desk.source_number
        self._kit.actions.know(source_above=bool(beside(self._pane.shown, number, -1)),
                               source_below=bool(beside(self._pane.shown, number, 1)))

    def _go(self, step: int) -> None:
        """Opens the source above or below."""
        if number := beside(self._pane.shown, self._kit.desk.source_number, step):
            self._kit.desk.go("sources")
            self._kit.desk.select_source(number)

    def _clear(self) -> None:
        if self._kit.desk.workspace == "sources":
            self._pane.clear_filter()

    def _remove(self) -> None:
        """Takes the selected sources out of the pack, in one step."""
        desk, numbers = self._kit.desk, self._pane.chosen
        if not numbers:
            return
        said = said_of_removal(desk.pack, numbers, desk.briefing_id, self._kit.words)
        if self._kit.do(*(RemoveSource(number) for number in numbers)):
            self._kit.say(said, undo=True, seconds=_LONG)

    def _cite(self) -> None:
        """Puts the full reference on the clipboard, in the language of the text being written; finding its words takes a moment once."""
        desk = self._kit.desk
        if (source := desk.source) is not None:
            pack, language = desk.pack, self._kit.words.language
            self._kit.tasks.run(lambda _: cite(pack, source, language), done=self._copied, failed=self._failed)

    def _copied(self, reference: str) -> None:
        QGuiApplication.clipboard().setText(reference)
        self._kit.say(self._kit.words.text("sources.cite.done"))

    def _failed(self, error: Exception) -> None:
        raise error

    def _open(self) -> None:
        """Opens a copy of the file that the pack keeps, with whatever this computer opens such files with."""
        source = self._kit.desk.source
        if source is not None:
            self._kit.trying(lambda: self._show_file(self._kit.desk.session.original(source.origin.sha256), source.origin.file))

    def _show_file(self, data: bytes, name: str) -> None:
        """Writes a copy into a folder of its own; the one in the pack is never touched. If a password protects that, the copy goes
        when the pack is closed."""
        path = Path(tempfile.mkdtemp(prefix="briefer-")) / safe_name(name)
        sealed = self._kit.desk.session.sealed
        if sealed:
            self._readable = (*self._readable, path.parent)
        path.write_bytes(data)
        path.chmod(0o400)
        opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        words = self._kit.words
        said = "sources.original.readable" if sealed else "sources.original.opened"
        self._kit.say(words.text(said, file=path.name) if opened else words.text("sources.original.failed"))

    def _forget(self) -> None:
        """Deletes what a password protects in the pack; what another program holds open on Windows stays until the system clears up."""
        for folder in self._readable:
            with suppress(OSError):
                for file in folder.iterdir():
                    file.chmod(0o600)  # Windows deletes nothing that cannot be written
            shutil.rmtree(folder, ignore_errors=True)
        self._readable = ()


def safe_name(name: str) -> str:
    """A name for a file, from one that came with a pack: no folders, nothing that a system forbids."""
    last = PurePath(name.replace("\\", "/")).name
    made = "".join("_" if sign in _MADE_OF or not sign.isprintable() else sign for sign in last).strip(". ")
    return made[-120:] or "original"


def said_of_removal(pack: Pack, numbers: tuple[int, ...], briefing: str, words: Words) -> str:
    """Which sources go, how many excerpts with them, and how many of these are in the briefing."""
    excerpts = [ExcerptId.of(source, one) for source, one in pack.excerpts() if source.number in numbers]
    current = pack.briefing(briefing)
    placed = {ExcerptId(*id) for _, id in current.placed()} if current else set()
    in_briefing = sum(id in placed for id in excerpts)
    one = len(numbers) == 1
    named = words.text("sources.removed.one", number=numbers[0]) if one else words.text(
        "sources.removed.several", numbers=", ".join(map(str, numbers)))
    if not excerpts:
        return words.text("sources.removed.bare" if one else "sources.removed.bare_several", sources=named)
    said = words.counted("sources.removed.excerpts", len(excerpts), sources=named)
    return f"{said} {words.counted('sources.removed.placed', in_briefing)}" if in_briefing else said
