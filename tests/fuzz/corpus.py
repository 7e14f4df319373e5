"""What fuzzing starts from: a few small files of each kind, made here, each with several of the things its reader knows."""
from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path
from tempfile import TemporaryDirectory

from briefer import resources
from briefer.model.briefing import Briefing, CardsItem, ExcerptItem, Section, TableColumn, TableItem, TextItem
from briefer.model.briefing import Card as CardOf
from briefer.model.dates import Date
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt, ExcerptId, HiddenLine, Highlight, Source
from briefer.model.text import digest
from briefer.model.themes import GlossaryEntry, Keywords, Theme
from briefer.storage.saving import save
from tests.importers import containers, office_files, outlook, pdf_files

_TEXT = "Il Ministero ha sospeso l’addestramento il 4 gennaio 2020.\nThe training was suspended on 4 January; “later” it went on.\n"
_WORDS_OF_DOCX, _WORDS_OF_ODT = "word/document.xml", "content.xml"
_EXACT = "The training was suspended"


def pack() -> Pack:
    """A pack with one of nearly everything."""
    start = _TEXT.index(_EXACT)
    excerpt = Excerpt(
        1, start, start + len(_EXACT), _EXACT, wording="The training […] suspended", themes=("mil",), event="halt", note="n",
        date=Date("4 January", "2020-01-04", "inferred", note=Localized({"en": "said so"})),
        headline=Localized({"en": "Halt", "it": "Stop"}))
    source = Source(
        1, _TEXT, digest(_TEXT), language="en", excerpts=(excerpt,), next_excerpt=2, pages=(0, 20), structure={1: "h1"},
        hidden=(HiddenLine("Menu", "menu", 1),), highlights=(Highlight(0, 12, _TEXT[:12]),), paragraph_languages={1: "it"})
    both = Localized({"en": "Words with [@1.1|The training] and [=1].", "it": "Parole **forti** ^[una nota]."})
    body = (TextItem(both), ExcerptItem(ExcerptId(1, 1)),
            TableItem(columns=(TableColumn(Localized({"en": "A", "it": "A"})),), rows=((both,),)),
            CardsItem("options", (CardOf(Localized({"en": "One", "it": "Uno"}), (both,)),)))
    sections = (Section("words", "excerpts", Localized({"en": "Facts", "it": "Fatti"}), body=body), Section("when", "chronology"),
                Section("line", "timeline"), Section("refs", "sources"), Section("audit", "audit"))
    return Pack(
        id="fuzz", created="2026-01-01T08:00:00Z", sources=(source,), next_source=2,
        themes=(Theme("mil", name=Localized({"en": "Military", "it": "Militare"}), keywords=Keywords(("training",), ("truppe",))),),
        glossary=(GlossaryEntry("NMI", Localized({"en": "NATO Mission Iraq"})),),
        briefings=(Briefing("b", style="staff", languages=("en",), as_of="2020-02-01", titles={"title": both}, sections=sections),))


