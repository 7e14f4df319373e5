"""The details of a source become edits as they are typed; what is missing or guessed is said beside the field."""
from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefer.edits import ChangeSource
from briefer.model.sources import Source, Stated
from briefer.session import Session
from tests.ui.conftest import OpenWindow
from ui.main_window import MainWindow
from ui.sources.source_details import SourceDetails


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window("iraq-nato")


def details_of(window: MainWindow) -> SourceDetails:
    found = window.findChild(SourceDetails)
    assert found is not None
    return found


def source_of(window: MainWindow, number: int) -> Source:
    found = window.kit.desk.pack.source(number)
    assert found is not None
    return found


def write(window: MainWindow, name: str, text: str) -> None:
    """Types a text into a field, in the place of what is there."""
    field = details_of(window).fields[name]
    field.edit.setFocus()
    field.edit.selectAll()
    QTest.keyClicks(field.edit, text)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)


def test_typing_changes_the_source_and_is_undone_in_one_step(window: MainWindow) -> None:
    before = source_of(window, 1)
    write(window, "publisher", "The Gazette")
    changed = source_of(window, 1).publisher
    assert (changed.text.best("en"), changed.basis) == ("The Gazette", "supplied")
    window.kit.desk.undo()
    assert source_of(window, 1) == before and details_of(window).fields["publisher"].text == before.publisher.text.best("en")


def test_dates_are_read_or_said_not_to_be(window: MainWindow) -> None:
    field = details_of(window).fields["published"]
    write(window, "published", "8 gen 2020")
    assert (when := source_of(window, 1).published) is not None and when.edtf == "2020-01-08"
    write(window, "published", "whenever")
    assert field.message.text() == "Not read as a date. Try 8 Jan 2020." and field.text == "whenever"
    assert source_of(window, 1).published == when
    write(window, "published", "n.d.")
    assert (when := source_of(window, 1).published) is not None and when.basis == "not_given" and field.message.text() == ""


def test_what_is_missing_is_asked_for_and_can_be_said_to_be_none(window: MainWindow, tmp_path: Path) -> None:
    window.kit.desk.do(ChangeSource(1, {"published": None, "publisher": Stated()}))
    fields = details_of(window).fields
    assert fields["published"].message.text().startswith("No publication date found.")
    assert fields["published"].edit.property("state") == "warn"
    assert fields["publisher"].message.text().startswith("No publisher found.")
    write(window, "publisher", "n.d.")
    assert fields["publisher"].message.text() == ""
    window.kit.desk.save()
    kept = Session.open(tmp_path / "iraq-nato").pack.source(1)
    assert kept is not None and kept.publisher == Stated(basis="supplied")


def test_a_guess_is_shown_as_one_until_somebody_says_it(window: MainWindow) -> None:
    window.kit.desk.select_source(2)
    field = details_of(window).fields["publisher"]
    assert field.message.text() == "Publisher guessed from the file. Check it."
    write(window, "publisher", "Theatre Watch, a review")
    assert field.message.text() == "" and source_of(window, 2).publisher.basis == "supplied"


def test_a_letter_judges_the_source(window: MainWindow) -> None:
    row = details_of(window).reliability
    QTest.mouseClick(row.buttons["D"], Qt.MouseButton.LeftButton)
    assert source_of(window, 1).reliability == "D" and row.name_label.text() == "D — Not usually reliable"
