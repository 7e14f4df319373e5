"""What moves in the window: the effects of the system and bars without an end; none of it for those who want it still."""
from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QProgressBar

from ui.settings import Settings

_SETTING = "reduce_motion"
_EFFECTS = (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_FadeMenu, Qt.UIEffect.UI_AnimateCombo, Qt.UIEffect.UI_AnimateTooltip,
            Qt.UIEffect.UI_FadeTooltip, Qt.UIEffect.UI_AnimateToolBox)


class Motion(QObject):
    """Follows the preference; "system" leaves the effects as they were when the program began."""

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._usual = {effect: QApplication.isEffectEnabled(effect) for effect in _EFFECTS}
        settings.changed.connect(self._preferred)
        self._preferred(_SETTING)

    def _preferred(self, name: str) -> None:
        if name == _SETTING:
            wanted = self._settings.value(_SETTING)
            for effect, usual in self._usual.items():
                QApplication.setEffectEnabled(effect, usual if wanted == "system" else wanted == "off")


def is_still(settings: Settings) -> bool:
    """Whether nothing is to move: somebody chose so, or the system has no effects."""
    wanted = settings.value(_SETTING)
    return wanted == "on" or (wanted == "system" and not QApplication.isEffectEnabled(Qt.UIEffect.UI_General))


def run_without_end(bar: QProgressBar, settings: Settings) -> None:
    """A bar for work of which nobody knows how long it takes: it runs, or stands full where nothing is to move."""
    bar.setRange(0, 1 if is_still(settings) else 0)
    bar.setValue(bar.maximum())
