"""What is to be said of a pack when it is opened, and when it cannot be saved, with the next step as a button."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from briefer.errors import BrieferError, Message
from briefer.session import Holder, Recovery
from ui.banner import Banner, Choice
from ui.kit import Kit
from ui.moments import when_within
from ui.packs import Packs
from ui.places import show_folder
from ui.saving import Saver

_CHANGED = frozenset({"pack_changed_on_disk", "pack_lock_lost"})


class Notices(QObject):
    """Fills the banner. `reopen` asks for the pack as it is on disk now, `leave` for the end of the program without a save."""

    reopen = Signal(object)  # Path
    leave = Signal()
    damaged = Signal()

    def __init__(self, kit: Kit, packs: Packs, saver: Saver, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self._packs, self._saver, self._banner = kit, packs, saver, banner
        kit.desk.opened.connect(self._opened)
        saver.failed.connect(self._failed)
        saver.recovered.connect(banner.hide)

    def _opened(self) -> None:
        """The one thing that matters most about a pack that was just opened."""
        session, words = self._kit.desk.session, self._kit.words
        copy: Choice = ("banner.copy", self._kit.actions["act_save_copy"].trigger)
        recovered, aside, notice = self._packs.recovered, session.aside, session.notice
        if session.damage:
            count = len(session.damage)
            self._banner.show_notice(lambda: words.counted("banner.damage", count), "err", [copy])
            self.damaged.emit()
        elif session.holder is not None:
            holder = session.holder
            self._banner.show_notice(lambda: self._held(holder), "warn", [copy, ("banner.again", self._again)])
        elif recovered is not None:
            versions: Choice = ("banner.versions", self._kit.actions["act_versions"].trigger)
            self._banner.show_notice(lambda: self._came_back(recovered), "warn", [versions, *self._folder()])
        elif aside is not None:
            count = aside.edits
            self._banner.show_notice(lambda: words.counted("banner.aside", count), "warn", self._folder())
        elif session.read_only and notice is None:
            self._banner.show_notice(lambda: words.text("banner.read_only"), "warn", [copy])
        elif notice is not None:
            self._banner.show_notice(lambda: words.say(notice), "warn", [copy] if session.read_only else [])
        elif session.journal_problem is not None:
            problem = session.journal_problem
            self._banner.show_notice(lambda: words.say(problem), "warn")
        else:
            self._banner.hide()

    def _held(self, holder: Holder) -> str:
        """Who has the pack open, since when."""
        words = self._kit.words
        if not holder.machine:
            return words.text("banner.held_by_somebody")
        when = when_within(words, holder.since, date.today())
        return words.text("banner.held", user=holder.user or "?", machine=holder.machine, when=when)

    def _came_back(self, found: Recovery) -> str:
        """What was not saved and is here again, and what is not."""
        words = self._kit.words
        said = words.counted("banner.recovered", found.edits, when=when_within(words, found.last or found.opened, date.today()))
        return f"{said} {words.counted('banner.recovered_lost', found.lost)}" if found.lost else said

    def _folder(self) -> list[Choice]:
        """The way to a journal that was set aside, if one was."""
        aside = self._kit.desk.session.aside
        return [] if aside is None else [("banner.folder", lambda: show_folder(aside.path))]

    def _again(self) -> None:
        self.reopen.emit(self._kit.desk.session.path)

    def _failed(self, error: BrieferError | Message) -> None:
        """The pack could not be saved, or what is done not noted: nothing is lost, and this can be done."""
        words = self._kit.words
        if isinstance(error, Message):
            self._banner.show_notice(lambda: words.say(error), "warn")
            return
        elsewhere: Choice = ("banner.elsewhere", self._kit.actions["act_save_copy"].trigger)
        other: Choice = ("banner.theirs", self._theirs) if error.id in _CHANGED else ("banner.again", self._save)
        leave: list[Choice] = [("banner.leave", self.leave.emit)] if self._kit.desk.session.settled else []
        self._banner.show_notice(lambda: words.explain(error), "err", [elsewhere, other, *leave])

    @property
    def _save(self) -> Callable[[], object]:
        return self._saver.save

    def _theirs(self) -> None:
        """The pack as somebody else left it; what was done here is set aside by the next opening, and that is said there."""
        path = self._kit.desk.session.path
        self._kit.desk.take_away()
        self.reopen.emit(path)
