"""Sealing with a password: bytes to bytes that nobody reads, cuts, turns round or changes without it. `docs/format.md` tells each byte.

scrypt makes a key of the password; it wraps a data key that is drawn anew each time something is sealed, and under which the
chunks are encrypted by AES-256-GCM, each with its place and whether it is the last, and with the header as associated data.
"""
from __future__ import annotations

import io
import os
import struct
import unicodedata
from hashlib import sha256
from hmac import compare_digest
from hmac import digest as keyed_digest
from pathlib import Path
from typing import BinaryIO, Literal, NoReturn

from briefer.errors import PackError
from briefer.values import dataclass

MAGIC = b"Briefer sealed pack\r\n\x1a\n\x00"  # text to whoever looks, and broken by whatever takes it for text
FORMAT = 1
CHUNK = 64 * 1024
TAG = 16
LEAST = 12  # signs of a new password
PASSWORD_BYTES = 4096  # of a file that a password is read from

Kind = Literal[1, 2]
PACK: Kind = 1
KEPT: Kind = 2  # what is kept beside packs: journals, versions, imported files

_COST = struct.Struct(">24sHBBBB16s")  # up to here the header says how to make the key
_NONCE, _SECRET, _WRAPPED = 12, 32, 32 + TAG
HEADER = _COST.size + _NONCE + _WRAPPED + 32
_MOST_MEMORY = 2**20  # N · r: 128 MiB, which scrypt takes 128 bytes of each
_MOST_WORK = 2**21  # N · r · p: twice what we ask for
_LEAST_WORK = 2**13


@dataclass(frozen=True, slots=True)
class Cost:
    """How dear scrypt makes each guess: memory and time grow with N · r, time with p as well."""

    log_n: int = 17
    r: int = 8
    p: int = 1

    @property
    def bearable(self) -> bool:
        """Whether a file that asks for this is believed: neither all memory, nor hours, nor next to nothing."""
        if not (1 <= self.log_n <= 20 and self.r and self.p):
            return False
        memory = self.r << self.log_n
        return memory <= _MOST_MEMORY and _LEAST_WORK <= memory * self.p <= _MOST_WORK


@dataclass(frozen=True, slots=True)
class _Header:
    """What stands before the chunks; `data` are its bytes, with which every chunk is bound."""

    data: bytes
    kind: int
    cost: Cost
    salt: bytes

    @property
    def nonce(self) -> bytes:
        """The nonce under which the data key is wrapped."""
        return self.data[_COST.size:_COST.size + _NONCE]

    @property
    def wrapped(self) -> bytes:
        """The wrapped data key."""
        return self.data[_COST.size + _NONCE:-32]


class Key:
    """What a password opens. It lives in memory only: it cannot be shown, copied out or written."""

    __slots__ = ("_named", "_wrapping", "cost", "salt")

    def __init__(self, password: str, salt: bytes, cost: Cost) -> None:
        """Takes its time, a third of a second with the usual cost, and holds up no other thread. Use `new_key` or `unlock`."""
        from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

        said = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
        made = Scrypt(salt=salt, length=2 * _SECRET, n=1 << cost.log_n, r=cost.r, p=cost.p).derive(said)
        self._wrapping, self._named = made[:_SECRET], made[_SECRET:]
        self.salt, self.cost = salt, cost

    def __repr__(self) -> str:
        return "Key(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key stays in the process that made it")

    def same(self, other: Key) -> bool:
        """Whether the other was made from the same password in the same way."""
        return compare_digest(self._wrapping, other._wrapping)

    def name(self, text: str) -> str:
        """A name for what a text names, which tells nobody without the key what that is; always the same, 64 signs."""
        return keyed_digest(self._named, text.encode("utf-8"), "sha256").hex()

    def seal(self, data: bytes, kind: Kind = PACK) -> bytes:
        """The bytes sealed; each time others, because the data key is new."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        secret, nonce = os.urandom(_SECRET), os.urandom(_NONCE)
        head = _COST.pack(MAGIC, FORMAT, kind, self.cost.log_n, self.cost.r, self.cost.p, self.salt)
        head += nonce + AESGCM(self._wrapping).encrypt(nonce, secret, head)
        head += sha256(head).digest()
        cipher, view, out = AESGCM(secret), memoryview(data), io.BytesIO()
        out.write(head)
        ends = range(CHUNK, max(len(data), 1) + CHUNK, CHUNK)
        for number, end in enumerate(ends):
            out.write(cipher.encrypt(_chunk_nonce(number, last=end == ends[-1]), view[end - CHUNK:end], head))
        return out.getvalue()

    def open(self, file: BinaryIO, name: str, kind: Kind = PACK) -> bytes:
        """What was sealed, read from a file chunk by chunk.

        PackError when it was sealed with another password, or when a byte of it is not what it was.
        """
        header = read_header(file, name)
        if (header.salt, header.cost) != (self.salt, self.cost):
            raise PackError("pack_wrong_password", pack=name)
        return _opened(self._data_key(header, name), header, file, name, kind)

    def fits(self, header: _Header, name: str) -> None:
        """PackError when what has this header was sealed with another password."""
        self._data_key(header, name)

    def _data_key(self, header: _Header, name: str) -> bytes:
        """The key that a header wraps; PackError when it was wrapped with another one."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            return AESGCM(self._wrapping).decrypt(header.nonce, header.wrapped, header.data[:_COST.size])
        except InvalidTag as error:
            raise PackError("pack_wrong_password", pack=name) from error


