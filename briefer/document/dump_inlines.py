"""Inlines as text: blanks that do not break show as ~, marks as *strong*, /emphasis/, _soft_."""
from __future__ import annotations

from collections.abc import Mapping

from briefer.document.inlines import Inline, Inlines, LineBreak, Link, Marks, Note, Rating, RatingValue, Reference, Text

BLANKS = str.maketrans({"\u00a0": "~", "\u202f": "~"})
_SIGNS = ((Marks.STRONG, "*"), (Marks.EMPHASIS, "/"), (Marks.UNDERLINE, "__"), (Marks.SUPERSCRIPT, "^"), (Marks.SOFT, "_"),
          (Marks.BOX, "|"), (Marks.TAG, "__"))
_RATINGS: Mapping[RatingValue, str] = {"full": "●", "half": "◐", "open": "○"}


def inlines(content: Inlines | tuple[Text | Link | Reference, ...]) -> str:
    """A stretch of inlines on one line."""
    return "".join(map(_inline, content)).translate(BLANKS)


def _inline(inline: Inline) -> str:
    match inline:
        case Text():
            return _text(inline)
        case Link():
            return f"<{inline.target} {''.join(map(_text, inline.content))}>"
        case Reference():
            return f"*{inline.text}*" if inline.strong else inline.text
        case Note():
            return f"^{inline.number}"
        case LineBreak():
            return " ⏎ "
        case Rating():
            return f"{_RATINGS[inline.value]}({inline.alt})"


def _text(text: Text) -> str:
    said = text.text
    for mark, sign in _SIGNS:
        if mark in text.marks:
            said = f"{sign}{said}{sign}"
    return f"{{{text.language}:{said}}}" if text.language else said
