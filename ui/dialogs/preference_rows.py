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
        Pref("show_paragraph_numbers", "check"), Pref("hide_menu_text", "check", hint=True))),
    ("themes", "tag", ()),
    ("grading", "shield-check", (
        Pref("grading_on", "check", hint=True), Pref("default_source_grade", "combo", hint=True), Pref("default_info_grade", "combo"),
        Pref("print_grades", "check", hint=True))),
    ("translation", "language", ()),
    ("printing", "printer", (
        Pref("paper", "combo", hint=True), Pref("layout", "combo"), Pref("number_copies", "check", hint=True),
        Pref("note_lines_mm", "spin", unit=" mm", hint=True))),
    ("saving", "device-floppy", (
        Pref("pack_folder", "folder"), Pref("autosave_s", "spin", unit=" s", hint=True), Pref("versions", "spin", hint=True),
        Pref("backup_folder", "folder", hint=True))),
    ("keyboard", "keyboard", (Pref("single_keys", "check", hint=True),)),
    ("accessibility", "accessible", (
        Pref("reduce_motion", "combo"), Pref("focus_thick", "check"), Pref("announce", "check", hint=True),
        Pref("message_seconds", "spin", unit=" s", hint=True))),
)
