"""One QAction for each row of the table, shared by menus, buttons, palette and keys."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.action_rows import NINE, ROWS, Row
from ui.look import Look
from ui.words import Words

_FILTER_KEYS = "Alt+{number}"


class Actions(QObject):
    """The actions by id. Panels say what an action does (`on`) and what is the case (`know`); the rest follows from the table.

    An action that nobody has taken on, or whose needs are not met, is disabled, and its tooltip tells why.
    """

    refreshed = Signal()

    def __init__(self, words: Words, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._words, self._look = words, look
        self._facts: dict[str, object] = {}
        self._taken: set[str] = set()
        self._fields: dict[str, dict[str, object]] = {}
        self._rows: dict[str, tuple[Row, int]] = {}
        self._actions: dict[str, QAction] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._single = True
        for row in ROWS:
            for number in range(1, NINE + 1) if row.nine else (0,):
                self._make(row, number)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.refresh)
        words.changed.connect(self.refresh)
        look.changed.connect(self._dress)
        self._dress()
        self.refresh()

    def __getitem__(self, id: str) -> QAction:
        return self._actions[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._actions)

    def row(self, id: str) -> Row:
        """The row of the table that an action comes from."""
        return self._rows[id][0]

    def on(self, id: str, act: Callable[[], object]) -> None:
        """Says what an action does."""
        self._actions[id].triggered.connect(lambda _checked=False: act())
        self._taken.add(id)
        self._soon()

    def attach(self, view: QWidget, *ids: str) -> None:
        """Lets the keys of actions work in a view and what is in it."""
        for id in ids:
            view.addAction(self._actions[id])

    def know(self, **facts: object) -> None:
        """Says what is the case now; the actions follow in a moment, once for whatever else becomes known until then."""
        if any(self._facts.get(name) != value for name, value in facts.items()):
            self._facts.update(facts)
            self._soon()

    def fill(self, id: str, **fields: object) -> None:
        """The fields of an action's words, such as the name of what would be undone."""
        if self._fields.get(id) != fields:
            self._fields[id] = fields
            self._soon()

    def check(self, id: str, checked: bool) -> None:
        """Ticks an action without doing it."""
        self._actions[id].setChecked(checked)

    def keys(self, id: str) -> tuple[str, ...]:
        """The keys of an action as they are, whether they work now or not."""
        return self._keys[id]

    def set_keys(self, id: str, keys: tuple[str, ...]) -> None:
        """Gives an action other keys; none of them means those of the table."""
        self._keys[id] = keys or self._usual_keys(id)
        self._give_keys(id)
        self._soon()

    def usual_keys(self, id: str) -> tuple[str, ...]:
        """The keys of an action in the table."""
        return self._usual_keys(id)

    def conflict(self, id: str, key: str) -> str:
        """Another action that a key belongs to already, or nothing; keys of different views may be the same."""
        wanted, in_view = QKeySequence(key), self.row(id).in_view
        for other, keys in self._keys.items():
            if other != id and any(QKeySequence(one) == wanted for one in keys) and not (in_view and self.row(other).in_view):
                return other
        return ""

    def allow_single_keys(self, allowed: bool) -> None:
        """Lets letters and digits alone be keys, or not; keys with Ctrl, and those that are no signs, stay."""
        self._single = allowed
        for id in self._actions:
            self._give_keys(id)

    @property
    def facts(self) -> Mapping[str, object]:
        """What is the case, by name."""
        return dict(self._facts)

    def reason(self, id: str) -> str:
        """Why an action cannot be done now, or nothing if it can."""
        row, _ = self._rows[id]
        missing = next((need for need in row.needs if not self._facts.get(need)), None)
        if missing is not None:
            return self._words.text(f"reason.{missing}")
        return "" if id in self._taken else self._words.text("reason.elsewhere")

    def settle(self) -> None:
        """Lets what became known a moment ago hold now."""
        if self._later.isActive():
            self._later.stop()
            self.refresh()

    def refresh(self) -> None:
        """Says the words of all actions anew, and enables those that can be done."""
        for id, action in self._actions.items():
            row, number = self._rows[id]
            fields = {"number": number, "name": "", **self._fields.get(id, {})}
            reason = self.reason(id)
            action.setEnabled(not reason)
            action.setText(self._words.text(row.words, **fields))
            keys = ", ".join(one.toString(QKeySequence.SequenceFormat.NativeText) for one in action.shortcuts()[:1])
            tip = self._words.text(f"{row.words}.tip", **fields)
            action.setToolTip(" – ".join(part for part in (f"{tip} ({keys})" if keys else tip, reason) if part))
            action.setStatusTip("")
        self.refreshed.emit()

    def _make(self, row: Row, number: int) -> None:
        """The action of a row."""
        id = f"{row.id.removesuffix('_n')}_{number}" if number else row.id
        action = QAction(self)
        action.setObjectName(id)
        action.setCheckable(row.checkable)
        if row.in_view:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._rows[id], self._actions[id] = (row, number), action
        self._keys[id] = self._usual_keys(id)
        self._give_keys(id)

    def _usual_keys(self, id: str) -> tuple[str, ...]:
        """The keys that the table gives an action."""
        row, number = self._rows[id]
        if not number:
            return row.keys
        return (str(number),) if row.in_view else (_FILTER_KEYS.format(number=number),)

    def _give_keys(self, id: str) -> None:
        """Lets the keys of an action work, but for single signs where these are not wanted."""
        keys = (key for key in self._keys[id] if self._single or len(key.removeprefix("Shift+")) > 1)
        self._actions[id].setShortcuts([QKeySequence(key) for key in keys])

    def _dress(self) -> None:
        """Gives every action its icon in the colours of the day."""
        for id, action in self._actions.items():
            if icon := self._rows[id][0].icon:
                action.setIcon(self._look.icon(icon))

    def _soon(self) -> None:
        if not self._later.isActive():
            self._later.start(0)
