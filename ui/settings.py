"""What a person prefers, as a typed table: one row a setting, kept in the user's settings, never in a pack."""
from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal

from briefer.values import dataclass

Value = str | int | bool


@dataclass(frozen=True, slots=True)
class Setting:
    """A preference: its name, its value when nobody has chosen, and what it may be: one of some words, or a number within bounds."""

    name: str
    default: Value
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0

    def read(self, raw: object) -> Value:
        """The value that was kept; the default for anything it cannot be."""
        if isinstance(self.default, bool):
            return raw in (True, "true", "1") if raw in (True, False, "true", "false", "1", "0") else self.default
        if isinstance(self.default, int):
            text = str(raw)
            number = int(text) if text.lstrip("-").isdigit() and len(text) < 10 else self.default
            return number if self.least <= number <= self.most else self.default
        text = str(raw)
        return text if not self.choices or text in self.choices else self.default


SETTINGS: tuple[Setting, ...] = (
    Setting("ui_language", "", ("", "en", "it")),  # empty: that of the system
    Setting("appearance", "system", ("system", "light", "dark")),
    Setting("text_size", 100, least=90, most=150),
    Setting("start", "start", ("start", "last")),
    Setting("briefing_languages", "both", ("both", "en", "it")),
    Setting("reader_font", "serif", ("serif", "sans")),
    Setting("reader_size", 16, least=12, most=28),
    Setting("reader_width", 640, least=400, most=1000),
    Setting("show_paragraph_numbers", True),
    Setting("hide_menu_text", True),
    Setting("grading_on", True),
    Setting("default_source_grade", "F", ("A", "B", "C", "D", "E", "F")),
    Setting("default_info_grade", "6", ("1", "2", "3", "4", "5", "6")),
    Setting("print_grades", True),
    Setting("paper", "a4", ("a4", "a3", "letter")),
    Setting("layout", "2up-notes", ("1up", "2up-notes", "4up", "booklet")),
    Setting("number_copies", True),
    Setting("note_lines_mm", 8, least=5, most=15),
    Setting("pack_folder", ""),
    Setting("autosave_s", 5, least=1, most=60),
    Setting("versions", 20, least=1, most=200),
    Setting("backup_folder", ""),
    Setting("single_keys", True),
    Setting("reduce_motion", "system", ("system", "on", "off")),
    Setting("focus_thick", False),
    Setting("announce", True),
    Setting("message_seconds", 8, least=0, most=120),
)
BY_NAME: Mapping[str, Setting] = MappingProxyType({one.name: one for one in SETTINGS})


class Settings(QObject):
    """The preferences of this user; `changed` names the one that is another now."""

    changed = Signal(str)

    def __init__(self, store: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._known: dict[str, Value] = {}  # what was read or chosen: painting asks for some of them in every row

    def value(self, name: str) -> Any:
        """The value of a setting; KeyError for one that is not in the table."""
        if name not in self._known:
            setting = BY_NAME[name]
            self._known[name] = setting.read(self._store.value(name, setting.default))
        return self._known[name]

    def set(self, name: str, value: Value) -> None:
        """Chooses a value; one that the setting cannot have leaves it as it is by default."""
        former = self.value(name)
        self._store.setValue(name, BY_NAME[name].read(value))
        del self._known[name]
        if self.value(name) != former:
            self.changed.emit(name)

    def look_again(self, *_: object) -> None:
        """The system has another appearance: whoever follows it looks again."""
        self.changed.emit("appearance")

    def recall(self, key: str) -> object:
        """What was kept of the window itself (places, recent packs), or None."""
        return self._store.value(f"window/{key}")

    def keep(self, key: str, value: object) -> None:
        """Keeps something of the window itself."""
        self._store.setValue(f"window/{key}", value)
