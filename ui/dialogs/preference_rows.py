"""The preferences by page: which settings stand on each, and as what."""
from __future__ import annotations

from typing import Literal

from briefer.values import dataclass

Form = Literal["combo", "radio", "segments", "spin", "check", "folder"]


@dataclass(frozen=True, slots=True)
class Pref:
    """A setting on a page; the words are `pref.<name>`, those of its choices `pref.<name>.<choice>`. `hint` tells of more below it."""

    name: str
    form: Form
    hint: bool = False
    steps: tuple[int, ...] = ()
    unit: str = ""


PAGES: tuple[tuple[str, str, tuple[Pref, ...]], ...] = (
    ("general", "settings", (
        Pref("ui_language", "combo", hint=True),
        Pref("appearance", "radio"),
        Pref("text_size", "segments", steps=(90, 100, 115, 130, 150), unit=" %"),
        Pref("start", "radio"),
        Pref("briefing_languages", "combo", hint=True))),
    ("reading", "text-size", (
        Pref("reader_font", "radio"), Pref("reader_size", "spin", unit=" px"), Pref("reader_width", "spin", unit=" px"),
        Pref("show_paragraph_numbers", "check"))),
    ("themes", "tag", ()),
    ("grading", "shield-check", (Pref("default_source_grade", "combo", hint=True), Pref("default_info_grade", "combo"))),
    ("translation", "language", ()),
    ("printing", "printer", (Pref("layout", "combo"), Pref("number_copies", "check", hint=True))),
    ("saving", "device-floppy", (Pref("pack_folder", "folder"), Pref("autosave_s", "spin", unit=" s", hint=True))),
    ("keyboard", "keyboard", (Pref("single_keys", "check", hint=True),)),
    ("accessibility", "accessible", (Pref("message_seconds", "spin", unit=" s", hint=True),)),
)
