"""What the lines at the head and foot of a text say of it: who wrote and printed it, when, where it stands, and whose words it carries.

A line with a label states its fact; a line that only looks like one (a name under "By", a place and day before a dash) makes a guess.
"""
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from briefer.analysis.datelines import Dateline, read_dateline
from briefer.analysis.event_dates import read_date
from briefer.model.dates import Date
from briefer.values import dataclass

_HEAD, _FOOT = 6, 6  # paragraphs at each end that are looked at
_LONGEST = 200

_NAME = r"[^\W\d_a-zß-öø-ÿ][\w'’.\-]*"
_PERSON = rf"{_NAME}(?:\s(?:(?:de|del|della|di|da|van|von|der|den|bin|al|el|ben|la|le|dos|d['’])\s?)?(?:al-|el-|d['’])?{_NAME}){{1,3}}"
_PEOPLE = rf"(?P<name>{_PERSON}(?:(?:\s(?:and|e|&)|,)\s{_PERSON}){{0,3}})"
_BYLINE = re.compile(
    rf"(?:(?i:by|di|testo di|written by|scritto da|story by|words by|from our correspondent|"
    rf"d(?:al|alla|allo) nostr[oa] (?:inviat[oa]|corrispondente)):?\s+){_PEOPLE}"
    r"(?:\s*[,|–—•·(/-](?P<rest>.{0,80})|\s+(?:in|da|a)\s.{2,40})?")
_REPORTING = re.compile(rf"\(?(?i:reporting by) {_PEOPLE}\b.{{0,200}}")
_AUTHOR = re.compile(r"(?:authors?|autor[ei]|autrice|a cura di|written by|firma)\s*:\s*(?P<value>\S.{0,120})|"
                     r"(?:a cura di|edited by)\s+(?P<edited>\S.{0,120})", re.IGNORECASE)
_PUBLISHER = re.compile(
    r"(?:publisher|published by|newspaper|outlet|publication|editore|testata|giornale|quotidiano|agenzia|agency)\s*:\s*"
    r"(?P<value>\S.{0,80})",
    re.IGNORECASE)
_PUBLISHED = re.compile(
    r"(?:published|publication date|date published|first published|posted|issued|released|date|data|pubblicat[oa]|data di pubblicazione|"
    r"diffus[oa]|uscit[oa])(?:\s+(?:on|il|in data|at))?\s*:?\s+(?P<value>.{4,80})", re.IGNORECASE)
_URL = re.compile(
    r"(?P<label>(?:url|link|web|address|source|fonte|available at|retrieved from|indirizzo|disponibile (?:a|su)|consultabile su|"
    r"original(?: article)?|articolo originale)\s*:?\s*)?<?(?P<url>(?:https?://|www\.)[^\s<>]+)>?", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?:\s*[,|–—-])?\s*(?:at|alle(?: ore)?|ore|h\.?)?\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
    r"\s*(?:[ap]\.?m\.?|gmt|utc|cet|cest|est|edt|bst|ist)?\s*$", re.IGNORECASE)
_UPDATED = re.compile(
    r"[\s,;|(–—-]*\b(?:last |latest )?(?:update[ds]?|modified|edited|aggiornat[oa]|ultim[oa] (?:aggiornamento|modifica))\b.*$",
    re.IGNORECASE)
_PLACE_BEFORE = re.compile(r"[A-ZÀ-Ý][\w'’ À-ÿ-]{1,30},\s+(?=(?:lì\s|il\s|l['’])?\d|[A-Za-z]+\s\d)")
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:(?:19|20)\d{2}(?:\s*[-–]\s*(?:19|20)?\d{2})?)?,?\s*(?:by\s+)?"
    r"(?P<name>[^\W\d_].{1,60})", re.IGNORECASE)
_RESERVED = re.compile(
    r"\s*[-–—.,|]*\s*(?:all rights reserved|(?:tutti i )?diritti riservati|riproduzione (?:riservata|vietata)).*", re.IGNORECASE)

# Links of the chain by which a text came here, nearest first.
_SEEN = re.compile(
    r"(?:(?:as |first |originally )?seen (?:in|on)|via|tratto da|ripreso da|apparso su|visto (?:su|in)|riprodotto da|"
    r"(?:this (?:article|story|report) (?:was )?)?(?:first |originally )?(?:published|appeared) (?:in|on)|"
    r"(?:quest[oa] (?:articolo|notizia) è (?:stat[oa] )?)?(?:originariamente )?(?:pubblicat[oa]|apparso|apparsa) (?:su|in|da))"
    r"\s*:?\s+(?P<name>\S.{0,80})", re.IGNORECASE)
