"""The body of a mail in plain text: paragraphs, with who wrote what told apart by whole lines.

Three kinds of line are hidden, each by its rule and restorable: the signature (below `-- `), notices on confidentiality, and the message
that is being answered where it stands at the end, quoted line by line. Quotations between answers stay, with their marks, because the
answers mean nothing without them; forwarded messages stay, because they are what the mail was sent for.
"""
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from briefer.importers.clean import rule_for
from briefer.importers.unwrap import unwrap, wrapped_at
from briefer.model.sources import Role
from briefer.values import dataclass

QUOTED, SIGNATURE, DISCLAIMER = "quoted", "signature", "disclaimer"

_MARKS = re.compile(r">[> \t]*")
_FORWARD = re.compile(
    r"[-_=* ]{2,}\s*(?:(?:begin )?forwarded message|original message|(?:inizio )?messaggio (?:inoltrato|originale)|inoltrato da .{1,80}|"
    r"forwarded by .{1,80})\s*[-_=* ]{2,}|(?:begin forwarded message|inizio messaggio inoltrato)\s*:?", re.IGNORECASE)
_FIELD = re.compile(
    r"\*?(?:from|sent|date|to|cc|bcc|subject|reply-to|da|inviato(?: il)?|data|a|ccn|oggetto|rispondi a)\s?:\*?\s", re.IGNORECASE)
_FROM = re.compile(r"\*?(?:from|da)\s?:\*?\s", re.IGNORECASE)
_SUBJECT = re.compile(r"\*?(?:subject|oggetto)\s?:\*?(?:\s|$)", re.IGNORECASE)
_HEAD = 8  # lines within which the head of a forwarded message names its subject
_ATTRIBUTION = re.compile(
    r"(?:on\b.{6,200}\bwrote|(?:il|in data|alle|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica)\b.{6,200}\b(?:ha|hai) scritto|"
    r".{3,120}\b(?:wrote|writes|ha scritto|scrive))\s*:", re.IGNORECASE)
_SIGNATURE_MARK = "-- "
_LONGEST_SIGNATURE = 30  # lines; more is a text below a rule
_LIST_FOOT = re.compile(r"_{30,}")
_LIST_WORDS = re.compile(r"mailing list|unsubscribe|listinfo|lists?\.|cancellarsi|disiscriv", re.IGNORECASE)
_LONGEST_FOOT = 8
_DEVICE = re.compile(
    r"(?:sent from (?:my |the )?.{2,60}|sent (?:with|via|using) .{2,60}|get outlook for (?:ios|android).{0,80}|"
    r"inviato (?:da|dal|con|tramite) (?:il mio |la mia )?(?:iphone|ipad|smartphone|tablet|cellulare|dispositivo|telefono|samsung|huawei|"
    r"android|outlook|yahoo|libero|gmail|tim|vodafone|blackberry|proton).{0,60}|(?:scarica|ottieni) outlook per (?:ios|android).{0,80})",
    re.IGNORECASE)

_OF_MAIL = re.compile(
    r"\b(?:this|the present|the enclosed)\s(?:[\w/-]+\s){0,3}(?:e-?mail|message|communication|transmission)|"
    r"\b(?:questo|questa|presente|quest['’])\s?(?:[\w/-]+\s){0,3}(?:e-?mail|mail|messaggio|comunicazione|posta elettronica|trasmissione)",
    re.IGNORECASE)
_OTHERS = tuple(re.compile(words, re.IGNORECASE) for words in (
    r"\b(?:confidential|privileged|proprietary|riservat[oaie]|confidenzial[ei]|segreto professionale)\b",
    r"\b(?:intended|addressees?|recipients?|destinatari[oa]?|indirizzat[oaie])\b",
    r"\b(?:in error|by mistake|unauthori[sz]ed|not the intended|per errore|erroneamente|non autorizzat[oaie])\b",
    r"\b(?:delete|destroy|notify|inform|disclos\w+|disseminat\w+|distribut\w+|copying|strictly prohibited|"
    r"cancell\w+|distrugg\w+|elimin\w+|avvis\w+|avvert\w+|inform\w+ il mittente|divulga\w+|diffus\w+|diffonde\w+|copia\w*|vietat[oaie])\b",
    r"2016/679|\bgdpr\b|196/2003|196 del 2003"))
