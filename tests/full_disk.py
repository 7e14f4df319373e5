"""A disk with no more room, by the limit that the system sets on the size of files."""
from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def disk_of(size: int) -> Iterator[None]:
    """Lets no file grow beyond so many bytes; a test is skipped where the system knows no such limit.

    The limit binds the whole process: it has to end within the test, before the runner writes to its own log.
    """
    resource = pytest.importorskip("resource", reason="this system sets no limit on the size of files")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