def members() -> dict[str, bytes]:
    """The members of that pack by path."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "p"
        save(pack(), folder, form="folder")
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def pack_files() -> tuple[bytes, ...]:
    """That pack as one file."""
    with TemporaryDirectory() as place:
        save(pack(), Path(place) / "p.briefpack")
        return ((Path(place) / "p.briefpack").read_bytes(),)


def pack_members() -> tuple[bytes, ...]:
    """Its members, each behind a byte that says which it is."""
    there = members()
    return tuple(bytes([number]) + there[path] for number, path in enumerate(MEMBERS))


MEMBERS = ("pack.yaml", "sources/0001.yaml", "sources/0001.txt", "manifest.yaml")


def templates() -> tuple[bytes, ...]:
    """Two of the bundled templates."""
    folder = resources.templates_folder()
    return tuple((folder / name).read_bytes() for name in ("info-brief.yaml", "decision-brief.yaml"))


def styles() -> tuple[bytes, ...]:
    """A style of few lines, and a bundled one."""
    small = b'extends: staff\ncolor:\n  accent: "#0A5C36"\npage:\n  margin_left_mm: 30\ntext:\n  body: { size_pt: 11, leading_pt: 14 }\n'
    return small, (resources.styles_folder() / "staff.yaml").read_bytes()


def text() -> tuple[bytes, ...]:
    """Plain text: of an agency, wrapped by hand, in another encoding."""
    return (containers.sample("text"), b"BAGHDAD (Reuters) - Troops left on Monday,\nofficials said, 4 Jan\n2020.\n\n- one\n- two\n",
            "Perché l’addestramento è sospeso.\n".encode("cp1252"), "Текст на русском языке.\n".encode("utf-16"))


def markdown() -> tuple[bytes, ...]:
    """Markdown with what it can hold."""
    return (containers.sample("markdown"),
            b"---\ntitle: North\ndate: 2020-01-04\n---\n# H\n\n> quote *em*\n\n1. a\n2. b\n\n| a | b |\n|---|---|\n"
            b"| c | [d](http://e.org) |\n\n```\ncode\n```\n\nText[^1] <b>x</b>\n\n[^1]: note\n")


def html() -> tuple[bytes, ...]:
    """Pages: one small, one with facts, lists, a table, notes."""
    return (containers.sample("html"),
            b'<html lang=it><head><meta charset=utf-8><title>T</title><script type="application/ld+json">{"@type":"NewsArticle",'
            b'"headline":"H","datePublished":"2020-01-04T10:00:00Z","author":[{"name":"A"}]}</script></head><body>'
            b"<nav><a href=#>m</a></nav>"
            b"<article><h1>H</h1><p>Il Ministero ha sospeso <sup><a href=#n1>1</a></sup> il corso, dicono fonti dal nord del paese.</p>"
            b"<ul><li>uno<ol start=3><li>due</ol></ul><table><tr><td rowspan=2>a<td>b<tr><td>c</table><blockquote>q</blockquote>"
            b"<p id=n1>1. nota</p></article></body></html>")


def mhtml() -> tuple[bytes, ...]:
    """A saved page."""
    return (containers.sample("mhtml"),)


def pdf() -> tuple[bytes, ...]:
    """Files: of two pages, marked, with a form, packed."""
    line = [(72.0, 700.0 - 14 * number, pdf_files.LINE) for number in range(4)]
    packed = pdf_files.file_of({
        1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[10 0 R]/Count 1>>", 3: pdf_files.FONT,
        10: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents 11 0 R>>",
        11: pdf_files.stream(pdf_files.written(line), packed=True)})
    return (pdf_files.pdf(line, line), pdf_files.pdf(line, marks={0: (pdf_files.mark((72, 695, 300, 712), comment="x"),)}), packed,
            containers.sample("pdf"))


def docx() -> tuple[bytes, ...]:
    """Documents with a table, runs and properties."""
    cell = office_files.p("<w:r><w:t>cell</w:t></w:r>")
    paragraph = office_files.p('<w:r><w:t xml:space="preserve">Words here </w:t></w:r>',
                               "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>",
                               properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    whole = office_files.docx(paragraph + office_files.table((cell, cell), (cell,)))
    return containers.sample("docx"), whole, _part(whole, _WORDS_OF_DOCX)


def as_docx(part: bytes) -> bytes:
    """A Word file with these bytes for its text."""
    return _with_part(office_files.docx(""), _WORDS_OF_DOCX, part)


def odt() -> tuple[bytes, ...]:
    """OpenDocument texts, zipped and flat."""
    inner = ('<text:h text:outline-level="1">Head</text:h><text:p>Words<text:s text:c="3"/>here<text:note text:note-class="footnote">'
             "<text:note-citation>1</text:note-citation><text:note-body><text:p>n</text:p></text:note-body></text:note></text:p>"
             "<text:list><text:list-item><text:p>i</text:p></text:list-item></text:list><table:table><table:table-row>"
             "<table:table-cell><text:p>c</text:p></table:table-cell></table:table-row></table:table>")
    return containers.sample("odt"), office_files.odt(inner), office_files.flat_odt(inner), _part(office_files.odt(inner), _WORDS_OF_ODT)


def as_odt(part: bytes) -> bytes:
    """An OpenDocument text with these bytes for its text; a flat one is one already."""
    return part if b"office:mimetype" in part else _with_part(office_files.odt(""), _WORDS_OF_ODT, part)


def _part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return file.read(name)


def _with_part(data: bytes, name: str, part: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return office_files.zipped({one: part if one == name else file.read(one) for one in file.namelist()})


def rtf() -> tuple[bytes, ...]:
    """Rich text with tables, signs of other alphabets, fields, notes."""
    return (office_files.rtf(r"\s1 Head\par\pard Words {\b bold} \u8217?x \'e8\par{\footnote n}{\field{\*\fldinst HYPERLINK \"http://e\"}"
                             r"{\fldrslt link}}\par\trowd\cellx100\cellx200\intbl a\cell b\cell\row{\pict\pngblip 8950}\par"),
            containers.sample("rtf") if "rtf" in containers._SAMPLES else office_files.rtf("x y z"))


def eml() -> tuple[bytes, ...]:
    """Mails: plain, with a page and an attached file, forwarded."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Ann <a@example.org>", "b@example.org", "=?utf-8?q?Perch=C3=A9?="
    mail["Date"], mail["Message-ID"] = "Sat, 04 Jan 2020 10:00:00 +0100", "<2@example.org>"
    mail.set_content("Words of the mail.\n\n> quoted before\n\n-- \nAnn\n")
    mail.add_alternative("<p>Words of the <b>mail</b>.</p><blockquote>quoted</blockquote>", subtype="html")
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="a.pdf")
    outer = EmailMessage()
    outer["From"], outer["Subject"], outer["MIME-Version"] = "c@example.org", "Fw: x", "1.0"
    outer.set_content("See below, it is about the north and the convoy.\n")
    outer.add_attachment(mail)
    return containers.sample("eml"), mail.as_bytes(), outer.as_bytes()


