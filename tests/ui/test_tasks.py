"""Work beside the window tells its news in the window's own thread, and nothing after it was stopped."""
from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.tasks import Task, Tasks


def test_news_and_the_end_come_in_the_thread_of_the_window(qtbot: QtBot, qapp: QApplication) -> None:
    tasks, heard = Tasks(), []

    def work(task: Task) -> str:
        task.report("half")
        return threading.current_thread().name

    def hear(value: object) -> None:
        assert threading.current_thread() is threading.main_thread()
        heard.append(value)

    tasks.run(work, done=hear, failed=pytest.fail, news=hear)
    qtbot.waitUntil(lambda: len(heard) == 2 and not tasks.running)
    assert heard[0] == "half" and heard[1] != threading.main_thread().name


def test_a_failure_is_told_as_the_exception_it_was(qtbot: QtBot, qapp: QApplication) -> None:
    tasks, heard = Tasks(), []

    def work(_: Task) -> None:
        raise ValueError("why")

    tasks.run(work, done=pytest.fail, failed=heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert isinstance(heard[0], ValueError)


def test_what_was_stopped_tells_nothing_more(qtbot: QtBot, qapp: QApplication) -> None:
    tasks, go = Tasks(), threading.Event()

    def work(task: Task) -> str:
        go.wait(5)
        task.report("late")
        return "late"

    task = tasks.run(work, done=pytest.fail, failed=pytest.fail, news=pytest.fail)
    task.on_cancel(go.set)
    task.cancel()
    assert task.wait(5)
    qtbot.waitUntil(lambda: not tasks.running)
