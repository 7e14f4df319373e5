"""The thread in which pages are made: the latest wish counts, and nobody hears of what is not wanted any more."""
from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.press_room import PressRoom


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[PressRoom]:
    made = PressRoom()
    yield made
    made.close()


def _refuse(error: Exception) -> None:
    raise error


def test_a_later_wish_takes_the_place_of_an_earlier_one(room: PressRoom, qtbot: QtBot) -> None:
    gate, heard = threading.Event(), list[str]()
    room.ask("first", lambda _: gate.wait(5), lambda _: heard.append("first"), _refuse)
    for number in range(5):
        room.ask("page", lambda _, n=number: str(n), heard.append, _refuse)  # type: ignore[misc]
    gate.set()
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == ["first", "4"] and not room.is_busy("page")


def test_what_was_going_on_when_another_was_wished_for_is_thrown_away(room: PressRoom, qtbot: QtBot) -> None:
    begun, gate, heard, told = threading.Event(), threading.Event(), list[object](), list[bool]()

    def old(stopped) -> str:  # type: ignore[no-untyped-def]
        begun.set()
        gate.wait(5)
        told.append(stopped())
        return "old"

    room.ask("page", old, heard.append, _refuse)
    assert begun.wait(5)
    room.ask("page", lambda stopped: f"new {stopped()}", heard.append, _refuse)
    gate.set()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["new False"] and told == [True]


def test_lower_ranks_come_first(room: PressRoom, qtbot: QtBot) -> None:
    gate, heard = threading.Event(), list[object]()
    room.ask("gate", lambda _: gate.wait(5), lambda _: None, _refuse)
    room.ask("later", lambda _: "later", heard.append, _refuse, rank=5)
    room.ask("now", lambda _: "now", heard.append, _refuse, rank=0)
    gate.set()
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == ["now", "later"]


def test_nobody_hears_of_what_was_forgotten(room: PressRoom, qtbot: QtBot) -> None:
    begun, gate, heard = threading.Event(), threading.Event(), list[object]()

    def work(_: object) -> str:
        begun.set()
        gate.wait(5)
        return "late"

    room.ask("preview pages", work, heard.append, _refuse)
    assert begun.wait(5)
    room.forget("preview")
    gate.set()
    room.ask("other", lambda _: "other", heard.append, _refuse)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["other"]


def test_a_failure_is_told_to_whoever_asked(room: PressRoom, qtbot: QtBot) -> None:
    heard = list[Exception]()
    room.ask("bad", lambda _: 1 // 0, lambda _: None, heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert isinstance(heard[0], ZeroDivisionError)
