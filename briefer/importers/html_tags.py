"""What the elements of a page are to a reader: blocks, headings, captions, or nothing that can be read."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefer.model.sources import Role

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
    "figure", "footer", "form", "frameset",
    "head", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "noframes", "ol", "p",
    "plaintext", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    "listing", "xmp"})
ROLES: Mapping[str, Role] = {
    "h1": "h1", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h6", "figcaption": "caption", "caption": "caption"}
_LEVELS: Mapping[str, Role] = {"1": "h1", "2": "h2", "3": "h3", "4": "h4", "5": "h5", "6": "h6"}
_CAPTIONS = frozenset({
    "caption", "wp-caption-text", "caption-text", "image-caption", "photo-caption", "media-caption", "img-caption", "didascalia",
    "msocaption"})
NO_TEXT = frozenset({
    "script", "style", "template", "noscript", "title", "meta", "link", "base", "map", "datalist", "rp", "xml", "colgroup",
    "annotation", "annotation-xml", "svg"})
LOST: Mapping[str, str] = {
    "img": "images", "video": "media", "audio": "media", "object": "media", "embed": "media", "canvas": "media", "applet": "media",
    "iframe": "frames", "frame": "frames", "select": "forms", "textarea": "forms", "input": "forms", "progress": "forms",
    "del": "struck", "s": "struck", "strike": "struck"}
_NO_FIELDS = frozenset({"hidden", "submit", "button", "image", "reset"})


def role_of(element: Any, tag: str) -> Role | None:
    """What the lines of a block are, where its name, role or class says so."""
    if tag in ROLES:
        return ROLES[tag]
    if not element.attrib:
        return None
    if element.get("role") == "heading":
        return _LEVELS.get(element.get("aria-level") or "2")
    if _CAPTIONS.intersection((element.get("class") or "").lower().split()):
        return "caption"
    return None


def loss_with(element: Any, tag: str) -> str:
    """What is lost with an element that has no text to be read; nothing for dots that only count readers."""
    if tag == "img":
        return "" if any((element.get(side) or "").strip() in ("0", "1", "2") for side in ("width", "height")) else "images"
    if tag == "input":
        return "" if (element.get("type") or "").lower() in _NO_FIELDS else "forms"
    return LOST[tag]
