"""Mails as programs save them (RFC 5322 and MIME), broken ones too.

The older of the library's two policies is used: the newer one reads every header by a grammar, which some real headers make fail.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from typing import NamedTuple

from briefer.errors import SourceError
from briefer.importers.imported import ImportedText, RawFile
from briefer.importers.mail import Head, MailText, page_of, prefers_page
from briefer.importers.mail_headers import author, date_header, file_name, header, raw_header, text_of

_MOST_PARTS, _DEEPEST = 2000, 40
_SEALED = frozenset({"application/x-pkcs7-mime", "application/pkcs7-mime"})
_SIGNATURES = frozenset({"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"})
_TNEF = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
_BOUNDARY = re.compile(r'\s*--(?P<boundary>[^\s"]{1,70})[ \t]*\r?\n[Cc]ontent-')
_ARMOUR = "-----BEGIN PGP MESSAGE-----"


class _Part(NamedTuple):
    """A part that is not made of others; whether it is the mail's only one, and whether it belongs to a page, as pictures do."""

    message: Message
    alone: bool = False
    related: bool = False


def read_eml(raw: RawFile) -> ImportedText:
    """The text of a mail, its facts and attachments.

    Raises SourceError: `source_damaged` for a mail whose parts lie in each other without end, `mail_encrypted`, `source_empty`.
    """
    message = parsed(raw)
    letter = _certified(message)
    head = _head(letter or message)
    mail = MailText(head)
    if letter is not None:
        mail.lose("certified_envelope", 0)
    nested = add_parts(raw.name, letter or message, mail)
    for inner in () if mail else nested:  # forwarded as a file, with no word of the sender's
        told = _head(inner)
        mail.add_heading(told.subject or told.author, told.author, told.published.stated if told.published else "")
        add_parts(raw.name, inner, mail)
    if not mail:
        mail.add_heading(head.subject)
    if not mail:
        raise SourceError("source_empty", file=raw.name)
    return mail.finish("message/rfc822")


def parsed(raw: RawFile) -> Message:
    """The mail's tree of parts; SourceError `source_damaged` when they lie in each other without end."""
    data = raw.data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if data.startswith(b"From ") and b"\n" in data:  # the line before each mail of a mailbox file
        data = data.partition(b"\n")[2]
    try:
        return message_from_bytes(data)
    except RecursionError as error:
        raise SourceError("source_damaged", file=raw.name) from error


def _head(message: Message) -> Head:
    """What a mail says of itself."""
    return Head(header(message, "Subject"), author(message), header(message, "Organization"), date_header(message))


def _certified(message: Message) -> Message | None:
    """The letter within the envelope of Italian certified mail, whose own text and sender are the provider's."""
    if raw_header(message, "X-Trasporto").lower() != "posta-certificata":
        return None
    letters = (part for part in message.walk() if part.get_content_type() == "message/rfc822" and file_name(part) == "postacert.eml")
    return next((_inner(part) for part in letters), None)


def add_parts(name: str, message: Message, mail: MailText) -> list[Message]:
    """Adds the bodies and attachments of a mail; gives back the messages within it. SourceError as in `read_eml`."""
    nested = []
    for part in _parts(name, message):
        kind, attached = part.message.get_content_type(), file_name(part.message)
        placed = part.message.get_content_disposition() or ""
        if kind == "message/rfc822":
            inner = _inner(part.message)
            nested.append(inner)
            mail.attach(attached or f"{header(inner, 'Subject') or 'message'}.eml", kind, _written(inner))
        elif kind in _SIGNATURES:
            mail.lose("digital_signature", 0)
        elif kind.startswith("multipart/") or (  # one that says it is made of parts and holds none
                kind in ("text/plain", "text/html") and placed != "attachment" and (part.alone or not attached)):
            _add_body(name, part.message, mail)
        elif kind.startswith("image/") and placed != "attachment" and (part.related or placed or part.message["Content-ID"]):
            mail.lose("images")
        else:
            _attach(part.message, kind, attached, mail)
    return nested


def _attach(part: Message, kind: str, name: str, mail: MailText) -> None:
    """Adds a part that is a file, and says of what it may hide."""
    if kind == "text/calendar":
        mail.lose("calendar")
    elif kind in _TNEF or name.lower() == "winmail.dat":
        mail.lose("winmail", 0)
    elif kind in _SEALED and name.lower() in ("", "smime.p7m"):
        mail.lose("encrypted_part", 0)
    mail.attach(name, kind, _data(part))


