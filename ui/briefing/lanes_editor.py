"""The editor of the lanes of a swimlane, and of the days that stand enlarged below them."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from briefer.edits import ChangeSection
from briefer.model.briefing import Detail, Section
from briefer.model.dates import parse_edtf
from briefer.model.localized import NOTHING
from ui.briefing.item_editor import SheetEditor
from ui.briefing.lane_sheet import LaneSheet
from ui.briefing.section_sheets import LaneDates, lanes_of
from ui.briefing.sheets import Sheet, said
from ui.kit import Kit
from ui.widgets.fields import Field

_PARTS = ("start", "end", "title")


class LanesEditor(SheetEditor):
    """Grid of lanes; below it from which day to which is enlarged, and under what title."""

    def __init__(self, kit: Kit, section: str, dates: LaneDates, label_of: Callable[[str], str], parent: QWidget) -> None:
        self._section, self._dates = section, dates
        self._detail: Detail | None = None
        super().__init__(kit, "lanes", label_of, parent)
        self.fields: dict[str, Field] = {}
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in _PARTS:
            field = self.fields[part] = Field(kit, f"lanes_{part}_edit", f"sheet.detail.{part}", parent=self)
            field.committed.connect(partial(self._typed, part))
            row.addWidget(field, 2 if part == "title" else 1)
        self.column.addLayout(row)
        self.tab_after((self.add_row, self.add_group, self.fill, self.menu_button, self.close_button))

    def sheet_in(self, section: Section) -> Sheet | None:
        """The lanes of the section, and its enlarged days."""
        briefing = self._kit.desk.briefing
        if briefing is None or section.id != self._section:
            return None
        self._detail = section.detail
        return lanes_of(section, briefing, self._kit.desk.language, self._dates)

    def show_more(self, sheet: Sheet) -> None:
        """The enlarged days."""
        if not hasattr(self, "fields"):
            return
        desk, detail = self._kit.desk, self._detail
        subject = (desk.briefing_id, self._section, desk.language)
        detail = detail or Detail("", "")
        days = {"start": detail.start, "end": detail.end}
        for part, field in self.fields.items():
            field.show_value(detail.title.text(desk.language) if part == "title" else days[part] and self._dates.say(days[part]), subject)
            field.set_read_only(desk.session.read_only)
        self.fields["title"].set_placeholder(detail.title.best(desk.language))

    def write(self, sheet: Sheet, merge: str) -> None:
        """Hands the lanes to the pack."""
        if isinstance(sheet, LaneSheet):
            self._kit.do(ChangeSection(self._kit.desk.briefing_id, self._section, {"lanes": sheet.lanes}), merge=merge)

    def _typed(self, part: str, subject: tuple[str, str, str], text: str, merge: str) -> None:
        """Something of the enlarged days was typed; without first and last day there are none."""
        briefing = self._kit.desk.pack.briefing(subject[0])
        section = briefing.section(subject[1]) if briefing else None
        if briefing is None or section is None:
            return
        detail = section.detail or Detail("", "")
        if part == "title":
            detail = replace(detail, title=said(detail.title, subject[2], text.strip(), briefing.languages))
        else:
            day = _day(self._dates.read(text)) if text.strip() else ""
            wrong = bool(text.strip()) and not day
            self.fields[part].tell("err" if wrong else "", self._kit.words.text("sheet.detail.wrong") if wrong else "")
            if wrong:
                return
            detail = replace(detail, start=day) if part == "start" else replace(detail, end=day)
        fresh = detail if detail.start or detail.end or detail.title != NOTHING else None
        if fresh != section.detail:
            self._kit.do(ChangeSection(subject[0], section.id, {"detail": fresh}), merge=merge)


def _day(edtf: str) -> str:
    """A date that is a single day, or nothing."""
    value = parse_edtf(edtf) if edtf else None
    return edtf if value is not None and value.precision == "day" else ""
