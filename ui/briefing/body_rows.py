"""What the editor shows of a section, and which edits moving it takes: framing fields above, then rows in printed order."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from briefer.edits import ChangeSection, Edit, MoveItem, Place, Spot
from briefer.edits.bodies import items_at
from briefer.model.briefing import TAKING, Briefing, ExcerptItem, GroupItem, LeafItem, Placement, Section, TableItem, TextItem
from briefer.model.pack import Pack
from briefer.model.selection import body
from briefer.model.sources import ExcerptId
from briefer.model.themes import first_level
from briefer.values import dataclass

SWIMLANE = "swimlane"  # the variant of a timeline
RowKind = Literal["head", "card", "text", "table", "cards", "lanes"]


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the head of a theme's group, a card with what stands before it, any other item, or the lanes of a figure.

    `at` and `before` are places in the list of items at `spot`, as edits count them; those `told` are texts that show with the card.
    """

    kind: RowKind
    spot: Spot
    at: int = -1
    excerpt: ExcerptId | None = None
    before: tuple[int, ...] = ()
    told: tuple[int, ...] = ()

    @property
    def key(self) -> tuple[str, str, str, int]:
        """What the row is, whatever moves around it."""
        return (self.kind, self.spot.theme, str(self.excerpt or ""), -1 if self.excerpt else self.at)


@dataclass(frozen=True, slots=True)
class Field:
    """Where a framing field writes: a text item at a place, or, without one, a new item put there."""

    spot: Spot
    at: int
    there: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A section as the editor shows it."""

    fields: tuple[Field, ...]
    rows: tuple[Row, ...]


def shown(pack: Pack, section: Section) -> Shown:
    """The framing fields (at least one) and the rows of a section."""
    spot = Spot(section.id)
    fields = [Field(Spot(section.id, intro=True), at, True) for at in range(len(section.intro))]
    printed = _indexed(section.body, body(pack, section))
    lead = 0
    while lead < len(printed) and isinstance(printed[lead][1], TextItem):
        fields.append(Field(spot, printed[lead][0], True))
        lead += 1
    if lead == 0 and not fields:
        fields.append(Field(spot, printed[0][0] if printed else 0, False))
    rows = [Row("lanes", spot)] if draws_lanes(section) else []
    loose = [(at, item) for at, item in printed[lead:] if not isinstance(item, GroupItem)]
    rows += _rows(spot, loose)
    for _, item in printed:
        if isinstance(item, GroupItem):
            inner = Spot(section.id, item.theme)
            rows.append(Row("head", inner))
            rows += _rows(inner, _indexed(_of_group(section, item.theme), item.body))
    return Shown(tuple(fields), tuple(rows))


def _of_group(section: Section, theme: str) -> tuple[LeafItem, ...]:
    """The items of a group as they are kept."""
    return next(item.body for item in section.body if isinstance(item, GroupItem) and item.theme == theme)


def _indexed(kept: Sequence[object], printed: Iterable[object]) -> list[tuple[int, object]]:
    """Items in printed order, each with its place among those that are kept."""
    places: dict[object, list[int]] = {}
    for at, item in enumerate(kept):
        places.setdefault(_name(item), []).append(at)
    return [(places[_name(item)].pop(0), item) for item in printed]


def _name(item: object) -> object:
    """What tells an item from others: groups by their theme (their bodies may have been sorted), others by what they are."""
    return ("group", item.theme) if isinstance(item, GroupItem) else id(item)


def _rows(spot: Spot, items: Sequence[tuple[int, object]]) -> list[Row]:
    """Cards with the texts right before them; tables, cards and other texts are rows of their own, also where they go along with a card."""
    rows: list[Row] = []
    before: list[int] = []
    told: list[int] = []
    for at, item in items:
        if isinstance(item, ExcerptItem):
            rows.append(Row("card", spot, at, item.excerpt, tuple(before), tuple(told)))
            before, told = [], []
            continue
        before.append(at)
        if isinstance(item, TextItem):
            told.append(at)
        else:
            rows += (Row("text", spot, place) for place in told)
            rows.append(Row("table" if isinstance(item, TableItem) else "cards", spot, at))
            told = []
    return rows + [Row("text", spot, place) for place in told]


def draws_lanes(section: Section) -> bool:
    """Whether a section is a figure with lanes."""
    return section.kind == "timeline" and (section.variant == SWIMLANE or bool(section.lanes))


# --- moving ----------------------------------------------------------------------------------------------------------------


def mine(pack: Pack, briefing: Briefing, section: Section) -> tuple[Edit, ...]:
    """The edits that let a sorted section stay as it is shown, in the officer's own order; none when it has that already."""
    if section.order == "mine":
        return ()
    edits: list[Edit] = []
    spots: list[tuple[Spot, Sequence[object], Sequence[object]]] = []
    printed = body(pack, section)
    if section.kind == "by_theme":
        for item in printed:
            if isinstance(item, GroupItem):
                spots.append((Spot(section.id, item.theme), _of_group(section, item.theme), item.body))
    else:
        spots.append((Spot(section.id), section.body, printed))
    for spot, kept, wanted in spots:
        order = [at for at, _ in _indexed(kept, wanted)]
        standing = list(range(len(order)))
        for to, at in enumerate(order):
            place = standing.index(at)
            if place != to:
                edits.append(MoveItem(briefing.id, spot, place, spot, to))
                standing.insert(to, standing.pop(place))
    return (*edits, ChangeSection(briefing.id, section.id, {"order": "mine"}))


