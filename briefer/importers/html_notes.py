"""Footnotes of a page: which links are marks of a note, and which element is the note each leads to."""
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Any
from urllib.parse import unquote

from briefer.values import dataclass

_MARK = re.compile(r"\s*[\[(]?\s*(?:nota?\.?\s*|n\.\s*)?(?P<number>\d{1,4}|[a-z]|[ivx]{1,6}|[*†‡§]{1,3})\s*[\])]?\s*")
_SAYS_NOTE = re.compile(r"fn|note|cite|ref(?!er(?:er|ral))|sdfootnote|sdendnote|_edn|nota|bib", re.IGNORECASE)
_LEAD = re.compile(
    r"[\s^↑↩]*(?:[\[(]?(?P<number>\w{1,6}|[*†‡§]{1,3})[\])]?[.:)]?\s+|[\[(](?P<bracketed>\w{1,6}|[*†‡§]{1,3})[\])]\s*)?[\s^↑↩]*")
_HOLDERS = frozenset({"li", "p", "div", "aside", "td", "dd", "section", "tr", "dt", "blockquote"})
_INLINE = frozenset({"a", "sup", "sub", "span", "cite", "b", "i", "em", "strong", "small", "font", "sdfootnotesym", "sdendnotesym"})
_BETWEEN = " \t\n\xa0[](),;"
_LONGEST = 6000  # signs of a note
_MOST = 5000


@dataclass(frozen=True, slots=True)
class Notes:
    """The elements that are marks, each with its note, and those that are notes, each with its number."""

    marks: Mapping[Any, Any] = field(default_factory=dict)
    notes: Mapping[Any, str] = field(default_factory=dict)


def find_notes(root: Any) -> Notes:
    """The marks and notes of a page; a mark whose note the page does not hold is none."""
    candidates = [(link, target, number) for link in root.iter("a") if (target := _target(link)) and (number := _number(link))]
    if not candidates or len(candidates) > _MOST * 4:
        return Notes()
    places: dict[str, Any] = {}
    wanted = {target for _, target, _ in candidates}
    for element in root.iter():
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name in wanted:
                places.setdefault(name, element)
    marks: dict[Any, Any] = {}
    notes: dict[Any, str] = {}
    order = {element: index for index, element in enumerate(root.iter("a", *_HOLDERS))}
    for link, target, number in candidates:
        holder = _holder(places.get(target))
        if holder is None or len(notes) >= _MOST or order.get(holder, -1) < order[link] or notes.get(holder, number) != number:
            continue  # what leads back, or to a place that holds several notes
        notes[holder] = number
        if link.tail and not link.tail.strip(_BETWEEN) and link.getnext() is not None and link.getnext().tag in ("a", "sup"):
            link.tail = None  # the comma between two marks
        marks[_whole_mark(link)] = holder
    return Notes(marks, notes)


def without_lead(text: str, number: str) -> str:
    """The words of a note without its own number, arrows and brackets before them."""
    if text.strip(_BETWEEN + "^↑↩.:") == number:
        return ""
    match = _LEAD.match(text)
    if match and match.end() and (match["number"] or match["bracketed"]) in (None, number):
        return text[match.end():]
    return text


def _target(link: Any) -> str:
    """The place in the page that a link leads to, by name."""
    address = link.get("href") or ""
    return unquote(address[1:]) if address.startswith("#") and 1 < len(address) < 200 else ""


def _number(link: Any) -> str:
    """The number or sign of a note, when the link looks like the mark of one; else nothing."""
    match = _MARK.fullmatch("".join(link.itertext())[:40])
    if not match or len(link) > 4:
        return ""
    parent = link.getparent()
    raised = link.find(".//sup") is not None or (parent is not None and parent.tag == "sup")
    said = " ".join(link.get(name) or "" for name in ("href", "class", "role", "id", "name", "rel"))
    return match["number"] if raised or _SAYS_NOTE.search(said) else ""


def _whole_mark(link: Any) -> Any:
    """The raised element around a link that holds nothing else, or the link."""
    element = link
    while (parent := element.getparent()) is not None and parent.tag in ("sup", "span") and len(parent) == 1:
        if (parent.text or "").strip(_BETWEEN) or (element.tail or "").strip(_BETWEEN):
            break
        element = parent
    return element


def _holder(place: Any) -> Any:
    """The block that is the note, from the place a mark leads to; None when it is too large to be one, or says nothing."""
    while place is not None and place.tag in _INLINE:
        place = place.getparent()
    if place is None or place.tag not in _HOLDERS:
        return None
    if place.tag == "dt":
        place = next((item for item in place.itersiblings() if item.tag == "dd"), None)
    length = 0
    worded = False
    for text in place.itertext() if place is not None else ():
        length += len(text)
        worded = worded or any(sign.isalpha() for sign in text)
        if length > _LONGEST:
            return None
    return place if worded else None
