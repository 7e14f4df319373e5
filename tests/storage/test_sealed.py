"""What a password seals: whole or refused, and unreadable without it."""
from __future__ import annotations

import io
import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import PackError
from briefer.storage import sealed
from briefer.storage.sealed import CHUNK, HEADER, TAG, Cost, Key, is_sealed, new_key, unlock
from tests.storage.sealed_reader import opened as read_by_the_page

CHEAP = Cost(log_n=10)
PASSWORD = "quattro parole senza senso"
KEY = new_key(PASSWORD, CHEAP)


def refusal(data: bytes, key: Key = KEY) -> str:
    """Why sealed bytes are not opened; what they hold is never given back."""
    with pytest.raises(PackError) as error:
        key.open(io.BytesIO(data), "p.briefpack")
    return error.value.id


def with_header(data: bytes, *, cost: Cost = CHEAP, version: int = sealed.FORMAT) -> bytes:
    """Sealed bytes whose header says something else, and says it with a checksum that fits."""
    head = bytearray(data[:HEADER - 32])
    head[24:26], head[27:30] = version.to_bytes(2, "big"), bytes((cost.log_n, cost.r, cost.p))
    return bytes(head) + sha256(head).digest() + data[HEADER:]


@given(st.binary(max_size=300), st.sampled_from((0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7)))
def test_what_was_sealed_comes_out_again(seed: bytes, size: int) -> None:
    data = (seed or b"\0") * (size // max(len(seed), 1) + 1)
    data = data[:size] if size else seed
    assert KEY.open(io.BytesIO(KEY.seal(data)), "p") == data


@given(st.binary(max_size=2 * CHUNK))
def test_somebody_with_the_page_and_the_password_reads_it(data: bytes) -> None:
    assert read_by_the_page(KEY.seal(data), PASSWORD) == data


def test_the_same_bytes_are_sealed_to_others_each_time() -> None:
    first, second = KEY.seal(b"the same"), KEY.seal(b"the same")
    assert first != second
    assert first[HEADER:] != second[HEADER:]


@pytest.mark.parametrize("bit", [0x01, 0x80])
def test_no_byte_can_be_changed(bit: int) -> None:
    whole = KEY.seal(b"Paragraph by paragraph. " * 8)
    reasons = set()
    for place in range(len(whole)):
        hurt = bytearray(whole)
        hurt[place] ^= bit
        reasons.add(refusal(bytes(hurt)))
    assert reasons == {"pack_sealed_damaged"}  # never taken for a wrong password or a newer version


def test_no_end_can_be_cut_off() -> None:
    whole = KEY.seal(b"Paragraph by paragraph. " * 8)
    assert {refusal(whole[:end]) for end in range(len(whole))} == {"pack_sealed_damaged"}


def test_chunks_cannot_be_taken_away_put_twice_or_turned_round() -> None:
    whole = KEY.seal(b"".join(bytes([number]) * CHUNK for number in range(4)))
    head, size = whole[:HEADER], CHUNK + TAG
    chunks = [whole[at:at + size] for at in range(HEADER, len(whole), size)]
    assert len(chunks) == 4
    a, b, c, d = chunks
    for order in ((), (a,), (a, b, c), (b, a, c, d), (a, b, d, c), (a, b, b, d), (a, b, c, d, d), (d,), (a, d)):
        assert refusal(head + b"".join(order)) == "pack_sealed_damaged"
    assert refusal(whole + b"\0") == "pack_sealed_damaged"


def test_what_was_sealed_at_another_time_cannot_be_put_in() -> None:
    first, second = KEY.seal(b"the first state"), KEY.seal(b"another state..")
    assert refusal(first[:HEADER] + second[HEADER:]) == "pack_sealed_damaged"
    assert refusal(KEY.seal(b"a journal", sealed.KEPT)) == "pack_sealed_damaged"


def test_another_password_opens_nothing_and_is_told_from_damage(tmp_path: Path) -> None:
    path = tmp_path / "p.briefpack"
    path.write_bytes(KEY.seal(b"content"))
    for other in ("", PASSWORD.upper(), PASSWORD + " ", "altre parole senza senso"):
        with pytest.raises(PackError) as error:
            unlock(path, other)
        assert error.value.id == "pack_wrong_password"
    assert refusal(path.read_bytes(), new_key(PASSWORD, CHEAP)) == "pack_wrong_password"  # the same words, another salt
    assert unlock(path, PASSWORD).same(KEY)


def test_an_accent_counts_the_same_however_it_was_typed(tmp_path: Path) -> None:
    path = tmp_path / "p.briefpack"
    path.write_bytes(new_key("perch\u00e9 no, comandante", CHEAP).seal(b"content"))
    key = unlock(path, "perche\u0301 no, comandante")
    with path.open("rb") as file:
        assert key.open(file, path.name) == b"content"


def test_a_new_password_has_a_least_length() -> None:
    with pytest.raises(PackError) as error:
        new_key("elevensigns")
    assert error.value.id == "password_too_short"


def test_a_newer_version_is_told_from_damage() -> None:
    whole = KEY.seal(b"content")
    assert refusal(with_header(whole, version=2)) == "pack_sealed_newer"
    hurt = bytearray(whole)
    hurt[25] = 9
    assert refusal(bytes(hurt)) == "pack_sealed_damaged"


@pytest.mark.parametrize("cost", [
    Cost(63, 8, 1), Cost(255, 255, 255), Cost(29, 8, 1), Cost(18, 8, 1), Cost(17, 8, 255), Cost(17, 9, 1), Cost(10, 255, 255),
    Cost(1, 1, 1), Cost(0, 8, 1), Cost(17, 0, 1), Cost(17, 8, 0)])
def test_a_file_may_not_ask_for_all_memory_or_hours_or_for_nothing(cost: Cost, tmp_path: Path) -> None:
    path = tmp_path / "p.briefpack"
    path.write_bytes(with_header(KEY.seal(b"content"), cost=cost))
    before = time.process_time()
    with pytest.raises(PackError) as error:
        unlock(path, PASSWORD)
    assert error.value.id == "pack_sealed_costly"
    assert time.process_time() - before < 0.1


def test_the_dearest_file_that_is_believed_stays_within_bounds(tmp_path: Path) -> None:
    path = tmp_path / "p.briefpack"
    path.write_bytes(with_header(KEY.seal(b"content"), cost=Cost(17, 8, 2)))
    program = f"""
import re, time
from pathlib import Path
from briefer.errors import PackError
from briefer.storage.sealed import unlock
try:
    unlock(Path({str(path)!r}), "x")
except PackError as error:
    peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())  # rusage would count the process that made this one
    print(error.id, time.process_time(), int(peak[1]) // 1024)
"""
    if sys.platform != "linux":
        pytest.skip("memory is measured on Linux")
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert said[0] == "pack_wrong_password"
    assert float(said[1]) < 2  # 1.1 on an idle machine
    assert int(said[2]) < 300


def test_what_is_sealed_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    path = tmp_path / "p.briefpack"
    path.write_bytes(KEY.seal(b"content"))
    assert is_sealed(path)
    path.write_bytes(b"PK\x03\x04")
    assert not is_sealed(path)
    assert not is_sealed(tmp_path)


def test_a_key_shows_nothing_and_cannot_be_written() -> None:
    assert repr(KEY) == str(KEY) == "Key(…)"
    for way in (pickle.dumps, lambda key: pickle.dumps(key, 0)):
        way_out: Callable[[Key], bytes] = way
        with pytest.raises(TypeError):
            way_out(KEY)


def test_names_are_the_same_for_one_key_and_tell_nothing_to_others() -> None:
    assert KEY.name("report.pdf") == KEY.name("report.pdf")
    assert len({KEY.name("report.pdf"), KEY.name("report.doc"), new_key(PASSWORD, CHEAP).name("report.pdf")}) == 3


@given(st.binary(max_size=HEADER + 40), st.booleans())
def test_whatever_follows_the_first_bytes_is_refused_with_a_sentence(rest: bytes, fits: bool) -> None:
    head = (sealed.MAGIC + rest).ljust(HEADER, b"\0")
    data = head[:HEADER - 32] + sha256(head[:HEADER - 32]).digest() + head[HEADER:] if fits else sealed.MAGIC + rest
    assert refusal(data) in {"pack_sealed_damaged", "pack_sealed_newer", "pack_sealed_costly", "pack_wrong_password"}


@given(st.data())
def test_any_mixture_of_two_sealed_files_is_refused(data: st.DataObject) -> None:
    first, second = KEY.seal(b"a" * CHUNK + b"the first"), KEY.seal(b"b" * CHUNK + b"the other")
    at = data.draw(st.integers(0, len(first)))
    until = data.draw(st.integers(at, len(first)))
    mixed = first[:at] + second[at:until] + first[until:]
    if mixed not in (first, second):
        assert refusal(mixed) == "pack_sealed_damaged"
