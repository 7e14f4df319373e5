"""Fields hand over what is typed in steps that are undone together; a row of signs chooses one."""
from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from ui.main_window import MainWindow
from ui.widgets.fields import Field
from ui.widgets.segmented import Segmented

Heard = list[tuple[object, str, str]]


@pytest.fixture
def field(window: MainWindow, qtbot: QtBot) -> Field:
    made = Field(window.kit, "some_edit", "grade.reliability")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.show_value("one", 1)
    made.edit.setFocus()
    return made


def heard_of(field: Field) -> Heard:
    heard: Heard = []
    field.committed.connect(lambda subject, text, merge: heard.append((subject, text, merge)))
    return heard


def test_typing_is_handed_over_a_moment_after_the_last_key(field: Field, qtbot: QtBot) -> None:
    heard = heard_of(field)
    QTest.keyClick(field.edit, Qt.Key.Key_End)
    QTest.keyClicks(field.edit, " two")
    assert heard == []
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert heard[0][:2] == (1, "one two")


def test_typing_after_a_pause_is_another_step(field: Field, qtbot: QtBot) -> None:
    heard = heard_of(field)
    QTest.keyClick(field.edit, Qt.Key.Key_A)
    field.commit()
    QTest.keyClick(field.edit, Qt.Key.Key_B)
    field.commit()
    assert heard[0][2] == heard[1][2]
    field._pause.setInterval(1)
    field._pause.start()
    qtbot.waitUntil(lambda: not field._pause.isActive())
    QTest.keyClick(field.edit, Qt.Key.Key_C)
    field.commit()
    assert heard[2][2] != heard[1][2]


def test_what_was_typed_goes_to_what_it_was_typed_for(field: Field) -> None:
    heard = heard_of(field)
    QTest.keyClick(field.edit, Qt.Key.Key_End)
    QTest.keyClicks(field.edit, "!")
    field.show_value("other", 2)
    assert [entry[:2] for entry in heard] == [(1, "one!")] and field.text == "other"


def test_saving_asks_for_what_is_being_typed(field: Field, window: MainWindow) -> None:
    heard = heard_of(field)
    QTest.keyClick(field.edit, Qt.Key.Key_A)
    window.saver.save()
    assert len(heard) == 1


def test_the_form_of_what_is_being_typed_stays_until_the_focus_goes(field: Field) -> None:
    field.committed.connect(lambda subject, text, _: field.show_value(text.strip(), subject))
    QTest.keyClick(field.edit, Qt.Key.Key_End)
    QTest.keyClicks(field.edit, "  ")
    field.commit()
    assert field.text == "one  "
    field.edit.left.emit()
    assert field.text == "one"


def test_the_history_of_the_pack_is_the_only_one(field: Field) -> None:
    QTest.keyClick(field.edit, Qt.Key.Key_A)
    typed = field.text
    QTest.keyClick(field.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text == typed
    field.show_value("undone", 1)
    assert field.text == "undone"


def test_a_read_only_field_hands_over_nothing(field: Field) -> None:
    heard = heard_of(field)
    field.set_read_only(True)
    QTest.keyClicks(field.edit, "abc")
    field.commit()
    assert field.text == "one" and heard == []


def test_a_sentence_below_is_also_read_out(field: Field) -> None:
    field.tell("warn", "Publisher missing")
    assert field.message.isVisible() and field.edit.accessibleDescription() == "Publisher missing"
    field.tell("", "")
    assert not field.message.isVisible() and field.edit.accessibleDescription() == ""


@pytest.fixture
def row(open_window: OpenWindow, qtbot: QtBot) -> Segmented:
    made = Segmented(open_window().kit, "some_row", "ABCDEF", label="grade.reliability", names="grade.")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def test_a_sign_is_chosen_by_mouse_arrow_or_typing(row: Segmented) -> None:
    heard: list[str] = []
    row.chosen.connect(heard.append)
    row.show_value("C")
    assert heard == [] and row.name_label.text() == "C — Fairly reliable"
    QTest.mouseClick(row.buttons["B"], Qt.MouseButton.LeftButton)
    QTest.keyClick(row.buttons["B"], Qt.Key.Key_Right)
    QTest.keyClick(row.buttons["C"], Qt.Key.Key_E)
    QTest.keyClick(row.buttons["E"], Qt.Key.Key_E)
    assert heard == ["B", "C", "E"] and row.buttons["E"].isChecked() and not row.buttons["C"].isChecked()


def test_a_row_that_cannot_be_changed_stays(row: Segmented) -> None:
    heard: list[str] = []
    row.chosen.connect(heard.append)
    row.show_value("C")
    row.set_read_only(True)
    QTest.mouseClick(row.buttons["B"], Qt.MouseButton.LeftButton)
    QTest.keyClick(row, Qt.Key.Key_A)
    assert heard == [] and row.value == "C"


def test_the_names_of_signs_follow_the_language(row: Segmented) -> None:
    row.show_value("F")
    row._kit.settings.set("ui_language", "it")
    assert row.name_label.text() == "F — Attendibilità non valutabile"
    assert row.buttons["A"].accessibleName() == "Attendibilità della fonte: A — Completamente attendibile"


def test_typing_without_a_rest_is_handed_over_all_the_same(field: Field, qtbot: QtBot) -> None:
    heard = heard_of(field)
    QTest.keyClick(field.edit, Qt.Key.Key_End)
    typist = QTimer(field, interval=20)
    typist.timeout.connect(lambda: QTest.keyClicks(field.edit, "x"))
    typist.start()
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert typist.isActive() and str(heard[0][1]).startswith("onex") and heard[0][2] == heard[1][2]


def test_a_patient_field_waits_for_the_last_key(field: Field, window: MainWindow, qtbot: QtBot) -> None:
    patient = Field(window.kit, "other_edit", "grade.reliability", patient=True)
    qtbot.addWidget(patient)
    heard = heard_of(patient)
    patient.edit.setFocus()
    QTest.keyClicks(patient.edit, "8")
    first = patient._soon.remainingTime()
    qtbot.waitUntil(lambda: patient._soon.remainingTime() < first - 100)
    QTest.keyClicks(patient.edit, " gen")
    assert patient._soon.remainingTime() >= first - 50 and heard == []
