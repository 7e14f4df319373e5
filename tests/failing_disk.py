"""A drive that fails: each step that reaches the disk may end with an error of the system."""
from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

STEPS = ("replace", "fsync", "link", "mkdir")


@contextmanager
def disk_that_fails(code: int, after: int) -> Iterator[list[str]]:
    """Lets so many steps happen, then none, each with this error; gives the steps that were refused."""
    refused: list[str] = []
    left = after

    def guarded(name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        def act(*arguments: Any, **named: Any) -> Any:
            nonlocal left
            if left == 0:
                refused.append(name)
                raise OSError(code, os.strerror(code))
            left -= 1
            return step(*arguments, **named)

        return act

    with pytest.MonkeyPatch.context() as patch:
        for name in STEPS:
            patch.setattr(os, name, guarded(name, getattr(os, name)))
        yield refused
