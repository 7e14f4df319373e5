"""Web pages: the article and the whole page, in the page's own words, with what it states of itself."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from briefer.errors import SourceError, message
from briefer.importers.encoding import Decoded, decode_file
from briefer.importers.html_article import article_lines
from briefer.importers.html_lines import Line, Walked, walk
from briefer.importers.html_metadata import PageFacts, Saved, page_facts, saved_from
from briefer.importers.html_notes import find_notes
from briefer.importers.html_tree import parse, read_markup
from briefer.importers.imported import ImportedText, RawFile
from briefer.importers.paragraphs import Paragraphs
from briefer.model.localized import Localized
from briefer.model.sources import Reading, Stated
from briefer.values import dataclass

_MOST_ELEMENTS = 300_000  # a few seconds, and half of the memory that a reading may take
_HIDDEN_SHARE = 4  # so many times what can be seen must be hidden, to be what a script would show
_SHORTEST = 120  # signs; a shorter article is none, and the page is read whole


@dataclass(frozen=True, slots=True)
class Page:
    """A page taken apart: its tree, what a reader sees of it, the numbers of its notes."""

    root: Any
    walked: Walked
    numbers: Mapping[Any, str]

    def reading(self, places: Sequence[int] | None = None) -> Paragraphs:
        """The lines at these places, or all, and after them the notes whose marks stand in them."""
        paragraphs = Paragraphs()
        lines = self.walked.lines
        for place in range(len(lines)) if places is None else places:
            paragraphs.add(lines[place].text, lines[place].role)
        shown = None if places is None else set(places)
        marked = dict.fromkeys(note for note, place in self.walked.marks if shown is None or place in shown)
        for note in (*marked, *(note for note in self.walked.notes if shown is None and note not in marked)):
            for index, words in enumerate(self.walked.notes.get(note, ())):
                paragraphs.add(words if index else f"[{self.numbers[note]}] {words}", "note")
        return paragraphs

    def counts(self, places: Sequence[int] | None = None) -> Mapping[str, int]:
        """How many of what is not carried over stand among the lines at these places, or in the page."""
        first, last = (min(places), max(places) + 1) if places else (0, len(self.walked.lines))
        found = Counter(loss.what for loss in self.walked.losses if first <= loss.before <= last)
        found["note_marks"] = sum(first <= place <= last for _, place in self.walked.marks)
        return {what: count for what, count in sorted(found.items()) if count}


def read_html(raw: RawFile) -> ImportedText:
    """The article of a web page, with the whole page as the other reading; the page alone when there is no article.

    Raises SourceError: `source_encoding` for a name no encoding has, `source_too_large` for a page of too many elements.
    """
    return read_page(decode_file(raw) if raw.encoding else read_markup(raw.data), raw.name)


def read_page(
        decoded: Decoded, name: str, saved: Saved | None = None, *, whole: bool = False, media_type: str = "text/html") -> ImportedText:
    """A page's article and the page, or with `whole` the page alone; `saved` is what the file around it says of it.

    Raises SourceError `source_too_large` for one of too many elements.
    """
    page = take_apart(decoded.text, name)
    if page is None:
        return ImportedText(text="", media_type=media_type, encoding=decoded.encoding)
    lines = page.walked.lines
    places = () if whole else article_lines(page.walked, page.root)
    if sum(len(lines[place].text) + 1 for place in places) < _SHORTEST or len(places) == len(lines):
        places = ()
    article = [lines[place] for place in places]
    note = saved_from(decoded.text)
    facts = page_facts(page.root, lines, article or lines, saved if saved and saved.url else note)
    return replace(_imported(decoded, page, places or None, facts, saved or note), media_type=media_type)


def take_apart(markup: str, name: str) -> Page | None:
    """A page's tree and lines; what scripts would show is shown when without it hardly anything is. None without a tree.

    Raises SourceError `source_too_large` for one of too many elements.
    """
    begun = markup.count("<") - markup.count("</")
    if begun > 2 * _MOST_ELEMENTS:  # scripts have such signs too; so many would fill the memory before they are counted
        raise _too_large(name, begun)
    root = parse(markup)
    if root is None:
        return None
    if (elements := sum(1 for _ in root.iter())) > _MOST_ELEMENTS:
        raise _too_large(name, elements)
    notes = find_notes(root)
    walked = walk(root, notes)
    if _signs(walked.lines) < _SHORTEST and any(loss.what == "hidden_parts" for loss in walked.losses):
        everything = walk(root, notes, show_hidden=True)
        if _signs(everything.lines) > _HIDDEN_SHARE * _signs(walked.lines):
            walked = everything
    return Page(root, walked, notes.notes)


def _too_large(name: str, elements: int) -> SourceError:
    """The error of a page of too many elements."""
    size, limit = (message("import.elements", count=count) for count in (elements, _MOST_ELEMENTS))
    return SourceError("source_too_large", file=name, size=size, limit=limit)


def _imported(decoded: Decoded, page: Page, places: Sequence[int] | None, facts: PageFacts, saved: Saved) -> ImportedText:
    """The page as an importer gives it back."""
    current = page.reading(places)
    other = page.reading() if places is not None else None
    counts = page.counts(places)
    return ImportedText(
        text=current.text,
        media_type="text/html",
        encoding=decoded.encoding,
        title=_stated(facts.title, not {"heading_title", "site_in_title"}.isdisjoint(facts.guessed)),
        author=", ".join(facts.authors),
        publisher=_stated(facts.publisher, "publisher_site" in facts.guessed),
        url=facts.url,
        language=facts.language,
        published=facts.published,
        retrieved=saved.retrieved,
        credit=facts.credit,
        rights=facts.rights,
        structure=current.structure,
        view="article" if other is not None else None,
        views={"page": Reading(other.text, other.structure)} if other is not None else {},
        lost=(*counts, *(("signs",) if decoded.damaged else ())),
        guessed=(*(("encoding",) if decoded.guessed else ()), *facts.guessed),
        counts=counts,
    )


def _stated(text: str, guessed: bool = False) -> Stated:
    """A fact that the page states, or that was chosen from its text."""
    return Stated(Localized(text), "guessed" if guessed else "found") if text else Stated()


def _signs(lines: Iterable[Line]) -> int:
    """How much text lines hold."""
    return sum(len(line.text) for line in lines)
