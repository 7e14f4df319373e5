"""The line under a table that says what its marks mean."""
from __future__ import annotations

from collections.abc import Iterable

from briefer.assembly.words import NBSP
from briefer.document.inlines import Inline, Inlines, Text

_AFTER_MARK, _BETWEEN = NBSP * 2, f"{NBSP * 6} "


def key_line(entries: Iterable[tuple[Inline, str]], remark: str = "") -> Inlines:
    """Each mark with its meaning, from which no line parts it, wide apart from the next; a remark last."""
    out: list[Inline] = []
    for mark, meaning in entries:
        if out:
            out.append(Text(_BETWEEN))
        out += (mark, Text(f"{_AFTER_MARK}{meaning.replace(' ', NBSP)}"))
    return (*out, Text(_BETWEEN), Text(remark)) if remark else tuple(out)
