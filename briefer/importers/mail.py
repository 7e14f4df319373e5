"""A mail put together, whatever its format: its text with what is hidden, what it states, and what is attached."""
from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from briefer.importers.clean import clean_lines
from briefer.importers.encoding import Decoded
from briefer.importers.imported import AttachedFile, ImportedText
from briefer.importers.mail_body import heads, leftovers, read_body
from briefer.importers.paragraphs import Paragraphs
from briefer.model.dates import Date
from briefer.model.localized import Localized
from briefer.model.sources import Role, Stated
from briefer.model.text import clean
from briefer.values import dataclass

MOST_ATTACHMENTS = 500
_FORWARDED = re.compile(r"\s*(?:\[[^\]]{1,40}\]\s*)?(?:fwd?|i|inol?tr?a?|tr|wg)\s*:", re.IGNORECASE)
_NAME_SIGNS = re.compile(r'[\x00-\x1f\x7f<>:"|?*]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_LONGEST_NAME = 120
_MEDIA_TYPE, _UNKNOWN = re.compile(r"[\w.+-]{1,80}/[\w.+-]{1,80}", re.ASCII), "application/octet-stream"
_STUB, _MORE = 400, 4  # a plain body shorter than this that says a fraction of the page beside it only points to the page


@dataclass(frozen=True, slots=True)
class Head:
    """What a mail says of itself."""

    subject: str = ""
    author: str = ""
    publisher: str = ""
    published: Date | None = None

    @property
    def forwards(self) -> bool:
        """Whether the subject says that the mail passes something on."""
        return _FORWARDED.match(self.subject) is not None


class MailText:
    """Collects the bodies and attachments of a mail, in reading order."""

    __slots__ = ("_attached", "_counts", "_encoding", "_guessed", "_head", "_lines", "_lost", "_names", "_roles", "_rules")

    def __init__(self, head: Head) -> None:
        self._head = head
        self._lines: list[str] = []
        self._roles: dict[int, Role] = {}
        self._rules: dict[int, str] = {}
        self._lost: dict[str, None] = {}
        self._guessed: dict[str, None] = {}
        self._counts: dict[str, int] = {}
        self._attached: list[AttachedFile] = []
        self._names: set[str] = set()
        self._encoding = ""

    def __bool__(self) -> bool:
        return bool(self._lines)

    @property
    def attachments(self) -> tuple[AttachedFile, ...]:
        """What is attached so far."""
        return tuple(self._attached)

    def add_plain(self, decoded: Decoded, *, flowed: bool = False, spaced: bool = False) -> None:
        """Adds a body in plain text."""
        self._encoding = self._encoding or decoded.encoding
        if decoded.guessed:
            self._guessed["encoding"] = None
        if decoded.damaged:
            self._lost["signs"] = None
        body = read_body(decoded.text, flowed=flowed, spaced=spaced, forwarded=self._head.forwards)
        if body.mended:
            self._guessed["hyphens"] = None
        self._add(body.lines, body.roles, body.rules)

    def add_page(self, page: ImportedText) -> None:
        """Adds a body that was a page of HTML."""
        lines = page.text.split("\n") if page.text else []
        self._encoding = self._encoding or page.encoding
        for id in page.lost:
            self.lose(id, page.counts.get(id, 0))
        if "encoding" in page.guessed:  # what else a page guesses is its title, and the mail has its own
            self._guessed["encoding"] = None
        self._add(lines, {**heads(lines), **page.structure}, leftovers(lines))

    def add_heading(self, *lines: str) -> None:
        """Adds the head of a message within this one."""
        shown = Paragraphs()
        for line in lines:
            shown.add(line)
        if shown.lines:
            self._add(shown.lines, {1: "h2"}, {})

    def attach(self, name: str, media_type: str, data: bytes) -> None:
        """Adds an attached file, under a name that no two share and that is no path; beyond a number they are only counted."""
        if len(self._attached) >= MOST_ATTACHMENTS:
            self.lose("attachments")
            return
        shown = _distinct(safe_name(name, media_type), self._names)
        self._names.add(shown.casefold())
        self._attached.append(AttachedFile(shown, media_type if _MEDIA_TYPE.fullmatch(media_type) else _UNKNOWN, data))

    def lose(self, id: str, count: int = 1) -> None:
        """Notes what is not carried over."""
        self._lost[id] = None
        if count:
            self._counts[id] = self._counts.get(id, 0) + count

    def finish(self, media_type: str) -> ImportedText:
        """The mail read."""
        head = self._head
        cleaned = clean_lines(self._lines, self._rules)
        return ImportedText(
            text="\n".join(cleaned.paragraphs),
            media_type=media_type,
            encoding=self._encoding,
            title=_stated(head.subject),
            author=head.author,
            publisher=_stated(head.publisher),
            published=head.published,
            credit=cleaned.credit,
            rights=cleaned.rights,
            hidden=cleaned.hidden,
            structure=cleaned.structure(self._roles),
            attachments=self.attachments,
            lost=tuple(self._lost),
            guessed=tuple(self._guessed),
            counts=dict(self._counts),
        )

    def _add(self, lines: tuple[str, ...] | list[str], roles: Mapping[int, Role], rules: Mapping[int, str]) -> None:
        """Adds lines with what they are."""
        before = len(self._lines)
        self._lines += map(clean, lines)  # what was put together from pieces may have to be composed anew
        self._roles.update({before + number: role for number, role in roles.items()})
        self._rules.update({before + place: rule for place, rule in rules.items()})


def page_of(decoded: Decoded, name: str) -> ImportedText:
    """A body of HTML read whole: a mail is no web page with an article in it. SourceError as for a page."""
    from briefer.importers.html import read_page  # its libraries are slow to load, and most mails need none

    return read_page(decoded, name, whole=True)


def prefers_page(plain: str, markup: str, name: str) -> bool:
    """Whether a plain body says nothing itself, or only that there is a page to look at."""
    if not plain.strip():
        return bool(markup.strip())
    if len(plain) >= _STUB or len(markup) < _MORE * len(plain):
        return False
    return len(page_of(Decoded(markup, "utf-8"), name).text) > _MORE * len(plain)


def safe_name(name: str, media_type: str = "") -> str:
    """A file's name without folders, signs that no disk takes, and endings that hide: never empty, never a path."""
    bare = _NAME_SIGNS.sub("_", name.replace("\\", "/").rpartition("/")[2]).strip(" .")
    if not bare or _RESERVED.match(bare):
        bare = f"attachment{_SUFFIXES.get(media_type, '')}" if not bare else f"_{bare}"
    if len(bare) <= _LONGEST_NAME:
        return bare
    stem, dot, end = bare.rpartition(".")
    return f"{stem[:_LONGEST_NAME - len(end) - 1]}.{end}" if dot and len(end) <= 10 else bare[:_LONGEST_NAME]


_SUFFIXES: Mapping[str, str] = MappingProxyType({
    "message/rfc822": ".eml", "application/vnd.ms-outlook": ".msg", "text/plain": ".txt", "text/html": ".html", "application/pdf": ".pdf",
    "text/calendar": ".ics", "image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "application/ms-tnef": ".dat"})


def _distinct(name: str, taken: set[str]) -> str:
    """A name that no other attachment has."""
    stem, dot, end = name.rpartition(".")
    number, shown = 1, name
    while shown.casefold() in taken:
        number += 1
        shown = f"{stem} ({number}).{end}" if dot and stem else f"{name} ({number})"
    return shown


def _stated(text: str) -> Stated:
    """A fact that the file states, or none."""
    return Stated(Localized(text)) if text else Stated()
