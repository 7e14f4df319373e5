"""Placing excerpts in the briefing, by theme or in a section, and taking them out."""
from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from briefer.edits import PlaceMany
from briefer.errors import message
from briefer.model.briefing import TAKING, Briefing, Section
from briefer.model.pack import Pack
from briefer.model.sources import ExcerptId
from briefer.workflow import Plan, propose_places
from ui.excerpts.changes import into_section, out_of
from ui.excerpts.saying import Saying
from ui.kit import Kit
from ui.tasks import Task
from ui.widgets.choice_popup import Choice, ChoicePopup

_SOON = 30  # ms
_MANY = 2_000  # excerpts from which the plan is made beside the window


class Placing(QObject):
    """The actions that place excerpts. `count` is how many could be placed by theme now; `counted` is sent when it is another."""

    counted = Signal()

    def __init__(self, kit: Kit, saying: Saying, window: QWidget) -> None:
        super().__init__(window)
        self._kit, self._saying, self._window = kit, saying, window
        self.count = 0
        self._task: Task | None = None
        self._reckoned: tuple[Pack, Briefing, tuple[ExcerptId, ...] | None] | None = None  # of what the number is known or being found
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._reckon)
        desk = kit.desk
        for signal in (desk.opened, desk.changed, desk.briefing_changed, desk.selection_changed, desk.workspace_changed):
            signal.connect(self._later)
        kit.desk.closed.connect(self._stop)
        kit.actions.on("act_place", self.choose_section)
        kit.actions.on("act_unplace", self.take_out)
        kit.actions.on("act_place_all", self.place_all)

    # --- how many ----------------------------------------------------------------------------------------------------

    def _later(self, *_: object) -> None:
        self._soon.start(_SOON)

    def _stop(self) -> None:
        self._soon.stop()
        self._reckoned = None
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def wanted(self) -> tuple[ExcerptId, ...] | None:
        """The excerpts that are to be placed: several that are selected here, else None for all that are not placed."""
        desk = self._kit.desk
        several = desk.workspace == "excerpts" and desk.selected == "excerpts" and len(desk.excerpt_ids) > 1
        return desk.excerpt_ids if several else None

    def _reckon(self) -> None:
        """Finds out how many could be placed, in a large pack beside the window."""
        desk = self._kit.desk
        if not desk.is_open or desk.briefing is None:
            self._stop()
            self._tell(Plan((), ()))
            return
        pack, briefing, wanted = desk.pack, desk.briefing, self.wanted()
        known = self._reckoned
        if known is not None and known[0] is pack and known[1] is briefing and known[2] == wanted:
            return
        self._stop()
        self._reckoned = (pack, briefing, wanted)
        if sum(len(source.excerpts) for source in pack.sources) < _MANY:
            self._tell(propose_places(pack, briefing, wanted))
        else:
            self._task = self._kit.tasks.run(
                lambda _: (pack, propose_places(pack, briefing, wanted)), done=self._come, failed=self._failed)

    def _come(self, found: tuple[Pack, Plan]) -> None:
        """The plan is there; one of another pack is forgotten."""
        self._task = None
        if self._kit.desk.is_open and self._kit.desk.pack is found[0]:
            self._tell(found[1])

    def _failed(self, error: Exception) -> None:
        self._task = None
        self._kit.problem(error)

    def _tell(self, plan: Plan) -> None:
        self.count = len(plan.placements)
        self._kit.actions.know(placeable=bool(plan.placements))
        self.counted.emit()

    # --- what it does ------------------------------------------------------------------------------------------------

    def place_all(self) -> None:
        """Places by theme what is selected, or everything not placed: one step."""
        desk, words = self._kit.desk, self._kit.words
        if desk.briefing is None:
            return
        plan = propose_places(desk.pack, desk.briefing, self.wanted())
        if not plan.placements:
            return
        sections = len({one.section for one in plan.placements})
        said = ", ".join((words.text("excerpts.placed.in", placed=words.counted("excerpts.placed", len(plan.placements)),
                                     sections=words.counted("excerpts.sections", sections)),
                          *([words.counted("excerpts.left", len(plan.unplaced))] if plan.unplaced else [])))
        self._kit.do(PlaceMany(desk.briefing.id, plan.placements), said=said)

    def choose_section(self) -> None:
        """Opens the list of sections."""
        desk, words = self._kit.desk, self._kit.words
        if desk.briefing is None:
            return
        sections = [one for one in desk.briefing.sections if one.kind in TAKING]
        choices = [Choice(one.id, self._saying.section(one), hint=words.counted("excerpts.count", len(list(one.placed()))))
                   for one in sections]
        popup = ChoicePopup(self._kit, "section_popup", words.text("excerpts.choose_section"), choices, self._anchor(), digits=True)
        popup.picked.connect(self.place_in)
        popup.open_at(self._anchor())

    def place_in(self, id: str) -> None:
        """Places what is selected at the end of a section."""
        desk, words = self._kit.desk, self._kit.words
        section: Section | None = desk.briefing.section(id) if desk.briefing else None
        if desk.briefing is None or section is None:
            return
        ids = desk.excerpt_ids
        edits = into_section(desk.pack, desk.briefing, section, ids)
        if not edits:
            self._kit.say(words.text("excerpts.there_already", section=self._saying.section(section)))
            return
        count = len(edits[-1].placements) if isinstance(edits[-1], PlaceMany) else 0
        said = words.text("excerpts.placed.at", placed=words.counted("excerpts.placed", count), section=self._saying.section(section))
        self._kit.do(*edits, said=said, label=message("edit.place_many", count=count))

    def take_out(self) -> None:
        """Takes what is selected out of the briefing."""
        desk = self._kit.desk
        if desk.briefing is None:
            return
        edits = out_of(desk.briefing, desk.excerpt_ids)
        if edits:
            count = len(frozenset(desk.excerpt_ids) & frozenset(id for _, id in desk.briefing.placed()))
            self._kit.do(*edits, said=self._kit.words.counted("excerpts.taken_out", count))

    def _anchor(self) -> QWidget:
        """The widget beside which a list opens."""
        return QApplication.focusWidget() or self._window
