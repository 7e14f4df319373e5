"""What all tests share: how a missing tool is reported, and the line that says what was skipped."""
from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import Phase, settings

# The gates try the same examples at each run; `--hypothesis-profile=search` looks for new ones.
settings.register_profile("gates", deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate, Phase.shrink))
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile("gates")
_LONGEST = ("tests/conformance/", "tests/ui/test_officers_hour", "tests/test_wheel", "tests/stories/")
LEFT_OUT = pytest.StashKey[int]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """The flag that rewrites goldens: whoever uses it reads the difference before committing it."""
    parser.addoption("--update-goldens", action="store_true", help="write the goldens anew instead of comparing with them")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what takes minutes, unless the marker is asked for by name; begins with the longest, so that no processor waits for it."""
    items.sort(key=lambda item: not any(part in item.nodeid for part in _LONGEST))
    if "nightly" in config.getoption("markexpr"):
        return
    nightly = [item for item in items if item.get_closest_marker("nightly")]
    if nightly:
        config.hook.pytest_deselected(items=nightly)
        items[:] = [item for item in items if item not in nightly]
    config.stash[LEFT_OUT] = len(nightly)


@pytest.fixture(scope="session", autouse=True)
def _no_traces(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the program keeps for its user goes to a folder that pytest removes, never to the home of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BRIEFER_STATE", str(tmp_path_factory.mktemp("state")))
        patch.setenv("BRIEFER_TEMPLATES", str(tmp_path_factory.mktemp("own")))
        yield


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with the file of this name in tests/goldens, or writes it there when asked to."""

    def compare(name: str, text: str) -> None:
        file = Path(__file__).parent / "goldens" / name
        if request.config.getoption("--update-goldens"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        assert file.is_file(), f"{name} is not written yet: pytest --update-goldens writes it"
        assert text == file.read_bytes().decode(), f"{name} differs; if it should, pytest --update-goldens writes it anew"

    return compare


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
    if left_out := terminalreporter.config.stash.get(LEFT_OUT, 0):
        terminalreporter.write_line(f"Left out: {left_out} nightly; python3 dev.py test -m nightly runs them.")
    terminalreporter.write_line(f"Skipped: {told}" if told else "Nothing was skipped.")
