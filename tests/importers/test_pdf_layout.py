"""How words on a page become paragraphs: one small drawn page for each rule."""
from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from briefer.importers.imported import ImportedText, RawFile
from briefer.importers.pdf import read_pdf

Draw = Callable[[Canvas], None]
HEIGHT = 842
LONG = ("The convoy left the northern depot before dawn and reached the river in the afternoon of the same day without any loss of men "
        "or of vehicles although the bridge that the engineers had repaired could bear no more than one lorry at a time")


def read(*pages: Draw, outline: tuple[tuple[str, int, int], ...] = ()) -> ImportedText:
    into = BytesIO()
    canvas = Canvas(into, pagesize=(595, HEIGHT), invariant=1)
    for number, draw in enumerate(pages):
        for title, page, level in outline:
            if page == number:
                canvas.bookmarkPage(title)
                canvas.addOutlineEntry(title, title, level)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return read_pdf(RawFile("a.pdf", into.getvalue()))


def lines(found: ImportedText) -> list[str]:
    return found.text.split("\n")


def roles(found: ImportedText) -> dict[str, str]:
    return {line: found.structure.get(number, "") for number, line in enumerate(lines(found), 1)}


def say(canvas: Canvas, left: float, height: float, words: str, size: float = 10, font: str = "Times-Roman") -> float:
    """Draws words; where they end."""
    canvas.setFont(font, size)
    canvas.drawString(left, height, words)
    return left + float(canvas.stringWidth(words, font, size))


def justified(canvas: Canvas, left: float, top: float, width: float, words: str, *, size: float = 10, indent: float = 0,
              hanging: float = 0) -> float:
    """Sets a paragraph in full lines; the height below it."""
    canvas.setFont("Times-Roman", size)
    lines: list[list[str]] = [[]]
    for word in words.split():
        room = width - (indent if len(lines) == 1 else hanging)
        if lines[-1] and canvas.stringWidth(" ".join([*lines[-1], word]), "Times-Roman", size) > room:
            lines.append([])
        lines[-1].append(word)
    for number, line in enumerate(lines):
        start = left + (hanging if number else indent)
        natural = canvas.stringWidth(" ".join(line), "Times-Roman", size)
        spare = (width - (start - left) - natural) / max(1, len(line) - 1) if number < len(lines) - 1 else 0
        text = canvas.beginText(start, top)
        text.setWordSpace(spare)
        text.textLine(" ".join(line))
        canvas.drawText(text)
        top -= 1.2 * size
    return top


def test_an_indent_begins_a_paragraph_where_no_gap_does() -> None:
    def draw(canvas: Canvas) -> None:
        below = justified(canvas, 72, 700, 300, f"{LONG}.", indent=15)
        justified(canvas, 72, below, 300, f"Then {LONG}.", indent=15)
    assert lines(read(draw)) == [f"{LONG}.", f"Then {LONG}."]


def test_a_short_last_line_ends_a_paragraph_where_neither_gap_nor_indent_does() -> None:
    def draw(canvas: Canvas) -> None:
        below = justified(canvas, 72, 700, 300, f"{LONG}.")
        justified(canvas, 72, below, 300, f"Then {LONG}.")
    assert lines(read(draw)) == [f"{LONG}.", f"Then {LONG}."]


def test_a_passage_set_in_is_one_paragraph_although_its_lines_end_early() -> None:
    def draw(canvas: Canvas) -> None:
        below = justified(canvas, 72, 700, 400, f"{LONG}.")
        below = justified(canvas, 102, below - 8, 340, f"{LONG}. And so {LONG}.")
        justified(canvas, 72, below - 8, 400, f"Then {LONG}.")
    assert lines(read(draw)) == [f"{LONG}.", f"{LONG}. And so {LONG}.", f"Then {LONG}."]


def test_hanging_lines_stay_with_their_first() -> None:
    def draw(canvas: Canvas) -> None:
        below = justified(canvas, 72, 700, 300, f"North: {LONG}. {LONG}.", hanging=20)
        justified(canvas, 72, below, 300, f"South: {LONG}. {LONG}.", hanging=20)
    assert lines(read(draw)) == [f"North: {LONG}. {LONG}.", f"South: {LONG}. {LONG}."]


def test_items_lose_their_bullets_and_keep_their_numbers() -> None:
    def draw(canvas: Canvas) -> None:
        for number, (mark, words) in enumerate((("•", "first point of several"), ("•", "second point"), ("3.", "third point"))):
            say(canvas, 72, 700 - 14 * number, mark)
            say(canvas, 90, 700 - 14 * number, words)
    assert roles(read(draw)) == {"first point of several": "item", "second point": "item", "3. third point": "item"}


