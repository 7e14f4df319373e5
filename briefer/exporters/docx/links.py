"""Where links lead: bookmarks of this document, and addresses outside it."""
from __future__ import annotations

import re
from dataclasses import field

from briefer.exporters.docx.markup import DECLARATION, digest, escape
from briefer.values import dataclass

_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_ALLOWED = re.compile(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?([/?#].*)?|mailto:[^\s/?#]+", re.IGNORECASE)
_UNSAFE = re.compile(r"[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LONGEST = 40  # signs in a bookmark's name


def bookmark_name(node_id: str) -> str:
    """The name of the hidden bookmark of a node: the same for the same id, and one that Word takes."""
    clean = re.sub(r"\W", "_", node_id, flags=re.ASCII)
    if clean == node_id and len(clean) <= _LONGEST - 2:
        return f"_b{clean}"
    return f"_b{clean[:_LONGEST - 11]}_{digest(node_id)}"


def web_address(target: str) -> str:
    """An address as a package may hold it; empty when it is none that a reader should be sent to."""
    if not _ALLOWED.fullmatch(target):
        return ""
    whole = _STRAY_PERCENT.sub("%25", target)
    return _UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "ignore")), whole)


@dataclass(slots=True)
class Relationships:
    """The relationships of one part, numbered in order of first use."""

    entries: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id of the relationship to a target."""
        return self.entries.setdefault((kind, target, external), f"rId{len(self.entries) + 1}")

    def link(self, address: str) -> str:
        """The id of the relationship to an address outside."""
        return self.add(_HYPERLINK, address, external=True)

    def part(self) -> bytes:
        """The relationships as a member of the package."""
        inside = "".join(
            f'<Relationship Id="{id}" Type="{kind}" Target="{escape(target)}" TargetMode="{"External" if external else "Internal"}"/>'
            for (kind, target, external), id in self.entries.items())
        return (f'{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}'
                "</Relationships>").encode()
