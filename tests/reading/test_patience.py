"""A turn may take what it is allowed, what its pages add, and what the process waited for others; never more than a few times that."""
from __future__ import annotations

import os
import threading
import time

import pytest

from briefer.reading.limits import waited_for_turn
from briefer.reading.patience import LONGEST, Patience


def lasts(allowed: float, *, waited: float = 0.0, added: float = 0.0, turns: int = 1) -> float:
    """After how many seconds a turn that never ends is called too late; before it, others that end at once."""
    late = threading.Event()
    told = iter((0.0, *(waited for _ in range(100_000))))
    clock = Patience(late.set, lambda: next(told))
    for _ in range(turns - 1):
        with clock.within(allowed):
            assert not late.is_set()
    begun = time.monotonic()
    with clock.within(allowed):
        clock.add(added)
        assert late.wait(30)
    return time.monotonic() - begun


@pytest.mark.parametrize(("waited", "added", "least"), [
    (0, 0, 0.2), (0.3, 0, 0.5), (0, 0.4, 0.6), (0.3, 0.3, 0.8), (99, 99, 0.2 * LONGEST)])
def test_a_turn_may_take_so_long(waited: float, added: float, least: float) -> None:
    assert least <= lasts(0.2, waited=waited, added=added) < least + 5


def test_turns_that_ended_do_not_count() -> None:
    assert 0.2 <= lasts(0.2, turns=50) < 5


def test_a_turn_that_ends_in_time_is_never_too_late() -> None:
    late = threading.Event()
    clock = Patience(late.set)
    with clock.within(0.3):
        assert not late.is_set()
    assert not late.wait(0.6)
    clock.close()
    with clock.within(0.01):
        assert not late.wait(0.2)


def test_how_long_a_process_waited_is_known_or_nothing() -> None:
    assert waited_for_turn(os.getpid()) >= 0.0 and waited_for_turn(2**22 + 1) == 0.0
