"""The running text of a Word file: what stands on its pages, without what was deleted, hidden or only steers the program."""
from __future__ import annotations

from collections.abc import Callable, Mapping

from briefer.importers.docx_fields import Fields
from briefer.importers.docx_numbering import Numbering
from briefer.importers.docx_parts import Styles, is_on
from briefer.importers.flow import Flow
from briefer.importers.levels import heading, number
from briefer.importers.list_numbers import written
from briefer.importers.symbol_fonts import UNKNOWN, is_symbol_font, shown, sign
from briefer.importers.xml_stream import Attributes, XmlHandler
from briefer.model.sources import Role
from briefer.values import dataclass

_BLANKS = " \t\r"
_BODY_LEVEL = 9  # an outline level that says: no heading
_SKIPPED = frozenset({
    "w:sdtPr", "w:sdtEndPr", "w:pPrChange", "w:rPrChange", "w:sectPrChange", "w:tblPrChange", "w:trPrChange", "w:tcPrChange",
    "w:tblPrExChange", "w:tblGridChange", "w:numberingChange", "w:instrText", "w:delText", "w:delInstrText", "w:fldData"})
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_MARKS = frozenset({"w:footnote", "w:endnote", "w:comment", "w:hdr", "w:ftr"})  # elements whose paragraphs stand elsewhere


@dataclass(slots=True)
class _Paragraph:
    """What the properties of a paragraph say."""

    style: str | None = None
    list_id: str | None = None
    list_level: int | None = None
    outline: int | None = None
    goes_on: bool = False  # its end was deleted, or is there for the style only
    hidden_words: bool = False


@dataclass(slots=True)
class _Run:
    """What the properties of a run of words say."""

    hidden: bool | None = None
    font: str | None = None
    note: str = ""  # the note whose own mark follows


