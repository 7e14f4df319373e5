"""What all tests share: how a missing tool is reported, and the line that says what was skipped."""
from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Generator

import pytest


@pytest.fixture
def program() -> Callable[[str], str]:
    """Gives the path of a program by its name; a test that asks for one that is not installed is skipped, and says so."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            pytest.skip(f"{name} is not installed")
        return path

    return find


@pytest.hookimpl(wrapper=True, tryfirst=True)  # outermost, so that its line comes after pytest's own summary
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Generator[None, None, None]:
    """One plain line before pytest's closing one: how many tests were skipped, and why."""
    yield
    reasons = Counter(str(report.longrepr[2]).removeprefix("Skipped: ") for report in terminalreporter.stats.get("skipped", ()))
    told = "; ".join(f"{reason} ({count})" for reason, count in sorted(reasons.items()))
    terminalreporter.write_line(f"Skipped: {told}" if told else "Nothing was skipped.")
