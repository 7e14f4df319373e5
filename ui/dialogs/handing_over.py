"""What is noted in the pack of papers that were handed over: which file, when, and by which sum it is known again."""
from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from hashlib import sha256

from briefer.edits import RecordDelivery
from briefer.errors import message
from briefer.model.pack import Delivery
from briefer.session import Session
from ui.kit import Kit


def delivery(briefing: str, language: str, file: str, data: bytes, copy: str = "") -> Delivery:
    """The note of a file; `copy` is the number of a numbered copy, of how many."""
    return Delivery(date.today().isoformat(), briefing, language, file, sha256(data).hexdigest(), copy)


def note(kit: Kit, session: Session, made: Iterable[Delivery]) -> None:
    """Notes them in the pack as one step, if it is still the one on the desk and can be changed."""
    deliveries = tuple(made)
    if deliveries and kit.desk.is_open and kit.desk.session is session and not session.read_only:
        kit.do(*(RecordDelivery(one) for one in deliveries), label=message("delivery.step", files=", ".join(
            dict.fromkeys(one.file for one in deliveries))))
