"""Tables, cards and lanes as sheets, without a window."""
from __future__ import annotations

from briefer.model.briefing import Card, CardsItem, Lane, LaneBar, TableColumn, TableItem
from briefer.model.localized import Localized
from ui.briefing.card_sheet import CardSheet
from ui.briefing.lane_sheet import LaneSheet
from ui.briefing.sheets import Cell, Sheet, filled, gaps, pasted
from ui.briefing.table_sheet import TableSheet

BOTH = ("en", "it")


def text(en: str = "", it: str = "") -> Localized:
    return Localized({"en": en, "it": it})


def table(language: str = "en") -> TableSheet:
    columns = (TableColumn(text("Criterion", "Criterio")), TableColumn(text("Weight"), type="number"),
               TableColumn(text("Now"), type="mark"))
    rows = ((text("Cost", "Costo"), Localized("3"), text("◐ fair", "◐ medio")), (text("Time"), Localized(), Localized()))
    return TableSheet(TableItem(columns, rows), language, BOTH)


def options(language: str = "en") -> CardSheet:
    lines = (text("All at once."), text("+ fast", "+ rapido"), text("- dear"))
    cards = (Card(text("Go"), lines), Card(text("Wait"), marks=("recommended",)))
    return CardSheet(CardsItem("options", cards), language, BOTH, 2)


def shown(sheet: Sheet) -> list[list[str]]:
    return [[f"{cell.sign}{cell.text}" for cell in row] for row in sheet.rows]


def test_a_table_shows_its_language_and_what_the_other_says() -> None:
    assert shown(table()) == [["Criterion", "Weight", "Now"], ["Cost", "3", "◐fair"], ["Time", "", ""]]
    italian = table("it").rows
    assert italian[0][1] == Cell("", "Weight", align="right", strong=True, language="en") and italian[1][1].text == "3"
    assert gaps(table("it")) == "en" and gaps(table()) == ""


def test_a_table_is_written_in_one_language_but_numbers_in_all() -> None:
    sheet = table("it").write((2, 0), "Tempo").write((2, 1), "2").write((1, 2), "caro").write((0, 2), "Ora")
    assert sheet.item.rows[1][0] == text("Time", "Tempo") and sheet.item.rows[1][1] == Localized("2")
    assert sheet.item.rows[0][2] == text("◐ fair", "◐ caro") and sheet.item.columns[2].title == text("Now", "Ora")


def test_a_mark_holds_for_every_language() -> None:
    place = (2, 2)
    once = table().turn(place)
    assert once.item.rows[1][2] == text("○", "○") and once.turn(place).turn(place).item.rows[1][2] == text("●", "●")
    assert once.turn(place, "2").rows[2][2].sign == "●" and once.turn((1, 2), "0").item.rows[0][2] == text("○ fair", "○ medio")
    assert once.write(place, "◐ so").item.rows[1][2] == text("◐ so", "○") and once.turn((0, 2)) == once.turn((1, 0)) == once


def test_what_stood_for_all_languages_stays_for_the_others() -> None:
    sheet = TableSheet(TableItem((TableColumn(Localized()),), ((Localized("Baghdad"),),)), "en", BOTH).write((1, 0), "")
    assert sheet.item.rows[0][0] == text("", "Baghdad")


def test_rows_and_columns_come_go_and_move() -> None:
    sheet, place = table().add_row((1, 2))
    assert place == (2, 0) and [row[0].text for row in sheet.rows] == ["Criterion", "Cost", "", "Time"]
    sheet, place = sheet.move_row((3, 1), -1)
    assert place == (2, 1) and [row[0].text for row in sheet.rows] == ["Criterion", "Cost", "Time", ""]
    assert sheet.move_row((1, 0), -1) == (sheet, (1, 0)) and sheet.move_row((0, 0), 1) == (sheet, (0, 0))
    assert sheet.remove_row((3, 0)).item == table().item and sheet.remove_row((0, 0)) == sheet
    wider, place = table().add_group((1, 2))
    assert place == (0, 3) and wider.column(3).type == "mark" and all(len(row) == 4 for row in wider.item.rows)
    moved, place = wider.move_group((1, 0), 1)
    assert place == (1, 1) and shown(moved)[1] == ["3", "Cost", "◐fair", ""]
    one = table().remove_group((0, 1)).remove_group((0, 1))
    assert shown(one) == [["Criterion"], ["Cost"], ["Time"]] and one.remove_group((0, 0)) == one


def test_cells_of_a_spreadsheet_are_pasted_and_make_rows() -> None:
    sheet = pasted(table(), (2, 0), "Risk\t2\t●  low\nStaff\t1\n")
    assert shown(sheet)[2:] == [["Risk", "2", "●low"], ["Staff", "1", ""]]


def test_a_translation_begins_with_the_other_language() -> None:
    sheet = filled(table("it"))
    assert gaps(sheet) == "" and [cell.text for cell in sheet.rows[0]] == ["Criterio", "Weight", "Now"]


def test_options_show_their_sides_and_are_told_apart_by_number() -> None:
    rows = options("it").rows
    assert [row[0].says.removeprefix("sheet.options.") for row in rows] == ["title", "line", "for", "against", "title"]
    assert [row[0].number for row in rows if row[1].strong] == [2, 3] and [row[1].on for row in rows if row[1].strong] == [False, True]
    assert [(row[1].text, row[1].other) for row in rows[1:4]] == [("", "All at once."), ("rapido", ""), ("", "dear")]