def test_the_number_of_a_paragraph_far_from_its_words_is_no_cell() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(3):
            say(canvas, 72, 700 - 60 * number, f"1.{number + 1}")
            justified(canvas, 130, 700 - 60 * number, 380, f"{LONG}.")
    assert roles(read(draw)) == {f"1.{number} {LONG}.": "item" for number in (1, 2, 3)}


def test_cells_that_stand_under_each_other_make_rows_and_a_line_below_the_last_cell_belongs_to_it() -> None:
    def draw(canvas: Canvas) -> None:
        rows = (("Day", "Place", "Strength"), ("Monday", "Mosul", "120 men"), ("Tuesday", "Erbil", "80 men of the"))
        for number, cells in enumerate(rows):
            for place, cell in enumerate(cells):
                say(canvas, 72 + 90 * place, 700 - 14 * number, cell)
        say(canvas, 72 + 180, 700 - 40, "second company")
        justified(canvas, 72, 620, 400, f"{LONG}.")
    found = roles(read(draw))
    assert found == {"Day | Place | Strength": "row", "Monday | Mosul | 120 men": "row",
                     "Tuesday | Erbil | 80 men of the second company": "row", f"{LONG}.": ""}


def test_one_wide_gap_alone_is_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        say(canvas, 72, 700, "Rome")
        say(canvas, 200, 700, "21 November")
        justified(canvas, 72, 660, 400, f"{LONG}.")
    assert roles(read(draw)) == {"Rome 21 November": "", f"{LONG}.": ""}


def test_marks_of_notes_leave_the_text_and_the_notes_keep_their_numbers() -> None:
    def draw(canvas: Canvas) -> None:
        end = say(canvas, 72, 700, "The bridge was repaired")
        end = say(canvas, end, 704, "1", 6)
        end = say(canvas, end, 700, " in October.")
        say(canvas, end, 704, "2", 6)
        justified(canvas, 72, 660, 400, f"{LONG}.")
        for number, words in ((1, "By the engineers of the division."), (2, "Of 2020.")):
            end = say(canvas, 72, 100 - 12 * number, str(number), 5)
            say(canvas, end + 2, 97 - 12 * number, words, 8)
    assert roles(read(draw)) == {"The bridge was repaired in October.": "", f"{LONG}.": "",
                                 "[1] By the engineers of the division.": "note", "[2] Of 2020.": "note"}
    found = read(draw)
    assert found.counts == {"page_note_marks": 2} and found.lost == ("page_note_marks",)


def test_a_power_is_no_mark_of_a_note() -> None:
    def draw(canvas: Canvas) -> None:
        end = say(canvas, 72, 700, "An area of 40 km")
        end = say(canvas, end, 704, "2", 6)
        end = say(canvas, end, 700, " and 10")
        end = say(canvas, end, 704, "6", 6)
        say(canvas, end, 700, " litres of fuel.")
    assert lines(read(draw)) == ["An area of 40 km² and 10⁶ litres of fuel."]


def test_a_paragraph_runs_on_behind_the_notes_of_its_page_which_stay_on_that_page() -> None:
    words = f"{LONG} {LONG} {LONG}".split()
    first, second = " ".join(words[:60]), " ".join(words[60:])

    def draw(canvas: Canvas) -> None:
        end = say(canvas, 72, 740, "An opening that has a note.")
        say(canvas, end, 744, "1", 6)
        justified(canvas, 72, 700, 300, first)
        end = say(canvas, 72, 103, "1", 5)
        say(canvas, end + 2, 100, "By the engineers.", 8)

    def draw_second(canvas: Canvas) -> None:
        justified(canvas, 72, 740, 300, f"{second}.")

    found = read(draw, draw_second)
    assert lines(found)[:2] == ["An opening that has a note.", "[1] By the engineers."]
    assert lines(found)[2] == f"{first} {second}."
    assert found.pages[1] > found.text.index("By the engineers")


def test_a_line_that_names_a_figure_is_its_caption() -> None:
    def draw(canvas: Canvas) -> None:
        say(canvas, 72, 700, "Figura 3. Il ponte dopo i lavori")
        justified(canvas, 72, 660, 400, f"{LONG}.")
    assert roles(read(draw)) == {"Figura 3. Il ponte dopo i lavori": "caption", f"{LONG}.": ""}


def test_headings_come_from_the_outline_from_size_and_from_weight_but_not_from_signs_in_the_margin() -> None:
    def draw(canvas: Canvas) -> None:
        say(canvas, 72, 760, "1 The river", 18)
        justified(canvas, 72, 730, 400, f"{LONG}.")
        say(canvas, 72, 680, "1.1 The bridge", 10, "Times-Italic")
        justified(canvas, 72, 660, 400, f"{LONG}.")
        say(canvas, 72, 610, "The lorries", 10, "Times-Bold")
        justified(canvas, 72, 590, 400, f"{LONG}.")
        say(canvas, 40, 540, "[A]", 10, "Times-Bold")
        justified(canvas, 72, 520, 400, f"{LONG}.")
    found = roles(read(draw, outline=(("The river", 0, 0), ("The bridge", 0, 1))))
    assert (found["1 The river"], found["1.1 The bridge"], found["The lorries"], found["[A]"]) == ("h1", "h2", "h2", "")


