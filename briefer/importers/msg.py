"""Messages as Outlook saves them (.msg)."""
from __future__ import annotations

import io
from email import message_from_string
from email.message import Message

from briefer.errors import SourceError
from briefer.importers.compound import write_compound
from briefer.importers.eml import add_parts, parsed
from briefer.importers.imported import ImportedText, RawFile
from briefer.importers.lzfu import expand
from briefer.importers.mail import Head, MailText, page_of, prefers_page
from briefer.importers.mail_headers import date_header, dated, header
from briefer.importers.msg_properties import Compound, Folder, Properties, damage
from briefer.model.dates import Date

_CLASS, _SUBJECT, _BODY, _RTF, _HTML, _HEADERS = 0x001A, 0x0037, 0x1000, 0x1009, 0x1013, 0x007D
_SENT_BY_NAME, _SENDER_NAME, _SENDER_MAIL, _SENT_BY_MAIL, _SENDER_ADDRESS = 0x0042, 0x0C1A, 0x5D01, 0x5D02, 0x0C1F
_SUBMITTED, _DELIVERED = 0x0039, 0x0E06
_DATA, _METHOD, _LONG_NAME, _SHORT_NAME, _SHOWN_NAME, _MIME, _CONTENT_ID, _FLAGS, _HIDDEN = (
    0x3701, 0x3705, 0x3707, 0x3704, 0x3001, 0x370E, 0x3712, 0x3714, 0x7FFE)
_BY_VALUE, _EMBEDDED = (0, 1), 5
_IN_BODY = 4
_TOP, _INNER, _BESIDE = 32, 24, 8  # bytes before the properties: of a file, of a message within, of an attachment
_MESSAGE = "__substg1.0_3701000D"
_NAMES = "__nameid_version1.0"
_NO_MAIL = ("IPM.CONTACT", "IPM.ABCHPERSON", "IPM.DISTLIST", "IPM.APPOINTMENT", "IPM.TASK", "IPM.ACTIVITY", "IPM.CONFIGURATION")
_SEALED = "IPM.NOTE.SMIME"
_LONGEST_RTF = 30 * 1024 * 1024


def read_msg(raw: RawFile) -> ImportedText:
    """The text of a message, its facts and attachments.

    Raises SourceError: `source_damaged`, `mail_encrypted`, `mail_not_message` for a contact, appointment or task, `source_empty`.
    """
    from olefile import OleFileIO

    with damage(raw.name):
        ole = OleFileIO(io.BytesIO(raw.data))
        file = Compound(raw.name, raw.data, ole)
    stated = Properties(file, (), _TOP)
    kind = stated.text(_CLASS).upper()
    if kind.startswith(_NO_MAIL):
        raise SourceError("mail_not_message", file=raw.name)
    head = _head(stated)
    mail = MailText(head)
    _add_body(stated, mail)
    nested = _add_attachments(file, (), mail)
    if not mail and kind.startswith(_SEALED):
        _add_signed(raw.name, mail)
    for inner in () if mail else nested:  # forwarded as an item, with no word of the sender's
        told = _head(inner)
        mail.add_heading(told.subject or told.author, told.author, told.published.stated if told.published else "")
        _add_body(inner, mail)
    if not mail:
        mail.add_heading(head.subject)
    if not mail:
        raise SourceError("source_empty", file=raw.name)
    return mail.finish("application/vnd.ms-outlook")


def _head(stated: Properties) -> Head:
    """What a message says of itself; the headers it came with know the zone."""
    sent = message_from_string(stated.long_text(_HEADERS).text.lstrip())
    author = stated.text(_SENT_BY_NAME, _SENDER_NAME, _SENT_BY_MAIL, _SENDER_MAIL, _SENDER_ADDRESS)
    return Head(stated.text(_SUBJECT), author.strip("'\" "), header(sent, "Organization"), _published(stated, sent))


def _published(stated: Properties, sent: Message) -> Date | None:
    """When a message was sent."""
    when = stated.time(_SUBMITTED) or stated.time(_DELIVERED)
    return date_header(sent) or (dated(when, f"{when:%Y-%m-%d %H:%M} UTC") if when else None)


def _add_body(stated: Properties, mail: MailText) -> None:
    """Adds the body in the first form that has it: plain, HTML, RTF."""
    plain, page = stated.long_text(_BODY), stated.page(_HTML)
    if plain.text.strip() and not (page.text and prefers_page(plain.text, page.text, stated.file.name)):
        mail.add_plain(plain)
    elif page.text.strip():
        mail.add_page(page_of(page, stated.file.name))
    elif packed := stated.data(_RTF):
        _add_rtf(packed, stated.file.name, mail)


def _add_signed(name: str, mail: MailText) -> None:
    """Adds the body of a signed message, which is a mail in an attachment; SourceError when it cannot be read without a key."""
    for attached in mail.attachments:
        inner = parsed(RawFile(name, attached.data))
        if inner.get_content_type() == "multipart/signed":
            add_parts(name, inner, mail)
    if not mail:
        raise SourceError("mail_encrypted", file=name)


def _add_rtf(packed: bytes, name: str, mail: MailText) -> None:
    """Adds a body that is only there as RTF, packed."""
    from briefer.importers.rtf import read_rtf

    with damage(name):
        data = expand(packed, _LONGEST_RTF)
    try:
        mail.add_page(read_rtf(RawFile("body.rtf", data)))
    except SourceError as error:
        if error.id != "source_empty":  # a body of nothing is none
            raise


def _add_attachments(file: Compound, folder: Folder, mail: MailText) -> list[Properties]:
    """Adds what is attached; gives back the messages within the message."""
    nested = []
    for name in sorted(file.members(folder)):
        if not name.lower().startswith("__attach_version1.0_"):
            continue
        here = (*folder, name)
        stated = Properties(file, here, _BESIDE)
        method = stated.number(_METHOD)
        shown = stated.text(_LONG_NAME, _SHORT_NAME, _SHOWN_NAME)
        if method == _EMBEDDED and file.has(here, _MESSAGE):
            inner = Properties(file, (*here, _MESSAGE), _INNER)
            nested.append(inner)
            mail.attach(f"{inner.text(_SUBJECT) or 'message'}.msg", "application/vnd.ms-outlook", _written(file, (*here, _MESSAGE)))
        elif method not in _BY_VALUE:
            mail.lose("linked_attachments")
        elif _is_picture(stated):
            mail.lose("images")
        else:
            kind = stated.text(_MIME).lower()
            if kind == "application/ms-tnef" or shown.lower() == "winmail.dat":
                mail.lose("winmail", 0)
            mail.attach(shown, kind, stated.data(_DATA))
    return nested


def _is_picture(attached: Properties) -> bool:
    """Whether an attachment is a picture that the body shows."""
    kind = attached.text(_MIME).lower()
    shown = attached.flag(_HIDDEN) or attached.number(_FLAGS) & _IN_BODY or attached.text(_CONTENT_ID)
    return kind.startswith("image/") and bool(shown)


def _written(file: Compound, folder: Folder) -> bytes:
    """A message within another as a file of its own: its streams as they came, its head as a file has it, the names of its properties."""
    fixed = file.read(folder, "__properties_version1.0")
    streams = {**file.tree(folder), "__properties_version1.0": fixed[:_INNER].ljust(_TOP, b"\0") + fixed[_INNER:]}
    if file.has((), _NAMES):
        streams[_NAMES] = file.tree((_NAMES,))
    with damage(file.name):
        return write_compound(streams)
