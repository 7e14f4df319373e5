"""Builds a corpus as PDF with typst, which reads the JSON itself: python tests/benchmarks/peer_typst.py CORPUS OUT [staff|diplomatic]."""
from __future__ import annotations

import sys
from pathlib import Path

import typst

SOURCE = """
#let corpus = json("CORPUS")
#set document(title: corpus.title)
#let accent = rgb("#173F5F"); #let soft = rgb("#4A5058"); #let hair = 0.5pt + rgb("#B4BCC5")
#set text(font: "FONT", size: 11pt, lang: "en", hyphenate: HYPHENATE, ligatures: false)
#let banner = align(center, text(9.5pt, weight: "bold", tracking: 0.05em)[UNCLASSIFIED])
#set page(paper: "a4", margin: (left: 25mm, right: 25mm, top: 26mm, bottom: 29mm),
  header: [#banner #line(length: 100%, stroke: 0.5pt)],
  footer: context [#line(length: 100%, stroke: hair) #text(8.5pt, fill: soft)[
    REF/1 #h(1fr) Page #counter(page).display() of #counter(page).final().first()] #banner])
#set par(leading: 0.47em, spacing: 7pt, justify: HYPHENATE)
#show heading: it => block(above: 24.5pt, below: 7pt, sticky: true, text(15pt, fill: accent, it.body))
#set footnote.entry(indent: 0pt)
#show footnote.entry: set text(9pt)
#set outline(title: none)
#outline(depth: 1)
#pagebreak()
#let paragraph(number, body) = pad(left: 15mm, block(below: 7pt, { place(dx: -15mm, text(fill: soft, number)); body }))
#let quotation(e) = block(above: 7pt, below: 12pt, {
  place[#text(fill: accent, weight: "bold")[\\[#e.letter\\]] #linebreak()
    #box(stroke: 0.75pt + soft, inset: 2pt, text(9pt, weight: "bold", e.grade))]
  pad(left: 15mm, block(stroke: (left: 1.75pt + accent), inset: (left: 4.5mm, right: 6mm), breakable: true, {
    set par(justify: false)
    text(lang: "it", hyphenate: false, ["#e.quote"])
    block(above: 3pt, text(9pt, fill: soft)[#strong(e.publisher), #emph(e.title), #e.date.])
  }))
})
#for (i, s) in corpus.sections.enumerate(start: 1) {
  heading[#i #s.title]
  for (k, e) in s.entries.enumerate(start: 1) {
    paragraph(str(i) + "." + str(k), [#e.intro #strong(e.bold) #text(lang: "it", emph(e.italic))#footnote(e.note)])
    quotation(e)
  }
}
= Chronology
#set text(9.5pt)
#let rules = (x, y) => (top: if y == 0 { 1pt } else if y == 1 { 0.75pt } else { hair })
#table(columns: (31.5mm, 1fr, 26mm, 17mm), inset: (x: 2mm, y: 1.15mm), stroke: rules,
  table.header([*Date*], [*Event*], [*Theme*], [*Source*]),
  ..corpus.events.map(e => (e.date, e.text, e.theme, e.source)).flatten())
"""


def main() -> None:
    """Builds the file as PDF/UA-1."""
    corpus, out = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    serif = len(sys.argv) > 3 and sys.argv[3] == "diplomatic"
    text = SOURCE.replace("CORPUS", str(corpus)).replace("FONT", "Caladea" if serif else "Carlito").replace("HYPHENATE", str(serif).lower())
    source = out.with_suffix(".typ")
    source.write_text(text, "utf-8")
    fonts = Path(__file__).resolve().parents[2] / "briefer" / "fonts"
    typst.compile(str(source), output=str(out), root="/", font_paths=[str(fonts)], ignore_system_fonts=True, pdf_standards="ua-1")


if __name__ == "__main__":
    main()
