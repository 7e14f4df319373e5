"""What of a page nobody sees."""
from __future__ import annotations

import re
from typing import Any

_HIDING = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
# Words for machines that read pages aloud; the common frameworks' names.
_FOR_THE_EAR = frozenset({
    "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only", "element-invisible", "u-visually-hidden",
    "govuk-visually-hidden", "sr-only-focusable", "a11y-hidden", "is-visually-hidden", "mw-editsection", "noprint-mark"})
_LARGE = 500  # signs; so much is the page behind a dialogue, not an ornament


def is_hidden(element: Any, tag: str) -> bool:
    """Whether an element is hidden from readers by its own attributes."""
    if tag in ("html", "body"):
        return False  # a script shows them once the page is there
    if element.get("hidden") is not None or (tag == "dialog" and element.get("open") is None):
        return True
    style = element.get("style")
    if style and _HIDING.search(style[:2000]):
        return True
    named = element.get("class")
    if named and not _FOR_THE_EAR.isdisjoint(named[:2000].lower().split()):
        return True
    return element.get("aria-hidden") == "true" and _is_small(element)


def is_interface(link: Any) -> bool:
    """Whether a link is only a sign that leads to its own place, such as the one behind headings of documentation."""
    return (len(link) == 0 and 0 < len(text := (link.text or "").strip()) <= 2 and not any(sign.isalnum() for sign in text)
            and (link.get("href") or "").startswith("#"))


def _is_small(element: Any) -> bool:
    """Whether an element holds little text."""
    length = 0
    for text in element.itertext():
        length += len(text)
        if length > _LARGE:
            return False
    return True
