"""Plain text, as people save it from a page or a message."""
from __future__ import annotations

from briefer.importers.clean import clean_lines, rule_for
from briefer.importers.encoding import decode_file
from briefer.importers.imported import ImportedText, RawFile
from briefer.importers.unwrap import unwrap


def read_plain(raw: RawFile) -> ImportedText:
    """The text in paragraphs, without the leftovers of a web page; SourceError when the bytes are no text."""
    decoded = decode_file(raw)
    paragraphs, mended = unwrap(decoded.text.split("\n"), lambda line: rule_for(line) is not None)
    cleaned = clean_lines(paragraphs)
    return ImportedText(
        text="\n".join(cleaned.paragraphs),
        media_type="text/plain",
        encoding=decoded.encoding,
        credit=cleaned.credit,
        rights=cleaned.rights,
        hidden=cleaned.hidden,
        lost=("signs",) if decoded.damaged else (),
        guessed=(*(("encoding",) if decoded.guessed else ()), *(("hyphens",) if mended else ())),
    )
