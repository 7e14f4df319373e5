"""What stands on every page: marking, rules, footer, copy number, and on drafts the word across the page."""
from __future__ import annotations

from bisect import bisect_right
from math import cos, radians, sin
from typing import Literal

from briefer.document.heads import running_title
from briefer.document.nodes import Document, HeaderBlock, Part
from briefer.layout.boxes import Box, Page, Stroke, TextBox, TurnedWord
from briefer.layout.lines import LineBreaker
from briefer.layout.sheet import Role, Sheet, varied

_LEAST_FOOTER_PT = 6.0  # a title that is too long for the foot at this size is cut there: the whole of it stands on the first page
_WATERMARK_SHARE = 0.9  # how much of the line across the page, at its angle, the word may take
_LEAST_SLOPE = 0.01
_FOOTER_GAP_EM = 0.6  # on both sides of the point between reference and short title


class Furniture:
    """The furniture of a document's pages; within a part only the page number changes from one to the next."""

    def __init__(self, document: Document, breaker: LineBreaker) -> None:
        self._document, self._breaker = document, breaker
        self._parts: dict[tuple[Sheet, Part | None], _PartFurniture] = {}
        self._pages: dict[tuple[Sheet, Part | None, int, int], list[Box]] = {}

    def serves(self, document: Document) -> bool:
        """Whether the pages of another document have the same furniture."""
        mine = self._document
        return (document.meta, document.phrases, _protocol(document)) == (mine.meta, mine.phrases, _protocol(mine))

    def on_page(self, page: Page, number: int, total: int) -> list[Box]:
        """The furniture of one page."""
        key = page.sheet, page.part, number, total
        boxes = self._pages.get(key)
        if boxes is None:
            part = self._parts.get(key[:2])
            if part is None:
                part = self._parts[key[:2]] = _PartFurniture(self._document, page.sheet, self._breaker, page.part)
            boxes = self._pages[key] = part.on_page(number, total)
        return boxes


def _protocol(document: Document) -> str:
    """The number of a letter, which may stand at the foot of its pages."""
    return next((block.protocol for block in document.blocks if isinstance(block, HeaderBlock)), "")


