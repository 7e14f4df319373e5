"""The files that are handed over: their names by the rule, and writing them whole or not at all."""
from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from briefer.errors import ExportError
from briefer.files import is_for_want_of_room, write_atomically
from briefer.i18n import Catalogue
from briefer.model.briefing import Briefing
from briefer.model.pack import Pack

_LONGEST_NAME = 60


def file_name(pack: Pack, briefing: Briefing, language: str, format: str, *, draft: bool = False, copy: int = 0, kind: str = "") -> str:
    """The name of a file by the rule: date, short title, language; what keeps it apart from another one stands in between or behind."""
    title = _short_title(briefing, language)
    twin = next((one for one in pack.briefings if _short_title(one, language) == title), briefing)
    apart = "" if twin.id == briefing.id else briefing.id
    drafted = _plain(Catalogue(language, "interface").text("file.draft")) if draft else ""
    parts = [briefing.document_date, title, apart, language, kind, drafted, f"{copy:02}" if copy else ""]
    return f"{'_'.join(filter(None, parts))}.{format}"


def _short_title(briefing: Briefing, language: str) -> str:
    """What a briefing is called in the names of files."""
    titles = (briefing.title_data(name).best(language) for name in ("short_title", "title"))
    return next((plain for title in titles if (plain := _plain(title))), briefing.id)


def _plain(title: str) -> str:
    """A title as part of a file's name that every system takes: no accents, hyphens between the words."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", title) if not unicodedata.combining(sign))
    words = re.sub(r"[^A-Za-z0-9]+", "-", re.sub(r"['’](?=s\b)", "", bare)).strip("-")
    return words if len(words) <= _LONGEST_NAME else words[:_LONGEST_NAME].rpartition("-")[0] or words[:_LONGEST_NAME]


def write_file(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all; ExportError when the disk is full or the place cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)
    except (FileExistsError, NotADirectoryError) as error:
        raise ExportError("output_no_folder", folder=next(one.name for one in path.parents if one.is_file())) from error
    except OSError as error:
        if is_for_want_of_room(error):
            raise ExportError("output_disk_full", file=path.name, size=f"{-(-len(data) // 1024)} kB") from error
        raise ExportError("output_not_writable", file=path.name) from error
