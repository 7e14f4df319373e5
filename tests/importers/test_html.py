"""A web page comes in as its reader sees it, structure and all, and says what it left behind."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import SourceError
from briefer.importers.html import read_html
from briefer.importers.imported import ImportedText, RawFile


def read(markup: str | bytes, encoding: str = "") -> ImportedText:
    return read_html(RawFile("page.html", markup.encode() if isinstance(markup, str) else markup, encoding))


def roles(found: ImportedText) -> list[tuple[str, str]]:
    return [(found.structure.get(number, ""), line) for number, line in enumerate(found.text.split("\n"), 1)]


@pytest.mark.parametrize(("markup", "text"), [
    ("<p><b>Iraq</b>i <i>forces</i></p>", "Iraqi forces"),
    ("<p>one\n   two\tthree</p>", "one two three"),
    ("<p>one<br>two<br/>three</p>", "one\ntwo\nthree"),
    ("<div>one<div>two</div>three</div>", "one\ntwo\nthree"),
    ("<p>10\xa0km &amp; more &egrave; &#146;90s</p>", "10\xa0km & more è ’90s"),
    ("<pre>first line\n  second line</pre>", "first line\nsecond line"),
    ("<dl><dt>term</dt><dd>meaning</dd></dl>", "term\nmeaning"),
    ("<p>He said <q>yes</q>.</p>", "He said “yes”."),
    ("<p>com&shy;mu&#8203;nity</p>", "community"),
    ("<p>a<script>b</script><style>c</style><template>d</template><noscript>e</noscript>f</p>", "af"),
    ("<p>a<!--[if IE]>b<![endif]-->c<![if !IE]>d<![endif]></p>", "acd"),
    ("<h2>Head<a class=headerlink href='#h'>¶</a></h2>", "Head"),
    ("<p>x<del>old</del><ins>new</ins></p>", "xnew"),
    ("<p>not closed <b>bold<p>next", "not closed bold\nnext"),
    ("<p>cut short <a href='http://x.exa", "cut short"),
    ("<p>a\x00b</p>", "ab"),
    ("plain words", "plain words"),
    ("<p>—</p><p>word</p>", "word"),
    ("<frameset><frame src=a.html><noframes>Words for old browsers.</noframes></frameset>", "Words for old browsers."),
    ("<p>m<math><mi>x</mi><annotation>\\x</annotation></math></p>", "mx"),
])
def test_words_come_out_as_a_reader_sees_them(markup: str, text: str) -> None:
    assert read(f"<html><body>{markup}").text == text


@pytest.mark.parametrize(("markup", "lines"), [
    ("<h1>A<br>title</h1><h2>Part</h2><p>Text", [("h1", "A title"), ("h2", "Part"), ("", "Text")]),
    ("<div role=heading aria-level=3>Part</div>", [("h3", "Part")]),
    ("<ul><li>one<li><p>two</p><p>more</p></ul>", [("item", "one"), ("item", "two"), ("", "more")]),
    ("<ol><li>one<li>two<ul><li>in</ul></ol>", [("item", "1. one"), ("item", "2. two"), ("item", "in")]),
    ("<ol start=3 type=a><li>one<li value=7>two</ol>", [("item", "c. one"), ("item", "g. two")]),
    ("<ol reversed><li>one<li>two</ol>", [("item", "2. one"), ("item", "1. two")]),
    ("<ol type=I><li>I. one<li>two</ol>", [("item", "I. one"), ("item", "II. two")]),
    ("<nav><ol><li>Home<li>Here</ol></nav>", [("item", "Home"), ("item", "Here")]),
    ("<table><caption>Ships</caption><tr><th>A<th>B<tr><td>1<br>2<td><p>x</p><tr><td><td>y</table>",
     [("caption", "Ships"), ("row", "A | B"), ("row", "1 2 | x"), ("row", "y")]),
    ("<table><tr><td><h1>Title</h1><p>Text<td><table><tr><td>a<td>b</table></table>", [("h1", "Title"), ("", "Text"), ("row", "a | b")]),
    ("<figure><img src=a.png><figcaption>A <b>ship</b></figcaption></figure>", [("caption", "A ship")]),
    ("<p class='wp-caption-text'>A ship", [("caption", "A ship")]),
])
def test_structure_is_kept(markup: str, lines: list[tuple[str, str]]) -> None:
    assert roles(read(f"<html><body>{markup}")) == lines


@pytest.mark.parametrize(("mark", "note"), [
    ('<sup><a href="#fn1" id="r1">1</a></sup>', '<ol><li id="fn1"><p>The note. <a href="#r1">↩</a></p></li></ol>'),
    ('<sup class="reference" id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup>',
     '<ol class="references"><li id="cite_note-1"><span><a href="#cite_ref-1">^</a></span> <span>The note.</span></li></ol>'),
    ('<a class="footnote-reference brackets" href="#id2" id="id1">1</a>',
     '<aside class="footnote" id="id2"><span class="label">[<a href="#id1">1</a>]</span><p>The note.</p></aside>'),
    ('<a href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a>',
     '<div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> The note.</p></div>'),
    ('<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>',
     '<div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a> The note.</p></div>'),
])
def test_marks_of_notes_leave_the_text_and_notes_stand_at_its_end(mark: str, note: str) -> None:
    found = read(f"<html><body><p>Before{mark} after.</p>{note}<p>The end.</p>")
    assert roles(found) == [("", "Before after."), ("", "The end."), ("note", "[1] The note.")]
    assert found.counts["note_marks"] == 1


def test_a_mark_without_its_note_stays_in_the_text() -> None:
    found = read('<html><body><p>Before<sup><a href="#fn1">1</a></sup> after.')
    assert (found.text, "note_marks" in found.lost) == ("Before1 after.", False)


def test_several_notes_keep_their_order_and_their_lines() -> None:
    found = read('<html><body><p>a<sup><a href="#n1">1</a>, <a href="#n2">2</a></sup> b</p>'
                 "<div id=n1><p>1. One.</p><p>More.</p></div><div id=n2>Two.</div>")
    assert found.text == "a b\n[1] One.\nMore.\n[2] Two."


@pytest.mark.parametrize("attribute", ["hidden", "style='color:red; display: none'", "style='visibility:hidden'", "aria-hidden=true",
                                       "class='x sr-only'", "class=screen-reader-text", "style='mso-hide:all'"])
def test_what_nobody_sees_is_left_out_and_counted(attribute: str) -> None:
    found = read(f"<html><body><p>{'Seen by all. ' * 12}</p><div {attribute}>hidden words</div>")
    assert "hidden words" not in found.text and found.counts == {"hidden_parts": 1}


def test_a_page_that_a_script_would_show_is_read_all_the_same() -> None:
    assert read("<html><body><div id=app style='display:none'><p>All the words there are.</p></div>").text == "All the words there are."


def test_the_page_behind_a_dialogue_is_no_ornament() -> None:
    assert read(f"<html><body><div aria-hidden=true><p>{'Long text. ' * 60}</p></div><p>OK").text.startswith("Long text.")


def test_what_cannot_be_carried_over_is_counted() -> None:
    found = read("<html><body><p>Text <a href='http://x.example'>link</a> <a href='#a'>here</a> <img src=a>"
                 "<img src=b width=1> <video></video><iframe src=c></iframe><input type=text><input type=hidden>"
                 "<table><tr><td>a<td>b</table><s>gone</s>")
    assert found.counts == {"forms": 1, "frames": 1, "images": 1, "links": 1, "media": 1, "struck": 1, "table_layout": 1}
    assert found.lost == tuple(found.counts)


def test_what_is_lost_beside_the_article_is_not_told_of_the_article() -> None:
    story = "".join(f"<p>{f'Sentence {number} of the story, long enough to be one. ' * 4}</p>" for number in range(4))
    menu = "".join(f"<li><a href=/{number}><img src={number}.png>entry</a>" for number in range(20))
    found = read(f"<html><body><nav><ul>{menu}</ul></nav><article>{story}<img src=x.png></article><footer>Words at the foot</footer>")
    assert (found.view, found.counts) == ("article", {"images": 1})


def test_a_page_without_an_article_has_one_reading() -> None:
    found = read("<html><body><h1>Notice</h1><p>The office is closed on Monday.")
    assert (found.text, found.view, found.views) == ("Notice\nThe office is closed on Monday.", None, {})


ITALIAN = "<p>Perché la città è più bella: «così»</p>"


@pytest.mark.parametrize(("data", "encoding"), [
    (("\ufeff" + ITALIAN).encode(), "utf-8"),
    (ITALIAN.encode("utf-16"), "utf-16-le"),
    (ITALIAN.encode("utf-16-be"), "utf-16-be"),
    (ITALIAN.encode("utf-16-le"), "utf-16-le"),
    (f"<meta charset=iso-8859-1>{ITALIAN}".encode("cp1252"), "cp1252"),
    (f'<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">{ITALIAN}'.encode("cp1252"), "cp1252"),
    (f"<?xml version='1.0' encoding='iso-8859-15'?>{ITALIAN}".encode("iso-8859-15"), "iso8859-15"),
    (f"<meta charset=iso-8859-1>{ITALIAN}".encode(), "utf-8"),
    (f"<meta charset=utf-16>{ITALIAN}".encode(), "utf-8"),
    (ITALIAN.encode(), "utf-8"),
])
def test_the_encoding_is_as_declared_or_proved(data: bytes, encoding: str) -> None:
    found = read(data)
    assert (found.text, found.encoding, found.guessed) == ("Perché la città è più bella: «così»", encoding, ())


@pytest.mark.parametrize("head", ["", "<meta charset=nonsense>", "<meta charset=utf-8>", "<meta charset=punycode>"])
def test_an_encoding_that_is_not_or_wrongly_declared_is_guessed_and_reported(head: str) -> None:
    found = read(f"{head}{ITALIAN}".encode("cp1252"))
    assert (found.text, found.guessed) == ("Perché la città è più bella: «così»", ("encoding",))


def test_a_person_may_choose_the_encoding() -> None:
    assert read(f"<meta charset=utf-8>{ITALIAN}".encode("mac_roman"), "mac_roman").text == "Perché la città è più bella: «così»"


@pytest.mark.parametrize("markup", [
    "<div>" * 20_000 + "<p>inner</p>" + "</div>" * 20_000 + "<p>after</p>", "<b><i>" * 5_000 + "inner<p>after",
    "<p><font>inner " * 5_000 + "after", "<table><tr><td>" * 2_000 + "inner<p>after", "<ul><li>" * 3_000 + "inner<p>after",
    f"<p title='{'a' * 11_000_000}'>inner</p>after",
    f"<img src='data:image/png;base64,{'QUJD' * 500_000}'><p>inner<p>after", "<" * 50_000 + "p>inner<p>after",
    "<!-- a -->" * 20_000 + "inner<p>after", "<a href='javascript:x()'>inner</a><base href='javascript:'><p>after",
], ids=lambda markup: markup[:12])
def test_a_hostile_page_is_read_to_its_end(markup: str) -> None:
    found = read(f"<html><body><p>before</p>{markup}")
    assert found.text.startswith("before") and "inner" in found.text and found.text.endswith("after")


def test_entities_that_unfold_are_not_unfolded() -> None:
    entities = "".join(f"<!ENTITY e{number} '{f'&e{number - 1};' * 10}'>" for number in range(1, 12))
    found = read(f"<!DOCTYPE html [<!ENTITY e0 'boom'>{entities}<!ENTITY f SYSTEM 'file:///x'>]><html><body><p>a &e11; &f; b</p>")
    assert found.text.endswith("a &e11; &f; b")


@pytest.mark.parametrize("markup", ["<p>a" * 300_001, "<p>a" * 600_001])
def test_a_page_of_too_many_elements_is_refused(markup: str) -> None:
    with pytest.raises(SourceError) as refused:
        read(markup)
    assert refused.value.message.id == "error.source_too_large"


PIECES = st.sampled_from([
    "<p>", "</p>", "<table>", "<tr>", "<td>", "</table>", "<ol>", "<li id=n1>", "</ol>", "<a href='#n1'>1</a>", "<sup>", "</sup>", "<h1>",
    "</h1>", "<pre>", "<br>", "<div hidden>", "</div>", "<q>", "<!--", "-->", "<title>", "<td id=n1>", "<dt id=n1>", "<caption>",
    "<frameset>", "<svg>",
    "<p style='mso-list:l0'>", "<span style='mso-list:ignore'>", "word", " ", "\n", "&amp;", "&#0;", "perché", "\x00", "\ud800"])


@given(st.lists(PIECES, max_size=60))
def test_any_muddle_of_tags_gives_lines_with_their_roles(pieces: list[str]) -> None:
    found = read("".join(pieces).encode("utf-8", "surrogatepass"))
    lines = found.text.split("\n") if found.text else []
    assert all(line and line == line.strip() for line in lines)
    assert all(1 <= number <= len(lines) for number in found.structure)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_have_no_text(data: bytes) -> None:
    assert "\x00" not in read(data).text
