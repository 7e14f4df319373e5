"""The details of the excerpts that are selected: what is said of one, or of several at once."""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from html import escape
from types import MappingProxyType

from PySide6.QtCore import QDate, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from briefer.edits import Edit
from briefer.model.dates import Date
from briefer.model.localized import Localized
from briefer.model.selection import Selected
from briefer.model.sources import Excerpt, ExcerptId
from briefer.workflow import date_in_passage
from ui.excerpts.changes import changes, common, saying, with_text
from ui.excerpts.changes import named as step_name
from ui.excerpts.commands import Commands
from ui.excerpts.details_form import ExcerptForm
from ui.excerpts.faith import objection, verdict
from ui.excerpts.hints import Hints
from ui.excerpts.saying import Saying
from ui.kit import Kit
from ui.tokens import theme_ink

Ids = tuple[ExcerptId, ...]
Beside = Callable[[ExcerptId, int], ExcerptId | None]
# Into which language a quote is translated: Italian into English, anything else into Italian.
_LANGUAGES: Mapping[str, str] = MappingProxyType({"it": "en"})
_SOON = 0


class ExcerptDetails(ExcerptForm):
    """The fields of an excerpt; of several, those that can be said of all of them. `compare` asks to see quote and source side by side.

    `beside` tells what stands before (-1) and after (1) an excerpt, where the buttons for the previous and the next one go.
    """

    compare = Signal(object)

    def __init__(self, kit: Kit, commands: Commands, saying: Saying, beside: Beside) -> None:
        super().__init__(kit, saying, self._read_date)
        self._commands, self._beside = commands, beside
        self._doing = False
        self._stale = False  # whether what it shows is of before it was hidden
        self._hints = Hints(kit, self)
        self._hints.found.connect(self._offer)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.show_now)
        self._listen()
        kit.words.call(self, self.show_now)
        kit.look.changed.connect(self.show_now)

    def _listen(self) -> None:
        """What it follows, and what its parts do."""
        kit, desk = self._kit, self._kit.desk
        for signal in (desk.selection_changed, desk.changed, desk.opened, desk.briefing_changed):
            signal.connect(self._later)
        self.quote.entered.connect(kit.actions["act_extend"].trigger)
        self.match.linkActivated.connect(self._follow)
        self.go.linkActivated.connect(lambda _: self._go())
        self.themes.asked.connect(lambda: self._commands.pick(self.themes.add))
        self.themes.removed.connect(self._commands.take)
        self.prev.clicked.connect(partial(self._step, -1))
        self.next.clicked.connect(partial(self._step, 1))
        self.date.dated.connect(self._on_dated)
        self.credibility.chosen.connect(lambda digit: self._do(desk.excerpt_ids, lambda those: changes(those, credibility=digit)))
        self.translation.committed.connect(self._on_translated)
        self.wording.committed.connect(self._on_worded)
        for name, field in (("headline", self.headline), ("speaker", self.speaker), ("note", self.note)):
            field.committed.connect(partial(self._on_said, name))
        self.more.said.connect(self._on_said)
        desk.wanted.connect(self._open_field)
        kit.actions.on("act_event_date", lambda: self._edit(self.date.edit))
        kit.actions.on("act_grade", lambda: self._edit(self.credibility))
        kit.settings.changed.connect(lambda name: self._show_grading() if name == "grading_on" else None)
        kit.actions.on("act_translate", lambda: self._edit(self.translation.edit))

    # --- what is shown -----------------------------------------------------------------------------------------------

    def _later(self, *_: object) -> None:
        """Shows what is selected, once for whatever else happens until then; a field that hands something over shows it itself."""
        if not self._doing:
            self._soon.start(_SOON)

    def show_now(self) -> None:
        """Shows what is selected, as soon as somebody sees it."""
        desk = self._kit.desk
        those = desk.excerpts if desk.is_open else ()
        self._stale = not self.isVisible()
        if not those or self._stale:
            return
        one = those[0] if len(those) == 1 else None
        for part in (self.quote, self.match, self.translation, self.prev, self.next):
            part.setVisible(one is not None)
        words = self._kit.words
        self.title.setText(words.text("excerpt.title", id=str(ExcerptId.of(*one))) if one else words.counted("excerpt.several", len(those)))
        if one is not None:
            self._show_quote(one)
            self._show_neighbours()
        self._show_themes(those)
        self._show_date(those)
        self._show_grade(those)
        self._show_texts(those)
        self._show_place(those)
        self._allow(not desk.session.read_only)

    def showEvent(self, event: QShowEvent) -> None:
        """Catches up with the desk."""
        super().showEvent(event)
        if self._stale:
            self.show_now()

    def _show_quote(self, one: Selected) -> None:
        """Quote, and whether it is what the source says."""
        source, excerpt = one
        words, colours = self._kit.words, self._kit.look.colours
        themes = self._saying.themes(self._kit.desk.pack, excerpt)
        self.quote.show_quote(excerpt.words, theme_ink(colours, themes[0].colour)[0] if themes else colours["line_strong"])
        self.quote.edit.setAccessibleName(words.text("excerpt.quote"))
        well, said = verdict(words, source, excerpt)
        place = " ".join(part for part in (f"[{source.number}]", self._saying.place(source, excerpt)) if part)
        link = "show" if well else "compare"
        mark = "✓" if well else "✗"
        colour = colours["ok" if well else "err"]
        self.match.setText(f'<span style="color:{colour}">{mark} {escape(said)} · {place}</span> · '
                           f'{self._link(link, words.text(f"excerpt.{link}"))}')
        self.match.setAccessibleName(f"{said}, {place}")

    def _show_neighbours(self) -> None:
        """Whether there is one before and after."""
        ids = self._kit.desk.excerpt_ids
        for button, step in ((self.prev, -1), (self.next, 1)):
            button.setEnabled(bool(ids) and self._beside(ids[0], step) is not None)

    def _show_themes(self, those: Sequence[Selected]) -> None:
        """The themes that all of them have, as chips that can be taken away."""
        pack, words = self._kit.desk.pack, self._kit.words
        shared = [theme for theme in self._saying.themes(pack, those[0][1]) if all(theme.id in one.themes for _, one in those)]
        differ = any(frozenset(one.themes) != frozenset(those[0][1].themes) for _, one in those)
        self._themes_label.setText(f"{words.text('excerpt.themes')} {words.text('excerpt.different') if differ else ''}".rstrip())
        self.themes.show_themes(shared)

    def _show_date(self, those: Sequence[Selected]) -> None:
        """The event date, where it comes from, and what the passage proposes when there is none."""
        when, same = common(excerpt.date for _, excerpt in those)
        ids = _ids(those)
        text = self._saying.date(when)
        hint = ""
        if when is not None and (when.edtf or when.basis == "not_applicable"):
            hint = self._kit.words.text(f"date.basis.{when.basis}")
            text = text or self._saying.date_cell(when)
        first = when.bounds[0] if when is not None else None
        self.date.show_value(text, ids, hint=hint, day=QDate(first.year, first.month, first.day) if first else None)
        self.date.field.set_placeholder("" if same else self._kit.words.text("excerpt.different"))
        if len(those) == 1 and (when is None or not (when.edtf or when.basis == "not_applicable")):
            self._hints.look_for(those[0])

    def _show_grade(self, those: Sequence[Selected]) -> None:
        """The digit, and where the letter comes from."""
        words = self._kit.words
        digit, _ = common(excerpt.credibility for _, excerpt in those)
        self.credibility.show_value(digit or "")
        source = those[0][0]
        if len(those) == 1:
            self._grade_label.setText(words.text("excerpt.grade", grade=f"<b>{self._saying.grade(*those[0])}</b>"))
            self._grade_why.setText(words.text("excerpt.grade_why", reliability=source.reliability, source=source.number))
        else:
            self._grade_label.setText(words.text("excerpt.grade_several"))
        self._grade_why.setVisible(len(those) == 1)
        self._show_grading()

    def _show_texts(self, those: Sequence[Selected]) -> None:
        """Translation, wording, headline, speaker, note."""
        ids, words = _ids(those), self._kit.words
        one = those[0] if len(those) == 1 else None
        if one is not None:
            source, excerpt = one
            language = _target(source.language_of(excerpt))
            self.translation.rename(f"excerpt.translation.{language}")
            self.translation.show_value(excerpt.translation.get(language, ""), ids)
            self.wording.show_value(excerpt.wording, ids)
            self.wording.set_placeholder(words.text("excerpt.wording.hint"))
            if not self.wording.unread:
                self.wording.tell("", "")
        self.wording.setVisible(one is not None and self._more.isChecked())
        different = words.text("excerpt.different")
        for field, values in ((self.headline, [e.headline for _, e in those]), (self.speaker, [e.speaker for _, e in those])):
            text, same = common(values)
            field.show_value(_in(text, words.language), ids)
            field.set_placeholder("" if same else different)
        self.more.show_excerpts(those, writable=not self._kit.desk.session.read_only)
        note, same = common(excerpt.note for _, excerpt in those)
        self.note.show_value(note or "", ids)
        self.note.set_placeholder("" if same else different)
        self._notes.setText(f"{words.text('excerpt.note')}{' •' if note or not same else ''}")

    def _show_place(self, those: Sequence[Selected]) -> None:
        """Where they stand in the briefing."""
        words, briefing = self._kit.words, self._kit.desk.briefing
        where: dict[ExcerptId, str] = {}
        for section, id in briefing.placed() if briefing else ():
            where.setdefault(id, section)
        section, same = common(where.get(id, "") for id in _ids(those))
        found = briefing.section(section) if briefing and section else None
        if found is not None:
            self.placed.setText(words.text("excerpt.placed", section=f"<b>{escape(self._saying.section(found))}</b>"))
        else:
            self.placed.setText(words.text("excerpt.not_placed") if same else words.text("excerpt.different"))
        self._place_icon.setPixmap(self._kit.look.icon("layout-list").pixmap(self._kit.look.size(16)))
        self.go.setText(self._link("go", words.text("excerpt.go")))
        self.go.setVisible(found is not None)

    def _link(self, target: str, text: str) -> str:
        """A link in a label."""
        return f'<a href="{target}" style="color:{self._kit.look.colours["accent"]}; text-decoration:none">{escape(text)}</a>'

    def _allow(self, writable: bool) -> None:
        """A pack that is read-only can be read only."""
        for field in (self.translation, self.wording, self.headline, self.speaker, self.note):
            field.set_read_only(not writable)
        self.date.set_read_only(not writable)
        self.credibility.set_read_only(not writable)
        self.themes.set_read_only(not writable)

    # --- what somebody does ------------------------------------------------------------------------------------------

    def _do(self, ids: Ids, edits: Callable[[Sequence[Selected]], tuple[Edit, ...]], merge: str = "") -> bool:
        """Makes the edits of some excerpts as one step, and shows what became of them; whether the pack allowed it."""
        pack = self._kit.desk.pack
        those = [(source, excerpt) for id in ids if (source := pack.source(id.source)) and (excerpt := source.excerpt(id.number))]
        made = edits(those)
        if not made:
            return True
        self._doing = True
        try:
            done = self._kit.do(*made, merge=merge, label=step_name(tuple(ids[:len(made)]), made[0]))
        finally:
            self._doing = False
        self.show_now()
        return done

    def _read_date(self, subject: object, typed: str) -> Date | None:
        """A date as typed, for the passage of the excerpt: a year that is not in it was worked out."""
        one = self._only(subject)
        return date_in_passage(typed, one.exact if one is not None else "")

    def _only(self, subject: object) -> Excerpt | None:
        """The excerpt of a field's subject, when it is one."""
        ids = subject if isinstance(subject, tuple) else ()
        return self._kit.desk.pack.excerpt(ids[0]) if len(ids) == 1 else None

    def _on_dated(self, ids: Ids, when: Date | None, merge: str) -> None:
        """A date for all of them; that of each passage says itself whether the year is in it."""
        def dated(those: Sequence[Selected]) -> tuple[Edit, ...]:
            return tuple(edit for one in those for edit in changes((one,), date=_for_passage(when, one)))

        self._do(ids, dated, merge)

    def _on_translated(self, ids: Ids, text: str, merge: str) -> None:
        def translated(those: Sequence[Selected]) -> tuple[Edit, ...]:
            return tuple(edit for source, one in those
                         for edit in with_text(((source, one),), "translation", _target(source.language_of(one)), text.strip()))

        self._do(ids, translated, merge)

    def _on_worded(self, ids: Ids, text: str, merge: str) -> None:
        """A wording that is not faithful stays in the field, with what is wrong."""
        excerpt = self._only(ids)
        if excerpt is None:
            return
        wording = "" if text.strip() == excerpt.exact else text.strip()
        wrong = objection(self._kit.words, wording, excerpt.exact) if wording else ""
        self.wording.tell("err" if wrong else "", wrong)
        if not wrong:
            self._do(ids, lambda those: changes(those, wording=wording), merge)

    def _on_said(self, name: str, ids: Ids, text: str, merge: str) -> None:
        """A text, in the language of the window where there can be several."""
        self._do(ids, lambda those: saying(those, name, self._kit.words.language, text.strip()), merge)

    def _open_field(self, field: str) -> None:
        """A check asks for a field; dates, grades and translations have actions of their own."""
        if self._kit.desk.selected == "excerpts" and (part := self.unfolded(field)) is not None:
            self._edit(part)

    def _offer(self, id: ExcerptId, when: Date, hint: str) -> None:
        """The passage proposes a date."""
        if self._kit.desk.excerpt_ids == (id,):
            self.date.offer(when, hint)

    def _edit(self, part: QWidget) -> None:
        """Brings a field into view, with the caret in it."""
        self._soon.stop()
        self._kit.actions["act_show_details"].trigger()
        self.show_now()
        part.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _follow(self, link: str) -> None:
        """A link beside the match was clicked."""
        if link == "show":
            self._commands.show_in_source()
        else:
            self.compare.emit(self._kit.desk.excerpt_ids[0])

    def _go(self) -> None:
        """To the section in which it stands."""
        desk = self._kit.desk
        ids = desk.excerpt_ids
        section = next((section for section, id in desk.briefing.placed() if id in ids), "") if desk.briefing else ""
        if section:
            desk.select_section(section)
            desk.go("briefing")
            desk.select_excerpts(ids)

    def _step(self, step: int) -> None:
        """The previous or the next one in the list."""
        ids = self._kit.desk.excerpt_ids
        if ids and (other := self._beside(ids[0], step)) is not None:
            self._kit.desk.select_excerpts((other,))


def _ids(those: Sequence[Selected]) -> Ids:
    return tuple(ExcerptId.of(*one) for one in those)


def _target(language: str) -> str:
    """The language into which a quote is translated."""
    return _LANGUAGES.get(language, "it")


def _in(text: Localized | None, language: str) -> str:
    """A text in a language; what is said in no language in particular counts for all."""
    return text.text(language) if text else ""


def _for_passage(when: Date | None, one: Selected) -> Date | None:
    """A date as it holds for a passage; one that is the same already stays the very value it is."""
    if when is not None and when.stated and when.basis in ("stated", "inferred"):
        when = date_in_passage(when.stated, one[1].exact) or when
    former = one[1].date
    if former is not None and when is not None and (former.edtf, former.part, former.basis) == (when.edtf, when.part, when.basis):
        return former
    return when if former is None or when is None else replace(when, note=former.note)