def test_three_columns_drawn_line_by_line_are_read_one_after_the_other() -> None:
    def draw(canvas: Canvas) -> None:
        for place, name in enumerate(("first", "second", "third")):
            justified(canvas, 50 + 170 * place, 700, 150, f"The {name} column says that {LONG}. {LONG}.")

    def by_line(canvas: Canvas) -> None:
        for height in range(20):
            for place, name in enumerate(("first", "second", "third")):
                say(canvas, 50 + 170 * place, 700 - 12 * height, f"{name} column line {height} goes on")

    assert [line[:16] for line in lines(read(draw))] == ["The first column", "The second colum", "The third column"]
    text = read(by_line).text
    assert text.index("first column line 19") < text.index("second column line 0") < text.index("third column line 0")


def test_notes_that_say_nearly_the_same_on_each_page_are_no_running_feet() -> None:
    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            justified(canvas, 72, 700, 400, f"Page {'abcd'[number]} says: {LONG}.")
            say(canvas, 72, 60, f"{7 * number + 3} Ibid., p. {number}.", 7)
        return draw
    found = read(*(page(number) for number in range(4)))
    assert [line for line in lines(found) if "Ibid." in line] == [f"[{7 * number + 3}] Ibid., p. {number}." for number in range(4)]


def test_a_head_that_says_something_else_on_each_page_is_known_by_its_place() -> None:
    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            say(canvas, 72, 790, f"Chapter of the {('north', 'south', 'east', 'west', 'river', 'bridge', 'depot')[number]}", 9)
            justified(canvas, 72, 700, 400, f"Page {'abcdefg'[number]} says: {LONG}.")
        return draw
    found = read(*(page(number) for number in range(7)))
    assert "Chapter" not in found.text
    assert len(found.hidden) == 7


def test_numbers_of_lines_in_the_margin_are_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(8):
            say(canvas, 60, 700 - 12 * number, str(131 + number), 5)
        justified(canvas, 72, 700, 180, LONG)
    assert lines(read(draw)) == [LONG]


def test_words_across_the_page_are_no_text_and_turned_words_come_last() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.rotate(45)
        say(canvas, 400, 0, "DRAFT", 60)
        canvas.restoreState()
        canvas.saveState()
        canvas.rotate(90)
        say(canvas, 200, -40, "stamped in the margin", 9)
        canvas.restoreState()
        justified(canvas, 72, 700, 400, f"{LONG}.")
    found = read(draw)
    assert lines(found) == [f"{LONG}.", "stamped in the margin"]
    assert [line.text for line in found.hidden] == ["DRAFT"]


def test_a_page_that_lies_on_its_side_is_read_upright() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        justified(canvas, 72, -100, 400, f"{LONG}.")
    assert lines(read(draw)) == [f"{LONG}."]


def test_accents_drawn_apart_stand_on_their_letters() -> None:
    def draw(canvas: Canvas) -> None:
        end = say(canvas, 72, 700, "La citt")
        say(canvas, end + 0.5, 700, "`")
        end = say(canvas, end, 700, "a")
        say(canvas, end, 700, " libera.")
    assert lines(read(draw)) == ["La città libera."]


def test_the_hyphen_of_a_compound_stays_where_its_line_ends() -> None:
    def draw(canvas: Canvas) -> None:
        say(canvas, 72, 740, "The end of the long term was near.")
        say(canvas, 72, 700, "The commission recorded thirty-")
        say(canvas, 72, 688, "one incidents and a long-")
        say(canvas, 72, 676, "term agreement with the min-")
        say(canvas, 72, 664, "istry of the interior.")
    assert lines(read(draw))[1] == (
        "The commission recorded thirty-one incidents and a long-term agreement with the ministry of the interior.")


def test_a_sentence_somewhat_larger_than_most_text_is_no_heading() -> None:
    def draw(canvas: Canvas) -> None:
        say(canvas, 72, 760, "Domestic politics", 13)
        say(canvas, 72, 730, "Parliament voted, and the vote is read in two ways. [B]", 11)
        justified(canvas, 72, 680, 400, f"{LONG}. {LONG}.", size=9)
    assert roles(read(draw)) == {"Domestic politics": "h1", "Parliament voted, and the vote is read in two ways. [B]": "",
                                 f"{LONG}. {LONG}.": ""}


def test_the_first_line_of_a_page_that_stands_on_other_pages_too_stays_in_its_paragraph() -> None:
    def draw(canvas: Canvas) -> None:
        justified(canvas, 72, 800, 400, f"{LONG}.")
    assert lines(read(draw, draw, draw, draw)) == [f"{LONG}."] * 4
