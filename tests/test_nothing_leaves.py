"""Nothing leaves the machine, and nothing of it stands in what is handed over."""
from __future__ import annotations

import io
import json
import os
import platform
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MARK = "Zyxqv"  # stands in all that the machine of the test says of itself
JOB = (sys.executable, "-m", "tests.whole_job")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_ZONE = "Asia/Kathmandu"  # no other place is 5:45 ahead
_OFFSETS = (b"+05:45", b"+0545", b"+05'45", b"Kathmandu")


def surroundings(home: Path, **more: str) -> Mapping[str, str]:
    """The variables of a user by the name of MARK, in a zone of his own."""
    scratch = home / "tmp"
    scratch.mkdir(parents=True)
    said = {"USER": MARK, "LOGNAME": MARK, "USERNAME": MARK, "HOME": str(home), "USERPROFILE": str(home), "TMPDIR": str(scratch),
            "TEMP": str(scratch), "HOSTNAME": MARK, "COMPUTERNAME": MARK, "TZ": _ZONE, "EMAIL": f"{MARK}@example.org"}
    inherited = {name: value for name, value in os.environ.items() if name not in ("SOURCE_DATE_EPOCH", "XDG_CONFIG_HOME")}
    return {**inherited, **said, "PYTHONPATH": str(ROOT), "BRIEFER_STATE": str(home / "state"), **more}


def run(command: Sequence[str], folder: Path, environ: Mapping[str, str]) -> str:
    """Runs a program to its good end; what it says."""
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr[-4000:]
    return done.stdout


# --- no network ------------------------------------------------------------------------------------------------------


def test_the_whole_job_opens_no_socket(tmp_path: Path) -> None:
    said = run([*JOB, "--no-sockets"], tmp_path / "work", surroundings(tmp_path / "home"))
    assert json.loads(said.splitlines()[-1]) == []


def test_a_try_would_be_noticed() -> None:
    program = ("import socket, urllib.request as web; from tests.no_sockets import forbid; tried = forbid()\n"
               "for act in (socket.socket, lambda: socket.getaddrinfo('localhost', 80), lambda: web.urlopen('http://localhost:1'),\n"
               "            lambda: socket.create_connection(('localhost', 1))):\n"
               "    try: act()\n"
               "    except Exception: pass\n"
               "print(len(tried))")
    assert run([sys.executable, "-c", program], ROOT, surroundings_of_tests()) == "4\n"


def surroundings_of_tests() -> Mapping[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets one program watch another like this")
def test_no_process_of_the_whole_job_asks_the_system_for_a_socket(tmp_path: Path, program: Callable[[str], str]) -> None:
    """Also those that read files, and also in C."""
    log = tmp_path / "log"
    watch = [program("strace"), "--follow-forks", "--quiet=all", "--trace=%network", "--seccomp-bpf", "--output", str(log)]
    allowed = subprocess.run([*watch, sys.executable, "-c", "import socket; socket.socket()"], capture_output=True)
    if allowed.returncode:
        pytest.skip("one program may not watch another here")
    assert "socket(AF_INET" in log.read_text()
    run([*watch, *JOB], tmp_path / "work", surroundings(tmp_path / "home"))
    families = set(re.findall(r"socket\((\w+)", log.read_text()))
    assert families <= {"AF_UNIX"}  # by which the system's own library asks who the user is; it goes nowhere


# --- nothing of the machine ------------------------------------------------------------------------------------------


def inside(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """A file, and all that is packed in it: members of zip files, streams of PDF."""
    yield name, data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for member in packed.infolist():
                yield from inside(f"{name}/{member.filename}", packed.read(member))
                yield f"{name}/{member.filename}, its header", member.extra + member.comment
    elif data.startswith(b"%PDF"):
        for number, found in enumerate(_STREAM.finditer(data)):
            try:
                yield f"{name}, stream {number}", zlib.decompressobj().decompress(found[1])
            except zlib.error:  # not packed
                continue


def said_of(data: bytes, marks: Sequence[bytes]) -> list[bytes]:
    """Which marks stand in some bytes, in any of the ways in which text is written."""
    kept = data.lower()
    return [mark for mark in marks if any(
        sign in kept for form in (mark, mark.lower()) for wide in (form.decode().encode("utf-16-be"),)
        for sign in (form, wide, form.decode().encode("utf-16-le"), form.hex().encode(), wide.hex().encode()))]


def marks() -> list[bytes]:
    """By what the machine could be known."""
    host = platform.node()
    return [MARK.encode(), *_OFFSETS, *([host.encode()] if len(host) > 5 else [])]


def test_nothing_of_user_home_host_and_zone_stands_in_what_is_handed_over(tmp_path: Path) -> None:
    work = tmp_path / MARK / "work"
    run(JOB, work, surroundings(tmp_path / MARK / "home"))
    made = sorted(path for path in work.rglob("*") if path.is_file())
    kinds = {path.suffix for path in made}
    assert {".pdf", ".docx", ".briefpack", ".yaml", ".json"} <= kinds and len(list((work / "paper").iterdir())) == 12
    looked = [(name, data) for path in made for name, data in inside(str(path.relative_to(work)), path.read_bytes())]
    assert sum("stream" in name for name, _ in looked) > 30
    told = {name: found for name, data in looked if (found := said_of(data, marks()))}
    assert told == {}


def test_a_trace_would_be_noticed(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("docProps/core.xml", f"<creator>{MARK}</creator>" * 20)
    pdf = b"%PDF-1.7\n1 0 obj<<>>stream\n" + zlib.compress(f"/Author ({MARK.lower()})".encode() * 20) + b"\nendstream\n"
    for data in (packed.getvalue(), pdf, b"%PDF-1.7 (" + MARK.encode("utf-16-be") + b")", b"<" + MARK.encode("utf-16-be").hex().encode()):
        assert any(said_of(part, marks()) for _, part in inside("file", data))