def _parts(name: str, message: Message) -> Iterator[_Part]:
    """The parts of a mail in reading order; of those that say the same thing, the one to read."""
    waiting: list[tuple[Message, bool, int]] = [(message, False, 0)]
    count = 0
    while waiting:
        part, related, depth = waiting.pop()
        count += 1
        if count > _MOST_PARTS or depth > _DEEPEST:
            raise SourceError("source_damaged", file=name)
        kind = part.get_content_type()
        if depth == 0 and (kind == "multipart/encrypted" or kind in _SEALED):
            raise SourceError("mail_encrypted", file=name)
        within = _children(part)
        if kind == "message/rfc822" or not within:
            yield _Part(part, depth == 0, related)
        elif kind == "multipart/alternative":
            waiting += [(child, False, depth + 1) for child in reversed(_chosen(within, name))]
        else:
            waiting += [(child, kind == "multipart/related" and place > 0, depth + 1)
                        for place, child in reversed(list(enumerate(within)))]


def _children(part: Message) -> list[Message]:
    """The parts that a part is made of."""
    payload = part.get_payload()
    if isinstance(payload, str) and part.get_content_maintype() == "multipart":
        payload = _bounded(part, payload)
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []


def _bounded(part: Message, payload: str) -> object:
    """The parts of a part whose boundary is not the one it declares, but stands above the first of them all the same."""
    first = _BOUNDARY.match(payload)
    if first is None:
        return payload
    head = f'Content-Type: {part.get_content_type()}; boundary="{first["boundary"]}"\n\n'
    return message_from_bytes(head.encode() + payload.encode("utf-8", "surrogateescape")).get_payload()


def _chosen(alternatives: list[Message], name: str) -> list[Message]:
    """Of parts that say the same: the plain one, else the page if the plain one says nothing; and those that are no text."""
    plain = next((part for part in alternatives if part.get_content_type() == "text/plain"), None)
    pages = ((part, one) for part in alternatives for one in _leaves(part) if one.get_content_type() == "text/html")
    holder, page = next(pages, (None, None))
    others = [part for part in alternatives if part not in (plain, holder)
              and (not part.get_content_type().startswith("text/") or part.get_content_type() == "text/calendar")]
    if holder is None or page is None:
        return alternatives if plain is None else [plain, *others]
    if plain is None or prefers_page(text_of(plain).text, text_of(page).text, name):
        return [holder, *others]
    return [plain, *(one for one in _leaves(holder) if not one.get_content_type().startswith("text/")), *others]


def _leaves(part: Message) -> list[Message]:
    """The parts within a part, or itself, that are not made of others; messages within it are not opened."""
    found: list[Message] = []
    waiting = [part]
    while waiting and len(found) < _MOST_PARTS:
        one = waiting.pop()
        within = [] if one.get_content_type() == "message/rfc822" else _children(one)
        found += [] if within else [one]
        waiting += reversed(within)
    return found


def _add_body(name: str, part: Message, mail: MailText) -> None:
    """Adds a part of text that the mail shows; SourceError when all of it is encrypted."""
    decoded = text_of(part)
    before, armour, _ = decoded.text.partition(_ARMOUR)
    if armour:
        if not before.strip():
            raise SourceError("mail_encrypted", file=name)
        mail.lose("encrypted_part", 0)
        decoded = decoded._replace(text=before)
    if not decoded.text.strip():
        return
    if part.get_content_type() == "text/html":
        mail.add_page(page_of(decoded, name))
    else:
        mail.add_plain(decoded, flowed=_says(part, "format") == "flowed", spaced=_says(part, "delsp") == "yes")


def _says(part: Message, name: str) -> str:
    """A parameter of a part's kind, in small letters."""
    value = part.get_param(name, "")
    return value.strip().lower() if isinstance(value, str) else ""


def _inner(part: Message) -> Message:
    """The message that a part holds."""
    within = _children(part)
    return within[0] if within else Message()


def _written(message: Message) -> bytes:
    """A message within another as a file of its own: its lines as they came."""
    policy = message.policy.clone(mangle_from_=False, max_line_length=0)
    try:
        return message.as_bytes(policy=policy)
    except UnicodeEncodeError:  # lines that claim to be ASCII and are not: the library reads such, but writes them as text only
        return message.as_string(policy=policy).encode("utf-8", "replace")


def _data(part: Message) -> bytes:
    """The bytes of a part."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else _written(part)
