"""Fields of Word: the instruction is no text, the result is; what old forms show is chosen in their fields."""
from __future__ import annotations

from dataclasses import field

from briefer.importers.docx_parts import is_on
from briefer.importers.levels import number
from briefer.importers.xml_stream import Attributes
from briefer.values import dataclass

_DEEPEST = 200
_BOXES = ("☐", "☒")


@dataclass(slots=True)
class _Form:
    """A check box or list of choices of an old form."""

    chosen: int = 0
    choices: list[str] = field(default_factory=list)


class Fields:
    """The fields that are open, one within another."""

    def __init__(self) -> None:
        self._open: list[bool] = []  # of each, whether its instruction goes on
        self._instructions = 0
        self._form: _Form | None = None

    @property
    def instructing(self) -> bool:
        """Whether words that come now belong to an instruction."""
        return self._instructions > 0

    def at(self, kind: str) -> None:
        """A field begins, comes to its result (`separate`), or ends."""
        if kind == "begin" and len(self._open) < _DEEPEST:
            self._open.append(True)
            self._instructions += 1
        elif kind in ("separate", "end") and self._open:
            self._instructions -= self._open[-1]
            self._open[-1] = False
            if kind == "end":
                self._open.pop()

    def end_paragraph(self) -> None:
        """An instruction ends with its paragraph at the latest, so that a field without end hides no more than that."""
        if self._instructions:
            self._open, self._instructions = [False] * len(self._open), 0

    def begin_form(self) -> None:
        """A check box or list of choices begins."""
        self._form = _Form()

    def form_says(self, name: str, attributes: Attributes) -> None:
        """A choice, or which one is chosen."""
        if self._form is None:
            return
        if name == "w:listEntry":
            self._form.choices.append(attributes.get("w:val", ""))
        elif name == "w:checked":
            self._form.chosen = int(is_on(attributes))
        else:
            self._form.chosen = number(attributes.get("w:val")) or 0

    def end_form(self) -> str:
        """What the form shows on paper."""
        form, self._form = self._form or _Form(), None
        choices = form.choices or list(_BOXES)
        return choices[form.chosen] if 0 <= form.chosen < len(choices) else ""
