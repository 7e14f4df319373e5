"""What can be done with briefings and their sections; each of them one step."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from briefer.edits import (
    AddBriefing,
    AddSection,
    ChangeBriefing,
    ChangeSection,
    DuplicateBriefing,
    MoveSection,
    Place,
    PlaceMany,
    RemoveBriefing,
    RemoveSection,
    Unplace,
)
from briefer.errors import message
from briefer.model.briefing import PLACING, Briefing, Section, SectionRule, Template, TextItem
from briefer.model.localized import Localized
from briefer.model.sources import ExcerptId
from briefer.workflow import new_briefing, propose_places
from ui.briefing.body_rows import Row, mine, moved, shown, to_section
from ui.briefing.outline_model import may_stand, title_of
from ui.briefing.titles_dialog import TitlesDialog
from ui.kit import Kit


class BriefingCommands(QObject):
    """The edits of this workspace; nothing here knows a widget but the parent of dialogs."""

    def __init__(self, kit: Kit, window: QWidget) -> None:
        super().__init__(window)
        self._kit, self._window = kit, window

    @property
    def briefing(self) -> Briefing:
        """The current briefing; there is one wherever these commands can be reached."""
        briefing = self._kit.desk.briefing
        assert briefing is not None
        return briefing

    def titled(self, section: Section) -> str:
        """What a section is called."""
        return title_of(section, self._kit.words)

    # --- briefings -----------------------------------------------------------------------------------------------------

    def create(self, template: Template, *, place: bool = True) -> None:
        """A briefing from a template, filled by theme: one step."""
        desk, words = self._kit.desk, self._kit.words
        id = self._free_id(template.id)
        first = desk.pack.briefings[0] if desk.pack.briefings else Briefing(id)
        fresh = new_briefing(template, id=id, languages=self._languages() if not desk.pack.briefings else first.languages,
                             as_of=first.as_of or date.today().isoformat(), date=first.date, titles=first.titles, fields=first.fields)
        plan = propose_places(AddBriefing(fresh).apply(desk.pack), fresh).placements if place else ()
        said = words.counted("briefing.created", len(plan), name=words.best(template.names))
        edits = (AddBriefing(fresh), *((PlaceMany(id, plan),) if plan else ()))
        if self._kit.do(*edits, said=said, label=AddBriefing(fresh).label):
            desk.choose_briefing(id)

    def change_template(self, template: Template) -> None:
        """The sections of another template in the place of the current ones; texts of those with the same id stay."""
        desk, former = self._kit.desk, self.briefing
        kept = {section.id: section for section in former.sections}
        fresh = new_briefing(template, id=former.id, languages=former.languages, style=former.style, as_of=former.as_of, date=former.date,
                             titles=former.titles, fields=former.fields)
        at = desk.pack.briefings.index(former)
        sections = tuple(
            replace(one, body=tuple(item for item in kept[one.id].body if isinstance(item, TextItem)) or one.body)
            if one.id in kept and kept[one.id].kind == one.kind else one for one in fresh.sections)
        fresh = replace(fresh, sections=sections, copies=former.copies, portion_marks=former.portion_marks)
        without = RemoveBriefing(former.id).apply(desk.pack)
        plan = propose_places(AddBriefing(fresh, at).apply(without), fresh).placements
        said = self._kit.words.text("briefing.template_changed", name=self._kit.words.best(template.names))
        self._kit.do(RemoveBriefing(former.id), AddBriefing(fresh, at), *((PlaceMany(former.id, plan),) if plan else ()), said=said,
                     label=message("step.change_template"))
        desk.choose_briefing(former.id)

    def duplicate(self) -> None:
        """A copy of the current briefing, which becomes the current one."""
        desk, words, former = self._kit.desk, self._kit.words, self.briefing
        id = self._free_id(former.id)
        title = Localized({one: words.text("briefing.copy_of", title=said) for one, said in former.title_data("title").items()})
        if self._kit.do(DuplicateBriefing(former.id, id, title or None), said=words.text("briefing.duplicated")):
            desk.choose_briefing(id)

    def rename(self) -> None:
        """Asks for another title of the current briefing."""
        former = self.briefing
        TitlesDialog(self._kit, "briefing.rename", "briefing.rename.do", former.title_data("title"),
                     lambda titles: self._kit.do(ChangeBriefing(former.id, {"titles": {"title": titles}})), self._window).open()

    def remove(self) -> None:
        """Takes the current briefing away; excerpts stay."""
        self._kit.do(RemoveBriefing(self.briefing.id), said=self._kit.words.text("briefing.removed"))

    def _free_id(self, stem: str) -> str:
        taken = {one.id for one in self._kit.desk.pack.briefings}
        return next(id for number in range(1, 10_000) if (id := stem if number == 1 else f"{stem}-{number}") not in taken)

    def _languages(self) -> tuple[str, ...]:
        wanted = str(self._kit.settings.value("briefing_languages"))
        return ("en", "it") if wanted == "both" else (wanted,)

    # --- sections ------------------------------------------------------------------------------------------------------

    def add_section(self) -> None:
        """Asks for the title of a section that comes behind the current one."""
        TitlesDialog(self._kit, "section.add", "section.add.do", Localized(), self._add_section, self._window).open()

    def _add_section(self, titles: Localized) -> None:
        desk, briefing = self._kit.desk, self.briefing
        taken = {one.id for one in briefing.sections}
        id = next(f"section_{number}" for number in range(1, 10_000) if f"section_{number}" not in taken)
        here = next((at for at, one in enumerate(briefing.sections) if one.id == desk.section_id), len(briefing.sections) - 1)
        section = Section(id, "excerpts", titles, rule=SectionRule())
        at = here + 1
        while at and not may_stand((*briefing.sections, section), id, at):
            at -= 1
        if self._kit.do(AddSection(briefing.id, section, at), said=self._kit.words.text("section.added", name=self.titled(section))):
            desk.select_section(id)

    def rename_section(self) -> None:
        """Asks for the titles of the current section."""
        section = self._kit.desk.section
        if section is not None:
            TitlesDialog(self._kit, "section.rename", "section.rename.do", section.titles,
                         lambda titles: self.change(section.id, titles=titles), self._window).open()

    def remove_section(self) -> None:
        """Takes the current section away; its excerpts are not placed any more."""
        section = self._kit.desk.section
        if section is not None:
            said = self._kit.words.counted("section.removed", len(list(section.placed())), name=self.titled(section))
            self._select_beside(section)
            self._kit.do(RemoveSection(self.briefing.id, section.id), said=said)

    def _select_beside(self, section: Section) -> None:
        """The section below is the current one when this is gone, else the one above."""
        sections = self.briefing.sections
        at = sections.index(section)
        beside = sections[at + 1:at + 2] or sections[max(0, at - 1):at]
        if beside:
            self._kit.desk.select_section(beside[0].id)

    def move_section(self, id: str, at: int) -> None:
        """Puts a section at a place, counted without it."""
        self._kit.do(MoveSection(self.briefing.id, id, at))

    def step_section(self, by: int) -> None:
        """Moves the current section one place."""
        section = self._kit.desk.section
        if section is not None and self.can_step_section(by):
            self.move_section(section.id, self.briefing.sections.index(section) + by)

    def can_step_section(self, by: int) -> bool:
        """Whether the current section may move one place."""
        section, briefing = self._kit.desk.section, self._kit.desk.briefing
        if section is None or briefing is None:
            return False
        at = briefing.sections.index(section) + by
        return 0 <= at < len(briefing.sections) and may_stand(briefing.sections, section.id, at)

    def change(self, id: str, **changes: object) -> bool:
        """Changes what is said of a section."""
        return self._kit.do(ChangeSection(self.briefing.id, id, changes))

    def order(self, section: Section, order: str) -> None:
        """Orders a section; in the officer's own order it stays as it is shown."""
        if order == section.order:
            return
        edits = mine(self._kit.desk.pack, self.briefing, section) if order == "mine" else (
            ChangeSection(self.briefing.id, section.id, {"order": order}),)
        self._kit.do(*edits, label=ChangeSection(self.briefing.id, section.id, {}).label)

    # --- excerpts ------------------------------------------------------------------------------------------------------

    def place(self, ids: Sequence[ExcerptId], section: Section | None) -> None:
        """Places excerpts in a section: where its rule has a place for them, else at its end."""
        if section is None or not ids:
            return
        desk = self._kit.desk
        planned = [one for one in propose_places(desk.pack, self.briefing, ids).placements if one.section == section.id]
        if section.kind in PLACING and len(planned) == len(ids):
            self._said_placed(PlaceMany(self.briefing.id, tuple(planned)) if len(planned) > 1 else Place(self.briefing.id, planned[0]),
                              count=len(ids), section=section)
            return
        self.bring(ids, section.id, "", keep=False)

    def _said_placed(self, *edits: Place | PlaceMany, count: int, section: Section) -> None:
        self._kit.do(*edits, said=self._kit.words.counted("briefing.placed", count, section=self.titled(section)))

    def bring(self, ids: Sequence[ExcerptId], to: str, home: str, *, keep: bool) -> None:
        """Brings excerpts to the end of a section, out of another one or from nowhere."""
        edits = to_section(self._kit.desk.pack, self.briefing, to, ids, "" if keep else home)
        section = self.briefing.section(to)
        if section is None or not edits:
            self._kit.say(self._kit.words.text("briefing.not_placed"))
            return
        self._kit.do(*edits, said=self._kit.words.counted("briefing.placed", len(edits), section=self.titled(section)))

    def put(self, ids: Sequence[ExcerptId], home: str, section: Section, at: int) -> None:
        """Puts excerpts before a row of a section, its own or others; the order becomes the officer's own."""
        pack, briefing = self._kit.desk.pack, self.briefing
        edits = list(mine(pack, briefing, section))
        order_kept = not edits
        for edit in edits:
            pack = edit.apply(pack)
        count = 0
        if home != section.id:
            brought = to_section(pack, briefing, section.id, ids, home)
            for one in brought:
                pack = one.apply(pack)
            edits += brought
            count = len(brought)
        after = pack.briefing(briefing.id)
        there = after.section(section.id) if after else None
        if there is None or (not count and home != section.id):
            self._kit.say(self._kit.words.text("briefing.not_placed"))
            return
        rows = shown(pack, there).rows
        moving = [row for row in rows if row.excerpt in ids]
        edits += moved(there, rows, briefing.id, moving, _same_row(rows, shown(self._kit.desk.pack, section).rows, at))
        if edits and (count or len(edits) > (0 if order_kept else 1)):
            said = self._kit.words.counted("briefing.placed", count, section=self.titled(section)) if count else ""
            self._kit.do(*edits, said=said)

    def step_cards(self, ids: Sequence[ExcerptId], by: int) -> None:
        """Moves cards one place up or down."""
        section = self._kit.desk.section
        goal = self.goal(ids, by)
        if section is not None and goal is not None:
            self.put(ids, section.id, section, goal)

    def goal(self, ids: Sequence[ExcerptId], by: int) -> int | None:
        """Before which row cards go when they move one place; None where they cannot."""
        section = self._kit.desk.section
        rows = shown(self._kit.desk.pack, section).rows if section is not None else ()
        at = [row for row, one in enumerate(rows) if one.excerpt in ids]
        if not at:
            return None
        neighbour = at[0] - 1 if by < 0 else at[-1] + 1
        while 0 <= neighbour < len(rows) and rows[neighbour].kind != "card":
            neighbour += by
        if not 0 <= neighbour < len(rows) or (rows[neighbour].spot != rows[at[0]].spot):
            return None
        return neighbour if by < 0 else neighbour + 1

    def take_out(self, ids: Sequence[ExcerptId], section: str) -> None:
        """Takes excerpts out of a section."""
        if ids:
            self._kit.do(Unplace(self.briefing.id, tuple(ids), section), said=self._kit.words.counted("briefing.taken_out", len(ids)))


def _same_row(rows: Sequence[Row], former: Sequence[Row], at: int) -> int:
    """The place before a row when others have come in: that of the same excerpt, else the same number, else the end."""
    if at >= len(former):
        return len(rows)
    key = former[at].excerpt
    return next((place for place, row in enumerate(rows) if key is not None and row.excerpt == key), min(at, len(rows)))