def _span(row: Row) -> tuple[int, int]:
    """Where a row begins and ends among the items of its spot, in the officer's own order."""
    return (row.before[0] if row.before else row.at), row.at + 1


def moved(section: Section, rows: Sequence[Row], briefing: str, moving: Sequence[Row], to: int) -> tuple[Edit, ...]:
    """The edits that put cards before the row at a place (the number of rows: at the end), in an order that is the officer's own.

    Cards of another group go into the group of the row above the place. None when nothing would move.
    """
    anchor = next((row for row in rows[to:] if row not in moving), None)
    above = next((row for row in reversed(rows[:to]) if row not in moving), None)
    if anchor is not None and anchor.kind != "card":  # what goes along with a card, else the end of the cards above
        group = anchor.spot if anchor.kind != "head" else None
        behind_it = rows[rows.index(anchor):]
        anchor = next((row for row in behind_it if row.kind == "card" and row.spot == group and row not in moving), None)
    home = anchor.spot if anchor else above.spot if above else moving[0].spot if moving else None
    if home is None or any(row.kind != "card" for row in moving):
        return ()
    standing = {row.spot: [(row.spot, at) for at in range(_length(section, row.spot))] for row in rows}
    cards = {(row.spot, row.at) for row in rows if row.kind == "card"}
    edits: list[Edit] = []
    for row in sorted(moving, key=rows.index):
        start, end = _span(row)
        count, there = end - start, standing[row.spot]
        first = there.index((row.spot, start))
        tokens = there[first:first + count]
        del there[first:first + count]
        goal = standing[home]
        behind = max((at + 1 for at, one in enumerate(goal) if one in cards), default=len(goal))
        place = goal.index((home, _span(anchor)[0])) if anchor else behind
        goal[place:place] = tokens
        if row.spot != home or place != first:
            edits.append(MoveItem(briefing, row.spot, first, home, place, count))
    return tuple(edits)


def _length(section: Section, spot: Spot) -> int:
    return len(_of_group(section, spot.theme) if spot.theme else section.body)


def stepped(pack: Pack, briefing: Briefing, section: Section, row: Row, by: int) -> tuple[tuple[Edit, ...], int]:
    """The edits that move a table, cards or a text one place among the items around it, and where it is then; none where it cannot."""
    item = items_at(section, row.spot)[row.at]
    edits = list(mine(pack, briefing, section))
    for edit in edits:
        pack = edit.apply(pack)
    after = pack.briefing(briefing.id)
    there = after.section(section.id) if after else None
    items = items_at(there, row.spot) if there else ()
    at = next((place for place, one in enumerate(items) if one is item), -1)
    if at < 0 or not 0 <= at + by < len(items):
        return (), row.at
    return (*edits, MoveItem(briefing.id, row.spot, at, row.spot, at + by)), at + by


def to_section(pack: Pack, briefing: Briefing, id: str, excerpts: Sequence[ExcerptId], source: str = "") -> tuple[Edit, ...]:
    """The edits that bring excerpts to the end of a section: out of the section `source` with what stands before them, or from nowhere.

    Nothing for a section that takes none; those that stand there already stay.
    """
    section, former = briefing.section(id), briefing.section(source) if source else None
    if section is None or section.kind not in TAKING:
        return ()
    there = set(section.placed())
    edits: list[Edit] = []
    gone: dict[Spot, list[int]] = {}
    for excerpt in excerpts:
        if excerpt in there:
            continue
        theme = _group_for(pack, excerpt) if section.kind == "by_theme" else ""
        row = next((row for row in shown(pack, former).rows if row.excerpt == excerpt), None) if former else None
        if row is None:
            edits.append(Place(briefing.id, Placement(excerpt, id, theme)))
            continue
        start, end = _span(row) if former is not None and former.order == "mine" else (row.at, row.at + 1)
        lost = gone.setdefault(row.spot, [])
        edits.append(MoveItem(briefing.id, row.spot, start - sum(at < start for at in lost), Spot(id, theme), None, end - start))
        lost += range(start, end)
    return tuple(edits)


def _group_for(pack: Pack, id: ExcerptId) -> str:
    """The theme of the group that an excerpt goes to: the first level of its first theme, else the first theme of the pack."""
    excerpt = pack.excerpt(id)
    themes = excerpt.themes if excerpt and excerpt.themes else tuple(theme.id for theme in pack.themes[:1])
    return first_level(pack.themes, themes[0]) if themes else ""


def changed_section(before: Pack, after: Pack, briefing: str, section: str) -> tuple[str, str] | None:
    """The briefing and section in which two packs differ; None when they differ in none, or in the one that is named."""
    differing: list[tuple[str, str]] = []
    for later in after.briefings:
        former = before.briefing(later.id)
        if former is None or former is later:
            continue
        differing += [(later.id, one.id) for one in later.sections if former.section(one.id) != one]
    return None if not differing or (briefing, section) in differing else differing[0]
