"""The source that a file makes: what its importer found, and what its text tells."""
from __future__ import annotations

from hashlib import sha256

from briefer.analysis.fragments import fragments, lone_captions, repeated_standfirsts
from briefer.analysis.language import languages_of
from briefer.analysis.metadata import read_metadata
from briefer.analysis.titles import guess_title
from briefer.errors import SourceError, message
from briefer.importers.catalogue import read_file
from briefer.importers.imported import ImportedText, RawFile
from briefer.model.localized import Localized
from briefer.model.sources import Attachment, ImportReport, Origin, Source, Stated
from briefer.model.text import clean, digest
from briefer.reading.trust import LONGEST_TEXT


def read_source(raw: RawFile, *, language: str = "") -> Source:
    """The source that a file makes, without a number and a time; `language` holds over what the text tells, that over what the file says.

    Runs where files are read, in a process of its own. Raises SourceError for a file that cannot be read, too large, or without text.
    """
    found = read_file(raw)
    longest = max(map(len, (found.text, *(view.text for view in found.views.values()))))
    if longest > LONGEST_TEXT:
        size, limit = (message("import.million_signs", count=-(-signs // 10**6)) for signs in (longest, LONGEST_TEXT))
        raise SourceError("source_too_large", file=clean(raw.name), size=size, limit=limit)
    return source_of_text(found, raw.name, sha256(raw.data).hexdigest(), language)


def source_of_text(found: ImportedText, name: str, sha: str, language: str = "") -> Source:
    """The source that a text makes which an importer found, without a number and a time; `name` and `sha` are those of its bytes."""
    told = languages_of(found.text)
    title, guessed = found.title, list(found.guessed)
    if not title and (first := guess_title(found.text)):
        title = Stated(Localized(first), "guessed")
        guessed.append("title")
    main = language or told.main or found.language
    if not told.main and not language:
        guessed.append("language")
    lines = found.text.split("\n")
    stated = read_metadata(lines, [line.text for line in found.hidden], credit=found.credit, language=main)
    published = found.published
    if stated.published and "published" in guessed:  # a line of the text knows better than the day on which the file was made
        published = None
        guessed.remove("published")
    known = {"author_line": found.author, "publisher_line": found.publisher, "published_line": published, "url_line": found.url}
    guessed += [id for id in stated.guessed if not known[id]]
    guessed += [id for id, seen in (("fragments", fragments(found.text)), ("standfirst_repeated", repeated_standfirsts(lines)),
                                    ("caption_without_figure", lone_captions(lines, found.structure))) if seen]
    return Source(
        number=0,
        text=found.text,
        text_hash=digest(found.text),
        title=title,
        publisher=found.publisher or Stated(Localized(stated.publisher), "guessed" if stated.publisher_guessed else "found"),
        author=found.author or stated.author,
        url=found.url or stated.url,
        credit=Localized(stated.credit),
        published=published or stated.published,
        retrieved=found.retrieved,
        language=main,
        paragraph_languages=told.exceptions if main == told.main else {},
        rights=found.rights,
        origin=Origin(clean(name), found.media_type, sha, encoding=found.encoding),
        hidden=found.hidden,
        structure=found.structure,
        views=found.views,
        view=found.view,
        pages=found.pages,
        highlights=found.highlights,
        attachments=tuple(Attachment(one.name, one.media_type, len(one.data), sha256(one.data).hexdigest()) for one in found.attachments),
        report=ImportReport(found.lost, tuple(guessed), found.counts),
    )
