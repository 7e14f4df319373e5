"""Whatever a file does to the process that reads it, it costs that file alone, and there is a sentence for it."""
from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from briefer.i18n import LANGUAGES, Catalogue
from briefer.importers.wire import read_message, write_message
from briefer.reading.files import FileToRead
from briefer.reading.pool import COMMAND, Pool
from briefer.workflow.importing import FileRead, Importing, Progress
from tests.reading.hostile import LIES, TEXT

HOSTILE = (sys.executable, "-P", str(Path(__file__).with_name("hostile.py")))
MEMORY = 120 * 2**20


@pytest.fixture
def pool() -> Iterator[Pool]:
    with Pool(2, command=HOSTILE, memory=MEMORY) as made:
        yield made


def read(pool: Pool, *files: str, patience: float = 20) -> list[FileRead]:
    found = Importing(pool, [FileToRead(f"{number}.txt", data=data.encode()) for number, data in enumerate(files)], patience=patience)
    return [event for event in found if isinstance(event, FileRead)]


def test_a_measure_of_what_was_too_large_comes_back_from_the_process() -> None:
    with Pool(1) as pool:
        page = FileToRead("a.html", data=b"<html><body>" + b"<p>x" * 300_001)
        (found,) = (event for event in Importing(pool, [page]) if isinstance(event, FileRead))
    assert found.error and found.error.id == "source_too_large" and "300000 elementi" in Catalogue("it", "interface").explain(found.error)


@pytest.mark.parametrize(("does", "id"), [
    ("hang", "source_timeout"), ("grow", "source_memory"), ("leave", "source_crashed"), ("crash", "source_crashed"),
    ("overflow", "source_crashed"), ("garble", "source_crashed"), ("promise", "source_crashed"), ("fail", "source_crashed")])
def test_a_file_that_breaks_its_process_costs_that_file_alone(pool: Pool, does: str, id: str) -> None:
    found = read(pool, "good", does, "good", "good", patience=3)
    assert [one.index for one in found] == [0, 1, 2, 3]
    assert [one.error.id if one.error else "" for one in found] == ["", id, "", ""]
    assert [one.source.text for one in found if one.source] == [TEXT] * 3
    for language in LANGUAGES:
        assert found[1].error and "1.txt" in Catalogue(language, "interface").explain(found[1].error)


def test_a_mistake_of_an_importer_is_for_the_log(pool: Pool) -> None:
    found, = read(pool, "fail")
    assert "KeyError: 'a mistake of the importer'" in found.log


def test_what_libraries_print_goes_nowhere(pool: Pool) -> None:
    assert [one.error for one in read(pool, "flood", "good")] == [None, None]


@pytest.mark.parametrize("lie", LIES)
def test_a_process_that_lies_is_not_believed(pool: Pool, lie: str) -> None:
    lied, good = read(pool, f"lie: {lie}", "good")
    assert lied.source is None and lied.error and lied.error.id == "source_crashed" and lied.log
    assert good.source


def test_lone_surrogates_arrive_as_text(pool: Pool) -> None:
    found, = read(pool, "surrogates")
    assert found.source and found.source.author == "A\ufffd" and found.source.title.text.best("") == "T\ufffd"


def test_pages_are_told_as_they_are_read(pool: Pool) -> None:
    events = list(Importing(pool, [FileToRead("a.pdf", data=b"pages")]))
    assert [(event.phase, event.page, event.pages) for event in events if isinstance(event, Progress)] == [
        ("reading", 0, 0), ("reading", 1, 3), ("reading", 2, 3), ("reading", 3, 3), ("read", 0, 0)]


def test_an_import_can_be_cancelled_from_another_thread_and_keeps_what_it_gave(pool: Pool) -> None:
    importing = Importing(pool, [FileToRead("a.txt", data=b"good"), *[FileToRead("b.txt", data=b"hang")] * 40], patience=600)
    given = []
    for event in importing:
        if isinstance(event, FileRead):
            given.append(event)
            stopper = threading.Thread(target=importing.cancel)
            stopper.start()
            stopper.join()
    assert [one.source.text for one in given if one.source] == [TEXT]
    assert read(pool, "good")[0].source  # the pool is as good as before


def test_an_import_left_half_way_stops_reading(pool: Pool) -> None:
    files = Importing(pool, [FileToRead("a.txt", data=b"good"), FileToRead("b.txt", data=b"hang")], patience=600)
    for event in files:
        if isinstance(event, FileRead):
            break
    del event, files
    assert read(pool, "good")[0].source


def test_processes_are_kept_for_many_files(pool: Pool) -> None:
    read(pool, *["good"] * 40)
    kept = {id(reader) for reader in pool._idle}
    read(pool, *["good"] * 40)
    assert 1 <= len(kept) <= 2 and {id(reader) for reader in pool._idle} == kept


def test_a_process_that_cannot_start_is_a_mistake_of_the_program() -> None:
    with Pool(1, command=(sys.executable, "-c", "raise SystemExit('no such library')")) as broken, \
            pytest.raises(RuntimeError, match="no such library"):
        read(broken, "good")


def test_a_reading_process_ends_with_the_program_even_when_it_is_busy() -> None:
    process = subprocess.Popen(HOSTILE, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin and process.stdout
    assert read_message(process.stdout)
    write_message(process.stdin, {"memory": MEMORY})
    write_message(process.stdin, {"name": "a", "language": "", "encoding": "", "password": "", "patience": 600, "attachments": False,
                                  "limit": 4})
    process.stdin.write((4).to_bytes(8, "big") + b"hang")
    process.stdin.close()
    assert process.wait(20) == 0
    process.stdout.close()


def test_the_reading_process_gets_nothing_of_the_user_s_environment(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_OF_THE_USER", "x")
    show = "import os, sys; print(sorted(os.environ), os.getcwd(), file=sys.stderr); sys.exit(1)"
    with Pool(1, command=(sys.executable, "-c", show)) as broken, pytest.raises(RuntimeError) as caught:
        read(broken, "good")
    assert "PYTHONUTF8" in str(caught.value) and "SECRET_OF_THE_USER" not in str(caught.value) and "HOME" not in str(caught.value)
    assert os.getcwd() not in str(caught.value)


def test_the_program_starts_as_a_reading_process_by_its_word() -> None:
    done = subprocess.run([sys.executable, "-m", "briefer", COMMAND], input=b"", capture_output=True, check=True)
    assert b'"ready"' in done.stdout and not done.stderr


def test_files_that_are_known_are_not_read(pool: Pool) -> None:
    known = sha256(b"hang").hexdigest()
    found = [event for event in Importing(pool, [FileToRead("a.txt", data=b"hang"), FileToRead("b.txt", data=b"good")], known={known})
             if isinstance(event, FileRead)]
    assert (found[0].source, found[0].error, found[0].digest) == (None, None, known) and found[1].source


@pytest.mark.skipif(os.name == "nt", reason="Windows starts no scripts")
def test_a_program_that_is_one_file_starts_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.write_text(f"#!{sys.executable} -P\nimport sys\nfrom briefer.__main__ import main\nmain()\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    with Pool(1) as frozen:
        found, = read(frozen, "Words of a text, read by a program without a Python of its own.")
    assert found.source and found.source.language == "en"