class _PartFurniture:
    """The furniture of pages of one shape and one part."""

    def __init__(self, document: Document, sheet: Sheet, breaker: LineBreaker, part: Part | None) -> None:
        self._document, self._sheet, self._breaker, self._part = document, sheet, breaker, part
        self._fixed = (*self._behind(), *self._banners(), *self._foot())

    def on_page(self, number: int, total: int) -> list[Box]:
        """The furniture of the page with a number."""
        sheet, role = self._sheet, self._sheet["footer"]
        said = self._document.phrases.page.format(n=number, total=total)
        wide = role.width(said) + 1
        return [*self._fixed, self._words(role, sheet.right - wide, self._footer_y, wide, said, "right")]

    @property
    def _footer_y(self) -> float:
        """The upper edge of the footer's line."""
        sheet = self._sheet
        return sheet.page.height - sheet.style.mm("page.footer_baseline_mm") - self._sheet["footer"].drop

    def _words(self, role: Role, x: float, y: float, width: float, text: str,
               align: Literal["left", "right", "center"] = "left") -> TextBox:
        return TextBox(x, y, width, role.leading, "", role, self._breaker.text(role, 10_000, text), None, align)

    def _behind(self) -> list[Box]:
        """The word across a draft."""
        document, sheet, style = self._document, self._sheet, self._sheet.style
        if not document.meta.draft or not document.phrases.draft:
            return []
        banner = sheet.role("banner", weight="bold", color=style.text("watermark.color"))
        size, angle = style.number("watermark.size_pt"), style.number("watermark.angle_deg")
        role = varied(banner, size=size, tracking=style.number("watermark.tracking_em"))
        word = document.phrases.draft
        width, height, turn = sheet.page.width, sheet.page.height, radians(angle)
        widest = _WATERMARK_SHARE * min(width / max(cos(turn), _LEAST_SLOPE), height / max(sin(turn), _LEAST_SLOPE))
        if role.width(word) > widest:
            role = varied(role, size=size * widest / role.width(word))
        return [TurnedWord(0, 0, width, height, "", role, word, angle)]

    def _banners(self) -> list[Box]:
        """Marking at top and bottom, the copy number beside the first and the draft's word beside the second."""
        document, sheet, style = self._document, self._sheet, self._sheet.style
        banner = sheet["banner"]
        top = style.mm("page.banner_top_baseline_mm")
        bottom = sheet.page.height - style.mm("page.banner_bottom_baseline_mm")
        boxes: list[Box] = []
        plain = varied(banner, tracking=0, caps=False)
        copy = ""
        if document.meta.copy:
            digits = int(style.number("copy_number.digits"))
            number, total = document.meta.copy
            copy = document.phrases.copy.format(n=f"{number:0{digits}d}", total=total)
        draft = document.phrases.draft if document.meta.draft else ""
        side = max(plain.width(copy) if copy else 0.0, banner.width(draft) if draft else 0.0)
        if document.meta.marking:
            role = self._fitted(banner, document.meta.marking, sheet.width - 2 * (side + 6 if side else 0))
            wide = role.width(document.meta.marking)
            for base in (top, bottom):
                x = sheet.left + (sheet.width - wide) / 2
                boxes.append(self._words(role, x, base - role.drop, wide + 1, document.meta.marking))
        if copy:
            wide = plain.width(copy) + 1
            boxes.append(self._words(plain, sheet.right - wide, top - plain.drop, wide, copy, "right"))
        if draft:
            wide = banner.width(draft) + 1
            boxes.append(self._words(banner, sheet.right - wide, bottom - banner.drop, wide, draft, "right"))
        rule = top + style.mm("page.banner_rule_gap_mm")
        boxes.append(Stroke(sheet.left, rule, sheet.width, 0, "", style.number("marking.rule_pt"), style.colors["rule_strong"]))
        return boxes

    @staticmethod
    def _fitted(role: Role, text: str, room: float) -> Role:
        """The role, as much smaller as the text would be wider than the room."""
        wide = role.width(text)
        return role if wide <= room else varied(role, size=role.size * room / wide)

    def _running_title(self) -> tuple[str, ...]:
        """What stands at the foot: the words of the part if it has any, else those of the document."""
        own = tuple(filter(None, (self._part.reference, self._part.short_title))) if self._part else ()
        return own or running_title(self._document, as_letter=self._sheet.style.as_letter)

    def _foot(self) -> list[Box]:
        """Reference and short title, with a hairline above."""
        sheet, style = self._sheet, self._sheet.style
        role = sheet["footer"]
        rule = sheet.page.height - style.mm("page.footer_baseline_mm") - style.mm("page.footer_rule_gap_mm")
        boxes: list[Box] = [Stroke(sheet.left, rule, sheet.width, 0, "", style.number("rule.hair_pt"), style.colors["rule"])]
        parts = self._running_title()
        if not parts:
            return boxes
        room = sheet.width - role.width(self._document.phrases.page.format(n=999, total=999)) - 12 - 2 * _FOOTER_GAP_EM * role.size
        parts = (*parts[:-1], _shortened(varied(role, size=_LEAST_FOOTER_PT), " · ".join(parts[:-1]), parts[-1], room))
        fitted = self._fitted(role, " · ".join(parts), room)
        x, y = sheet.left, self._footer_y + role.drop - fitted.drop
        for part in (parts[0], *(word for second in parts[1:] for word in ("·", second))):
            wide = fitted.width(part)
            boxes.append(self._words(fitted, x, y, wide + 1, part))
            x += wide + _FOOTER_GAP_EM * fitted.size
        return boxes


def _shortened(role: Role, before: str, title: str, room: float) -> str:
    """A title, its last words left out where it is too long for the foot beside what stands before it; one word stays."""
    words = title.split(" ")
    if len(words) == 1 or role.width(f"{before} · {title}") <= room:
        return title
    most = bisect_right(range(1, len(words)), room, key=lambda kept: role.width(f"{before} · {_first(words, kept)}"))
    return _first(words, max(most, 1))


def _first(words: list[str], kept: int) -> str:
    return f"{' '.join(words[:kept])} …"
