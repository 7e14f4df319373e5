"""The box in which a decision is written by hand: content controls to tick, lines to write on."""
from __future__ import annotations

from briefer.document.forms import DecisionBox
from briefer.exporters.docx.composition import Composition
from briefer.exporters.docx.grid import cell, margins, row, table
from briefer.exporters.docx.markup import border, escape, number_of, run, tab, tabs

_OPEN, _TICKED, _SIGNS = "\u2610", "\u2612", "MS Gothic"  # the signs and the face that Word's own check boxes have
_EN_SPACE = "\u2002"
_SIGN_EM = 0.8  # how much of the size of that face the box of the sign takes


def decision_box(block: DecisionBox, composition: Composition) -> str:
    """The box, whole on its page; nothing in it is filled in."""
    style = composition.style
    pad, gap, date = (style.mm(f"decision_box.{name}_mm") for name in ("pad_x", "date_gap", "date_width"))
    word = composition.laid.sheet["label"].width(block.remarks) + style.mm("table.pad_x_mm")
    label = max(style.mm("decision_box.remark_label_width_mm"), word)
    rest = style.page.frame_width - 2 * pad - gap - date - label
    form = _Form(block, composition, (pad, label, rest, gap, date, pad))
    return table(form.widths, form.rows())


class _Form:
    """The rows of a decision box; the outer columns are its padding and bear its frame."""

    def __init__(self, block: DecisionBox, composition: Composition, widths: tuple[float, ...]) -> None:
        self.block, self.composition, self.widths = block, composition, widths
        style = composition.style
        self._frame = style.number("decision_box.frame_pt"), style.colors["rule_strong"]
        self._signed, self._ruled = (border("bottom", style.number("rule.hair_pt"), style.colors[ink]) for ink in ("ink", "rule"))

    def rows(self) -> list[str]:
        """Label and options, lines for remarks, signature and date."""
        style, block = self.composition.style, self.block
        _, label, rest, gap, date, _ = self.widths
        caption = style.roles["label"].leading
        pitch = style.mm("decision_box.remark_pitch_mm")
        remarks = self._row(
            cell(label, self._said(block.remarks), upright="bottom"), cell(rest + gap + date, self._said(), borders=self._ruled, span=3),
            height=style.number("decision_box.gap_ticks_remarks_pt") + caption)
        more = [self._row(cell(label + rest + gap + date, self._said(), borders=self._ruled, span=4), height=pitch)
                for _ in range(round(style.number("decision_box.remark_count")) - 1)]
        signing = self._row(cell(label + rest, self._said(), borders=self._signed, span=2), cell(gap, self._said()),
                            cell(date, self._said(), borders=self._signed), height=style.mm("decision_box.signature_gap_mm"))
        return [self._head(), remarks, *more, signing, self._foot()]

    def _head(self) -> str:
        """The label under the heavy rule, and the options spread evenly."""
        style, block = self.composition.style, self.block
        inner = sum(self.widths[1:5])
        label = self.composition.paragraph("BrieferBoxLabel", run(block.label), node=block.id, keep=True)
        stops = tabs(*(("left", inner * index / len(block.options)) for index in range(1, len(block.options))))
        ticks = tab().join(self._tick(index, option) for index, option in enumerate(block.options))
        options = self.composition.paragraph(
            "BrieferTick", ticks, node=f"{block.id}/options", keep=True, frame=stops if len(block.options) > 1 else "",
            above=style.number("decision_box.gap_label_ticks_pt"))
        rule = border("top", style.number("rule.heavy_pt"), style.colors["accent"])
        pads = margins(top=style.mm("decision_box.pad_top_mm"))
        return self._row(cell(inner, label + options, borders=rule, margins=pads, span=4), top=rule)

    def _tick(self, index: int, option: str) -> str:
        """A check box that can be ticked in Word, and what it stands for."""
        size = round(self.composition.style.mm("decision_box.tick_mm") / _SIGN_EM * 2)
        face = f'<w:rFonts w:ascii="{_SIGNS}" w:eastAsia="{_SIGNS}" w:hAnsi="{_SIGNS}" w:hint="eastAsia"/>'
        look = f'{face}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        number = number_of(f"{self.block.id}/{index}") & 0x7FFFFFFF or 1
        states = "".join(f'<w14:{name} w14:val="{ord(sign):04X}" w14:font="{_SIGNS}"/>'
                         for name, sign in (("checkedState", _TICKED), ("uncheckedState", _OPEN)))
        return (f'<w:sdt><w:sdtPr><w:rPr>{look}</w:rPr><w:alias w:val="{escape(option)}"/><w:id w:val="{number}"/>'
                f'<w14:checkbox><w14:checked w14:val="0"/>{states}</w14:checkbox></w:sdtPr>'
                f'<w:sdtContent>{run(_OPEN, look)}</w:sdtContent></w:sdt>{run(f"{_EN_SPACE}{option}")}')

    def _foot(self) -> str:
        """The words under the lines to sign and date on."""
        style, block = self.composition.style, self.block
        _, label, rest, gap, date, _ = self.widths
        frame = border("bottom", *self._frame)
        pads = margins(top=style.number("decision_box.caption_gap_pt"), bottom=style.mm("decision_box.pad_bottom_mm"))
        return self._row(
            cell(label + rest, self._said(block.signature, last=True), borders=frame, margins=pads, span=2),
            cell(gap, self._said(last=True), borders=frame), cell(date, self._said(block.date, last=True), borders=frame, margins=pads),
            bottom=frame)

    def _said(self, text: str = "", *, last: bool = False) -> str:
        """Words in small type, or none; all but those of the last row stay with what follows."""
        return self.composition.paragraph("BrieferRowLabel", run(text), keep=not last)

    def _row(self, *inner: str, top: str = "", bottom: str = "", height: float = 0) -> str:
        """A row between the upright sides of the frame; its height, if given, is exact."""
        left, right = (border(side, *self._frame) for side in ("left", "right"))
        blank = self._said(last=bool(bottom))
        cells = (cell(self.widths[0], blank, borders=top + left + bottom), *inner,
                 cell(self.widths[-1], blank, borders=top + bottom + right))
        return row(cells, height=height, exact=bool(height))
