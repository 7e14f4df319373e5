"""The tab with the checks: what to look at before printing, where it is, and what can be done about it at once."""
from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from briefer.workflow import Finding, find_again
from ui.checks.check_list import CheckList
from ui.checks.rows import CheckRow, Target, target_of
from ui.checks.watch import Watch
from ui.kit import Kit
from ui.widgets.key_button import KeyButton
from ui.widgets.named import labelled, line, named

_SCOPES = ("briefing", "pack")


class ChecksTab(QWidget):
    """The page of the side pane. `counted` brings how many are open, `shown` asks for the tab, `compare` for an excerpt's words beside
    those of its source, `glossary` for the list of acronyms."""

    counted = Signal(int)
    shown = Signal()
    compare = Signal(object)
    glossary = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.watch = Watch(kit, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(line(self))
        self.list = CheckList(kit, self)
        column.addWidget(self.list, 1)
        self.nothing = labelled(self, "hint", "checks_nothing")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.nothing.setMargin(24)
        column.addWidget(self.nothing, 1)
        column.addWidget(line(self))
        foot = labelled(self, "hint", "checks_foot")
        foot.setMargin(10)
        foot.setWordWrap(True)
        kit.words.bind(self, foot.setText, "checks.foot")
        column.addWidget(foot)
        self.setFocusProxy(self.list)
        self.list.fixed.connect(self._fix)
        self.list.chosen.connect(self._chosen)
        self.watch.found.connect(self._show)
        kit.words.call(self, self._show)
        kit.actions.on("act_check_next", partial(self._step, 1))
        kit.actions.on("act_check_prev", partial(self._step, -1))
        kit.actions.on("act_check_fix", self._fix_first)

    def _head(self) -> QHBoxLayout:
        """What is looked at, and the way to the next."""
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 12, 8)
        self.scope = named(QComboBox(self), "checks_scope_combo")
        for scope in _SCOPES:
            self.scope.addItem("", scope)
        self._kit.words.call(self, self._say_scopes)
        self.scope.activated.connect(lambda _: self.watch.look_at(self.scope.currentData()))
        self.next = named(KeyButton(self._kit.look, "F8", self), "checks_next_button")
        self._kit.words.bind(self, self.next.setText, "checks.next")
        self.next.clicked.connect(self._kit.actions["act_check_next"].trigger)
        row.addWidget(self.scope)
        row.addStretch(1)
        row.addWidget(self.next)
        return row

    def _say_scopes(self) -> None:
        words = self._kit.words
        for at, scope in enumerate(_SCOPES):
            self.scope.setItemText(at, words.text(f"checks.scope.{scope}"))
        self.scope.setAccessibleName(words.text("checks.scope"))

    def _show(self) -> None:
        """Other findings, or other words for them."""
        findings = self.watch.findings
        if self._kit.desk.is_open:
            self.list.fill(findings)
        self.list.setVisible(bool(findings))
        self.nothing.setVisible(not findings)
        self.nothing.setText(self.watch.failure or self._kit.words.text("status.no_checks" if self.watch.looked else "status.checking"))
        self.counted.emit(len(findings))
        self._tell()

    def _tell(self) -> None:
        """What the actions have to know."""
        row = self.list.row
        self._kit.actions.know(checks=bool(self.watch.findings), check_fix=row is not None and bool(row.first.fixes))

    def _step(self, by: int) -> None:
        """Goes to the next or the previous check."""
        self.shown.emit()
        self.list.step(by)

    def _fix_first(self) -> None:
        if self.list.row is not None:
            self._fix(self.list.row, 0)

    def _chosen(self, row: CheckRow) -> None:
        """Selects what a check is about."""
        self._tell()
        self._go(self._target(row.first))

    def _target(self, finding: Finding) -> Target:
        return target_of(finding, self._kit.desk.pack, self._kit.desk.briefing)

    def _go(self, target: Target) -> None:
        """Selects what is meant; the workspace changes only where this one does not show it."""
        desk = self._kit.desk
        match target.kind:
            case "excerpt":
                if desk.workspace == "briefing" and target.section:
                    desk.select_section(target.section)
                if target.excerpt is not None and desk.pack.excerpt(target.excerpt) is not None:
                    desk.select_excerpts((target.excerpt,))
            case "source":
                if desk.workspace != "sources":
                    desk.go("sources")
                desk.select_source(target.source)
            case "section":
                if desk.workspace != "briefing":
                    desk.go("briefing")
                desk.select_section(target.section)
            case _:
                pass

    def _fix(self, row: CheckRow, at: int) -> None:
        """Does a fix: an edit at once, anything else by opening what has to be looked at."""
        finding = row.first
        fix = finding.fixes[at]
        if fix.edit is not None:
            self._kit.do(fix.edit, said=self._kit.words.text("checks.fixed", label=fix.label))
            return
        target = self._target(finding)
        self._go(target)
        match fix.label.id:
            case "fix.compare":
                self.compare.emit(target.excerpt)
            case "fix.find_again":
                self._find_again(target)
            case "fix.go_to_glossary":
                self.glossary.emit(finding.item)
            case "fix.change_marking":
                self._kit.actions["act_briefing_data"].trigger()
            case _:
                self._open(finding, target)

    def _find_again(self, target: Target) -> None:
        """Looks for the passage of an excerpt in its source once more."""
        desk, words = self._kit.desk, self._kit.words
        source = desk.pack.source(target.source)
        excerpt = desk.pack.excerpt(target.excerpt) if target.excerpt else None
        if source is None or excerpt is None:
            return
        found = find_again(source, excerpt)
        if found is None:
            self._kit.say(words.text("checks.not_found", excerpt=str(target.excerpt)))
        else:
            self._kit.do(found[0], said=words.text("checks.found", excerpt=str(target.excerpt)))

    def _open(self, finding: Finding, target: Target) -> None:
        """Opens the field that is to be filled in."""
        desk, actions = self._kit.desk, self._kit.actions
        field, _, language = finding.field.partition(".")
        if target.kind in ("section", "briefing") and language:
            desk.write_in(language)
        opener = {"date": "act_event_date", "translation": "act_translate", "quote": "act_show_in_source"}.get(field)
        if target.kind == "excerpt" and opener is not None:
            actions.refresh()
            actions[opener].trigger()
        elif target.kind in ("excerpt", "source"):
            actions.refresh()
            actions["act_show_details"].trigger()
        desk.want(finding.field)