_NOT_FOR_YOU = re.compile(
    r"\bif you (?:are not|have received|received|believe you have received|are not the intended)\b|"
    r"\b(?:se|qualora|ove|nel caso in cui|chiunque)\s(?:[\w'’]+\s){0,4}(?:ricevut|riceva|destinatari)", re.IGNORECASE)
_PAPER = re.compile(r"(?=.*\b(?:print|printing|stampare|stampa|stampi)\b)(?=.*\b(?:environment|trees?|ambiente|alberi|carta)\b).{10,250}",
                    re.IGNORECASE)
_LONGEST_NOTICE = 3000


@dataclass(frozen=True, slots=True)
class MailBody:
    """The lines of a body, one a paragraph; by their place from 0 the rule that hides a line, by their number from 1 their roles.

    `mended` says that words broken at line ends were put together.
    """

    lines: tuple[str, ...]
    rules: Mapping[int, str]
    roles: Mapping[int, Role]
    mended: bool = False


class _Line(NamedTuple):
    """A line, how many marks of quotation it bears, and whether it belongs to a signature."""

    text: str
    depth: int = 0
    signature: bool = False


def read_body(text: str, *, flowed: bool = False, spaced: bool = False, forwarded: bool = False) -> MailBody:
    """The paragraphs of a body in plain text.

    `flowed` and `spaced` are what its header says of line ends (`format=flowed`, `delsp=yes`); `forwarded`, that the mail passes
    something on, so that what is quoted in it is what it was sent for.
    """
    lines = [_marked(line) for line in text.split("\n")]
    if flowed:
        lines = _reflowed(lines, spaced)
    lines = _with_signatures(lines)
    width = None if flowed else wrapped_at([line.text for line in lines])
    paragraphs: list[_Line] = []
    mended = False
    for (depth, signature), run in groupby(lines, key=lambda line: (line.depth, line.signature)):
        if flowed or signature:
            found: Sequence[str] = [line.text.strip() for line in run if line.text.strip()]
        else:
            found, put_together = unwrap([line.text for line in run], _alone, width)
            mended = mended or put_together
        paragraphs += (_Line(words, depth, signature) for words in found)
    return _told(paragraphs, mended, forwarded)


def leftovers(lines: Sequence[str]) -> dict[int, str]:
    """By place, the rule for each line that only mails have: a notice on confidentiality, a line of the device that sent it."""
    return {place: rule for place, line in enumerate(lines) if (rule := _rule(line))}


def heads(lines: Sequence[str]) -> dict[int, Role]:
    """By number, the role of the lines at which a forwarded message begins."""
    found: dict[int, Role] = {}
    last = -_HEAD
    for place, line in enumerate(lines):
        if _FORWARD.fullmatch(line):
            found[place + 1] = "h2"
            last = place
        elif _FROM.match(line) and place - last >= _HEAD:
            subject = next((at for at in range(place + 1, min(place + _HEAD, len(lines))) if _SUBJECT.match(lines[at])), None)
            if subject is not None and all(_FIELD.match(lines[at]) for at in (place + 1, subject - 1)):
                found[subject + 1] = "h2"
                last = subject
    return found


def _marked(line: str) -> _Line:
    """A line without its marks of quotation, and their number."""
    match = _MARKS.match(line)
    if not match or line.startswith(">From "):  # a blank program quotes a line that begins so, because of a file format
        return _Line(line.removeprefix(">") if match else line)
    return _Line(line[match.end():], match[0].count(">"))