def test_the_side_of_a_line_is_typed_or_turned_in_all_languages() -> None:
    lines = options().write((1, 0), "no").write((1, 1), "- Slow").turn((2, 0)).item.items[0].lines
    assert lines[0] == text("- Slow") and lines[1] == text("- fast", "- rapido")
    assert options().turn((3, 0)).turn((3, 0), "+").item.items[0].lines[2] == text("+ dear", "+")
    assert options("it").write((2, 1), "veloce").item.items[0].lines[1] == text("+ fast", "+ veloce")
    assert options().write((2, 1), "").item.items[0].lines[1] == text("+", "+ rapido")  # the side is known before the words


def test_one_course_is_recommended() -> None:
    sheet = options().turn((0, 1))
    assert [card.marks for card in sheet.item.items] == [("recommended",), ()] and sheet.recommended(2)
    assert sheet.turn((0, 1)).item.items[0].marks == ()


def test_lines_and_cards_come_go_and_move() -> None:
    sheet, place = options().add_row((2, 1))
    assert place == (3, 1) and sheet.rows[3][0].sign == "+"
    sheet, place = sheet.move_row(place, 1)
    assert place == (4, 1) and [row[0].sign for row in sheet.rows] == ["", "", "+", "-", "+", ""]
    assert sheet.move_row(place, 1) == (sheet, place)
    first, place = options().add_row((0, 1))
    assert place == (1, 1) and first.rows[1][0].sign == ""
    sheet, place = options().move_group((2, 1), 1)
    assert place == (3, 1) and [row[1].text for row in sheet.rows if row[1].strong] == ["Wait", "Go"]
    sheet, place = options().add_group((1, 1))
    assert place == (4, 1) and [card.title.text("en") for card in sheet.item.items] == ["Go", "", "Wait"]
    assert [row[0].sign for row in sheet.rows[5:8]] == ["", "+", "-"]
    left = options().remove_row((0, 1))
    assert [card.title.text("en") for card in left.item.items] == ["Wait"] and left.remove_row((0, 1)) == left
    assert len(options().remove_row((1, 1)).item.items[0].lines) == 2


def test_persons_and_plain_cards_have_no_sides() -> None:
    sheet = CardSheet(CardsItem("people", (Card(text("Inad"), (text("Minister"), text("- of defence"))),)), "en", BOTH)
    assert [row[0].says for row in sheet.rows] == ["sheet.people.title", "sheet.people.first", "sheet.people.line"]
    assert sheet.rows[2][1].text == "- of defence" and sheet.turn((1, 0)) == sheet == sheet.turn((0, 1))


def _said(edtf: str) -> str:
    return f"<{edtf}>"


def _read(typed: str) -> str:
    return typed.strip("?")


def lanes() -> LaneSheet:
    bars = (LaneBar("2015-06", "2020", label=text("Police")), LaneBar("2021", open=True), LaneBar("2022-05", milestone=True))
    return LaneSheet((Lane(text("Italy"), bars), Lane(text("NATO"))), "en", BOTH, _said, _read)


def test_lanes_show_from_when_to_when() -> None:
    assert shown(lanes()) == [["", "Italy", "", "", ""], ["", "Police", "<2015-06>", "<2020>", ""], ["", "", "<2021>", "", ""],
                              ["", "", "<2022-05>", "", ""], ["", "NATO", "", "", ""]]
    assert [row[0].says.removeprefix("sheet.lanes.") for row in lanes().rows] == ["title", "bar", "bar", "milestone", "title"]
    assert [row[4].kind for row in lanes().rows] == ["none", "none", "tick", "none", "none"] and lanes().rows[2][4].on


def test_dates_that_cannot_be_read_are_not_taken() -> None:
    sheet = lanes().write((2, 3), "2023").write((1, 2), "??")
    assert sheet.lanes[0].bars[1] == LaneBar("2021", "2023") and sheet.lanes[0].bars[0].start == "2015-06"
    assert lanes().write((1, 3), "").lanes[0].bars[0].end == "" and lanes().write((3, 1), "Lead").lanes[0].bars[2].label == text("Lead")


def test_bars_turn_to_milestones_and_ends_open() -> None:
    assert lanes().turn((2, 0)).lanes[0].bars[1].milestone and not lanes().turn((2, 4)).lanes[0].bars[1].open
    assert lanes().turn((1, 4)) == lanes().turn((0, 0)) == lanes().turn((2, 1)) == lanes()


def test_bars_and_lanes_come_go_and_move() -> None:
    sheet, place = lanes().add_row((0, 1))
    assert place == (1, 1) and sheet.lanes[0].bars[0] == LaneBar("")
    sheet, place = lanes().move_row((3, 2), -1)
    assert place == (2, 2) and sheet.lanes[0].bars[1].milestone
    sheet, place = lanes().move_row((4, 1), -1)
    assert place == (0, 1) and sheet.rows[0][1].text == "NATO"
    assert lanes().move_group((4, 1), 1) == (lanes(), (4, 1)) and lanes().move_row((1, 1), -1) == (lanes(), (1, 1))
    sheet, place = lanes().add_group((2, 1))
    assert place == (4, 1) and len(sheet.lanes) == 3
    empty = lanes().remove_row((0, 0)).remove_row((0, 0))
    assert empty.lanes == () and empty.add_row((0, 0))[0].lanes == (Lane(Localized()),)
    assert [bar.start for bar in lanes().remove_row((2, 0)).lanes[0].bars] == ["2015-06", "2022-05"]