def msg() -> tuple[bytes, ...]:
    """Mails of Outlook: plain, in HTML and with an attached one."""
    plain = {outlook.SUBJECT: "North", outlook.BODY: "Words of the mail, all of them plain.\r\n",
             outlook.SENDER: "Ann", outlook.CLASS: "IPM.Note"}
    page = {**plain, outlook.HTML: b"<html><body><p>Words of the mail, in a page.</p></body></html>"}
    held = outlook.attachment({outlook.NAME: "a.txt", outlook.DATA: b"abc"})
    return outlook.message(plain), outlook.message(page, held), outlook.message(plain, outlook.attachment({}, plain))


def dates() -> tuple[bytes, ...]:
    """Expressions of time in both languages."""
    said = (
        "4 January 2020", "il 4 gennaio scorso", "last Tuesday", "tra lunedì e mercoledì", "041830ZJAN20", "in the first half of the 1990s",
        "dal 3 al 5 marzo", "2020-01/2020-03", "two weeks ago", "la settimana prossima alle 18.30", "the same day", "Q3 2019", "04/01/2020",
        "nel XX secolo", "since mid-2014", "29 febbraio 1900", "31 April", "9999-12-31", "domani", "Ramadan 1441")
    return tuple(one.encode() for one in said)


def framing() -> tuple[bytes, ...]:
    """The markup of framing texts."""
    return (b"**strong** and *emphasis* [@5] [=5] [@5.2|words] [#id] ^[a note with *marks* and [@1]] \\* end",
            b"- item\n- item **x\n\nparagraph ^[ ^[ ^[ [@", b"[@1][@2] [@3.4|a **b** c]\n\n- [#x]")


def documents() -> tuple[bytes, ...]:
    """Bytes from which random documents are drawn."""
    return tuple(bytes(range(start, start + 200)) * 3 for start in (0, 25, 50))


def fonts() -> tuple[bytes, ...]:
    """A font that comes with the program."""
    return ((resources.fonts_folder() / "Carlito-Italic.ttf").read_bytes(),)


def pictures() -> tuple[bytes, ...]:
    """Pictures of each kind of colour."""
    from tests.own_style import logo, png
    rows = [bytes((filter, 1, 2, 0)) for filter in range(5)]
    return (logo(8, 8), png(3, 5, rows, kind=0), png(3, 5, rows, kind=3, more={b"PLTE": bytes(9), b"tRNS": b"\0"}),
            png(1, 5, [bytes((f, 9, 9, 9, 9)) for f in range(5)], kind=6))
