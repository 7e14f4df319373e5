"""Nothing is told by colour alone: where all inks are one and all tints another, whatever differs is still seen to differ."""
from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

import pytest
from PySide6.QtCore import QMimeData, QPointF, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from briefer.edits import ChangeSource
from briefer.model.sources import ExcerptId
from tests.ui.conftest import OpenWindow
from tests.ui.rooms import part, settled
from ui.checks.check_list import _GROUPS
from ui.dialogs.recovery import _ICONS as DAMAGED
from ui.drops import Drop
from ui.excerpts.timeline import TimelineView
from ui.main_window import MainWindow
from ui.tokens import LIGHT
from ui.widgets.fields import Field

_THEMES = tuple(f"t{number}" for number in range(1, 7))
_INKS = frozenset({"ok", "warn", "err", "accent", "accent_hover", "text", "text2", "text3", *_THEMES})
_TINTS = frozenset({"ok_soft", "warn_soft", "err_soft", "accent_soft", *(f"{name}s" for name in _THEMES)})
GREY = MappingProxyType({name: "#DDDDDD" if name in _TINTS else "#333333" if name in _INKS else LIGHT[name] for name in LIGHT})


@pytest.fixture
def grey(monkeypatch: pytest.MonkeyPatch, open_window: OpenWindow) -> MainWindow:
    """The window with the sample pack, for somebody who tells no colours apart."""
    monkeypatch.setattr("ui.look.LIGHT", GREY)
    window = open_window("iraq-nato")
    assert window.kit.look.colour("err") == window.kit.look.colour("ok")
    return window


def _seen(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage()


def _all_differ(widget: QWidget, *acts: Callable[[], object]) -> bool:
    """Whether a widget looks otherwise after each of these."""
    pictures = []
    for act in acts:
        act()
        pictures.append(_seen(widget))
    return all(one != other for at, one in enumerate(pictures) for other in pictures[:at])


def test_saved_and_not_saved_have_other_icons(grey: MainWindow) -> None:
    status = grey.status
    assert _all_differ(status.save_icon, lambda: status.show_saved("same", "ok"), lambda: status.show_saved("same", "err"))


def test_checks_open_and_none_have_other_icons(grey: MainWindow) -> None:
    button = grey.status.checks_button
    keys = []
    for count in (0, 3):
        grey.status.show_checks(count)
        keys.append(button.icon().pixmap(16).toImage())
        assert button.text().strip()
    assert keys[0] != keys[1]


@pytest.mark.parametrize("states", [[icon for _, icon, _ in _GROUPS], [icon for icon, _ in DAMAGED.values()]], ids=["checks", "damage"])
def test_each_state_of_a_list_has_an_icon_of_its_own(states: list[str]) -> None:
    assert len(states) > 1 and len(set(states)) == len(states)


def test_what_a_field_says_is_seen_in_its_icon(grey: MainWindow, qtbot: QtBot) -> None:
    place = settled(grey, qtbot, "sources")
    field = next(one for one in place.findChildren(Field) if one.isVisible())
    assert _all_differ(field, *(lambda state=state: field.tell(state, "The same sentence")
                                for state in ("hint", "warn", "err", "ok")))


def test_themes_are_told_by_key_and_name(grey: MainWindow, qtbot: QtBot) -> None:
    place = settled(grey, qtbot, "sources")
    buttons = [part(place, QWidget, f"theme_button_{key}") for key in (1, 2, 3)]
    assert len({one.accessibleName() for one in buttons}) == 3 and _seen(buttons[0]) != _seen(buttons[1]) != _seen(buttons[2])


def test_a_mark_on_the_timeline_tells_its_theme_in_words(grey: MainWindow, qtbot: QtBot) -> None:
    timeline = part(settled(grey, qtbot, "excerpts"), TimelineView, "timeline_view")
    pack, words = grey.kit.desk.pack, grey.kit.words
    names = {one.id: words.best(one.name) for one in pack.themes}
    met = 0
    for x in range(timeline.width()):
        for y in range(0, timeline.height(), 3):
            marks = timeline.mark_at(QPointF(x, y))
            excerpt = pack.excerpt(marks[0].id) if len(marks) == 1 else None
            if excerpt is not None and excerpt.themes:
                met += 1
                assert all(names[id] in timeline._tip(marks) for id in excerpt.themes)
    assert met


def test_grades_are_letters_and_figures(grey: MainWindow, qtbot: QtBot) -> None:
    place = settled(grey, qtbot, "sources")
    grey.kit.settings.set("grading_on", True)
    sources = part(place, QWidget, "source_list")
    assert _all_differ(sources, *(lambda grade=grade: grey.kit.desk.do(ChangeSource(1, {"reliability": grade}))
                                  for grade in "ACF"))


def test_an_excerpt_that_differs_from_its_source_says_so_with_a_sign_and_in_words(
        grey: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    label = part(settled(grey, qtbot, "excerpts"), QLabel, "exc_match_label")
    assert "✓ Matches" in label.text() and "Matches" in label.accessibleName()
    monkeypatch.setattr("ui.excerpts.faith.differences", lambda source, excerpt: 2)
    grey.kit.desk.select_excerpts((ExcerptId(1, 2),))
    qtbot.waitUntil(lambda: "✗ Differs" in label.text())
    assert "Differs" in label.accessibleName()


def test_a_drop_is_said_in_words(grey: MainWindow, qtbot: QtBot) -> None:
    said = []
    for data in ("file:///tmp/a.pdf", "file:///tmp/a.briefpack"):
        mime = QMimeData()
        mime.setUrls([QUrl(data)])
        said.append(Drop.of(mime).said(grey.kit.words))
    assert all(said) and len(set(said)) == 2
    frame = grey.drop_frame
    assert _all_differ(frame, lambda: frame.show_text(said[0]), lambda: frame.show_text(said[1]))
