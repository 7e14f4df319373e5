"""The bar at the foot: whether everything is saved, what was just done, what is going on, how many checks are open."""
from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QProgressBar, QStatusBar, QToolButton, QWidget

from briefer.i18n import LANGUAGES
from ui.announcing import announce
from ui.kit import Kit
from ui.motion import run_without_end
from ui.widgets.named import named, restyle

_LONG_JOB = 1000  # ms before a job is shown
_PROGRESS = 120
_OFFER = 20  # seconds


class StatusBar(QStatusBar):
    """The status bar; `message_label` is what was said last."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setObjectName("status_bar")
        self.setSizeGripEnabled(False)
        self._save_text, self._save_state = "", "ok"
        self._offers: tuple[Callable[[], object], ...] = ()
        self.setContentsMargins(10, 0, 8, 0)
        self.save_icon = QLabel(self)
        self.save_label = named(QLabel(self), "save_state_label")
        self.message_label = _Message(self)
        self.message_label.linkActivated.connect(self._follow)
        self._job = self._job_parts()
        self.checks_button = self._flat("checks_button", "act_show_checks")
        self.palette_button = self._flat("palette_button", "act_palette")
        self.language_button = self._language_button()
        self.addWidget(self.save_icon)
        self.addWidget(self.save_label)
        self.addWidget(self.message_label, 1)
        for part in (self._job, self.checks_button, self.palette_button, self.language_button):
            self.addPermanentWidget(part)
        kit.said.connect(self.show_message)
        kit.offered.connect(self.show_offer)
        kit.tasks.changed.connect(self._jobs)
        kit.words.call(self, self._say)
        kit.look.changed.connect(self._say)

    def show_message(self, text: str, undo: bool = False, seconds: int = 0) -> None:
        """Shows a sentence for some seconds, with a link to undo if wanted; 0: as long as the user prefers."""
        announce(self._kit.settings, self.message_label, text)
        link = f' · <a href="undo">{self._kit.words.text("status.undo")}</a>' if undo else ""
        self.message_label.show_for(f"{_plain(text)}{link}", text, seconds or self._kit.settings.value("message_seconds"))

    def show_offer(self, text: str, links: Mapping[str, Callable[[], object]]) -> None:
        """Shows a sentence and links behind it, longer than others: they take the place of a dialog."""
        self._offers = tuple(links.values())
        announce(self._kit.settings, self.message_label, ". ".join((text, *links)))
        shown = "".join(f' · <a href="{number}">{_plain(words)}</a>' for number, words in enumerate(links))
        self.message_label.show_for(f"{_plain(text)}{shown}", text, _OFFER)

    def show_saved(self, text: str, state: str = "ok") -> None:
        """Shows whether everything is saved; `state` is ok, busy or err."""
        self._save_text, self._save_state = text, state
        self.save_label.setText(text)
        self.save_label.setProperty("role", "err" if state == "err" else "small")
        self.save_label.style().polish(self.save_label)
        self._draw_saved()

    def show_checks(self, count: int, *, looked: bool = True) -> None:
        """Shows how many checks are open, or that nobody has looked yet."""
        words = self._kit.words
        said = words.counted("status.checks", count) if count else words.text("status.no_checks" if looked else "status.checking")
        self.checks_button.setText(f" {said}")
        self.checks_button.setAccessibleName(said)
        state = "warn" if count else "ok" if looked else ""
        restyle(self.checks_button, "state", state)
        icon = "alert-triangle" if count else "circle-check" if looked else "clock"
        self.checks_button.setIcon(self._kit.look.icon(icon, state or "text2"))

    def _follow(self, link: str) -> None:
        """Does what a link in the message offers."""
        if link == "undo":
            self._kit.actions["act_undo"].trigger()
        elif link.isdecimal() and int(link) < len(self._offers):
            self._offers[int(link)]()

    def _flat(self, name: str, action: str) -> QToolButton:
        """A button that looks like text."""
        button = named(QToolButton(self), name)
        button.setProperty("flat", True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._kit.actions[action].trigger)
        return button

    def _language_button(self) -> QToolButton:
        """The language of the window."""
        button = self._flat("ui_language_button", "act_ui_language")
        button.clicked.disconnect()
        menu = QMenu(button)
        for language in LANGUAGES:
            entry = menu.addAction("")
            self._kit.words.bind(entry, entry.setText, f"window_language.{language}")
            entry.triggered.connect(lambda _=False, chosen=language: self._kit.settings.set("ui_language", chosen))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _job_parts(self) -> QWidget:
        """The bar that shows a job which takes long, with a button to stop it."""
        frame = named(QWidget(self), "job_frame")
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        self.job_bar = named(QProgressBar(frame), "job_progress")
        self.job_bar.setFixedWidth(_PROGRESS)
        self.job_bar.setTextVisible(False)
        run_without_end(self.job_bar, self._kit.settings)
        self.stop_button = named(QToolButton(frame), "job_cancel_button")
        self.stop_button.setProperty("flat", True)
        self.stop_button.clicked.connect(self._kit.tasks.cancel_all)
        row.addWidget(self.job_bar)
        row.addWidget(self.stop_button)
        frame.hide()
        self._shown = QTimer(self)
        self._shown.setSingleShot(True)
        self._shown.timeout.connect(lambda: frame.setVisible(bool(self._kit.tasks.running)))
        return frame

    def _jobs(self) -> None:
        """Shows the bar when a job takes long, hides it when none is left."""
        if not self._kit.tasks.running:
            self._shown.stop()
            self._job.hide()
        elif not self._shown.isActive() and self._job.isHidden():
            self._shown.start(_LONG_JOB)

    def _say(self) -> None:
        """Words and icons."""
        words, look = self._kit.words, self._kit.look
        self.stop_button.setText(words.text("status.stop"))
        self.job_bar.setAccessibleName(words.text("status.job"))
        self.palette_button.setText(" Ctrl+K")
        self.palette_button.setIcon(look.icon("keyboard"))
        self.palette_button.setAccessibleName(words.text("act.palette").replace("&", ""))
        self.language_button.setText(f" {words.language.upper()}")
        self.language_button.setIcon(look.icon("language"))
        self.language_button.setAccessibleName(words.text("status.language"))
        self.save_label.setText(self._save_text)
        self._draw_saved()

    def _draw_saved(self) -> None:
        """The icon before what is said of saving; none while no pack is open."""
        look = self._kit.look
        there = self._kit.desk.is_open
        self.save_icon.setVisible(there)
        if there:
            name, token = ("alert-circle", "err") if self._save_state == "err" else ("device-floppy", "text2")
            self.save_icon.setPixmap(look.icon(name, token).pixmap(QSize(look.size(14), look.size(14)), self.devicePixelRatioF()))


class _Message(QLabel):
    """A sentence that goes after some seconds, unless the pointer is on it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("status_message_label")
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._gone = QTimer(self)
        self._gone.setSingleShot(True)
        self._gone.timeout.connect(self._leave)

    def show_for(self, rich: str, plain: str, seconds: int) -> None:
        """Shows a sentence; 0 seconds: until the next one."""
        self.setText(rich)
        self.setAccessibleName(plain)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if "<a " in rich else Qt.FocusPolicy.NoFocus)  # one with links is gone to by Tab
        self._gone.stop()
        self._gone.setInterval(seconds * 1000)
        if seconds and not self.underMouse() and not self.hasFocus():
            self._gone.start()

    def _leave(self) -> None:
        """Its time is over."""
        self.clear()
        self.setAccessibleName("")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stays while its links can be chosen by keys."""
        self._gone.stop()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Goes a while after that."""
        if self.text() and self._gone.interval():
            self._gone.start()
        super().focusOutEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stays while somebody reads it."""
        self._gone.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Goes a while after that."""
        if self.text() and self._gone.interval():
            self._gone.start()
        super().leaveEvent(event)


def _plain(text: str) -> str:
    """A text for a label that understands tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;")
