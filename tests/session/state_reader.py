"""Reads what lies outside a pack as somebody would who has docs/format.md and never saw Briefer: the lock, a journal, versions."""
from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any


def lock_of(pack: Path) -> Path:
    """Where the lock of a pack stands."""
    return pack / ".lock" if pack.is_dir() else pack.with_name(f".{pack.name}.lock")


def place_of(state: Path, pack: Path) -> Path:
    """The folder that the state folder has for a pack, anywhere but on Windows."""
    return state / "packs" / hashlib.sha256(str(pack.resolve()).encode()).hexdigest()[:32]


def lines_of(journal: bytes) -> list[dict[str, Any]]:
    """What the lines of a journal say, as far as they are whole."""
    said, former = [], b""
    for line in journal.split(b"\n")[:-1]:
        signs, blank, entry = line[:16], line[16:17], line[17:]
        if blank != b" " or hashlib.sha256(former + entry).hexdigest()[:16].encode() != signs:
            break
        said.append(json.loads(entry))
        former = signs
    return said


def missing(lines: list[dict[str, Any]], token: str) -> list[dict[str, Any]] | None:
    """The edits that the save with a token does not hold; None when the journal belongs to another state of the pack."""
    edits = [line for line in lines[1:] if "edit" in line]
    held = [0] if lines[0]["after"] == token else []
    held += [line["holds"] for line in lines[1:] if line.get("saving") == token]
    return edits[held[-1]:] if held else None


def version(place: Path, number: int) -> dict[str, bytes | None]:
    """The members of a version by their path, those that lie in the pack itself as None."""
    said = json.loads((place / "versions" / f"{number}.json").read_bytes())
    blobs = {path: place / "blobs" / digest for path, digest in said["members"].items()}
    found = {path: blob.read_bytes() if blob.is_file() else None for path, blob in blobs.items()}
    assert all(data is None or hashlib.sha256(data).hexdigest() == said["members"][path] for path, data in found.items())
    return found