_CREDITED = re.compile(
    r"(?:credit(?:s|ed)?(?: to)?|attribuit[oa] a|crediti|sources?|fonte|fonti|con informazioni di|with information from)\s*:?\s+"
    r"(?P<name>\S.{0,80})", re.IGNORECASE)
_TOLD = re.compile(r"(?:as reported by|reported by|according to a report by|citing|riportato da|come riportato da|citando|che cita)\s*:?\s+"
                   r"(?P<name>\S.{0,80})", re.IGNORECASE)
_REPORTED = re.compile(r"(?:reporting|che riporta)\s+(?P<name>\S.{0,80})", re.IGNORECASE)
_NEXT_LINK = re.compile(
    r",?\s+(?=(?:and )?credited to\s|attribuit[oa] a\s|as reported by\s|reporting\s|citing\s|che riporta\s|come riportato da\s|"
    r"che cita\s|via\s)", re.IGNORECASE)
_ADDRESS_BEHIND = re.compile(  # the name of who has it
    r"(?:\s*[,:–—-])?\s+[(<]?(?P<url>(?:https?://|www\.)[^\s<>()]+)[)>]?\.?$", re.IGNORECASE)
_STREET = re.compile(r"via(?! ?:)\s.*\d.*", re.IGNORECASE)  # of an address, and no way by which news came
_NO_NAME = re.compile(r"[.!?]\s|\b(?:is|are|was|were|has|have|said|è|sono|ha|hanno|era|aveva)\b", re.IGNORECASE)
_WORDS_OF_CHAIN: Mapping[str, tuple[str, str, str]] = MappingProxyType({
    "en": ("seen in {}", "credited to {}", "reporting {}"), "it": ("visto in {}", "attribuito a {}", "che riporta {}")})


