"""The details of a source: what it is and who published it, when, in what language, how reliable; and its excerpts."""
from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from briefer.edits import ChangeSource
from briefer.model.dates import Date
from briefer.model.grading import RELIABILITIES
from briefer.model.localized import NOTHING
from briefer.model.sources import Source, Stated
from briefer.workflow import DateWords, read_date
from ui.kit import Kit
from ui.sources.saying import LANGUAGES_OFFERED, language_name, missing_of, rewritten
from ui.sources.source_excerpts import SourceExcerpts, rows_of
from ui.tasks import Task
from ui.widgets.fields import Field, State
from ui.widgets.named import labelled, line, named
from ui.widgets.segmented import Segmented

_STATED = ("title", "publisher")
_DATES = ("published", "retrieved")
_PLAIN = ("author", "url")
_PADDING = 12


class SourceDetails(QWidget):
    """The form. What is typed becomes an edit; what was only guessed is shown as that until somebody says it."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.setObjectName("source_details")
        self.setProperty("pane", "side")
        self._stale = False  # whether what it shows is of before it was hidden
        self._dates: dict[str, DateWords] = {}
        self._warming: Task | None = None
        self.fields = {name: Field(kit, f"src_{name}_edit", f"source.{name}", parent=self) for name in (*_STATED, *_DATES, *_PLAIN)}
        for name, field in self.fields.items():
            field.committed.connect(lambda number, text, merge, name=name: self._typed(name, number, text, merge))
        self.language = named(QComboBox(self), "src_language_combo")
        self._language_label = labelled(self, "small", "src_language_label")
        self._language_label.setBuddy(self.language)
        self._language_hint = labelled(self, "hint", "src_language_message")
        self.language.activated.connect(self._spoken)
        self._reliability_label = labelled(self, "small", "src_reliability_label")
        self.reliability = Segmented(kit, "src_reliability", RELIABILITIES, label="grade.reliability", names="grade.", parent=self)
        self.reliability.chosen.connect(self._judged)
        self.excerpts = SourceExcerpts(kit, self)
        self.excerpts.chosen.connect(lambda id: kit.desk.select_excerpts((id,)))
        self._excerpts_label = labelled(self, "pane", "src_excerpts_label")
        self._excerpts_count = labelled(self, "count", "src_excerpts_count")
        self._no_excerpts = labelled(self, "hint", "src_no_excerpts_label")
        self._no_excerpts.setWordWrap(True)
        self._arrange()
        for signal in (kit.desk.opened, kit.desk.changed, kit.desk.selection_changed):
            signal.connect(self._follow)
        kit.desk.wanted.connect(self._open)
        kit.words.call(self, self._say)
        kit.settings.changed.connect(lambda name: self._show_grading() if name == "grading_on" else None)
        self._show_grading()

    def _show_grading(self) -> None:
        """The grade is there for those who give grades."""
        for part in (self._reliability_label, self.reliability):
            part.setVisible(self._kit.settings.value("grading_on"))

    def _arrange(self) -> None:
        """Fields below each other; publisher and date side by side."""
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        column.setSpacing(10)
        column.addWidget(self.fields["title"])
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.fields["publisher"], 1)
        row.addWidget(self.fields["published"], 1)
        column.addLayout(row)
        self.fields["publisher"].spread(column)
        self.fields["published"].spread(column)
        column.addWidget(self._reliability_label)
        column.addWidget(self.reliability)
        for name in ("author", "url", "retrieved"):
            column.addWidget(self.fields[name])
        for part in (self._language_label, self.language, self._language_hint, line(self)):
            column.addWidget(part)
        head = QHBoxLayout()
        head.addWidget(self._excerpts_label, 1)
        head.addWidget(self._excerpts_count)
        column.addLayout(head)
        column.addWidget(self._no_excerpts)
        column.addWidget(self.excerpts)
        column.addStretch(1)

    # --- what is shown -----------------------------------------------------------------------------------------------

    def _follow(self, *_: object) -> None:
        """Shows the source on the desk, as soon as somebody sees it."""
        desk = self._kit.desk
        source = desk.source
        self._stale = not self.isVisible()
        if source is None or self._stale:
            return
        words, number = self._kit.words, source.number
        read_only = desk.session.read_only
        shown = {"title": words.best(source.title.text), "publisher": words.best(source.publisher.text),
                 "author": source.author, "url": source.url,
                 "published": self._said(source.published), "retrieved": self._said(source.retrieved)}
        if not shown["publisher"] and source.publisher.basis == "supplied":
            shown["publisher"] = words.text("source.nd")
        for name, field in self.fields.items():
            field.show_value(shown[name], number)
            field.set_read_only(read_only)
            if not field.unread:
                field.tell(*self._remark(name, source))
        self.reliability.show_value(source.reliability)
        self.reliability.set_read_only(read_only)
        self._show_language(source, read_only)
        self.excerpts.show_rows(rows_of(source, desk.pack, words.language))
        self._excerpts_count.setText(str(len(source.excerpts)))
        self._no_excerpts.setVisible(not source.excerpts)
        self.excerpts.setVisible(bool(source.excerpts))

    def showEvent(self, event: QShowEvent) -> None:
        """Catches up with the desk."""
        super().showEvent(event)
        if self._stale:
            self._follow()

    def _remark(self, name: str, source: Source) -> tuple[State, str]:
        """What is to be said below a field: what is missing, or was guessed."""
        text = self._kit.words.text
        if name in missing_of(source):
            return "warn", text(f"source.missing.{name}")
        if (name in _STATED and getattr(source, name).basis == "guessed") or (name in _PLAIN and name in source.report.guessed):
            return "hint", text(f"source.guessed.{name}")
        if name == "published" and source.published and (source.published.basis == "inferred" or name in source.report.guessed):
            return "hint", text("source.guessed.published")
        return "", ""

    def _show_language(self, source: Source, read_only: bool) -> None:
        """The language, among those that are offered and the one it has."""
        words = self._kit.words
        codes = list(dict.fromkeys(("", *LANGUAGES_OFFERED, source.language)))
        with QSignalBlocker(self.language):
            self.language.clear()
            for code in codes:
                self.language.addItem(language_name(code, words) or words.text("source.language.none"), code)
            self.language.setCurrentIndex(codes.index(source.language))
        self.language.setEnabled(not read_only)
        guessed = "language" in source.report.guessed
        self._language_hint.setText(words.text("source.guessed.language") if guessed else "")
        self._language_hint.setVisible(guessed)

    def _said(self, when: Date | None) -> str:
        """A date as it can be typed too, in the language of the window; "n.d." where the source gives none."""
        words = self._kit.words
        if when is None:
            return ""
        if when.basis in ("not_given", "not_applicable"):
            return words.text("source.nd")
        if not when.given or when.value is None:
            return when.stated
        known = self._dates.get(words.language)
        if known is None:
            self._warm()
            return when.stated or when.edtf
        return known.published(replace(when, basis="stated", note=NOTHING))

    def _warm(self) -> None:
        """Loads the words of dates beside the window: they take a while the first time."""
        if self._warming is None:
            language = self._kit.words.language
            self._warming = self._kit.tasks.run(lambda _: (language, DateWords(language)), done=self._warmed, failed=self._failed)

    def _warmed(self, made: tuple[str, DateWords]) -> None:
        self._warming = None
        self._dates[made[0]] = made[1]
        self._follow()

    def _failed(self, error: Exception) -> None:
        self._warming = None
        raise error

    def _say(self) -> None:
        """All words."""
        words = self._kit.words
        self._language_label.setText(words.text("source.language"))
        self.language.setAccessibleName(words.text("source.language"))
        self._reliability_label.setText(words.text("grade.reliability"))
        self._excerpts_label.setText(words.text("source.excerpts"))
        self.excerpts.setAccessibleName(words.text("source.excerpts"))
        self._no_excerpts.setText(words.text("source.no_excerpts"))
        for name in ("published", "retrieved"):
            self.fields[name].set_placeholder(words.text("source.not_given"))
        self._follow()

    def _open(self, field: str) -> None:
        """A field that is wanted gets the caret; the pane is in front already."""
        desk = self._kit.desk
        if desk.is_open and desk.workspace == "sources" and desk.selected == "source":
            parts: dict[str, QWidget] = {name: one.edit for name, one in self.fields.items()}
            part = {**parts, "language": self.language, "reliability": self.reliability}.get(field)
            if part is not None:
                self._follow()
                part.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what is typed -----------------------------------------------------------------------------------------------

    def _typed(self, name: str, number: int, text: str, merge: str) -> None:
        """Somebody typed into a field."""
        source = self._kit.desk.pack.source(number) if self._kit.desk.is_open else None
        if source is None:
            return
        field = self.fields[name]
        said = text.strip()
        if name in _DATES:
            when = read_date(said) if said else None
            if said and when is None:
                field.tell("err", self._kit.words.text("source.unread_date"))
                return
            field.tell("", "")
            self._change(number, merge, **{name: when})
        elif name in _STATED:
            self._change(number, merge, **{name: self._stated(getattr(source, name), said)})
        else:
            self._change(number, merge, **{name: said})

    def _stated(self, former: Stated, said: str) -> Stated:
        """A fact as somebody says it; "n.d.": that there is none."""
        if said.lower().rstrip(".") in ("n.d", "nd", "s.d", "sd"):
            said = ""
            return replace(former, text=NOTHING, basis="supplied")
        return replace(former, text=rewritten(former.text, self._kit.words.language, said), basis="supplied" if said else "found")

    def _spoken(self, index: int) -> None:
        """Somebody chose a language."""
        source = self._kit.desk.source
        if source is not None and (code := str(self.language.itemData(index))) != source.language:
            self._change(source.number, "", language=code, report=_without_guess(source, "language"))

    def _judged(self, letter: str) -> None:
        """Somebody judged the source."""
        if (source := self._kit.desk.source) is not None:
            self._change(source.number, "", reliability=letter)

    def _change(self, number: int, merge: str, **changes: object) -> None:
        """The edit, unless nothing is another."""
        source = self._kit.desk.pack.source(number)
        changes = {name: value for name, value in changes.items() if source is None or getattr(source, name) != value}
        if changes:
            self._kit.do(ChangeSource(number, changes), merge=merge)


def _without_guess(source: Source, name: str) -> object:
    """The report of a source of which something is no longer a guess."""
    return replace(source.report, guessed=tuple(one for one in source.report.guessed if one != name))