def is_sealed(path: Path) -> bool:
    """Whether a file begins as sealed ones do; OSError when it cannot be read, False for a folder."""
    if path.is_dir():
        return False
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def new_key(password: str, cost: Cost | None = None) -> Key:
    """A key for a new password; PackError when that is too short."""
    if len(password) < LEAST:
        raise PackError("password_too_short", least=LEAST)
    return Key(password, os.urandom(16), cost or Cost())


def unlock(path: Path, password: str) -> Key:
    """The key to a sealed file; PackError when the password is wrong, or the head of the file damaged or of a newer version."""
    try:
        with path.open("rb") as file:
            header = read_header(file, path.name)
    except FileNotFoundError as error:
        raise PackError("pack_missing", pack=path.name) from error
    except OSError as error:
        raise PackError("pack_unreadable", pack=path.name) from error
    key = Key(password, header.salt, header.cost)
    key.fits(header, path.name)
    return key


def read_header(file: BinaryIO, name: str) -> _Header:
    """The header that a sealed file begins with.

    PackError when it is damaged, a newer version wrote it, or it asks for more work than a password is worth.
    """
    data = file.read(HEADER)
    if len(data) < _COST.size or not data.startswith(MAGIC):
        raise PackError("pack_sealed_damaged", pack=name)
    _, version, kind, log_n, r, p, salt = _COST.unpack_from(data)
    whole = sha256(data[:-32]).digest() == data[-32:]
    if version != FORMAT and (whole or not _is_ours(data)):
        raise PackError("pack_sealed_newer", pack=name)
    if not whole:
        raise PackError("pack_sealed_damaged", pack=name)
    cost = Cost(log_n, r, p)
    if not cost.bearable:
        raise PackError("pack_sealed_costly", pack=name)
    return _Header(data, kind, cost, salt)


def _is_ours(data: bytes) -> bool:
    """Whether a header is one of this version but for the number of the version, which then is what was damaged."""
    place = len(MAGIC)
    mended = data[:place] + FORMAT.to_bytes(2, "big") + data[place + 2:]
    return sha256(mended[:-32]).digest() == data[-32:]


def _chunk_nonce(number: int, *, last: bool) -> bytes:
    """The nonce of a chunk: its place, and whether it is the last. The data key is never used twice, so it needs no chance."""
    return number.to_bytes(11, "big") + bytes([last])


def _opened(secret: bytes, header: _Header, file: BinaryIO, name: str, kind: Kind) -> bytes:
    """The content of the chunks that follow a header; nothing is given back before the last one has been found true."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cipher, out = AESGCM(secret), io.BytesIO()
    chunk, number = file.read(CHUNK + TAG), 0
    try:
        while following := file.read(CHUNK + TAG):
            out.write(cipher.decrypt(_chunk_nonce(number, last=False), chunk, header.data))
            chunk, number = following, number + 1
        out.write(cipher.decrypt(_chunk_nonce(number, last=True), chunk, header.data))
    except InvalidTag as error:
        raise PackError("pack_sealed_damaged", pack=name) from error
    if header.kind != kind:  # true, but meant for another place
        raise PackError("pack_sealed_damaged", pack=name)
    return out.getvalue()