class _Line(NamedTuple):
    """A line near an end of the text, and whether it is at the head."""

    text: str
    head: bool


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a text says of itself; `guessed` are ids of a report (`import.guessed.<id>`) for what is no more than likely.

    `publisher_guessed` says the same of the publisher, whose basis the pack keeps.
    """

    author: str = ""
    publisher: str = ""
    publisher_guessed: bool = False
    published: Date | None = None
    url: str = ""
    credit: str = ""
    guessed: tuple[str, ...] = ()


def read_metadata(paragraphs: Sequence[str], hidden: Sequence[str] = (), *, credit: str = "", language: str = "") -> Metadata:
    """What the lines of a text say of it; `hidden` are lines left out of it, `credit` is what a credit line among them gave.

    What the text does not say is empty. The title is another matter: see `titles`.
    """
    lines = _ends(paragraphs)
    dateline = next((found for line in lines if line.head and (found := read_dateline(line.text))), None)
    url, url_guessed = _url(lines)
    author, author_guessed = _author(lines)
    publisher, publisher_guessed = _publisher(lines, dateline, hidden)
    published, published_guessed = _published(lines, dateline, url)
    chain = _chain(lines, credit, language)
    guesses = (("author_line", author_guessed), ("publisher_line", publisher_guessed), ("published_line", published_guessed),
               ("url_line", url_guessed))
    return Metadata(author, publisher, publisher_guessed, published, url, chain, tuple(id for id, guess in guesses if guess))


def _ends(paragraphs: Sequence[str]) -> list[_Line]:
    """The paragraphs near the ends of the text."""
    foot = max(_HEAD, len(paragraphs) - _FOOT)
    return [*(_Line(text, True) for text in paragraphs[:_HEAD]), *(_Line(text, False) for text in paragraphs[foot:])]


def _short(lines: Sequence[_Line]) -> list[_Line]:
    """Lines that can be a label or a byline, and no paragraph."""
    return [line for line in lines if len(line.text) <= _LONGEST]


def _author(lines: Sequence[_Line]) -> tuple[str, bool]:
    """Who wrote the text, and whether that is a guess."""
    for line in _short(lines):
        if match := _AUTHOR.fullmatch(line.text):
            return _bare(match["value"] or match["edited"]), False
    for line in _short(lines):
        match = (_BYLINE.fullmatch(line.text) if line.head else None) or _REPORTING.fullmatch(line.text)
        if match:
            return match["name"], True
    return "", False


def _publisher(lines: Sequence[_Line], dateline: Dateline | None, hidden: Sequence[str]) -> tuple[str, bool]:
    """Who printed the text, and whether that is a guess: a line that says so, else the agency of the dateline, else who has the rights."""
    for line in _short(lines):
        if match := _PUBLISHER.fullmatch(line.text):
            return _bare(match["value"]), False
    if dateline and dateline.agency:
        return dateline.agency, True
    for text in (*hidden, *(line.text for line in _short(lines))):
        match = _RIGHTS.fullmatch(_RESERVED.sub("", text).strip()) if len(text) <= _LONGEST else None
        if match and not _NO_NAME.search(match["name"]) and match["name"][0].isupper():
            return _bare(match["name"]), True
    return "", False


def _published(lines: Sequence[_Line], dateline: Dateline | None, url: str) -> tuple[Date | None, bool]:
    """When the text came out, and whether that is a guess."""
    for line in _short(lines):
        match = _PUBLISHED.fullmatch(line.text)
        when = _date(match["value"]) if match else None
        if when:
            return when, False
    for line in _short(lines):
        byline = _BYLINE.fullmatch(line.text)
        said = (byline["rest"] or "").strip(" ,|–—•·()/-") if byline else _PLACE_BEFORE.sub("", line.text, count=1)
        when = _date(said) if line.head else None
        if when:
            return when, True
    if dateline and (day := dateline.date(url)):
        return day, True
    return None, False


def _date(text: str) -> Date | None:
    """A date that some words give and nothing else, to the day, without the time of day behind it."""
    said = _CLOCK.sub("", _UPDATED.sub("", text.strip().rstrip("."))).strip(" ,|–—-")
    when = read_date(said) if 6 <= len(said) <= 60 and any(sign.isdigit() for sign in said) else None
    if when is None or when.basis != "stated" or when.value is None or when.value.precision not in ("day", "time"):
        return None
    return replace(when, stated=text.strip())


def _url(lines: Sequence[_Line]) -> tuple[str, bool]:
    """The one address that stands on a line of its own, or behind who is credited there; and whether that is a guess; two say nothing.

    It is one where the line has no label.
    """
    found: dict[str, bool] = {}
    for line in lines:
        if match := _URL.fullmatch(line.text):
            address, labelled = match["url"].rstrip(".,;"), bool(match["label"])
        elif len(line.text) <= _LONGEST and (match := _ADDRESS_BEHIND.search(line.text)) and _links(line.text):
            address, labelled = match["url"].rstrip(".,;"), True
        else:
            continue
        found[address] = found.get(address, True) and not labelled
    if len(found) != 1:
        return "", False
    address, guessed = found.popitem()
    return (f"https://{address}" if address.lower().startswith("www.") else address), guessed


def _chain(lines: Sequence[_Line], credit: str, language: str) -> str:
    """By what way the text came here, in the words of its language: seen in, credited to, reporting; one link alone is its name."""
    links: dict[int, str] = {}
    for line in _short(lines):
        if not _STREET.fullmatch(line.text):
            for place, name in _links(line.text):
                links.setdefault(place, name)
    if credit and credit not in links.values():
        links[1] = f"{links[1]}, {credit}" if 1 in links else credit
    if set(links) <= {1}:
        return links.get(1, "")
    forms = _WORDS_OF_CHAIN.get(language, _WORDS_OF_CHAIN["en"])
    return ", ".join(forms[place].format(name) for place, name in sorted(links.items()))


def _links(text: str) -> list[tuple[int, str]]:
    """The links that a line names, by their place in the chain; none unless all of it is such."""
    found = []
    bare = text.rstrip(".")
    bare = bare[1:-1].strip() if bare.startswith("(") and bare.endswith(")") else bare
    for part in _NEXT_LINK.split(_ADDRESS_BEHIND.sub("", bare)):
        part = part.strip().removeprefix("and ")
        place, match = next(((place, match) for place, patterns in enumerate(((_SEEN,), (_CREDITED,), (_TOLD, _REPORTED)))
                             for pattern in patterns if (match := pattern.fullmatch(part))), (0, None))
        name = _name(match["name"]) if match else ""
        if not name:
            return []
        found.append((place, name))
    return found


def _name(text: str) -> str:
    """A name of a source; nothing when the words are a sentence, a date or an address."""
    bare = _bare(text)
    if not bare or _NO_NAME.search(bare) or "://" in bare or bare.lower().startswith("www.") or len(bare.split()) > 8 or _date(bare):
        return ""
    return bare if bare[0].isupper() or bare[0].isdigit() or "." in bare else ""


def _bare(text: str) -> str:
    """A value without the stop and blanks around it."""
    return text.strip(" \t\xa0;,|").removesuffix(".").strip()