class DocxText(XmlHandler):
    """Tells a flow what a part of a Word file says; one reader goes through all parts, so that numbers run on."""

    def __init__(self, flow: Flow, styles: Styles, numbering: Numbering) -> None:
        self.title = ""
        self._flow, self._styles, self._numbering = flow, styles, numbering
        self._skip = 0
        self._pieces: list[str] | None = None  # words of the element that is open
        self._trimmed = False
        self._properties: list[str] = []
        self._paragraphs: list[_Paragraph] = []
        self._runs: list[_Run] = []
        self._rows: list[bool] = []  # of each open row, whether it was deleted
        self._fields = Fields()
        self._choices: list[bool] = []  # of each open alternative, whether one was taken
        self._ranges: set[str] = set()  # comments that have a passage
        self._apart: tuple[str, str, str] = ("", "", "")
        self._notes = {"w:footnoteReference": 0, "w:endnoteReference": 0}
        self._starts: Mapping[str, Callable[[str, Attributes], None]] = self._table_of_starts()
        self._ends: Mapping[str, Callable[[], None]] = self._table_of_ends()

    def _table_of_starts(self) -> Mapping[str, Callable[[str, Attributes], None]]:
        """What is done where an element begins."""
        lost = {"pic:pic": "images", "v:imagedata": "images", "m:oMath": "formulas", "w:altChunk": "embedded", "w:subDoc": "embedded",
                "v:textpath": "drawings", "w:tbl": "table_layout"}
        return {
            "w:p": self._begin_paragraph, "w:r": self._begin_run, "w:t": self._begin_words, "m:t": self._begin_words,
            **dict.fromkeys(("w:pPr", "w:rPr", "w:trPr"), self._begin_properties),
            **dict.fromkeys(("w:pStyle", "w:numId", "w:ilvl", "w:outlineLvl", "w:framePr"), self._paragraph_says),
            **dict.fromkeys(("w:rStyle", "w:vanish", "w:specVanish", "w:rFonts"), self._run_says),
            **dict.fromkeys(("w:del", "w:moveFrom", "w:ins", "w:moveTo"), self._changed),
            **dict.fromkeys(("w:tab", "w:ptab", "w:br", "w:cr", "w:noBreakHyphen"), self._sign),
            "w:sym": self._symbol, "w:fldChar": lambda name, attributes: self._fields.at(attributes.get("w:fldCharType", "")),
            "w:tr": self._begin_row, "w:tc": lambda name, attributes: self._flow.begin_cell(),
            **dict.fromkeys(self._notes, self._note_reference),
            **dict.fromkeys(_MARKS, self._begin_apart),
            **dict.fromkeys(("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"), self._comment),
            "mc:AlternateContent": lambda name, attributes: self._choices.append(False),
            **dict.fromkeys(("mc:Choice", "mc:Fallback"), self._choice),
            **dict.fromkeys(("w:object", "w:rt"), self._lost_whole), "a:graphicData": self._graphic,
            **dict.fromkeys(("w:checkBox", "w:ddList"), lambda name, attributes: self._fields.begin_form()),
            **dict.fromkeys(("w:checked", "w:default", "w:result", "w:listEntry"), self._fields.form_says),
            **{name: lambda name, attributes: self._flow.lose(lost[name]) for name in lost},
        }

    def _table_of_ends(self) -> Mapping[str, Callable[[], None]]:
        """What is done where an element ends."""
        return {
            "w:p": self._end_paragraph, "w:r": self._end_run, "w:t": self._end_words, "m:t": self._end_words,
            **dict.fromkeys(("w:pPr", "w:rPr", "w:trPr"), self._end_properties),
            "w:tr": self._end_row, "w:tc": self._flow.end_cell, **dict.fromkeys(_MARKS, self._end_apart),
            "mc:AlternateContent": self._end_choices,
            **dict.fromkeys(("w:checkBox", "w:ddList"), lambda: self._flow.words(self._fields.end_form())),
        }

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if self._skip or name in _SKIPPED:
            self._skip += 1
        elif take := self._starts.get(name):
            take(name, attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._skip:
            self._skip -= 1
        elif take := self._ends.get(name):
            take()

    def data(self, text: str) -> None:
        """Words, of which only those count that stand in the text."""
        if self._pieces is not None and not self._skip:
            self._pieces.append(text)

    # --- paragraphs and words

    def _begin_paragraph(self, name: str, attributes: Attributes) -> None:
        self._paragraphs.append(_Paragraph())
        self._flow.begin_paragraph()

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        self._fields.end_paragraph()
        if paragraph.hidden_words:
            self._flow.lose("hidden_parts")
        if paragraph.goes_on:
            self._flow.end_paragraph(goes_on=True)
            return
        role = self._role(paragraph)
        label, listed = self._label(paragraph)
        if self._styles.of(paragraph.style).name.casefold() == "title":
            self.title = self.title or " ".join(self._flow.said.split())
        self._flow.end_paragraph(role or ("item" if listed else None), label)

    def _role(self, paragraph: _Paragraph) -> Role | None:
        """What a paragraph is by its style and its own level."""
        style = self._styles.of(paragraph.style)
        outline = paragraph.outline if paragraph.outline is not None else style.outline
        if outline is not None and 0 <= outline < _BODY_LEVEL:
            return heading(outline + 1)
        return {"title": "h1", "caption": "caption"}.get(style.name.casefold())  # type: ignore[return-value]

    def _label(self, paragraph: _Paragraph) -> tuple[str, bool]:
        """The number of a paragraph in its list, and whether it is in one."""
        style = self._styles.of(paragraph.style)
        list_id = paragraph.list_id if paragraph.list_id is not None else style.list_id
        if not list_id or list_id == "0":
            return "", False
        level = paragraph.list_level if paragraph.list_level is not None else style.list_level
        if level is None:
            level = self._numbering.level_of(list_id, paragraph.style or "")
        numbered = self._numbering.next(list_id, level)
        if numbered is None:
            return "", False
        if numbered.unknown:
            self._flow.lose("list_numbers")
        return numbered.label, True

    def _begin_run(self, name: str, attributes: Attributes) -> None:
        self._runs.append(_Run())

    def _end_run(self) -> None:
        run = self._runs.pop()
        if run.note:
            self._flow.refer(run.note, "*")

    def _begin_words(self, name: str, attributes: Attributes) -> None:
        self._pieces = []
        self._trimmed = name == "w:t" and attributes.get("xml:space") != "preserve"

    def _end_words(self) -> None:
        text, self._pieces = "".join(self._pieces or ()).replace("\n", " "), None
        self._words(text.strip(_BLANKS) if self._trimmed else text)  # as Word does, unless the blanks are said to count

    def _words(self, text: str) -> None:
        """Takes words, unless they are hidden, an instruction, or the mark of a note."""
        if self._fields.instructing:
            return
        run = self._runs[-1] if self._runs else _Run()
        if run.note:
            self._flow.refer(run.note, text.strip() or "*")
            run.note = ""
            return
        paragraph = self._paragraphs[-1] if self._paragraphs else _Paragraph()
        style = self._styles.of(paragraph.style)
        if run.hidden if run.hidden is not None else style.hidden:
            paragraph.hidden_words = paragraph.hidden_words or bool(text.strip())
            return
        font = run.font or style.font or ""
        if is_symbol_font(font):
            text, unknown = shown(font, text)
            if unknown:
                self._flow.lose("signs", unknown)
        self._flow.words(text)

    def _sign(self, name: str, attributes: Attributes) -> None:
        """A tab, break or hyphen; within properties, a tab is only a place on the ruler."""
        if not self._properties:
            self._words({"w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "\u2011"}.get(name, "\t"))

    def _symbol(self, name: str, attributes: Attributes) -> None:
        """A sign given by its font and place."""
        try:
            found = sign(attributes.get("w:font", ""), int(attributes.get("w:char", ""), 16))
        except ValueError:
            found = ""
        if not found:
            self._flow.lose("signs")
        self._words(found or UNKNOWN)

    # --- properties

    def _begin_properties(self, name: str, attributes: Attributes) -> None:
        self._properties.append(name)

    def _end_properties(self) -> None:
        self._properties.pop()

    def _paragraph_says(self, name: str, attributes: Attributes) -> None:
        if not self._paragraphs or self._properties[-1:] != ["w:pPr"]:
            return
        paragraph, value = self._paragraphs[-1], attributes.get("w:val", "")
        if name == "w:pStyle":
            paragraph.style = value
        elif name == "w:numId":
            paragraph.list_id = value
        elif name == "w:ilvl":
            paragraph.list_level = number(value)
        elif name == "w:framePr":  # a large first letter is a paragraph of its own, and the word goes on in the next
            paragraph.goes_on = attributes.get("w:dropCap", "none") != "none"
        else:
            paragraph.outline = number(value)

    def _run_says(self, name: str, attributes: Attributes) -> None:
        if self._properties == ["w:pPr", "w:rPr"]:  # of the paragraph's end
            if name == "w:specVanish" and self._paragraphs and is_on(attributes):
                self._paragraphs[-1].goes_on = True
        elif self._runs and self._properties[-1:] == ["w:rPr"]:
            run = self._runs[-1]
            if name == "w:vanish":
                run.hidden = is_on(attributes)
            elif name == "w:rFonts":
                run.font = attributes.get("w:ascii") or run.font
            elif name == "w:rStyle":
                style = self._styles.of(attributes.get("w:val", ""))
                run.hidden = style.hidden if run.hidden is None else run.hidden
                run.font = run.font or style.font

    def _changed(self, name: str, attributes: Attributes) -> None:
        """A tracked change: what was inserted stays, what was deleted or moved away goes."""
        self._flow.lose("tracked_changes")
        gone = name in ("w:del", "w:moveFrom")
        if self._properties[-1:] == ["w:trPr"]:
            if self._rows:
                self._rows[-1] = self._rows[-1] or gone
        elif self._properties:
            if gone and self._paragraphs:
                self._paragraphs[-1].goes_on = True
        elif gone:
            self._skip = 1

    # --- tables

    def _begin_row(self, name: str, attributes: Attributes) -> None:
        self._rows.append(False)
        self._flow.begin_row()

    def _end_row(self) -> None:
        self._flow.end_row(dropped=self._rows.pop())

    # --- what stands elsewhere

    def _note_reference(self, name: str, attributes: Attributes) -> None:
        """A note is referred to: by a number that is counted, or by a mark that follows."""
        key = f"{name.removesuffix('Reference')}{attributes.get('w:id', '')}"
        if "w:customMarkFollows" in attributes and attributes["w:customMarkFollows"] not in ("0", "false") and self._runs:
            self._runs[-1].note = key
            return
        self._notes[name] += 1
        self._flow.refer(key, written(self._notes[name], "1" if name == "w:footnoteReference" else "i"))

    def _begin_apart(self, name: str, attributes: Attributes) -> None:
        if attributes.get("w:type") in _SEPARATORS:
            self._skip = 1
            return
        self._apart = (name, attributes.get("w:id", ""), attributes.get("w:author", ""))
        self._flow.begin_apart()

    def _end_apart(self) -> None:
        name, id, author = self._apart
        if name == "w:comment":
            self._flow.end_comment(id, author)
        elif name in ("w:hdr", "w:ftr"):
            self._flow.end_page_edge(foot=name == "w:ftr")
        else:
            self._flow.end_note(f"{name}{id}")

    def _comment(self, name: str, attributes: Attributes) -> None:
        """The passage of a comment begins or ends; the reference is the place of one without a passage."""
        key = attributes.get("w:id", "")
        if name != "w:commentReference":
            self._ranges.add(key)
            self._flow.mark(key, name == "w:commentRangeStart")
        elif key not in self._ranges:
            self._flow.mark(key, opens=True)
            self._flow.mark(key, opens=False)

    # --- alternatives, drawings

    def _choice(self, name: str, attributes: Attributes) -> None:
        """Of alternatives the first is read; the others say the same for older programs."""
        if not self._choices or self._choices[-1]:
            self._skip = 1
        else:
            self._choices[-1] = True

    def _end_choices(self) -> None:
        self._choices.pop()

    def _lost_whole(self, name: str, attributes: Attributes) -> None:
        self._flow.lose("embedded" if name == "w:object" else "ruby")
        self._skip = 1

    def _graphic(self, name: str, attributes: Attributes) -> None:
        if attributes.get("uri", "").endswith(("/chart", "/diagram", "/chartex")):
            self._flow.lose("drawings")
