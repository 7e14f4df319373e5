"""What is dragged from one list to another: excerpts and sections, by their ids."""
from __future__ import annotations

import json
from collections.abc import Iterable

from PySide6.QtCore import QMimeData

from briefer.model.sources import ExcerptId

EXCERPTS = "application/x-briefer-excerpts"
SECTION = "application/x-briefer-section"
CARDS = "application/x-briefer-cards"  # beside EXCERPTS: the section that they are dragged out of


def excerpts_data(ids: Iterable[ExcerptId], section: str = "") -> QMimeData:
    """Excerpts on their way, with the section that they come from if they stand in one."""
    data = QMimeData()
    data.setData(EXCERPTS, json.dumps([str(id) for id in ids]).encode())
    if section:
        data.setData(CARDS, section.encode())
    return data


def excerpts_of(data: QMimeData) -> tuple[ExcerptId, ...]:
    """The excerpts that are dragged; none when it is something else."""
    if not data.hasFormat(EXCERPTS):
        return ()
    return tuple(ExcerptId.parse(one) for one in json.loads(bytes(data.data(EXCERPTS).data())))


def home_of(data: QMimeData) -> str:
    """The section that dragged excerpts come from, or nothing."""
    return bytes(data.data(CARDS).data()).decode() if data.hasFormat(CARDS) else ""


def section_data(id: str) -> QMimeData:
    """A section on its way."""
    data = QMimeData()
    data.setData(SECTION, id.encode())
    return data


def section_of(data: QMimeData) -> str:
    """The section that is dragged, or nothing."""
    return bytes(data.data(SECTION).data()).decode() if data.hasFormat(SECTION) else ""