def _reflowed(lines: Sequence[_Line], spaced: bool) -> list[_Line]:
    """Lines of `format=flowed` as paragraphs: one that ends with a blank goes on in the next of the same depth."""
    found: list[_Line] = []
    open_at: int | None = None  # the depth of the paragraph that goes on
    parts: list[str] = []
    for line in lines:
        words = line.text.removeprefix(" ") if not line.depth else line.text
        ends = not words.endswith(" ") or words == _SIGNATURE_MARK
        if open_at is not None and (open_at != line.depth or words == _SIGNATURE_MARK):
            found.append(_Line("".join(parts), open_at))
            parts, open_at = [], None
        parts.append(words[:-1] if spaced and not ends else words)
        open_at = line.depth
        if ends:
            found.append(_Line("".join(parts), line.depth))
            parts, open_at = [], None
    if open_at is not None:
        found.append(_Line("".join(parts), open_at))
    return found


def _with_signatures(lines: Sequence[_Line]) -> list[_Line]:
    """The lines, those of signatures marked as such: from `-- `, or the rule above a list's foot, to the end of what that person wrote."""
    found = list(lines)
    place = 0
    while place < len(found):
        longest = _LONGEST_SIGNATURE if found[place].text == _SIGNATURE_MARK else 0
        longest = longest or (_LONGEST_FOOT if _LIST_FOOT.fullmatch(found[place].text.strip()) else 0)
        end = place + 1
        if longest:
            while end < len(found) and found[end].depth == found[place].depth and not _opens(found[end].text):
                end += 1
            foot = [line.text for line in found[place + 1:end] if line.text.strip()]
            if len(foot) <= longest and (longest > _LONGEST_FOOT or any(map(_LIST_WORDS.search, foot))):
                found[place:end] = [line._replace(signature=True) for line in found[place:end]]
        place = end
    return found


def _opens(text: str) -> bool:
    """Whether a line opens another person's words or another foot."""
    line = text.strip()
    return bool(_FORWARD.fullmatch(line) or _FROM.match(line) or _ATTRIBUTION.fullmatch(line) or _LIST_FOOT.fullmatch(line))


def _alone(line: str) -> bool:
    """Whether a line of a mail never joins another."""
    return bool(rule_for(line) is not None or _FORWARD.fullmatch(line) or _FIELD.match(line) or _LIST_FOOT.fullmatch(line)
                or _DEVICE.fullmatch(line))


def _told(paragraphs: Sequence[_Line], mended: bool, forwarded: bool) -> MailBody:
    """The paragraphs with their marks put back, and what each is."""
    lines = tuple(f"{'> ' * line.depth}{line.text}" for line in paragraphs)
    own = [line.text if not line.depth else "" for line in paragraphs]
    rules = {**leftovers([line.text for line in paragraphs]),
             **{place: SIGNATURE for place, line in enumerate(paragraphs) if line.signature}}
    if not forwarded and not any(_FORWARD.fullmatch(line.text) for line in paragraphs):
        rules.update(dict.fromkeys(_answered(paragraphs, rules), QUOTED))
    return MailBody(lines, rules, heads(own), mended)


def _answered(paragraphs: Sequence[_Line], rules: Mapping[int, str]) -> range:
    """The places of the message that is answered, if it stands at the end below words of the sender's own."""
    end = len(paragraphs)
    while end and (end - 1) in rules and not paragraphs[end - 1].depth:
        end -= 1
    start = end
    while start and paragraphs[start - 1].depth:
        start -= 1
    if start == end:
        return range(0)
    for lines in (1, 2):  # long names break the line that says who wrote
        if start >= lines and _ATTRIBUTION.fullmatch(" ".join(line.text for line in paragraphs[start - lines:start])):
            start -= lines
            break
    return range(start, end) if any(place not in rules and not line.depth for place, line in enumerate(paragraphs[:start])) else range(0)


def _rule(line: str) -> str | None:
    """The rule for a line that only mails have."""
    if _DEVICE.fullmatch(line):
        return SIGNATURE
    if len(line) <= _LONGEST_NOTICE and (_PAPER.fullmatch(line) or _is_notice(line)):
        return DISCLAIMER
    return None


def _is_notice(line: str) -> bool:
    """A notice speaks of this message and of two matters more; or tells those it is not for what to do."""
    others = sum(pattern.search(line) is not None for pattern in _OTHERS)
    if _NOT_FOR_YOU.search(line) and others >= 2:
        return True
    return others >= 2 and _OF_MAIL.search(line) is not None
