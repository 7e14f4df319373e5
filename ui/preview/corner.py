"""The corner beside the tabs: which page, to the next one, how large."""
from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from ui.kit import Kit
from ui.preview.geometry import FIT_PAGE, FIT_WIDTH, ZOOMS
from ui.preview.view import PreviewView
from ui.widgets.named import named

_EDIT, _HEIGHT, _AROUND = 58, 40, 16


class Corner(QWidget):
    """Buttons for a canvas."""

    def __init__(self, kit: Kit, view: PreviewView) -> None:
        super().__init__()
        self._kit, self._view = kit, view
        self.setObjectName("preview_corner")
        self.setProperty("pane", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.previous = self._button("preview_prev_button", "chevron-left", lambda: self._turn(-1))
        self.page = named(QLineEdit(self), "preview_page_edit")
        self.page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.page.setFixedWidth(kit.look.size(_EDIT))
        self.page.returnPressed.connect(self._typed)
        self.page.editingFinished.connect(self._left)
        self.next = self._button("preview_next_button", "chevron-right", lambda: self._turn(1))
        self.zoom = self._button("preview_zoom_button", "zoom-in", lambda: None)
        self.zoom.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._zooms = self._menu()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(2)
        for part in (self.previous, self.page, self.next, self.zoom):
            row.addWidget(part)
        view.moved.connect(self._show)
        kit.words.call(self, self._say)
        kit.look.changed.connect(self._dress)
        self._dress()
        self.hide()

    def sizeHint(self) -> QSize:
        """As high as the tabs: a tab bar puts what is lower at its foot."""
        return QSize(super().sizeHint().width(), self._kit.look.size(_HEIGHT))

    def fit(self, room: int) -> None:
        """Where larger text leaves little room beside the tabs, the zoom alone: keys turn pages too."""
        turning = (self.previous, self.page, self.next)
        wide = sum(part.sizeHint().width() for part in (self.previous, self.next, self.zoom)) + self._kit.look.size(_EDIT) + _AROUND
        for part in turning:
            part.setVisible(room >= wide)

    def _button(self, name: str, icon: str, act: object) -> QToolButton:
        """A button with an icon."""
        button = named(QToolButton(self), name)
        button.setProperty("icon_name", icon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(act)
        return button

    def _menu(self) -> dict[str, QAction]:
        """Fit page, fit width, percentages."""
        menu, group = QMenu(self.zoom), QActionGroup(self)
        menu.setObjectName("preview_zoom_menu")
        entries: dict[str, QAction] = {}
        for zoom in ZOOMS:
            entry = entries[zoom] = menu.addAction("")
            entry.setCheckable(True)
            group.addAction(entry)
            entry.triggered.connect(lambda _=False, chosen=zoom: self._view.set_zoom(chosen))
        self.zoom.setMenu(menu)
        return entries

    def _turn(self, step: int) -> None:
        """The next page, or the one before; whoever turns pages is not led back at once."""
        self._view.by_hand.emit()
        self._view.go_to(self._view.number + step)

    def _typed(self) -> None:
        """Goes to the page that was typed, alone or as "2 / 3"."""
        digits = self.page.text().partition("/")[0].strip()
        if digits.isdecimal() and len(digits) < 7:
            self._view.by_hand.emit()
            self._view.go_to(int(digits) - 1)
        self.page.setModified(False)
        self._show()
        self.page.selectAll()

    def _left(self) -> None:
        """Whatever was typed and not sent is forgotten."""
        self.page.setModified(False)
        self._show()

    def _show(self) -> None:
        """Which page of how many."""
        count, number = self._view.count, self._view.number
        if not (self.page.hasFocus() and self.page.isModified()):
            self.page.setText(f"{number + 1} / {count}" if count else "")
        self.page.setEnabled(count > 0)
        self.previous.setEnabled(number > 0)
        self.next.setEnabled(number + 1 < count)
        self.zoom.setEnabled(count > 0)
        self._zooms[self._view.zoom].setChecked(True)

    def _say(self) -> None:
        """Words."""
        words = self._kit.words
        for part, id in ((self.previous, "preview.previous"), (self.next, "preview.next"), (self.zoom, "preview.zoom"),
                         (self.page, "preview.page")):
            part.setAccessibleName(words.text(id))
            part.setToolTip(words.text(id))
        for zoom, entry in self._zooms.items():
            entry.setText(words.text(f"preview.fit_{zoom}") if zoom in (FIT_PAGE, FIT_WIDTH) else f"{zoom} %")
        self._show()

    def _dress(self) -> None:
        """Icons in the colours of the day."""
        for button in (self.previous, self.next, self.zoom):
            button.setIcon(self._kit.look.icon(button.property("icon_name")))
        self.page.setFixedWidth(self._kit.look.size(_EDIT))
        self.updateGeometry()
