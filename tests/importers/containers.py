"""Small files of every kind, made here, to see whether they are taken for what they are."""
from __future__ import annotations

import io
import zipfile


def archive(*members: str) -> bytes:
    """A zip file with these members, `name` or `name=content`, stored as they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as written:
        for member in members:
            name, _, content = member.partition("=")
            written.writestr(zipfile.ZipInfo(name), content or "x")
    return out.getvalue()
