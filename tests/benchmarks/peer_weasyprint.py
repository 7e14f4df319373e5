"""Builds a corpus as PDF/UA-1 with WeasyPrint, from HTML: python tests/benchmarks/peer_weasyprint.py CORPUS.json OUT.pdf."""
from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

from corpus import register
from weasyprint import HTML

FONTS = Path(__file__).resolve().parents[2] / "briefer" / "fonts"
FACES = "".join(f"@font-face {{ font-family: C; src: url({(FONTS / f'Carlito-{file}.ttf').as_uri()}); {look} }}\n" for file, look in (
    ("Regular", ""), ("Bold", "font-weight: bold"), ("Italic", "font-style: italic")))
STYLE = """
@page { size: A4; margin: 26mm 25mm 29mm; @top-center { content: "MARKING"; font: bold 9.5pt C; border-bottom: 0.5pt solid }
  @bottom-left { content: "REFERENCE"; font: 8.5pt C } @bottom-center { content: "MARKING"; font: bold 9.5pt C }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8.5pt C } @footnote { border-top: 0.5pt solid } }
body { font: 11pt/14pt C; font-variant-ligatures: none }
h1 { font-size: 15pt; line-height: 18pt; color: #173F5F; margin: 24.5pt 0 7pt; break-after: avoid }
nav { break-after: page } nav a { display: block; color: black; text-decoration: none }
nav a::after { content: leader(".") target-counter(attr(href), page) }
p { margin: 0 0 7pt 15mm; widows: 2; orphans: 2 } p b.n { float: left; margin-left: -15mm; font-weight: normal }
blockquote { margin: 7pt 6mm 12pt 15mm; padding-left: 4.5mm; border-left: 1.75pt solid #173F5F }
blockquote p { margin: 0 0 3pt } blockquote b.l { float: left; margin-left: -19.5mm; width: 12mm } small { font-size: 9pt; color: #4A5058 }
b.l span { border: 0.75pt solid; font-size: 9pt; padding: 1pt } .note { float: footnote; font-size: 9pt }
table { border-collapse: collapse; font-size: 9.5pt; line-height: 12pt; width: 100% } tr { break-inside: avoid }
td, th { border-bottom: 0.5pt solid #B4BCC5; padding: 1.15mm 2mm; text-align: left; vertical-align: top }
"""


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table whose head is repeated on each page."""
    yield f"<table><thead><tr>{''.join(f'<th>{title}</th>' for title in head)}</tr></thead><tbody>"
    for row in rows:
        yield f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in row)}</tr>"
    yield "</tbody></table>"


def page(corpus: dict[str, Any]) -> Iterator[str]:
    """The corpus in HTML."""
    style = STYLE.replace("MARKING", corpus["marking"]).replace("REFERENCE", corpus["reference"])
    yield f"<!doctype html><html lang=en><head><title>{corpus['title']}</title><style>{FACES}{style}</style></head><body><nav>"
    for section, part in enumerate(corpus["sections"], 1):
        yield f"<a href='#s{section}'>{section} {escape(part['title'])}</a>"
    yield "</nav>"
    for section, part in enumerate(corpus["sections"], 1):
        said = f"<b>{escape(part['publisher'])}</b>, <i>{escape(part['source'])}</i>, {part['date']}."
        mark = f"<b class=l>[{part['letter']}]<br><span>{part['grade']}</span></b>"
        yield f"<h1 id=s{section}>{section} {escape(part['title'])}</h1>"
        for number, entry in enumerate(part["entries"], 1):
            yield (f"<p><b class=n>{section}.{number}</b>{escape(entry['intro'])} <b>{escape(entry['bold'])}</b> "
                   f"<i lang=it>{escape(entry['italic'])}</i><span class=note>{escape(entry['note'])}</span></p>"
                   f"<blockquote><p lang={part['language']}>{mark}“{escape(entry['quote'])}”</p><p><small>{said}</small></p></blockquote>")
    yield "<h1>Chronology</h1>"
    yield from table(("Date", "Event", "Theme", "Source"), [tuple(event[key] for key in ("date", "text", "theme", "source"))
                                                            for event in corpus["events"]])
    yield "<h1>Sources</h1>"
    yield from table(("", "Publisher", "Title", "Date", "Grade"), register(corpus))


def main() -> None:
    """Builds the file."""
    corpus = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    HTML(string="".join(page(corpus))).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")


if __name__ == "__main__":
    main()
