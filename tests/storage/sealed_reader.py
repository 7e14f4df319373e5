"""Opens a sealed pack as somebody would who has docs/format.md and the password, and never saw Briefer."""
from __future__ import annotations

import hashlib
import struct
import unicodedata

from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def opened(file: bytes, password: str) -> bytes:
    """The zip archive within a sealed file."""
    magic, version, kind, log_n, r, p, salt, nonce, wrapped, checksum = struct.unpack(">24sHBBBB16s12s48s32s", file[:138])
    assert magic == b"Briefer sealed pack\r\n\x1a\n\0"
    assert (version, kind) == (1, 1)
    assert hashlib.sha256(file[:106]).digest() == checksum
    said = unicodedata.normalize("NFC", password).encode("utf-8")
    made = hashlib.scrypt(said, salt=salt, n=2**log_n, r=r, p=p, dklen=64, maxmem=2**28)
    data_key = AESGCM(made[:32]).decrypt(nonce, wrapped, file[:46])
    chunks = [file[at:at + 65552] for at in range(138, len(file), 65552)]
    return b"".join(
        AESGCM(data_key).decrypt(number.to_bytes(11, "big") + (b"\1" if number == len(chunks) - 1 else b"\0"), chunk, file[:138])
        for number, chunk in enumerate(chunks))
