"""Builds a corpus as PDF/UA-1 with typst, which reads the JSON itself: python tests/benchmarks/peer_typst.py CORPUS.json OUT.pdf."""
from __future__ import annotations

import sys
from pathlib import Path

import typst

SOURCE = """
#let corpus = json("CORPUS")
#set document(title: corpus.title)
#let accent = rgb("#173F5F"); #let soft = rgb("#4A5058"); #let hair = 0.5pt + rgb("#B4BCC5")
#set text(font: "Carlito", size: 11pt, lang: "en", hyphenate: false, ligatures: false)
#let banner = align(center, text(9.5pt, weight: "bold", tracking: 0.05em, corpus.marking))
#set page(paper: "a4", margin: (left: 25mm, right: 25mm, top: 26mm, bottom: 29mm),
  header: [#banner #line(length: 100%, stroke: 0.5pt)],
  footer: context [#line(length: 100%, stroke: hair) #text(8.5pt, fill: soft)[
    #corpus.reference #h(1fr) Page #counter(page).display() of #counter(page).final().first()] #banner])
#set par(leading: 0.47em, spacing: 7pt)
#show heading: it => block(above: 24.5pt, below: 7pt, sticky: true, text(15pt, fill: accent, it.body))
#set footnote.entry(indent: 0pt)
#show footnote.entry: set text(9pt)
#set outline(title: none)
#outline(depth: 1)
#pagebreak()
#let paragraph(number, body) = pad(left: 15mm, block(below: 7pt, { place(dx: -15mm, text(fill: soft, number)); body }))
#let quotation(s, e) = block(above: 7pt, below: 12pt, {
  place[#text(fill: accent, weight: "bold")[\\[#s.letter\\]] #linebreak()
    #box(stroke: 0.75pt + soft, inset: 2pt, text(9pt, weight: "bold", s.grade))]
  pad(left: 15mm, block(stroke: (left: 1.75pt + accent), inset: (left: 4.5mm, right: 6mm), breakable: true, {
    text(lang: s.language, ["#e.quote"])
    block(above: 3pt, text(9pt, fill: soft)[#strong(s.publisher), #emph(s.source), #s.date.])
  }))
})
#for (i, s) in corpus.sections.enumerate(start: 1) {
  heading[#i #s.title]
  for (k, e) in s.entries.enumerate(start: 1) {
    paragraph(str(i) + "." + str(k), [#e.intro #strong(e.bold) #text(lang: "it", emph(e.italic))#footnote(e.note)])
    quotation(s, e)
  }
}
= Chronology
#set text(9.5pt)
#let rules = (x, y) => (top: if y == 0 { 1pt } else if y == 1 { 0.75pt } else { hair })
#table(columns: (31.5mm, 1fr, 26mm, 17mm), inset: (x: 2mm, y: 1.15mm), stroke: rules,
  table.header([*Date*], [*Event*], [*Theme*], [*Source*]),
  ..corpus.events.map(e => (e.date, e.text, e.theme, e.source)).flatten())
= Sources
#table(columns: (12mm, 40mm, 1fr, 26mm, 14mm), inset: (x: 2mm, y: 1.15mm), stroke: rules,
  table.header([], [*Publisher*], [*Title*], [*Date*], [*Grade*]),
  ..corpus.sections.map(s => (s.letter, s.publisher, s.source, s.date, s.grade)).flatten())
"""


def main() -> None:
    """Builds the file as PDF/UA-1."""
    corpus, out = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    text = SOURCE.replace("CORPUS", str(corpus))
    source = out.with_suffix(".typ")
    source.write_text(text, "utf-8")
    fonts = Path(__file__).resolve().parents[2] / "briefer" / "fonts"
    typst.compile(str(source), output=str(out), root="/", font_paths=[str(fonts)], ignore_system_fonts=True, pdf_standards="ua-1")


if __name__ == "__main__":
    main()
